"""A lively debate of thirty is never asked to wait; one who floods is, and they alone."""

from collections.abc import Callable
from typing import cast

import pytest

from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.pace import COMMUNITY_PACE, MEMBER_PACE, Buckets, CommunityPaces
from bot.kernel.refusal import KernelRefusal, Refused
from bot.store.database import Database


def caller(member: str, community: str = "c") -> Caller:
    return Caller(
        community=CommunityId(community),
        place=PlaceId("p"),
        member=MemberId(member),
        name=member,
    )


def is_hasty(paces: CommunityPaces, by: Caller) -> bool:
    try:
        paces.keep(by)
    except Refused:
        return True
    return False


def test_thirty_who_all_do_something_twice_a_second_go_on_for_a_minute() -> None:
    now = 0.0
    paces = CommunityPaces(lambda: now)
    for _ in range(60):
        for member in range(30):
            assert not is_hasty(paces, caller(f"m{member}"))
        now += 1.0


def test_thirty_who_vote_at_once_ten_times_over_are_not_asked_to_wait() -> None:
    paces = CommunityPaces(lambda: 0.0)
    assert not [n for n in range(300) if is_hasty(paces, caller(f"m{n % 30}"))]


def test_one_who_floods_is_asked_to_wait_and_nobody_else_is() -> None:
    now = 0.0
    paces = CommunityPaces(lambda: now)
    refused = [is_hasty(paces, caller("mallory")) for _ in range(500)]

    assert refused.count(False) == MEMBER_PACE.burst
    assert not is_hasty(paces, caller("ann"))
    with pytest.raises(Refused) as hasty:
        paces.keep(caller("mallory"))
    assert hasty.value.code is KernelRefusal.TOO_FAST
    assert hasty.value.fields == {"seconds": 1}
    now += 1.0
    assert not is_hasty(paces, caller("mallory"))


def test_a_community_that_floods_slows_down_no_other() -> None:
    paces = CommunityPaces(lambda: 0.0)
    refused = [is_hasty(paces, caller(f"m{n}")) for n in range(1000)]

    assert refused.count(False) == COMMUNITY_PACE.burst
    assert not is_hasty(paces, caller("ann", "another"))


@pytest.mark.parametrize("community", ["a", "b"])
def test_a_member_of_two_communities_has_a_pace_in_each(community: str) -> None:
    paces = CommunityPaces(lambda: 0.0)
    for _ in range(100):
        is_hasty(paces, caller("m", "other"))
    assert not is_hasty(paces, caller("m", community))


class Wire:
    """What joins the databases of some processes."""

    is_shared = True

    def __init__(self) -> None:
        self.hears: list[tuple[str, Callable[[str], None]]] = []
        self.told = 0

    def listen(self, topic: str, hear: Callable[[str], None]) -> None:
        self.hears.append((topic, hear))

    def tell_others(self, topic: str, words: str) -> None:
        self.told += 1
        for about, hear in self.hears[1:]:  # the first is the one who speaks
            if about == topic:
                hear(words)


def shared(number: int, now: Callable[[], float]) -> tuple[Wire, list[Buckets]]:
    """Buckets of some processes; the first is heard by all others."""
    wire, all_ = Wire(), []
    for _ in range(number):
        buckets = Buckets(MEMBER_PACE, now)
        buckets.share(cast("Database", wire), "pace")
        all_.append(buckets)
    return wire, all_


def test_one_who_spreads_over_processes_goes_no_faster() -> None:
    now = 0.0
    _, (first, second) = shared(2, lambda: now)
    assert [first.take(("c", "mallory")) for _ in range(40)] == [0] * 40

    assert second.take(("c", "mallory")) > 0
    assert second.take(("c", "ann")) == 0
    now += 5.0
    assert [second.take(("c", "mallory")) for _ in range(11)].count(0) == 10


def test_those_who_go_slowly_are_not_spoken_of() -> None:
    now = 0.0
    wire, (first, second) = shared(2, lambda: now)
    for _ in range(300):
        assert first.take("ann") == 0
        now += 0.6
    assert wire.told == 0
    assert [second.take("ann") for _ in range(40)].count(0) == 40
