"""The debrief: what the text promised beside what the players did. Nobody is scored."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.belief import StagePoint, follow_stages
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.deeds import parties
from bot.exercise.rules.clauses.judging import ClauseJudgment, judge_clauses
from bot.exercise.rules.other_text import OtherText, list_other_texts
from bot.exercise.rules.reading import (
    DECIDING,
    ClauseReading,
    TextVerdict,
    applies,
    read,
    read_case,
)
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.rules.stands import Stand, build_stand, find_decided
from bot.exercise.rules.touching import find_touched, find_undecided
from bot.exercise.state import Exercise
from bot.guarantee.rules.design import CaseReading
from bot.guarantee.rules.space import Choices, Space
from bot.guarantee.rules.tension_rules import Rules
from bot.guarantee.rules.tensions import TensionFinding as Tension
from bot.guarantee.rules.tensions import WaitingTension, check
from bot.kernel.message import say

MEETING_CALLED, FIRST_DECISION = say("Meeting called"), say("First decision")
"""The moments for which a text can set a deadline."""


class Milestone(Struct, frozen=True, kw_only=True):
    """A moment of the game, by its minute; None if it never came. `due` is the minute by which the
    text wanted it."""

    what: str
    minute: int | None
    due: int | None = None


class ComparedText(Struct, frozen=True, kw_only=True):
    """Another text to read in the same incident; `otherwise` are the other readings of its
    contested values, and `cases` what it says of some incidents."""

    name: str
    choices: Choices
    otherwise: Choices = field(default_factory=dict)
    cases: tuple[CaseReading, ...] = ()


class OtherVerdict(Struct, frozen=True, kw_only=True):
    """How a reference design would have read; `otherwise` is the verdict under the other reading of
    its contested values, if it differs. `special` are the clauses on which it has a word of its own
    for such an incident."""

    name: str
    verdict: TextVerdict
    readings: tuple[ClauseReading, ...]
    otherwise: TextVerdict | None = None
    special: frozenset[str] = frozenset()

    @property
    def reasons(self) -> tuple[ClauseReading, ...]:
        """The clauses on which the verdict hangs, and those on which it has a word of its own."""
        own = tuple(reading for reading in self.readings if reading.clause in self.special)
        if self.verdict is TextVerdict.BROKEN:
            return tuple(reading for reading in own if reading.verdict is self.verdict)
        others = (one for one in self._deciding if one.clause not in self.special)
        return (*own, *others)

    @property
    def _deciding(self) -> tuple[ClauseReading, ...]:
        deciding = [reading for reading in self.readings if reading.clause in DECIDING]
        if self.verdict is TextVerdict.YES:
            return tuple(reading for reading in deciding if reading.clause == "trigger")
        return tuple(reading for reading in deciding if reading.verdict is self.verdict)


class Debrief(Struct, frozen=True, kw_only=True):
    """All that an exercise showed. `proven_at` is the stage (from 1) at which the evidence standard
    was met; `early` are the counts before that; `other_texts` is what would have followed from the
    same votes under another text."""

    state: Exercise
    judgments: tuple[ClauseJudgment, ...]
    marks: tuple[Milestone, ...]
    decided: frozenset[str]
    stands: tuple[Stand, ...]
    proven_at: int | None
    proven_minute: int | None
    early: int
    others: tuple[OtherVerdict, ...]
    tensions: tuple[Tension, ...]
    waiting: tuple[WaitingTension, ...]
    other_texts: tuple[OtherText, ...] = ()
    timeline: tuple[ExerciseEvent, ...] = field(default=())
    stages: tuple[StagePoint, ...] = ()


def build_debrief(
    setting: ExerciseSetting,
    events: Sequence[ExerciseEvent],
    texts: Sequence[ComparedText],
    rules: Rules,
) -> Debrief:
    """The debrief of an exercise, from its journal alone and the designs to compare."""
    state = fold(setting, events)
    proven_at, proven_minute = _proven(setting, events)
    early = sum(not count.proven for count in state.counts)
    space = setting.space
    checked = check(rules, state.procedure.choices)
    judgments = judge_clauses(replace(state, over=True), READERS)
    return Debrief(
        state=state,
        judgments=judgments,
        marks=_marks(state, proven_minute),
        decided=find_decided(state),
        stands=tuple(build_stand(state, role) for role in parties(state)),
        proven_at=proven_at,
        proven_minute=proven_minute,
        early=early,
        others=tuple(
            read_other_text(space, design, setting)
            for design in texts
            if setting.card.has_attacker and design.choices != state.procedure.choices
        ),
        tensions=find_touched(state, judgments, checked.findings),
        waiting=find_undecided(judgments, checked.waiting),
        other_texts=list_other_texts(setting, events),
        timeline=tuple(event for event in events if not isinstance(event, _UNTIMED)),
        stages=follow_stages(setting, events),
    )


_UNTIMED = e.ExerciseOpened | e.RoleTaken | e.RoleLeft | e.RedLineKept | e.GapMet | e.Voted


def read_other_text(space: Space, design: ComparedText, setting: ExerciseSetting) -> OtherVerdict:
    """How another text would have read in the same incident."""
    features = setting.card.features
    readings, special = read_case(read(space, design.choices, features), design.cases, features)
    verdict = applies(readings)
    other_choices = {**design.choices, **design.otherwise}
    other_readings, _ = read_case(read(space, other_choices, features), design.cases, features)
    other_verdict = applies(other_readings)
    return OtherVerdict(
        name=design.name,
        verdict=verdict,
        readings=readings,
        otherwise=other_verdict if other_verdict is not verdict else None,
        special=special,
    )


def _proven(
    setting: ExerciseSetting, events: Sequence[ExerciseEvent]
) -> tuple[int | None, int | None]:
    """The stage and minute at which the evidence standard was first met."""
    state = fold(setting, events[:1])
    for event in events[1:]:
        state = evolve(state, event)
        if state.reports and state.proven and state.findings:
            return state.stage, event.minute
    return None, None


def _marks(state: Exercise, proven: int | None) -> tuple[Milestone, ...]:
    start = state.reports[0].minute if state.reports else None
    meet, decide = state.procedure.meet_hours, state.procedure.decide_hours
    is_reported = start is not None
    asks = state.setting.card.has_attacker and not state.procedure.silent("evidence")
    proof = (Milestone(what=say("Standard of evidence met"), minute=proven),) if asks else ()

    def due(after: int | None) -> int | None:
        return start + after * 60 if start is not None and after is not None else None

    return (
        Milestone(what=say("Reported"), minute=start),
        Milestone(
            what=MEETING_CALLED,
            minute=state.meeting_called.minute if state.meeting_called else None,
            due=due(meet) if is_reported else None,
        ),
        *proof,
        Milestone(
            what=FIRST_DECISION,
            minute=state.counts[0].minute if state.counts else None,
            due=due(decide) if is_reported else None,
        ),
    )
