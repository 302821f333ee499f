"""What an evening says of its sheet whose votes are paused: whom it waits for."""

from bot.evening.handlers.sheet_standing import say_voting
from tests.guarantee.sheets.making import ANA, BO, called, moved, pausing, sheet


def test_an_evening_waits_for_a_chair_and_for_no_voter_in_a_pause() -> None:
    voting = called(moved(sheet(), ANA, "trigger", "automatic"), 1, BO)
    names = {ANA: "Ana", BO: "Bo"}
    paused = pausing.pause(voting, chair=True)

    assert "Still to vote on the sheet" in str(say_voting(voting, names))
    assert say_voting(paused, names) == "Votes on the sheet are paused. A chair can resume them."
    assert say_voting(pausing.resume(paused, chair=True), names) == say_voting(voting, names)
