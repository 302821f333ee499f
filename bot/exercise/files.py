"""Exercises as files: the debrief with all that happened, and a bundle that replays to it."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct, field

from bot.debate.events import ExerciseHeld
from bot.debate.files.chain import build_bundle, make_refusal, read_bundle, records_of
from bot.debate.files.markdown import markdown
from bot.debate.rows import debates
from bot.exercise.content import exercises as content
from bot.exercise.events import EVENTS, ExerciseEvent
from bot.exercise.evolve import fold
from bot.exercise.handlers.debriefing import join_wording, load_compared_texts
from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.handlers.played_guarantee import find_wording
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.rows.exercises import ExerciseRow
from bot.exercise.rules.debrief import ComparedText, Debrief, build_debrief
from bot.exercise.state import Exercise, ExercisePhase
from bot.exercise.views import debrief_log
from bot.exercise.views.debrief_details import debrief_details
from bot.exercise.views.debrief_file import debrief_file
from bot.guarantee.content import tension_rules as rules
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.journal_rows import by_kind, event_of, record_of
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import check_option
from bot.kernel.view import View

_KINDS = by_kind(EVENTS)
_WRONG = (
    msgspec.ValidationError, KeyError, TypeError, ValueError, AttributeError, StopIteration,
    IndexError, RecursionError, ArithmeticError,
)  # fmt: skip
"""What reading slips on where a file was made by hand."""

ABOUT = "An exercise. Replay it with: parley replay FILE"
KINDS = ("view", "markdown", "bundle")


class ExerciseArchive(Struct, frozen=True, kw_only=True):
    """All of an exercise but its events: its row with the card, who took part, what was said, and
    the texts that its debrief compares, and the own words of the one played against."""

    row: ExerciseRow
    names: Mapping[MemberId, str]
    words: Mapping[str, str]
    others: tuple[ComparedText, ...]
    wording: Mapping[str, str] = field(default_factory=dict)


async def build_file(
    parts: Parts, community: CommunityId, exercise: LoadedExercise, kind: str
) -> View:
    """The debrief of an exercise that is over as a file. Raises Refused (NOT_AN_OPTION)."""
    check_option(say("What to download"), kind, KINDS)
    archive = await load_archive(parts, community, exercise)
    content_ = await asyncio.to_thread(_content, archive, exercise.events, kind)
    return debrief_file(kind, exercise.row.card, exercise.row.title, content_)


async def load_archive(
    parts: Parts, community: CommunityId, exercise: LoadedExercise
) -> ExerciseArchive:
    """An exercise as the store has it."""
    everybody = await debates.load_names(parts.db, community)
    took_part = {event.by for event in exercise.events if event.by is not None}
    return ExerciseArchive(
        row=exercise.row,
        names={member: name for member, name in everybody.items() if member in took_part},
        words=await exercises.load_words(parts.db, community, exercise.row.id),
        others=await asyncio.to_thread(load_compared_texts),
        wording=await find_wording(parts, community, exercise.row.source),
    )


async def load_debriefs(
    parts: Parts, community: CommunityId, debate: str, exercises_held: Iterable[ExerciseHeld]
) -> tuple[View, ...]:
    """The debriefs of the exercises that belong to a debate, to be read in its transcript. A debate
    that was brought in may name any: only those that are over, and its own, are shown."""
    views: list[View] = []
    for event in exercises_held:
        row = await exercises.load_exercise(parts.db, community, event.exercise)
        if row is not None and row.debate == debate and row.closed_at is not None:
            exercise = await EXERCISES.load(parts, community, row)
            archive = await load_archive(parts, community, exercise)
            views.append(await asyncio.to_thread(_debrief_view, archive, exercise.events))
    return tuple(views)


def _content(archive: ExerciseArchive, events: Sequence[ExerciseEvent], kind: str) -> bytes:
    if kind == "bundle":
        return write_exercise(archive, events)
    return markdown(debrief_with_log(archive, events)).encode()


def debrief_with_log(archive: ExerciseArchive, events: Sequence[ExerciseEvent]) -> View:
    """The debrief and all that happened, from what is here alone."""
    results = _debrief(archive, events)
    view = debrief_details(results, archive.words, archive.wording, names=archive.names)
    words = join_wording(archive.words, archive.wording)
    happened = debrief_log.log(results, events, archive.names, words)
    return debrief_log.debrief_and_log(view, happened)


def _debrief(archive: ExerciseArchive, events: Sequence[ExerciseEvent]) -> Debrief:
    setting = content.build_setting(archive.row.rules)
    return build_debrief(setting, events, archive.others, rules.load())


def _debrief_view(archive: ExerciseArchive, events: Sequence[ExerciseEvent]) -> View:
    results = _debrief(archive, events)
    return debrief_details(results, archive.words, archive.wording, names=archive.names)


def write_exercise(archive: ExerciseArchive, events: Sequence[ExerciseEvent]) -> bytes:
    """An exercise as a bundle."""
    rest = msgspec.to_builtins(archive)
    return build_bundle((record_of(event) for event in events), {"exercise": rest}, ABOUT)


def is_exercise(content_: bytes) -> bool:
    """Is a bundle one of an exercise? Raises Refused (BUNDLE_WRONG)."""
    rest = read_bundle(content_).get("rest")
    return isinstance(rest, dict) and "exercise" in rest


def read_exercise(content_: bytes) -> tuple[ExerciseArchive, tuple[ExerciseEvent, ...]]:
    """The exercise in a bundle, every link of its chain checked. Raises Refused (BUNDLE_WRONG)."""
    bundle = read_bundle(content_)
    try:
        archive = msgspec.convert(bundle["rest"]["exercise"], ExerciseArchive)
        events = tuple(event_of(record, _KINDS) for record in records_of(bundle))
        state: Exercise = fold(content.build_setting(archive.row.rules), events)
    except _WRONG:
        raise make_refusal("its events do not make an exercise") from None
    if state.phase is not ExercisePhase.OVER:
        raise make_refusal("its exercise is not over")
    return archive, events
