"""“Same votes, other text”: what would have followed from the same votes, findings and minutes had
one clause of the text been another."""

from collections.abc import Sequence

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.other_words import UNKNOWABLE, describe_other
from bot.exercise.rules.refolding import refold
from bot.exercise.rules.results import ExerciseResult, build_result
from bot.exercise.rules.setting import ExerciseSetting

VARIED = (
    "voting", "evidence", "deadline", "trigger", "scope", "beneficiary_seat", "convene",
    "obligation", "covered_events", "covered_territory", "conduct_condition",
)  # fmt: skip
"""The clauses from which something can follow while all votes stay as they were."""

WITHOUT_ATTACK = ("voting", "deadline", "scope", "beneficiary_seat", "convene")
"""Those of them that are asked for where nobody attacked."""

_MEETING, _DECIDED, _BOUND, _APPLIES, _HELD, _ASKED, _BESIDE = 64, 32, 16, 12, 8, 2, 1
"""How much a difference weighs: whether they met, what was decided together, who was bound,
whether it applied, whether the clause held, that more would have had to ask or be asked, and
whether another clause held."""


class OtherText(Struct, frozen=True, kw_only=True):
    """One clause with another option: what would have followed, in words, and how far that is from
    what happened (0 where it is the same)."""

    clause: str
    option: str
    words: str
    weight: int
    result: ExerciseResult

    @property
    def differs(self) -> bool:
        """Would anything have been different?"""
        return self.weight > 0


def list_other_texts(
    setting: ExerciseSetting, events: Sequence[ExerciseEvent]
) -> tuple[OtherText, ...]:
    """All other options of the clauses that are varied: those first from which the most different
    would have followed."""
    opened = events[0]
    own = dict(opened.choices) if isinstance(opened, e.ExerciseOpened) else {}
    happened = build_result(refold(setting, events, {}))
    rows = []
    for clause in VARIED if setting.card.has_attacker else WITHOUT_ATTACK:
        for option in setting.space.clause(clause).options:
            if own.get(clause) == (option.id,):
                continue
            result = build_result(refold(setting, events, {clause: (option.id,)}))
            weight = weigh(clause, happened, result)
            words = describe_other(clause, happened, result) if weight else ""
            rows.append(
                OtherText(
                    clause=clause, option=option.id, words=words, weight=weight, result=result
                )
            )
    return tuple(sorted(rows, key=lambda row: -row.weight))


def weigh(clause: str, happened: ExerciseResult, other: ExerciseResult) -> int:
    """How far a result is from what happened; 0 where it is the same."""
    if other.is_short_of_meeting(happened) or other.unasked - happened.unasked:
        return _ASKED
    weight = _MEETING if happened.met is None and other.met is not None else 0
    if happened.decided != other.decided:
        weight += _DECIDED + len(happened.decided ^ other.decided)
    if happened.bound != other.bound:
        weight += _BOUND + len(happened.doers ^ other.doers)
    if not happened.is_settled_like(other):
        weight += _APPLIES
    for one in happened.judgments:
        broken = [result.judgments[one].standing is Standing.BROKEN for result in (happened, other)]
        if broken[0] is not broken[1] and not (one == clause and clause in UNKNOWABLE):
            weight += _HELD if one == clause else _BESIDE
    return weight
