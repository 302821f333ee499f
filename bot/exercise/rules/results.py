"""What came of an exercise under a text, so that two texts can be set beside each other."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from bot.exercise.rules.application import CANNOT_SAY, find_undecided
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import ClauseJudgment, judge_clauses
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.refolding import find_barred
from bot.exercise.rules.setting import ADVERSARY, BENEFICIARY
from bot.exercise.rules.stands import find_decided
from bot.exercise.rules.voting import find_missing_voters, own_lists
from bot.exercise.state import Exercise


class ExerciseResult(Struct, frozen=True, kw_only=True):
    """`met` is the minute in which the meeting was called. `applies` says whether the guarantee
    applies (yes, no, open or split; "" while that is not settled), and `appliers` for whom.
    `decided` are the responses in the common name, `bound` those of each guarantor, by role;
    `blockers` stopped a proposal, the proposals in `barred` could not be made, and `unasked` have a
    vote beside the guarantors and gave none on what was carried."""

    state: Exercise
    met: int | None
    applies: str
    appliers: frozenset[str]
    decided: frozenset[str]
    bound: Mapping[str, frozenset[str]]
    blockers: frozenset[str]
    barred: tuple[int, ...]
    unasked: frozenset[str]
    judgments: Mapping[str, ClauseJudgment]

    @property
    def doers(self) -> frozenset[str]:
        """The guarantors that are bound to something."""
        return frozenset(role for role, responses in self.bound.items() if responses)

    def is_settled_like(self, other: "ExerciseResult") -> bool:
        """Does it apply in both for the same? Where nobody attacked that is not what was asked."""
        same = (self.applies, self.appliers) == (other.applies, other.appliers)
        return same or not self.state.setting.card.has_attacker

    def is_short_of_meeting(self, happened: "ExerciseResult") -> bool:
        """Would those who asked for the meeting that took place not have been enough?"""
        return happened.met is not None and self.met is None


def build_result(state: Exercise) -> ExerciseResult:
    """What came of an exercise, as if it were over now."""
    over = replace(state, over=True)
    meeting, settled = over.meeting_called, over.application
    bound: dict[str, frozenset[str]] = dict.fromkeys(
        guarantors(over.setting, over.procedure), frozenset[str]()
    )
    for count in over.counts:
        for role, responses in own_lists(over, count).items():
            bound[role] = bound.get(role, frozenset()) | responses
    outcomes = [outcome for count in over.counts for outcome in count.outcomes]
    return ExerciseResult(
        state=over,
        met=meeting.minute if meeting else None,
        applies=settled.applies if settled else CANNOT_SAY if find_undecided(over) else "",
        appliers=frozenset(settled.roles) if settled else frozenset(),
        decided=find_decided(over),
        bound=bound,
        blockers=frozenset(role for outcome in outcomes for role in outcome.blocked),
        barred=tuple(proposal.number for proposal in find_barred(over)),
        unasked=_find_unasked(over),
        judgments={judgment.clause: judgment for judgment in judge_clauses(over, READERS)},
    )


def _find_unasked(state: Exercise) -> frozenset[str]:
    carried = (one.proposal for count in state.counts for one in count.outcomes if one.carried)
    return frozenset(
        role
        for number in carried
        for role in find_missing_voters(state, state.proposals[number - 1])
        if role in (ADVERSARY, BENEFICIARY)
    )
