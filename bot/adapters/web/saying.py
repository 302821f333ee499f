"""What a member sends: stored first, acknowledged then, answered last."""

from aiohttp import web

from bot.adapters.web import rows as console
from bot.adapters.web.bodies import said_body
from bot.adapters.web.console import CONSOLE, Console, caller, keep_pace, member_of
from bot.adapters.web.lines import Line, Said, To, as_command, beginning, echo, read_line
from bot.adapters.web.rows import Member
from bot.kernel import clock
from bot.kernel.identity import fresh_id
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
    if line.to is To.ROOM and (speech := await here.app.speech(caller(member, said.place))):
        line = as_command(speech, line.words, here.app.catalog)
    if line.to is To.ROOM:
        number, _ = await _keep(here, member, said, line)
        return web.json_response({"number": number, "waiting": False})
    number, begun = await _keep_and_answer(here, member, said, line)
    return web.json_response({"number": number, "waiting": begun})


async def _keep_and_answer(
    here: Console, member: Member, said: Said, line: Line
) -> tuple[int, bool]:
    here.answering.reserve(member.id)
    begun = False
    try:
        number, post = await _keep(here, member, said, line)
        if post is not None:
            here.answering.begin(caller(member, said.place), line, post, said.nonce)
            begun = True
    finally:
        if not begun:
            here.answering.release(member.id)
    return number, begun


async def _keep(here: Console, member: Member, said: Said, line: Line) -> tuple[int, str | None]:
    """Store a line: its number, and its post unless it was there already."""
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
        waits = (console.await_answer(said.place, post, member.id, beginning(line)),)
    number_query = console.number_of(said.place, member.id, said.nonce)
    rows, *_, ((number,),) = await here.db.change(added, *waits, number_query)
    if rows:
        here.live.changed(said.place)
    return int(number or 0), post if rows else None
