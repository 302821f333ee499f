"""Who is waited for at a sheet: those who take part, and no chair who only keeps it going."""

from datetime import timedelta

from bot.guarantee import events as e
from bot.guarantee.evolve import begun, fold
from bot.guarantee.rules.presence import closing_time, present, quorum_at
from bot.guarantee.rules.votes import Rule, Says
from bot.guarantee.state import Sheet, Whose
from bot.kernel.ids import MemberId, PlaceId
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    NOON,
    moved,
    packaging,
    proposing,
    voting,
)


def chaired() -> Sheet:
    """A sheet that Ana opened, as its journal has it."""
    made = e.SheetMade(
        at=NOON,
        by=ANA,
        number=1,
        whose=Whose.GROUP,
        place=PlaceId("p"),
        basis="",
        rule=Rule.SIMPLE,
        quorum=0,
        hours=24,
    )
    return begun("s1", "Ours", made)


def test_a_chair_who_only_keeps_a_sheet_going_holds_no_vote_open() -> None:
    one = fold(chaired(), [e.RulesChanged(at=NOON, by=ANA, rule=Rule.SIMPLE, quorum=0, hours=2)])
    one = packaging.say_here(one, BO, NOON)
    one = proposing.second(moved(one, CHEN, "term", "short"), 1, DANA)
    one = proposing.call(one, 1, ANA, NOON, chair=True)
    assert present(one, NOON) == {BO, CHEN, DANA}
    assert quorum_at(one, NOON) == 2

    for member in (BO, CHEN, DANA):
        one = voting.cast(one, 1, member, Says.FOR, NOON)

    assert closing_time(one, one.votes[0]) == NOON + timedelta(minutes=1)


def test_a_chair_who_votes_or_says_so_is_waited_for() -> None:
    def are_here(act: e.SheetEvent) -> frozenset[MemberId]:
        return present(fold(chaired(), [act]), NOON)

    assert are_here(e.MemberPresent(at=NOON, by=ANA)) == {ANA}
    assert are_here(e.AdoptionMoved(at=NOON, by=ANA)) == {ANA}
    assert present(chaired(), NOON) == frozenset()
