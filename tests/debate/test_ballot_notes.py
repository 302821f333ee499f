"""What a ballot says above its fields: what it decides, and who sees what."""

import pytest

from bot.adapters.plain.render import rendered
from bot.debate.commands import debating as c
from bot.debate.views.ballot import render_ballot_notes
from bot.kernel.view import View
from tests.debate.rules.making import Played, running, small


def notes(played: Played) -> str:
    return rendered(View(blocks=render_ballot_notes(played.state)), width=10_000)


def first_vote(winner: str, ballot: str = "secret") -> Played:
    played = Played(small(winner=f'"{winner}"'), ballot=ballot)
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("ana", c.StartDebate)
    return played


@pytest.mark.parametrize(
    ("winner", "said"),
    [
        ("swing", "the side that gains more people by the second one wins"),
        ("majority", "the second one, after the speeches, decides"),
        ("judges", "the second one, after the speeches, shows who moved"),
    ],
)
@pytest.mark.parametrize("ballot", ["secret", "named"])
def test_a_first_ballot_says_that_a_second_follows_and_who_sees_what(
    winner: str, said: str, ballot: str
) -> None:
    shown = notes(first_vote(winner, ballot))

    assert f"First of two votes: {said}." in shown
    assert "Only you see your reason." in shown
    assert ("who voted how is shown" in shown) is (ballot == "named")


def test_a_later_ballot_is_not_called_the_first() -> None:
    assert "First of two votes" not in notes(running(small()))
