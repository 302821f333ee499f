"""What the room sees of its debates: news in order, each once, and the board in place."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.evolve import evolve, fold
from bot.debate.handlers.acting import Open, opened, stream_of
from bot.debate.handlers.pinning import pinned
from bot.debate.handlers.planning import plan_of
from bot.debate.handlers.resulting import result_view
from bot.debate.handlers.watching import show_audiences
from bot.debate.rows import claims, debates, evidence
from bot.debate.rows.evidence import Checked
from bot.debate.state import Debate, Phase
from bot.debate.views import board as views
from bot.debate.views import evidence as evidence_views
from bot.debate.views import speech as speech_views
from bot.debate.views.announcing import announcement, called_on
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.loading import loaded
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.showing import News, archive, once_more, reached, together
from bot.kernel.view import Block, Button, Buttons, Strong, View, note, text
from bot.texts import sentence

QUIET = (e.PositionTaken, e.Queued, e.Unqueued, e.DraftKept)
"""Events that only the board tells of."""

RESULT = ":result"
"""Ends the mark of a result."""


async def show_soon(
    parts: Parts, community: CommunityId, debate: str, events: Sequence[e.DebateEvent]
) -> None:
    """Show what just happened; where only the board tells of it, perhaps a moment later."""
    quiet = all(isinstance(event, QUIET) for event in events)
    again = partial(show, parts, community, debate)
    if quiet and parts.rooms.too_soon(stream_of(debate), again):
        return
    await again()


async def show(parts: Parts, community: CommunityId, debate: str) -> None:
    """Show the room, and those who watch from elsewhere, what has happened."""
    await _show_room(parts, community, debate)
    await show_audiences(parts, community, debate)


async def _show_room(parts: Parts, community: CommunityId, debate: str) -> None:
    """Show the room what has happened and was not shown yet, and the board as it stands.

    What cannot be shown now stays to be shown later, and nothing is shown twice. After news the
    board moves to the end of the room, where people look, unless the room has a top.
    """
    face = parts.rooms.face(community)
    if face is None:
        return
    stream = stream_of(debate)
    async with parts.rooms.showing(stream):
        row = await debates.one(parts.db, community, debate)
        shown = await journal.shown_until(parts.db, community, stream)
        if row is None or shown is None:
            return
        found = await opened(parts, community, row)
        if shown >= len(found.events):
            return
        news = await news_of(parts, community, found, shown)
        names = await debates.names(parts.db, community)
        board = pinned(parts.catalog, views.board(debate, found.state, names), debate)
        board = replace(board, moves=bool(news) and not await face.has_top(row.place, stream))

        async def publish() -> None:
            for mark, view in news:
                await face.publish(row.place, view, f"{stream}:{mark}")
                if mark.endswith(RESULT):
                    kept = archived(view, debate, found.state.motion)
                    await archive(parts, community, row.place, kept, f"{stream}:{mark}:archive")
                    for module in parts.after_debates:
                        await (await loaded(module)).debate_closed(parts, community, debate)
            await face.publish(row.place, board, f"{stream}:{len(found.events)}:board")
            await _plan(face, found)

        again = partial(show, parts, community, debate)
        if await reached(
            parts, stream, publish, again, partial(_tell_chairs, parts, community, found)
        ):
            await parts.db.change(journal.shown(community, stream, len(found.events)))


async def show_board(parts: Parts, community: CommunityId, debate: str) -> None:
    """Show the board of a debate that goes on once more, where it stood."""
    stream = stream_of(debate)
    row = await debates.one(parts.db, community, debate)
    if row is None or row.closed_at is not None:
        return
    async with parts.rooms.showing(stream):
        found = await opened(parts, community, row)
        names = await debates.names(parts.db, community)
        board = pinned(parts.catalog, views.board(debate, found.state, names), debate)
        await once_more(parts, community, row.place, stream, board)


async def _plan(face: Face, found: Open) -> None:
    """Keep the platform's calendar as the debate is planned; its chairs hear, once, that Parley may
    not."""
    planned = plan_of(found.stream, found.row.place, found.events, found.state)
    if planned is None:
        return
    try:
        await face.plan(planned)
    except Unavailable:
        raise
    except Refused as denied:
        told = View(blocks=(text(sentence(denied)), text("The debate: ", Strong(planned.title))))
        for member in _runners(found):
            await face.tell(member, told)


def archived(result: View, debate: str, motion: str) -> View:
    """A result as the archive keeps it."""
    kept = Buttons((Button("Transcript", f"/debate export debate:{debate}"),))
    return replace(result, blocks=(*result.blocks, kept), called=motion)


async def _tell_chairs(parts: Parts, community: CommunityId, found: Open, why: Refused) -> None:
    """Tell those who run a debate, once, that its room cannot be shown; whoever opened it where
    nobody chairs."""
    face = parts.rooms.face(community)
    if face is None or not parts.rooms.first_trouble(found.stream):
        return
    told = View(
        blocks=(
            text(sentence(why)),
            text("The debate: ", Strong(found.state.motion)),
            note(f"debate:{found.row.id}. Everything that was said is kept."),
        )
    )
    for member in _runners(found):
        await face.tell(member, told)


def _runners(found: Open) -> tuple[MemberId, ...]:
    """Who runs a debate: its chairs, or whoever opened it."""
    opener = found.events[0].by
    return tuple(sorted(found.state.chairs)) or ((opener,) if opener else ())


async def news_of(parts: Parts, community: CommunityId, found: Open, shown: int) -> News:
    """What the room has not heard yet: announcements in one view where they happened together,
    speeches when their seal is off, and the result. The same events are always told in the same
    views, however often that is tried and whatever came after them."""
    teller = await _teller(parts, community, found)
    state = fold(found.state.format, found.events[: max(shown, 1)])
    news: News = []
    waiting: list[Block] = []
    before_at: datetime | None = None
    for version, event in enumerate(found.events[shown:], shown + 1):
        before = state
        if event.at != before_at:
            news += together(waiting, version)
        before_at = event.at
        state = evolve(state, event) if version > 1 else state
        if isinstance(event, e.SpeechGiven) and not before.sealed:
            news += together(waiting, version)
            news.append((str(version), teller.speech(len(state.speeches), event, state)))
        elif told := announcement(event, state, teller.names, teller.claims):
            waiting.append(told)
        if before.sealed and not state.sealed and state.phase is not Phase.CANCELLED:
            news += together(waiting, version + 1)
            news += [
                (f"{version}:{number}", teller.speech(number, given, state))
                for number, given in enumerate(state.speeches, 1)
                if given.segment == before.segment
            ]
        if isinstance(event, e.Closed):
            news += together(waiting, version + 1)
            closing = await result_view(parts, community, found.row, state)
            news += [(f"{version}{RESULT}", closing)]
    news += together(waiting, len(found.events) + 1)
    if news and (called := called_on(found.events[shown:], found.state)):
        mark, last = news[-1]
        news[-1] = mark, replace(last, pings=called)
    return news


class _Teller(Struct, frozen=True, kw_only=True):
    """The words that events leave out."""

    names: views.Names
    words: Mapping[str, str]
    claims: Mapping[str, str]
    quotes: Mapping[str, tuple[Checked, ...]]

    def speech(self, number: int, given: e.SpeechGiven, state: Debate) -> View:
        """A speech as the room sees it, with its evidence."""
        said = self.words.get(given.speech, "")
        shown = speech_views.speech(number, given, said, state, self.names)
        marks = evidence_views.marks(self.quotes.get(given.speech, ()))
        return replace(shown, blocks=(*shown.blocks, *marks))


async def _teller(parts: Parts, community: CommunityId, found: Open) -> _Teller:
    debate = found.row.id
    kept = await debates.speeches(parts.db, community, debate)
    return _Teller(
        names=await debates.names(parts.db, community),
        words={speech.id: speech.words for speech in kept},
        claims=await claims.words(parts.db, community, debate),
        quotes=await evidence.quotations(parts.db, community, debate),
    )
