"""A side that cannot win: no ballot places it, and it forfeits nothing."""

import pytest

from bot.debate.commands import debating as c
from bot.debate.content.formats import load
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.judging import decision
from bot.debate.rules.reading_formats import read_format
from bot.debate.state import DebatePhase
from bot.kernel.refusal import Refused
from tests.debate.rules.making import SMALL, Played, refused


def in_judging() -> Played:
    """An open parliamentary debate with one speaker a side, whose judge is dana."""
    played = Played(load()["open-parliamentary"])
    for name, seat in (("boris", "gov1"), ("chen", "opp1"), ("erik", "free1")):
        played.does(name, c.TakeSeat, seat=seat)
    played.does("ana", c.NameJudge, member="dana")
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    for _ in played.state.format.segments:
        played.does("ana", c.Skip)
    played.does("ana", c.CloseVote)
    return played


def test_a_ballot_names_the_team_that_wins_and_no_non_aligned_speaker() -> None:
    played = in_judging()

    assert refused(played, "dana", c.FileBallot, ranks="Non-aligned") is DebateRefusal.RANKS_WRONG
    played.does("dana", c.FileBallot, ranks="Opposition")

    result = decision(played.state)
    assert result is not None
    assert result.winner == "opp"
    assert result.places == (("opp",), ("gov",))
    assert dict(result.points) == {"opp": 1, "gov": 0}


def test_with_one_team_left_the_debate_is_over() -> None:
    played = in_judging()

    wrong = refused(played, "ana", c.ForfeitSide, side="Non-aligned")
    assert wrong is DebateRefusal.SIDE_UNKNOWN
    played.does("ana", c.ForfeitSide, side="Government")

    result = decision(played.state)
    assert result is not None
    assert result.winner == "opp"
    assert played.state.phase is DebatePhase.CLOSED


def test_two_sides_of_a_format_can_win() -> None:
    text = SMALL.replace('name = "Con"', 'name = "Con"\nwins = false', 1)
    with pytest.raises(Refused) as caught:
        read_format(text, "small.toml")
    assert caught.value.code is DebateRefusal.FORMAT_WRONG
    assert str(caught.value.fields["field"]) == "sides"
