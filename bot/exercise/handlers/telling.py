"""What the room sees of its exercises: news in order, each once, and the board in place. What is
for one role alone goes to those who hold it, and to nobody else."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.handlers.debriefing import build_debrief_view, load_heard_words, load_words
from bot.exercise.handlers.loaded import LoadedExercise, UnheardExercise
from bot.exercise.rules.application import find_missing
from bot.exercise.rules.card import ALL
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.gaps import find_quiet_gaps
from bot.exercise.rules.naming import Names, Words
from bot.exercise.rules.setting import CHAIR
from bot.exercise.rules.wording import find_judges
from bot.exercise.state import Exercise, ExercisePhase
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.announcing_changes import announce_change
from bot.exercise.views.announcing_promises import announce_verdict, is_said_alike
from bot.exercise.views.asking import ASKING, render_tail
from bot.exercise.views.board import board
from bot.exercise.views.cards import brief
from bot.kernel.command import Caller
from bot.kernel.declaration import News, WaitingNews
from bot.kernel.growing import GrowingTuple
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.rooms import Face
from bot.kernel.view import Audience, Block, View

DEBRIEF = ":debrief"
"""Ends the mark of a debrief."""


async def board_of(parts: Parts, community: CommunityId, exercise: LoadedExercise) -> View:
    """The board of an exercise as it stands."""
    words = await load_words(parts, community, exercise.row.id)
    names = await debates.load_names(parts.db, community)
    return board(exercise.row.id, exercise.state, words, names=names)


def is_quiet(event: ExerciseEvent, state: Exercise) -> bool:
    """Does the board alone tell of an event? It names who has which role until it begins; that two
    share one is told."""
    if not isinstance(event, e.RoleTaken) or state.phase is not ExercisePhase.GATHERING:
        return False
    return state.holders.get(event.role) == (event.member,)


async def tail_of(
    _: Parts, __: CommunityId, exercise: LoadedExercise, version: int
) -> tuple[Block, ...]:
    """What can be done now, under the latest news that asks for it."""
    quiet = find_quiet_gaps(exercise.state, exercise.events)
    if version in quiet:
        return ()
    for later, event in enumerate(exercise.events[version:], version + 1):
        if isinstance(event, ASKING) and later not in quiet:
            return ()
    return render_tail(exercise.state, exercise.events[version - 1], exercise.row.id)


def step_of(state: Exercise) -> str:
    """What an exercise has come to: its phase, the stage of its incident, and its meeting."""
    meeting = "meeting" if state.meeting_called else ""
    return f"{state.phase.value} {state.stage} {meeting}"


async def news_of(parts: Parts, community: CommunityId, untold: UnheardExercise) -> News:
    """What the room has not heard yet, with its marks: in one view what happened together, and the
    debrief."""
    exercise, state = untold.journal, untold.before
    names = await debates.load_names(parts.db, community)
    words = await load_heard_words(parts, community, exercise)
    quiet = find_quiet_gaps(exercise.state, exercise.events)
    news: News = []
    waiting = WaitingNews()
    alike = list[str]()
    for version, event in enumerate(untold.events, untold.since + 1):
        gives_back = isinstance(event, e.ExercisePaused) and event.by is None
        # What gives time back after a kill is no part of what was told just before that.
        if version > 1 and (gives_back or event.at != exercise.events[version - 2].at):
            news += waiting.join(version)
        before, state = state, evolve(state, event) if version > 1 else state
        if version in quiet or is_quiet(event, state):
            continue
        if isinstance(event, e.ApplicationVoted):
            alike.append(event.role)
            if is_said_alike(event, next(iter(exercise.events[version : version + 1]), None)):
                continue
            waiting.add(*announce_verdict(event, state, alike[:-1]))
            waiting.add(*announce_change(event, before, names))
            alike.clear()
            continue
        pings = find_called(event, exercise.state)
        asked = version if isinstance(event, ASKING) else 0
        waiting.add(*announce_event(event, state, names, words, before), asks=asked, pings=pings)
        if isinstance(event, e.ExerciseEnded):
            news += waiting.join(version + 1)
            over = replace(exercise, events=GrowingTuple(exercise.events[:version]), state=state)
            closing = await build_debrief_view(parts, community, over)
            news.append((f"{version}{DEBRIEF}", replace(closing, audience=Audience.ROOM)))
    return news + waiting.join(exercise.version + 1)


def news_view(exercise: LoadedExercise, since: int, names: Names, words: Words) -> View | None:
    """What has happened after so many events, as one view; None if there is nothing to tell."""
    blocks: list[Block] = []
    state = fold(exercise.state.setting, exercise.events[: max(since, 1)])
    for number, event in enumerate(exercise.events[since:], since):
        before, state = state, evolve(state, event) if number else state
        blocks += announce_event(event, state, names, words, before)
    return View(blocks=tuple(blocks)) if blocks else None


def find_called(event: ExerciseEvent, state: Exercise) -> Iterable[MemberId]:
    """Whom an event calls: all who hold a role when it begins; when the meeting is called those who
    have not said whether the guarantee applies, or all where nobody has to; when the sheet's own
    words come up those who have not said whether they are kept; and the chair where a role falls
    free, and of one that waits for them, since Parley was away."""
    if isinstance(event, e.WordingRaised):
        judges = find_judges(state, event.clause)
        return [member for role in judges for member in state.holders.get(role, ())]
    if isinstance(event, e.ExercisePaused) and event.by is None:
        return state.holders.get(CHAIR, ()) if state.phase is ExercisePhase.PAUSED else ()
    if isinstance(event, e.RoleLeft) and not state.over:
        return [chair for chair in state.holders.get(CHAIR, ()) if chair != event.by]
    if not isinstance(event, e.ExerciseBegun | e.MeetingCalled):
        return ()
    missing = find_missing(state) if isinstance(event, e.MeetingCalled) else ()
    if missing:
        return [member for role in missing for member in state.holders.get(role, ())]
    return [member for who in state.holders.values() for member in who]


async def tell_roles(
    parts: Parts, community: CommunityId, untold: UnheardExercise, face: Face
) -> None:
    """Those who hold a role hear what is for it alone; whoever cannot be reached finds it in their
    brief."""
    exercise = untold.journal
    words = await load_heard_words(parts, community, exercise)
    for version, event in enumerate(untold.events, untold.since + 1):
        if not isinstance(event, e.InjectGiven | e.InjectAdded):
            continue
        role = name_audience(exercise.state, event)
        if role != ALL:
            for member in exercise.state.holders.get(role, ()):
                by = Caller(community=community, place=exercise.row.place, member=member, name="")
                view = brief(exercise.row.id, exercise.state, role, words, by)
                mark = f"{exercise.stream}:{version}:{member}"
                await face.whisper(exercise.row.place, member, view, mark)


def build_archived(debrief: View, exercise: LoadedExercise) -> View:
    """A debrief as it stands where the community keeps results."""
    return replace(debrief, called=exercise.row.title)
