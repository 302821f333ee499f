"""Who voted how is said as it was, and nobody stands aside who did not."""

import pytest

from bot.exercise.commands import playing as c
from bot.exercise.rules.naming import short_name
from bot.exercise.rules.stands import build_stand
from bot.exercise.rules.vote_record import VoteRecord, list_vote_records
from bot.exercise.views.announcing_votes import describe_votes
from bot.kernel.refusal import Refused
from tests.exercise.rules.making import HOUR, Played, text
from tests.exercise.rules.meeting import meeting


def counted(rule: str | None) -> Played:
    """The front line is for it, the large European against, the United States abstains, the EU
    does not vote."""
    played = meeting(text(voting=rule))
    played.does("boris", c.Propose, responses="sanctions")
    for name, vote in (("chen", "for"), ("dana", "against"), ("erik", "aside")):
        played.does(name, c.CastRoleVote, proposal=1, vote=vote)
    try:
        played.does("ana", c.Count)
    except Refused:
        played.waits(72 * HOUR)
        while not played.state.counts:
            played.waits(0)
    return played


def record(played: Played) -> VoteRecord:
    (one,) = list_vote_records(played.state)
    return one


@pytest.mark.parametrize("rule", [None, "each_alone", "opt_in", "qualified_majority", "consensus"])
def test_each_vote_is_told_as_it_was(rule: str | None) -> None:
    played = counted(rule)
    one = record(played)

    assert (one.in_favour, one.against, one.missing) == (
        ("frontline",), ("large_european",), ("eu",),
    )  # fmt: skip
    by_right = rule == "opt_in"
    assert one.stood_aside == (("united_states",) if by_right else ())
    assert one.abstained == (() if by_right else ("united_states",))
    said = " ".join(describe_votes(one, played.state))
    assert ("Stands aside, as the sheet allows: the United States." in said) is by_right
    for role in ("large_european", "eu"):
        assert (
            short_name(played.state, role)
            not in said.partition("Stands aside")[2].partition(".")[0]
        )
        assert build_stand(played.state, role).aside == ()


def test_silence_under_consensus_is_said_to_be_consent() -> None:
    said = describe_votes(record(counted("consensus")), counted("consensus").state)

    assert "Did not vote, which counts as consent: the European Union." in said
