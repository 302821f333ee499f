"""How votes of guarantors are counted: by the rule of the text."""

import pytest

from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.events import ProposalOutcome
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.voting import common, own_lists
from bot.kernel.refusal import KernelRefusal
from tests.exercise.rules.making import HOUR, text
from tests.exercise.rules.meeting import meeting, refused

FOUR = ("frontline", "large_european", "united_states", "eu")
VOTERS = dict(zip(FOUR, ("chen", "dana", "erik", "farah"), strict=True))


def counted(rule: str | None, votes: dict[str, str], **clauses: str | None) -> ProposalOutcome:
    """What becomes of sanctions, proposed by the Beneficiary, under a rule."""
    played = meeting(text(voting=rule, **clauses))
    played.does("boris", c.Propose, responses="sanctions")
    for role, vote in votes.items():
        played.does(VOTERS.get(role, "boris"), c.CastRoleVote, proposal=1, vote=vote)
    played.waits(72 * HOUR)  # the deadline: silence is consent, and the votes are counted
    while not played.state.counts:
        assert played.waits(0)  # news that was due before comes first
    return played.state.counts[0].outcomes[0]


def carried(bound: tuple[str, ...], aside: tuple[str, ...] = ()) -> ProposalOutcome:
    return ProposalOutcome(proposal=1, carried=True, bound=bound, aside=aside)


def lost(*blocked: str) -> ProposalOutcome:
    return ProposalOutcome(proposal=1, carried=False, blocked=blocked)


@pytest.mark.parametrize(
    ("rule", "votes", "found"),
    [
        (None, {}, lost()),
        (None, {"frontline": "for"}, carried(FOUR[:1], FOUR[1:])),
        ("each_alone", {"frontline": "for", "eu": "against"}, carried(FOUR[:1], FOUR[1:])),
        ("opt_in", {"frontline": "for"}, lost()),
        ("opt_in", {"frontline": "for", "eu": "for"}, carried(("frontline", "eu"), FOUR[1:3])),
        ("qualified_majority", {}, lost()),
        ("qualified_majority", {"frontline": "for", "eu": "for", "large_european": "against"},
         carried(FOUR)),
        ("qualified_majority", {"frontline": "for", "eu": "against"}, lost("eu")),
        ("qualified_majority", {"frontline": "for", "eu": "aside"}, carried(FOUR)),
        ("consensus", {}, carried(FOUR)),
        ("consensus", {"frontline": "for", "eu": "aside"}, carried(FOUR[:3], ("eu",))),
        ("consensus", {"frontline": "for", "united_states": "against"}, lost("united_states")),
        ("consensus_with_adversary", {"frontline": "for"}, lost("adversary")),
    ],
)  # fmt: skip
def test_votes_are_counted_by_the_text_s_rule(
    rule: str | None, votes: dict[str, str], found: ProposalOutcome
) -> None:
    assert counted(rule, votes) == found


def test_a_beneficiary_with_a_veto_can_stop_what_all_want() -> None:
    assert counted("consensus", {}, beneficiary_seat="veto") == carried(FOUR)
    stopped = counted("opt_in", dict.fromkeys(FOUR, "for"), beneficiary_seat="veto")
    assert stopped == carried(FOUR)

    played = meeting(text(voting="opt_in", beneficiary_seat="veto"))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, proposal=1, vote="for")
    played.does("boris", c.CastRoleVote, proposal=1, vote="against")
    played.does("ana", c.Count)
    assert played.state.counts[0].outcomes == (lost("beneficiary"),)


def test_who_is_no_guarantor_under_the_text_has_no_vote() -> None:
    played = meeting(text(us_role="backstop"))
    played.does("chen", c.Propose, responses="materiel")

    assert (
        refused(played, "erik", c.CastRoleVote, proposal=1, vote="for")
        is ExerciseRefusal.NOT_ELECTOR
    )
    assert (
        refused(played, "farah", c.CastRoleVote, proposal=1, vote="for")
        is ExerciseRefusal.NOT_ELECTOR
    )
    assert (
        refused(played, "gil", c.CastRoleVote, proposal=1, vote="for")
        is ExerciseRefusal.NOT_FOR_ROLE
    )
    assert (
        refused(played, "boris", c.CastRoleVote, proposal=1, vote="for")
        is ExerciseRefusal.NOT_ELECTOR
    )
    assert (
        refused(played, "dana", c.CastRoleVote, proposal=2, vote="for")
        is ExerciseRefusal.NO_SUCH_MOVE
    )
    assert (
        refused(played, "dana", c.CastRoleVote, proposal=1, vote="maybe")
        is KernelRefusal.NOT_AN_OPTION
    )


def test_the_last_vote_of_a_role_counts_and_the_same_one_again_changes_nothing() -> None:
    played = meeting()
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, proposal=1, vote="against")
    played.does("dana", c.CastRoleVote, proposal=1, vote="aside")

    assert played.does("dana", c.CastRoleVote, proposal=1, vote="aside") == []
    assert played.state.proposals[0].votes["large_european"] == "aside"


def test_under_consensus_the_count_waits_for_the_silent_until_the_deadline() -> None:
    played = meeting(text(voting="consensus"))
    played.does("chen", c.Propose, responses="sanctions")
    assert refused(played, "ana", c.Count) is ExerciseRefusal.SILENCE_RUNS
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")

    assert isinstance(played.does("ana", c.Count)[-1], e.Counted)
    assert refused(played, "ana", c.Count) is ExerciseRefusal.NOTHING_TO_COUNT
    assert (
        refused(played, "dana", c.CastRoleVote, proposal=1, vote="aside")
        is ExerciseRefusal.COUNTED_ALREADY
    )


def test_each_for_itself_has_in_common_what_all_share_who_act() -> None:
    played = meeting(text(voting="each_alone"))
    played.does("chen", c.Propose, responses="sanctions, materiel")
    played.does("dana", c.Propose, responses="sanctions, money")
    played.does("farah", c.CastRoleVote, proposal=2, vote="for")
    played.does("ana", c.Count)
    count = played.state.counts[0]

    assert common(played.state, count) == {"sanctions"}
    assert own_lists(played.state, count) == {
        "frontline": {"sanctions", "materiel"},
        "large_european": {"sanctions", "money"},
        "eu": {"sanctions", "money"},
    }


def test_the_union_is_bound_only_to_what_it_decides_on() -> None:
    played = meeting(text(voting="consensus"))
    played.does("chen", c.Propose, responses="sanctions, materiel")
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)

    assert own_lists(played.state, played.state.counts[0])["eu"] == {"sanctions"}


# --- the clock -----------------------------------------------------------------------------------
