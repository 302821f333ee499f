"""Two lines over time: how much of what is owed is kept, and how far it is believed. Neither is a
score: both are orders, and each step has the events behind it."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.kept_so_far import find_promise_level, judge_now
from bot.exercise.rules.rungs import GO, LEAVE, PRESSURE, RUNGS, WORDS, PromiseLevel
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.state import Exercise


class BeliefLevel(IntEnum):
    """How far it is believed by those who live with it, and by the adversary."""

    NOBODY = 0
    FEW = 1
    SOME = 2
    MOST = 3
    ALL = 4


class StagePoint(Struct, frozen=True, kw_only=True):
    """How things stood when a stage ended: `state` right after it, `ending` its rung and rules."""

    stage: int
    promise: PromiseLevel | None
    belief: BeliefLevel
    ending: e.RungChosen
    state: Exercise


def find_belief(answers: Iterable[str], rung: str) -> BeliefLevel:
    """How far it is believed: each who goes and each who leaves moves it, and so does an adversary
    that dares no more than words, or open pressure and more."""
    given = tuple(answers)
    place = RUNGS.index(rung)
    careful = place <= RUNGS.index(WORDS)
    bold = place >= RUNGS.index(PRESSURE)
    balance = given.count(GO) - given.count(LEAVE) + careful - bold
    return BeliefLevel(max(0, min(4, (balance + 4) // 2)))


def follow_stages(
    setting: ExerciseSetting, events: Sequence[ExerciseEvent]
) -> tuple[StagePoint, ...]:
    """How things stood at the end of each stage, in order; nothing for journals without ends."""
    points: list[StagePoint] = []
    state = fold(setting, events[:1])
    for event in events[1:]:
        state = evolve(state, event)
        if isinstance(event, e.RungChosen):
            answers = (answer.answer for answer in state.lives.values())
            points.append(
                StagePoint(
                    stage=state.stage,
                    promise=find_promise_level(judge_now(state)),
                    belief=find_belief(answers, event.rung),
                    ending=event,
                    state=state,
                )
            )
    return tuple(points)


def find_furthest(points: Sequence[StagePoint]) -> StagePoint | None:
    """Where promise and belief were furthest apart, the first of several; None where they never
    were."""
    apart = [(abs(_distance(point)), -number) for number, point in enumerate(points)]
    if not apart or max(apart)[0] == 0:
        return None
    return points[-max(apart)[1]]


def _distance(point: StagePoint) -> int:
    return 0 if point.promise is None else point.promise - point.belief
