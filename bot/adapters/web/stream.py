"""The socket of a tab: all that is new in a room, in order, none lost and none twice."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from aiohttp import WSMsgType, web
from msgspec import Struct

from bot.adapters.web import rows as console
from bot.adapters.web.bars import draw_status
from bot.adapters.web.bodies import unreadable, whole, word
from bot.adapters.web.console import CONSOLE, Console, address_of, caller, keep_pace
from bot.adapters.web.door import check_origin
from bot.adapters.web.languages import language_of, reader_of
from bot.adapters.web.live import Listener, UnkeptView
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.refusing import told
from bot.adapters.web.rows import Member, Post
from bot.kernel import clock, languages
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId
from bot.kernel.reader import Reader
from bot.kernel.refusal import Refused, Unavailable

FIRST_WORDS = 10.0
"""Seconds in which a tab must say who it is."""

BEAT = 20.0
"""Seconds of silence after which a tab hears that the connection lives."""

LARGEST_MESSAGE = 4096
AT_ONCE = 100

CLOSE_STOPPING = 1001
CLOSE_LATER = 1013
CLOSE_REFUSED = 4000


async def socket(request: web.Request) -> web.StreamResponse:
    """GET /api/socket?place=…&after=N, a WebSocket. The tab's first message is {key}; then come
    the posts after number N, edited ones with the id they had, and notices."""
    here = request.app[CONSOLE]
    check_origin(request)
    keep_pace(here.asking, address_of(request))
    after = whole(request.query.get("after"), "after") or 0
    place = await here.place(request.query.get("place", ""))
    stream = web.WebSocketResponse(
        timeout=2.0, heartbeat=2 * BEAT, max_msg_size=LARGEST_MESSAGE, compress=False
    )
    if not stream.can_prepare(request):
        raise Refused(ConsoleRefusal.NO_WEBSOCKET)
    await stream.prepare(request)
    try:
        member = await here.member(await _key(stream))
        await here.app.meet(caller(member, place))  # so that others can name them from now on
    except Refused as refused:
        await _refuse(stream, refused, await reader_of(request))
        return stream
    with here.live.listen(place, member.id, member.name) as listener:
        async with asyncio.TaskGroup() as both:
            sending = both.create_task(
                _send_all(
                    here, stream, OpenTab(member, listener), after, partial(language_of, request)
                )
            )
            async for _ in stream:
                pass  # a tab has nothing to say here; reading notices when it goes
            sending.cancel()
    return stream


async def _key(stream: web.WebSocketResponse) -> str:
    """The key in the first message. Raises Refused (SIGNED_OUT, REQUEST_UNREADABLE)."""
    try:
        first = await stream.receive(FIRST_WORDS)
    except TimeoutError:
        raise Refused(ConsoleRefusal.SIGNED_OUT) from None
    if first.type is not WSMsgType.TEXT:
        raise Refused(ConsoleRefusal.SIGNED_OUT)
    try:
        fields = json.loads(first.data)
    except (ValueError, RecursionError):
        raise unreadable("it is not JSON") from None
    if not isinstance(fields, dict):
        raise unreadable("it is not a JSON object")
    return word(fields, "key", LARGEST_MESSAGE)


class OpenTab(Struct):
    """A tab that listens, and the bar as it was told last."""

    member: Member
    listener: Listener
    bar: Mapping[str, object] = {}


async def _send_all(
    here: Console,
    stream: web.WebSocketResponse,
    tab: OpenTab,
    after: int,
    language: Callable[[], Awaitable[str]],
) -> None:
    """Send what is new whenever there is something, until the tab goes or the console stops. The
    tab's `language` changes with the community's settings."""
    listener = tab.listener
    try:
        await _send(stream, {"type": "ready"})
        while True:
            listener.woken.clear()
            closing = here.live.closed
            spoken = await language()
            # The bar first: a post offers only what the bar does not, from the moment it is there.
            await _send_status(here, stream, tab, languages.reader(spoken))
            after = await _send_new(here, stream, listener, after, spoken)
            if closing:
                break
            try:
                async with asyncio.timeout(BEAT):
                    await listener.woken.wait()
            except TimeoutError:
                await _send(stream, {"type": "beat"})
        await stream.close(code=CLOSE_STOPPING)
    except ConnectionError:
        pass  # the tab went away; reading notices it as well
    except Refused as refused:
        code = CLOSE_LATER if isinstance(refused, Unavailable) else CLOSE_REFUSED
        await _refuse(stream, refused, languages.reader(await language()), code)


async def _send_new(
    here: Console,
    stream: web.WebSocketResponse,
    listener: Listener,
    after: int,
    language: str,
) -> int:
    """Send the posts after a number, then the notices given before; returns the last number."""
    notices = tuple(listener.notices)
    listener.notices.clear()
    while True:
        stretch = await console.unseen(here.db, listener.place, listener.member, after, AT_ONCE)
        if stretch.newest < after:  # an older store was put back; what the tab shows is not ours
            await _send(stream, {"type": "again"})
            return stretch.newest
        for post in stretch.posts:
            await _send(stream, here.drawings.shown(post, listener.member, language))
        if len(stretch.posts) < AT_ONCE:
            break
        after = stretch.posts[-1].number
    while listener.unkept:
        post = _as_last_post(listener, listener.unkept.popleft(), stretch.newest)
        await _send(stream, here.drawings.shown(post, listener.member, language))
    reader = languages.reader(language)
    for notice in notices:
        await _send(stream, {name: reader.bare(words) for name, words in notice.items()})
    return stretch.newest


def _as_last_post(listener: Listener, unkept: UnkeptView, newest: int) -> Post:
    """A view that is kept nowhere, as a post below all others."""
    return Post(
        number=newest,
        post=fresh_id(),
        position=newest,
        author=MemberId(""),
        name="",
        reader=listener.member,
        view=unkept.view,
        at=unkept.at,
    )


async def _send_status(
    here: Console, stream: web.WebSocketResponse, tab: OpenTab, reader: Reader
) -> None:
    """Send who is here and how things stand, where that has changed. The tab sets its clocks by
    `now` (UTC)."""
    listener = tab.listener
    if listener.people_due:
        listener.people_due = False
        await _send(stream, {"type": "people", "names": here.live.people(listener.place)})
    if listener.bar_due:
        listener.bar_due = False
        bar = await draw_status(here, tab.member, listener.place, reader)
        if bar != tab.bar:
            tab.bar = bar
            await _send(stream, {**bar, "now": clock.now().isoformat()})


async def _send(stream: web.WebSocketResponse, message: Mapping[str, object]) -> None:
    await stream.send_str(json.dumps(message, ensure_ascii=False))


async def _refuse(
    stream: web.WebSocketResponse, refused: Refused, reader: Reader, code: int = CLOSE_REFUSED
) -> None:
    try:
        await _send(stream, {"type": "refused", **told(refused, reader)})
    except ConnectionError:
        return
    await stream.close(code=code)
