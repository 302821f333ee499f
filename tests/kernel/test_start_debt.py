"""What a start itself takes: who gets it back, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.kernel.ids import CommunityId
from bot.kernel.start_debt import LEAST, LONGEST_WAIT, StartDebt

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
WEB, CHAT = CommunityId("console"), CommunityId("discord:1")


def test_who_is_served_gets_it_first_and_nobody_twice() -> None:
    debt = StartDebt(AT, frozenset({WEB, CHAT}))
    later = AT + timedelta(seconds=8)

    due = debt.find_due(later, lambda community: community == WEB)
    rest = debt.without(due)

    assert due == {WEB}
    assert rest.find_due(later, lambda community: community == WEB) == frozenset()
    assert rest.find_due(later, lambda _: True) == {CHAT}


def test_nobody_waits_for_ever_for_a_platform() -> None:
    debt = StartDebt(AT, frozenset({CHAT}))

    assert not debt.find_due(AT + LONGEST_WAIT - LEAST, lambda _: False)
    assert debt.find_due(AT + LONGEST_WAIT, lambda _: False) == {CHAT}


@pytest.mark.parametrize(("seconds", "given"), [(0.4, None), (1, 1), (9, 9)])
def test_only_what_is_worth_it_is_given_back(seconds: float, given: int | None) -> None:
    lost = StartDebt(AT, frozenset({CHAT})).find_lost(AT + timedelta(seconds=seconds))

    assert (lost and lost.length) == (None if given is None else timedelta(seconds=given))


def test_a_clock_that_is_set_meanwhile_changes_nothing() -> None:
    hour = timedelta(hours=1)
    debt = StartDebt(AT, frozenset({CHAT})).moved(hour)

    lost = debt.find_lost(AT + hour + timedelta(seconds=5))

    assert lost is not None
    assert lost.length == timedelta(seconds=5)


def test_nothing_is_owed_where_nothing_ran() -> None:
    assert StartDebt().find_lost(AT) is None
    assert not StartDebt().find_due(AT, lambda _: True)
