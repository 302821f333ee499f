"""What a member sends: stored first, acknowledged then, answered last."""

from aiohttp import web
from msgspec.structs import replace

from bot.adapters.web import rows as console
from bot.adapters.web.bodies import said_body
from bot.adapters.web.console import CONSOLE, Console, caller, keep_pace, member_of
from bot.adapters.web.hinting import hint_at_asking
from bot.adapters.web.lines import Line, Said, To, as_command, beginning, echo, read_line
from bot.adapters.web.rows import Member
from bot.kernel import clock
from bot.kernel.identity import fresh_id
from bot.kernel.refusal import Unavailable
from bot.kernel.view_json import dump
from bot.store.statement import Statement


async def say(request: web.Request) -> web.Response:
    """POST /api/say {place, words, nonce, pressed?, values?}, alone or as the part `said` beside
    files: {number, waiting}, once the line is on disk. The answer comes over the socket.

    The same nonce twice counts once, and gives the same number.
    """
    here = request.app[CONSOLE]
    member = await member_of(request)
    keep_pace(here.sending, member.id)
    said = await said_body(request)
    await here.place(said.place)
    line = read_line(said, here.app.catalog)
    by = caller(member, said.place)
    if line.to is To.ROOM and (speech := await here.app.speech(by, begun=said.begun)):
        line = as_command(speech, line.words, here.app.catalog)
    if line.entry is not None and (kept := await here.app.find_talk(by, line.entry)):
        # The room is told by whoever wrote it; that it is kept no longer is done without a word.
        words = await _keep(here, member, replace(said, words=kept), Line(to=To.ROOM, words=kept))
        await here.app.hear(by, said.words)
        return web.json_response({"number": words[0], "waiting": False})
    if line.to is To.ROOM:
        hint = hint_at_asking(line, said.place, member.id, here.app.catalog)
        number, _ = await _keep(here, member, said, line, hint)
        return web.json_response({"number": number, "waiting": False})
    number, begun = await _keep_and_answer(here, member, said, line)
    return web.json_response({"number": number, "waiting": begun})


async def _keep_and_answer(
    here: Console, member: Member, said: Said, line: Line
) -> tuple[int, bool]:
    here.answering.reserve(member.id)
    by, number, begun = caller(member, said.place), 0, False
    try:
        number, post = await _keep(here, member, said, line)
        if post is not None:
            here.answering.begin(by, line, post, said.nonce)
            begun = True
    except Unavailable as unavailable:
        if not _loses_nothing(line):
            raise
        here.answering.begin_unkept(by, line, said.nonce, unavailable)
        begun = True
    finally:
        if not begun:
            here.answering.release(member.id)
    return number, begun


def _loses_nothing(line: Line) -> bool:
    """May a line be answered that cannot be stored? Only a question, or a command on its own: what
    took longer to write stays with its author until it is on disk."""
    if line.to is To.PARLEY:
        return True
    return line.entry is not None and not (line.given or line.filled or line.entry.parameters)


async def _keep(
    here: Console, member: Member, said: Said, line: Line, beside: tuple[Statement, ...] = ()
) -> tuple[int, str | None]:
    """Store a line, with what is written `beside` it: its number, and its post unless it was there
    already."""
    post, draft = fresh_id(), echo(said, line)
    added = console.add(
        said.place,
        post,
        dump(draft.view),
        at=clock.now(),
        author=member.id,
        reader=member.id if draft.private else None,
        nonce=said.nonce,
    )
    waits: tuple[Statement, ...] = ()
    if line.to is not To.ROOM:
        words, process = beginning(line), here.db.process
        waits = (console.await_answer(said.place, post, member.id, words, process),)
    number_query = console.number_of(said.place, member.id, said.nonce)
    rows, *_, ((number,),) = await here.db.change(added, *waits, *beside, number_query)
    if rows:
        here.live.changed(said.place, talk=True)
    return int(number or 0), post if rows else None
