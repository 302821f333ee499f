"""Instants as people write them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused
from bot.kernel.when import (
    FURTHEST,
    is_exact,
    read_both_orders,
    read_instant,
    read_other_order,
    read_zone,
)

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)  # a Wednesday
KYIV = ZoneInfo("Europe/Kyiv")
ZONES = ("UTC", "Europe/Kyiv", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2026-12-01 18:00", at(2026, 12, 1, 16, 0)),
        ("2026-12-01T18:00", at(2026, 12, 1, 16, 0)),
        ("2026-12-01, 18h00", at(2026, 12, 1, 16, 0)),
        ("1.12.2026 18:00", at(2026, 12, 1, 16, 0)),
        ("2026-12-01 18:00 UTC", at(2026, 12, 1, 18, 0)),
        ("2026-12-01 18:00 America/New_York", at(2026, 12, 1, 23, 0)),
        ("2026-12-01 18:00 europe/kyiv", at(2026, 12, 1, 16, 0)),
        ("2026-12-01T18:00Z", at(2026, 12, 1, 18, 0)),
        ("2026-12-01T18:00:00+01:00", at(2026, 12, 1, 17, 0)),
        ("tomorrow 18:00", at(2026, 11, 26, 16, 0)),
        ("demain 18h00", at(2026, 11, 26, 16, 0)),
        ("Today 18:00", at(2026, 11, 25, 16, 0)),
        ("18:00", at(2026, 11, 25, 16, 0)),
        ("8:00", at(2026, 11, 26, 6, 0)),
        ("friday 18:00", at(2026, 11, 27, 16, 0)),
        ("wednesday 8:00", at(2026, 12, 2, 6, 0)),
        ("in 2 hours", at(2026, 11, 25, 12, 30)),
        ("in 90 minutes", at(2026, 11, 25, 12, 0)),
        ("In  3 days", at(2026, 11, 28, 10, 30)),
        ("dans 1 semaine", at(2026, 12, 2, 10, 30)),
        ("<t:1796148000:F>", at(2026, 12, 1, 18, 0)),
        ("tomorrow 9pm", at(2026, 11, 26, 19, 0)),
        ("tomorrow at 9 p.m.", at(2026, 11, 26, 19, 0)),
        ("next monday 18.30", at(2026, 11, 30, 16, 30)),
        ("1/12/2026 18:00", at(2026, 12, 1, 16, 0)),
        ("01 December 2026, 18:00 UTC", at(2026, 12, 1, 18, 0)),
        ("1 Dec 2026 18:00 UTC", at(2026, 12, 1, 18, 0)),
        ("Tuesday, December 1, 2026 at 6:00 PM", at(2026, 12, 1, 16, 0)),
        ("demain 21h", at(2026, 11, 26, 19, 0)),
        ("morgen 18:30 Uhr", at(2026, 11, 26, 16, 30)),
        ("завтра 18:00", at(2026, 11, 26, 16, 0)),
        ("friday noon", at(2026, 11, 27, 10, 0)),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, instant: datetime) -> None:
    assert read_instant(words, NOW, KYIV) == instant


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", KernelRefusal.WHEN_WRONG),
        ("soon", KernelRefusal.WHEN_WRONG),
        ("at eight", KernelRefusal.WHEN_WRONG),
        ("2026-13-01 18:00", KernelRefusal.WHEN_WRONG),
        ("2026-12-01 25:00", KernelRefusal.WHEN_WRONG),
        ("2026-12-01", KernelRefusal.WHEN_WRONG),
        ("31/31/2026 18:00", KernelRefusal.WHEN_WRONG),
        ("soon 18:00", KernelRefusal.WHEN_WRONG),
        ("01/12/2026", KernelRefusal.WHEN_WRONG),
        ("tomorrow 18:00 Atlantis", KernelRefusal.WHEN_WRONG),
        ("in 5 fortnights", KernelRefusal.WHEN_WRONG),
        ("<t:99999999999>", KernelRefusal.WHEN_FAR),
        ("2026-11-24 18:00", KernelRefusal.WHEN_PAST),
        ("today 8:00", KernelRefusal.WHEN_PAST),
        ("in 0 minutes", KernelRefusal.WHEN_PAST),
        ("2028-01-01 18:00", KernelRefusal.WHEN_FAR),
        ("in 9999 weeks", KernelRefusal.WHEN_FAR),
    ],
)
def test_what_is_no_time_to_come_is_refused(words: str, code: RefusalCode) -> None:
    with pytest.raises(Refused) as refused:
        read_instant(words, NOW, KYIV)
    assert refused.value.code is code


def test_the_month_comes_first_where_that_is_the_custom() -> None:
    new_york = ZoneInfo("America/New_York")

    assert read_instant("12/1/2026 6pm", NOW, new_york) == at(2026, 12, 1, 23, 0)
    assert read_instant("1/12/2026 18:00", NOW, KYIV) == at(2026, 12, 1, 16, 0)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("1/12/2026 18:00", None),  # 12 January is past
        ("2/1/2027 18:00", at(2027, 2, 1, 16, 0)),
        ("02/01/2027 18:00", at(2027, 2, 1, 16, 0)),
        ("13/1/2027 18:00", None),
        ("2/2/2027 18:00", None),
        ("2.1.2027 18:00", None),
        ("tomorrow 18:00", None),
    ],
)
def test_a_date_that_can_mean_two_days_has_another_reading(
    words: str, other: datetime | None
) -> None:
    assert read_other_order(words, NOW, KYIV) == other


def test_a_date_that_is_past_in_one_order_is_read_in_the_other() -> None:
    assert read_instant("12/1/2026 18:00", NOW, KYIV) == at(2026, 12, 1, 16, 0)
    assert read_both_orders("12/1/2026 18:00", NOW, KYIV) == (at(2026, 12, 1, 16, 0), None)


def test_a_date_of_two_readings_comes_with_both() -> None:
    both = (at(2027, 1, 2, 16, 0), at(2027, 2, 1, 16, 0))
    assert read_both_orders("2/1/2027 18:00", NOW, KYIV) == both


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("2026-12-01T16:00:00+00:00", True),
        ("<t:1796148000:F>", True),
        ("2026-12-01 16:00", False),
        ("tomorrow 9pm", False),
    ],
)
def test_what_a_button_writes_is_read_in_one_way_alone(words: str, exact: bool) -> None:
    assert is_exact(words) is exact


@pytest.mark.parametrize("words", ["", "Atlantis", "../etc/passwd", "Europe/", "\0"])
def test_a_zone_that_there_is_not_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        read_zone(words)
    assert read_zone(" Europe/Kyiv ").key == "Europe/Kyiv"


@given(
    st.timedeltas(timedelta(minutes=1), timedelta(days=360)),
    st.sampled_from(ZONES),
    st.sampled_from(["%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%Y-%m-%dT%H:%M:%S"]),
)
def test_what_a_clock_on_the_wall_shows_is_read_back(
    ahead: timedelta, name: str, form: str
) -> None:
    zone = ZoneInfo(name)
    instant = (NOW + ahead).replace(second=0, microsecond=0)
    there = instant.astimezone(zone)

    read = read_instant(there.strftime(form), NOW, zone)

    # An hour that the wall shows twice is its first.
    assert read.astimezone(zone).replace(fold=0) == there.replace(fold=0)
    assert read == instant or there.fold == 1


@given(st.text(max_size=40), st.sampled_from(ZONES))
@example("²:²²", "UTC")
@example("in ² hours", "UTC")
def test_any_words_are_an_instant_to_come_or_are_refused(words: str, name: str) -> None:
    try:
        found = read_instant(words, NOW, ZoneInfo(name))
    except Refused:
        return
    assert NOW < found <= NOW + FURTHEST
    assert found.tzinfo is UTC
