"""Who is reached by which name, what people may be called, and how fast they may go."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.names import LONGEST_NAME, member_name, room_name, skeleton
from bot.adapters.web.proxies import read_networks
from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.pace import Buckets, Pace
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused

TRUSTED = read_networks("127.0.0.1")


class Time:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_bucket_gives_its_burst_and_then_as_it_fills() -> None:
    time = Time()
    buckets = Buckets(Pace(burst=2, per_second=0.5), time)

    at_once = [buckets.take("ana") for _ in range(3)]
    time.seconds += 2
    later = [buckets.take("ana"), buckets.take("ana")]

    assert (at_once, later) == ([0, 0, 2], [0, 2])
    assert buckets.take("ben") == 0


@given(st.lists(st.floats(0, 100), min_size=1, max_size=50))
def test_nobody_gets_more_than_the_pace_allows(pauses: list[float]) -> None:
    time = Time()
    buckets = Buckets(Pace(burst=5, per_second=0.5), time)
    taken = 0

    for pause in pauses:
        time.seconds += pause
        taken += buckets.take("ana") == 0

    assert taken <= 5 + 0.5 * time.seconds + 1e-6


def made(make: Callable[[str], str], given_name: str) -> str | None:
    """What becomes of a name; None if it is refused as one."""
    try:
        return make(given_name)
    except Refused as refused:
        known = (
            ConsoleRefusal.NAME_WRONG,
            ConsoleRefusal.NAME_RESERVED,
            ConsoleRefusal.ROOM_NAME_WRONG,
        )
        return None if refused.code in known else str(refused)


@given(st.text(max_size=60))
def test_a_name_is_refused_or_comes_out_as_it_stays(given_name: str) -> None:
    name = made(member_name, given_name)

    assert name is None or (made(member_name, name) == name and 1 <= len(name) <= LONGEST_NAME)


@given(st.text(max_size=60))
def test_a_room_name_is_safe_in_an_address_and_as_an_id(given_name: str) -> None:
    place = made(room_name, given_name)

    assert place is None or made(room_name, place) == place
    assert not set(place or "") & set(" /?#&<>\"'\t\n")


@pytest.mark.parametrize(
    "name", ["", "\u3164\u3164", "A" + "\u0301" * 9, "Parley", "par1ey-2", "P a r l e y"]
)
def test_a_name_that_hides_or_climbs_or_is_ours_is_refused(name: str) -> None:
    assert made(member_name, name) is None


@pytest.mark.parametrize(("one", "other"), [("Ana", "Аna"), ("Bill", "B1ll"), ("Jo An", "jo-an")])
def test_names_that_look_alike_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_loopback_needs_no_token(host: str) -> None:
    assert not ConsoleConfig(host=host).guarded


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.5", "parley.local"])  # noqa: S104
def test_anything_else_does(host: str) -> None:
    with pytest.raises(Refused) as refused:
        ConsoleConfig(host=host).check()

    assert refused.value.code is ConsoleRefusal.TOKEN_MISSING


LONG = "let-me-come-in-please"


@pytest.mark.parametrize("given", [{"token": LONG}, {"admin_token": LONG}, {"names": ("a.org",)}])
def test_an_admin_who_sets_a_token_or_a_name_is_asked_for_it_on_loopback(
    given: dict[str, str],
) -> None:
    assert ConsoleConfig(**given).guarded  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"token": "a" * 15}, ConsoleRefusal.TOKEN_SHORT),
        ({"token": LONG, "admin_token": "a"}, ConsoleRefusal.TOKEN_SHORT),
        ({"token": LONG, "admin_token": LONG}, ConsoleRefusal.TOKENS_EQUAL),
    ],
)
def test_tokens_that_keep_nobody_out_are_refused(
    given: dict[str, str], code: ConsoleRefusal
) -> None:
    with pytest.raises(Refused) as refused:
        ConsoleConfig(**given).check()  # type: ignore[arg-type]

    assert refused.value.code is code
    assert LONG not in str(refused.value.fields)


def test_each_token_opens_its_roles() -> None:
    config = ConsoleConfig(host="0.0.0.0", token="in", admin_token="up")  # noqa: S104, S106

    assert [config.admits(t) for t in ("in", "up", "", "other")] == [
        Role.MEMBER,
        Role.ADMIN,
        None,
        None,
    ]
    assert config.marks[config.mark(Role.MEMBER)] is Role.MEMBER
    assert config.marks[config.mark(Role.ADMIN)] is Role.ADMIN


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80/"),
        ("0.0.0.0", "http://127.0.0.1:80/"),  # noqa: S104
        ("::1", "http://[::1]:80/"),
        ("::", "http://[::1]:80/"),
    ],
)
def test_the_address_can_be_opened(host: str, address: str) -> None:
    assert ConsoleConfig(host=host).address(80) == address


@pytest.mark.parametrize(
    ("settings", "public", "is_behind"),
    [
        ({}, (), False),
        ({"host": "0.0.0.0"}, (), False),  # noqa: S104
        ({"host": "0.0.0.0", "names": ("a.org",)}, ("http://a.org:80/",), False),  # noqa: S104
        (
            {"names": ("a.org", "b.org"), "path": "/p"},
            ("https://a.org/p/", "https://b.org/p/"),
            True,
        ),
        ({"names": ("2001:db8::1",), "proxies": TRUSTED}, ("https://[2001:db8::1]/",), True),
        ({"proxies": TRUSTED}, (), True),
    ],
)
def test_others_open_the_names_that_are_set(
    settings: dict[str, Any], public: tuple[str, ...], is_behind: bool
) -> None:
    config = ConsoleConfig(**settings)

    assert config.public_addresses(80) == public
    assert config.is_behind_proxy is is_behind
