"""What stands in a room and changes there: the board, and what may be pressed under the news.

It has a queue of its own, so that a board which cannot be edited holds up no news.
"""

from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel import board_rows as boards
from bot.kernel.board_rows import OpenNews, ShownBoard
from bot.kernel.declaration import C, E, LoadedJournal, R, RoomNews, S, UnheardNews
from bot.kernel.growing import GrowingTuple
from bot.kernel.hosting import BoardPlace, find_board_place
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.reaching import publish_or_retry, showing
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.stored_journal import StoredJournal
from bot.kernel.view import Block, View
from bot.kernel.view_json import dump
from bot.store.statement import Statement

OLDEST = timedelta(minutes=45)
"""How old a message may be that is still edited as a board: platforms take few changes of one that
is older than an hour, and nobody looks for it any more."""


def key_of_board(stream: str) -> str:
    """The name of the queue in which a stream's board is shown."""
    return f"{stream} board"


async def find_tail(
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    view: View,
) -> tuple[Block, ...]:
    """What stands now under a view of news; nothing where none of its events asks for an act."""
    return await room.tail(parts, community, loaded, view.asks) if view.asks else ()


def add_tail(view: View, tail: tuple[Block, ...]) -> View:
    """News with what stands under it now."""
    return replace(view, blocks=(*view.blocks, *tail)) if tail else view


def digest(tail: tuple[Block, ...]) -> str:
    """Tells whether what stands under news has changed; "" for nothing."""
    return sha256(dump(View(blocks=tail)).encode()).hexdigest()[:20] if tail else ""


class BoardShowing(Struct, frozen=True, kw_only=True):
    """How a board is shown: how it `looks` in its room as far as is known, and whether it is shown
    `once_more` anyway, or where it `follows` what it shows of others."""

    looks: str
    once_more: bool
    follows: bool


async def show_standing(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    id_: str,
    *,
    once_more: bool = False,
    follows: bool = False,
) -> None:
    """Take buttons off news whose step is over, then show the board as it stands. What cannot be
    shown now is tried again after a while. `once_more` shows a board that stands already: somebody
    deleted it, or words on it were erased. One that `follows` others is shown if it has changed."""
    row = await journal.find(parts.db, community, id_)
    face = parts.rooms.face(community)
    if row is None or face is None or room.is_private(row):
        return
    key = key_of_board(journal.stream(id_))
    async with showing(parts, key):
        loaded = await journal.load(parts, community, row)

        async def show() -> None:
            await _refresh_news(journal, room, parts, community, loaded, face)
            cache = journal.in_use(parts, community, id_)
            shows = BoardShowing(looks=cache.looks, once_more=once_more, follows=follows)
            note, cache.looks = await _show_board(room, parts, community, loaded, face, shows)
            try:
                await room.after_board(parts, community, loaded, face)
            except Refused:
                await parts.db.change(*note)
                raise
            await parts.db.change(*note)  # after a kill before this all of it is shown again

        again = partial(show_standing, journal, room, parts, community, id_)
        await publish_or_retry(
            parts, key, show, again, partial(room.unreachable, parts, community, loaded)
        )


async def _show_board(
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    face: Face,
    shows: BoardShowing,
) -> tuple[tuple[Statement, ...], str]:
    """Edit the board, or post it anew where a step has begun, it has grown old or much news stands
    below it; what notes that this is done, where it was not yet, and how it looks now. That it
    stands anew is noted at once. Where another board shows all of it, it is not posted, and stays
    where it stands."""
    before = await boards.find_board(parts.db, community, loaded.stream)
    is_shown = before is not None and before.shown >= loaded.version
    if is_shown and not (shows.once_more or shows.follows):
        return (), shows.looks
    if before is not None and not (before.shown or before.step):
        before = None  # it was to be shown, and never was
    stands = await find_board_place(parts, community, loaded.stream, loaded.row.place)
    fixed = stands is not BoardPlace.FOLLOWS
    now = loaded.events[-1].at
    step = room.step(loaded.state)
    if room.carried_step is not None:
        step += await room.carried_step(parts, community, loaded)
    is_old = before is not None and now - before.posted_at >= OLDEST
    view = await room.board(parts, community, loaded)
    if stands is BoardPlace.ELSEWHERE and before is None:
        return (), shows.looks
    if fixed and is_old and not view.ends:
        return (), shows.looks
    looks = digest(view.blocks)
    if is_shown and not shows.once_more and looks == shows.looks:
        return (), looks
    anew = before is not None and (
        step != before.step or is_old or _is_far_up(room, loaded, before.posted_at)
    )
    anew = anew and not view.ends and not fixed
    mark = f"{loaded.stream}:{loaded.version}:board"
    if is_shown or shows.once_more:
        mark = f"{loaded.stream}:board:{fresh_id()}"
    shown_view = replace(view, moves=anew, leaves="" if fixed else view.leaves)
    await face.publish(loaded.row.place, shown_view, mark)
    posted_at = now if before is None or anew else before.posted_at
    shown = ShownBoard(shown=loaded.version, step=step, posted_at=posted_at)
    if before is None or anew:
        posted = replace(shown, shown=0 if before is None else before.shown)
        await parts.db.change(boards.set_board(community, loaded.stream, posted))
    return (boards.set_board(community, loaded.stream, shown),), looks


def _is_far_up(
    room: RoomNews[R, S, E], loaded: LoadedJournal[R, S, E], posted_at: datetime
) -> bool:
    """Does too much news stand below a board that was posted then (UTC)? What happened at once is
    told at once."""
    if room.most_below is None:
        return False
    since = takewhile(lambda event: event.at > posted_at, reversed(loaded.events))
    told = {event.at for event in since if not room.is_quiet(event, loaded.state)}
    return len(told) > room.most_below


async def _refresh_news(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    face: Face,
) -> None:
    """Show under the news what may be pressed there now. What was told since the journal was read
    has the buttons that it came with, until its turn comes."""
    for news in await boards.load_open_news(parts.db, community, loaded.stream):
        if news.version > loaded.version:
            break
        tail = await room.tail(parts, community, loaded, news.version)
        looks = digest(tail)
        if looks != news.looks:
            told = await _tell_again(journal, room, parts, community, loaded, news)
            if told is not None:
                mark = f"{loaded.stream}:{news.mark}"
                await face.restate(loaded.row.place, add_tail(told, tail), mark)
        if not tail:
            journal.asked(parts, community, loaded.row.id).pop(news.version, None)
            note = boards.delete_open_news(community, loaded.stream, news.version)
        elif looks != news.looks:
            note = boards.set_open_news(community, loaded.stream, replace(news, looks=looks))
        else:
            continue
        await parts.db.change(note)


async def _tell_again(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    news: OpenNews,
) -> View | None:
    """News as it was told, without what stood under it. After a start the states of then are made
    of the journal once."""
    asked = journal.asked(parts, community, loaded.row.id)
    if news.version not in asked:
        events = loaded.events
        first = await journal.begin(loaded.row, events[0])
        before = journal.fold(first, events[1 : news.since])
        after = journal.fold(before, events[max(news.since, 1) : news.until])
        then = replace(loaded, events=GrowingTuple(events[: news.until]), state=after)
        asked[news.version] = UnheardNews(journal=then, since=news.since, before=before)
    return dict(await room.news(parts, community, asked[news.version])).get(news.mark)
