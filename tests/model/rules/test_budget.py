"""How much of the model a day has."""

from datetime import UTC, datetime

import pytest

from bot.kernel.refusal import RefusalCode, Refused
from bot.model.refusals import ModelRefusal
from bot.model.rules.budget import Limits, Spent, check, estimate, midnight

LIMITS = Limits(community_requests=10, community_tokens=1000, member_requests=3, member_tokens=300)


def test_within_the_limits_one_may_ask() -> None:
    check(LIMITS, Spent(2, 299), Spent(9, 999))


def test_nought_sets_no_limit() -> None:
    check(Limits(), Spent(10**6, 10**9), Spent(10**6, 10**9))


@pytest.mark.parametrize(
    ("member", "community", "code"),
    [
        (Spent(3, 0), Spent(3, 0), ModelRefusal.MODEL_MEMBER_SPENT),
        (Spent(0, 300), Spent(0, 300), ModelRefusal.MODEL_MEMBER_SPENT),
        (Spent(0, 0), Spent(10, 0), ModelRefusal.MODEL_COMMUNITY_SPENT),
        (Spent(0, 0), Spent(0, 1000), ModelRefusal.MODEL_COMMUNITY_SPENT),
    ],
)
def test_who_spent_it_is_told_whose_share_it_was(
    member: Spent, community: Spent, code: RefusalCode
) -> None:
    with pytest.raises(Refused) as refused:
        check(LIMITS, member, community)

    assert refused.value.code == code


def test_a_request_that_could_go_over_the_community_s_tokens_is_not_sent() -> None:
    check(LIMITS, Spent(), Spent(1, 700), tokens=300)
    with pytest.raises(Refused):
        check(LIMITS, Spent(), Spent(1, 700), tokens=301)


def test_a_budget_smaller_than_one_request_has_one() -> None:
    check(LIMITS, Spent(), Spent(), tokens=5000)


def test_a_day_begins_at_midnight_utc() -> None:
    assert midnight(datetime(2026, 5, 4, 23, 59, 59, 999, tzinfo=UTC)) == datetime(
        2026, 5, 4, tzinfo=UTC
    )


def test_an_estimate_counts_what_is_sent_and_the_longest_answer() -> None:
    assert estimate(3000, 500) == 1500
