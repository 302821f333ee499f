"""The bar beside an exercise: the hour of the game, a deadline, and what waits for a reader."""

import pytest

from bot.assembly import CATALOG
from bot.exercise.commands import playing as c
from bot.exercise.views.bar import exercise_bar
from bot.kernel.bar import Bar
from bot.kernel.catalog.parsing import parse_line
from tests.exercise.rules.making import Played, who
from tests.exercise.rules.meeting import meeting
from tests.exercise.rules.situations import PEOPLE, situations

SITUATIONS = situations()


def bar(played: Played, name: str) -> Bar:
    return exercise_bar("x", played.state, who(name))


def labels(played: Played, name: str) -> list[str]:
    return [str(button.label) for button in bar(played, name).buttons]


@pytest.mark.parametrize(
    ("situation", "now"),
    [
        ("roles are taken", "Roles are being taken"),
        ("it has begun", "Hour 0"),
        ("it is paused", "Hour 0 (paused)"),
        ("it is over", "The exercise is over"),
    ],
)
def test_it_tells_how_far_the_game_is(situation: str, now: str) -> None:
    assert [str(span) for span in bar(SITUATIONS[situation], "zoe").now.spans] == [now]


APPLIES = ["It applies", "It doesn’t", "Can’t say yet"]


def test_a_meeting_first_calls_those_parties_that_have_not_said_whether_it_applies() -> None:
    played = meeting()
    played.does("chen", c.VoteOnApplication, verdict="yes")
    called = [name for name in PEOPLE if bar(played, name).call]

    assert called == ["boris", "dana"]
    assert bar(played, "dana").call == "Say whether the guarantee applies."
    assert labels(played, "dana")[:3] == APPLIES
    assert not set(APPLIES) & set(labels(played, "gil"))
    rows = {str(label): str(words.spans[0]) for label, words in bar(played, "gil").rows}
    assert rows["Still to say whether it applies"] == (
        "the Beneficiary, the Large European Guarantor, the United States and the European Union"
    )


def test_a_vote_calls_those_roles_that_have_not_voted_and_no_other() -> None:
    played = meeting()
    for name in ("boris", "chen", "dana", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict="yes")
    played.does("chen", c.Propose, responses="sanctions")
    called = [name for name in PEOPLE if bar(played, name).call]

    assert called == ["dana"]  # Chen proposed it, and so voted for it
    assert labels(played, "dana")[:3] == [
        "For proposal 1", "Against proposal 1", "Abstain on proposal 1",
    ]  # fmt: skip
    assert "For proposal 1" not in labels(played, "hana")


def test_who_has_both_open_says_first_whether_it_applies() -> None:
    played = SITUATIONS["a proposal is open"]

    assert labels(played, "dana")[:4] == [*APPLIES, "For proposal 1"]


def test_a_deadline_of_the_sheet_is_the_clock_while_the_game_runs() -> None:
    reported = bar(SITUATIONS["it is reported"], "zoe").clock

    assert reported is not None
    assert reported.label == "Meet within"
    assert bar(SITUATIONS["it is paused"], "zoe").clock is None


def test_who_has_no_role_is_offered_one_before_the_beginning() -> None:
    assert labels(SITUATIONS["roles are taken"], "zoe")[0] == "Take a role"
    assert "Take a role" not in labels(SITUATIONS["roles are taken"], "boris")
    assert "Begin" in labels(SITUATIONS["roles are taken"], "ana")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_button_is_a_command(situation: str) -> None:
    for name in PEOPLE:
        for button in bar(SITUATIONS[situation], name).buttons:
            parse_line(button.action, CATALOG)
