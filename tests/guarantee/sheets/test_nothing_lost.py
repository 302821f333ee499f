"""A vote on a sheet counts or is refused with a sentence: none is taken that nobody counts."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.guarantee.refusals import GuaranteeRefusal as Code
from bot.guarantee.rules.votes import Rule, Says
from bot.guarantee.state import Sheet
from bot.kernel.refusal import Refused
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    LATER,
    NOON,
    called,
    moved,
    packaging,
    proposing,
    sheet,
    voting,
)


def proposed() -> Sheet:
    return moved(sheet(), ANA, "trigger", "automatic")


def open_vote(rule: Rule = Rule.SIMPLE) -> Sheet:
    return called(moved(sheet(rule=rule), ANA, "trigger", "automatic"), 1, BO)


def closed() -> Sheet:
    voted = voting.cast(voting.cast(open_vote(), 1, ANA, Says.FOR, NOON), 1, BO, Says.FOR, NOON)
    return voting.close(voted, 1, NOON, by=CHEN, chair=True)


def lapsed() -> Sheet:
    return voting.tick(open_vote(), LATER + timedelta(hours=24))


def withdrawn() -> Sheet:
    return proposing.withdraw(proposed(), 1, ANA, chair=False)


def cast(one: Sheet, number: int) -> Sheet:
    return voting.cast(one, number, DANA, Says.AGAINST, NOON)


def cast_late(one: Sheet, number: int) -> Sheet:
    return voting.cast(one, number, DANA, Says.AGAINST, LATER + timedelta(hours=24))


def rank(one: Sheet, number: int) -> Sheet:
    return voting.rank(one, number, DANA, (("1",), ("0",)), NOON)


REFUSED: tuple[tuple[Callable[[], Sheet], Callable[[Sheet, int], Sheet], Code], ...] = (
    (sheet, cast, Code.NO_AMENDMENT_WAITS),
    (proposed, cast, Code.NO_VOTE_ON_IT),
    (closed, cast, Code.DECIDED_ALREADY),
    (lapsed, cast, Code.DECIDED_ALREADY),
    (withdrawn, cast, Code.DECIDED_ALREADY),
    (open_vote, cast_late, Code.BALLOT_CLOSED),
    (open_vote, rank, Code.VOTE_INSTEAD),
    (closed, rank, Code.DECIDED_ALREADY),
)


@pytest.mark.parametrize(("so_far", "act", "code"), REFUSED)
def test_a_vote_that_cannot_count_is_refused(
    so_far: Callable[[], Sheet], act: Callable[[Sheet, int], Sheet], code: Code
) -> None:
    with pytest.raises(Refused) as caught:
        act(so_far(), 1)
    assert caught.value.code is code


@pytest.mark.parametrize("rule", [Rule.SIMPLE, Rule.TWO_THIRDS, Rule.RANKED])
def test_every_vote_that_is_taken_stands_on_its_ballot(rule: Rule) -> None:
    one = open_vote(rule)
    for member, says in ((ANA, Says.FOR), (CHEN, Says.AGAINST), (DANA, Says.ABSTAIN)):
        one = voting.cast(one, 1, member, says, NOON)
    (vote,) = one.votes
    assert {ANA, CHEN, DANA} <= set(vote.ballots)


def test_a_request_for_a_vote_that_nobody_can_hear_is_refused() -> None:
    for so_far in (proposed(), open_vote(), closed()):
        with pytest.raises(Refused):
            packaging.ask_vote(so_far, 1, DANA, NOON)
