"""What the room sees of its exercises: news in order, each once, and the board in place. What is
for one role alone goes to those who hold it, and to nobody else."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.handlers.acting import Open, opened, stream_of
from bot.exercise.handlers.debriefing import debrief_view, words_of
from bot.exercise.handlers.noting import note_in_debate
from bot.exercise.rows import exercises
from bot.exercise.rules.card import ALL
from bot.exercise.rules.naming import Names, Words
from bot.exercise.state import Exercise
from bot.exercise.views.announcing import telling
from bot.exercise.views.board import board, told_to
from bot.exercise.views.cards import brief
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.rooms import Face
from bot.kernel.showing import News, archive, once_more, reached, together
from bot.kernel.view import Audience, Block, View

DEBRIEF = ":debrief"
"""Ends the mark of a debrief."""


async def show(parts: Parts, community: CommunityId, exercise: str) -> None:
    """Show the room what has happened; the debate that an exercise belongs to notes its end."""
    await _show_room(parts, community, exercise)
    await note_in_debate(parts, community, exercise)


async def _show_room(parts: Parts, community: CommunityId, exercise: str) -> None:
    """Show the room what has happened and was not shown yet, and the board as it stands.

    What cannot be shown now stays to be shown later. After news the board moves to the end of the
    room. What somebody plays alone is shown to nobody else.
    """
    stream = stream_of(exercise)
    async with parts.rooms.showing(stream):
        row = await exercises.one(parts.db, community, exercise)
        shown = await journal.shown_until(parts.db, community, stream)
        if row is None or shown is None:
            return
        face = parts.rooms.face(community)
        if row.alone or face is None:
            return
        found = await opened(parts, community, row)
        if shown >= len(found.events):
            return
        publish = partial(_publish, parts, community, found, shown, face)
        if await reached(parts, stream, publish, partial(show, parts, community, exercise)):
            await parts.db.change(journal.shown(community, stream, len(found.events)))


async def show_board(parts: Parts, community: CommunityId, exercise: str) -> None:
    """Show the board of an exercise that goes on once more, where it stood."""
    stream = stream_of(exercise)
    row = await exercises.one(parts.db, community, exercise)
    if row is None or row.alone or row.closed_at is not None:
        return
    async with parts.rooms.showing(stream):
        found = await opened(parts, community, row)
        shown_board = await board_of(parts, community, found)
        await once_more(parts, community, row.place, stream, shown_board)


async def board_of(parts: Parts, community: CommunityId, found: Open) -> View:
    """The board of an exercise as it stands."""
    names = await debates.names(parts.db, community)
    return board(found.row.id, found.state, names, await words_of(parts, community, found.row.id))


async def _publish(
    parts: Parts, community: CommunityId, found: Open, shown: int, face: Face
) -> None:
    stream, place = found.stream, found.row.place
    words = await words_of(parts, community, found.row.id)
    news = await news_of(parts, community, found, shown)
    for mark, view in news:
        await face.publish(place, view, f"{stream}:{mark}")
        if mark.endswith(DEBRIEF):
            kept = archived(view, found)
            await archive(parts, community, place, kept, f"{stream}:{mark}:archive")
    await _tell_roles(found, shown, words, face)
    moves = bool(news) and not await face.has_top(place, stream)
    shown_board = replace(await board_of(parts, community, found), moves=moves)
    await face.publish(place, shown_board, f"{stream}:{len(found.events)}:board")


async def news_of(parts: Parts, community: CommunityId, found: Open, shown: int) -> News:
    """What the room has not heard yet, with its marks: in one view what happened together, and the
    debrief. The same events are always told in the same views, however often that is tried and
    whatever came after them."""
    names = await debates.names(parts.db, community)
    words = await words_of(parts, community, found.row.id)
    state = fold(found.state.setting, found.events[: max(shown, 1)])
    news: News = []
    waiting: list[Block] = []
    for version, event in enumerate(found.events[shown:], shown + 1):
        if version > 1 and event.at != found.events[version - 2].at:
            news += together(waiting, version)
        state = evolve(state, event) if version > 1 else state
        waiting += telling(event, state, names, words)
        if isinstance(event, e.Ended):
            news += together(waiting, version + 1)
            over = replace(found, events=found.events[:version], state=state)
            closing = await debrief_view(parts, community, over)
            news.append((f"{version}{DEBRIEF}", replace(closing, audience=Audience.ROOM)))
    news += together(waiting, len(found.events) + 1)
    if news and (called := called_on(found.events[shown:], found.state)):
        mark, last = news[-1]
        news[-1] = mark, replace(last, pings=called)
    return news


def news_view(found: Open, shown: int, names: Names, words: Words) -> View | None:
    """What has happened after so many events, as one view; None if there is nothing to tell."""
    blocks: list[Block] = []
    state = fold(found.state.setting, found.events[: max(shown, 1)])
    for number, event in enumerate(found.events[shown:], shown):
        state = evolve(state, event) if number else state
        blocks += telling(event, state, names, words)
    return View(blocks=tuple(blocks)) if blocks else None


def called_on(news: Sequence[ExerciseEvent], state: Exercise) -> tuple[MemberId, ...]:
    """Whom these events call: all who hold a role when it begins or the meeting is called."""
    calls = any(isinstance(event, e.Begun | e.MeetingCalled) for event in news)
    members = [member for who in state.holders.values() for member in who]
    return tuple(dict.fromkeys(members)) if calls else ()


async def _tell_roles(found: Open, shown: int, words: Words, face: Face) -> None:
    """Those who hold a role hear what is for it alone; whoever cannot be reached finds it in their
    brief."""
    for version, event in enumerate(found.events[shown:], shown + 1):
        if not isinstance(event, e.InjectGiven | e.InjectAdded):
            continue
        role = told_to(found.state, event)
        if role != ALL:
            for member in found.state.holders.get(role, ()):
                told = brief(found.row.id, found.state, role, words)
                mark = f"{found.stream}:{version}:{member}"
                await face.whisper(found.row.place, member, told, mark)


def archived(debrief: View, found: Open) -> View:
    """A debrief as it stands where the community keeps results."""
    return replace(debrief, called=found.row.title)
