"""What the room sees of its exercises: news in order, each once, and the board in place. What is
for one role alone goes to those who hold it, and to nobody else."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.handlers.debriefing import build_debrief_view, load_words
from bot.exercise.handlers.loaded import LoadedExercise, UnheardExercise
from bot.exercise.rules.card import ALL
from bot.exercise.rules.naming import Names, Words
from bot.exercise.state import Exercise
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.board import board, name_audience
from bot.exercise.views.cards import brief
from bot.kernel.declaration import News, join_news
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.rooms import Face
from bot.kernel.view import Audience, Block, View

DEBRIEF = ":debrief"
"""Ends the mark of a debrief."""


async def board_of(parts: Parts, community: CommunityId, exercise: LoadedExercise) -> View:
    """The board of an exercise as it stands."""
    names = await debates.load_names(parts.db, community)
    return board(
        exercise.row.id, exercise.state, names, await load_words(parts, community, exercise.row.id)
    )


async def news_of(parts: Parts, community: CommunityId, untold: UnheardExercise) -> News:
    """What the room has not heard yet, with its marks: in one view what happened together, and the
    debrief."""
    exercise, state = untold.journal, untold.before
    names = await debates.load_names(parts.db, community)
    words = await load_words(parts, community, exercise.row.id)
    news: News = []
    waiting: list[Block] = []
    for version, event in enumerate(untold.events, untold.since + 1):
        if version > 1 and event.at != exercise.events[version - 2].at:
            news += join_news(waiting, version)
        state = evolve(state, event) if version > 1 else state
        waiting += announce_event(event, state, names, words)
        if isinstance(event, e.ExerciseEnded):
            news += join_news(waiting, version + 1)
            over = replace(exercise, events=exercise.events[:version], state=state)
            closing = await build_debrief_view(parts, community, over)
            news.append((f"{version}{DEBRIEF}", replace(closing, audience=Audience.ROOM)))
    news += join_news(waiting, exercise.version + 1)
    if news and (pings := find_called(untold.events, exercise.state)):
        mark, last = news[-1]
        news[-1] = mark, replace(last, pings=pings)
    return news


def news_view(exercise: LoadedExercise, since: int, names: Names, words: Words) -> View | None:
    """What has happened after so many events, as one view; None if there is nothing to tell."""
    blocks: list[Block] = []
    state = fold(exercise.state.setting, exercise.events[: max(since, 1)])
    for number, event in enumerate(exercise.events[since:], since):
        state = evolve(state, event) if number else state
        blocks += announce_event(event, state, names, words)
    return View(blocks=tuple(blocks)) if blocks else None


def find_called(news: Sequence[ExerciseEvent], state: Exercise) -> tuple[MemberId, ...]:
    """Whom these events call: all who hold a role when it begins or the meeting is called."""
    calls = any(isinstance(event, e.ExerciseBegun | e.MeetingCalled) for event in news)
    members = [member for who in state.holders.values() for member in who]
    return tuple(dict.fromkeys(members)) if calls else ()


async def tell_roles(
    parts: Parts, community: CommunityId, untold: UnheardExercise, face: Face
) -> None:
    """Those who hold a role hear what is for it alone; whoever cannot be reached finds it in their
    brief."""
    exercise = untold.journal
    words = await load_words(parts, community, exercise.row.id)
    for version, event in enumerate(untold.events, untold.since + 1):
        if not isinstance(event, e.InjectGiven | e.InjectAdded):
            continue
        role = name_audience(exercise.state, event)
        if role != ALL:
            for member in exercise.state.holders.get(role, ()):
                view = brief(exercise.row.id, exercise.state, role, words)
                mark = f"{exercise.stream}:{version}:{member}"
                await face.whisper(exercise.row.place, member, view, mark)


def build_archived(debrief: View, exercise: LoadedExercise) -> View:
    """A debrief as it stands where the community keeps results."""
    return replace(debrief, called=exercise.row.title)
