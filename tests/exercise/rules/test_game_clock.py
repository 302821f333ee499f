"""The clock of the game: its time is neither lost nor won, whatever is done to it."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.exercise.rules.game_clock import DAY, GRAIN, GameClock
from tests.exercise.rules.making import START

days = st.integers(60, 7 * 24 * 3600)
waits = st.integers(0, 6000).map(lambda seconds: timedelta(seconds=seconds))
acts = st.lists(st.tuples(st.sampled_from(["pause", "resume", "add"]), waits), max_size=30)


def minutes(ran: timedelta, day: int) -> int:
    return (ran + GRAIN) * DAY // timedelta(seconds=day)


@given(days, acts)
def test_it_has_run_as_long_as_it_did_not_stand(
    day: int, done: list[tuple[str, timedelta]]
) -> None:
    clock, at = GameClock.start(day, START), START
    ran, added = timedelta(), 0
    for act, wait in done:
        at += wait
        ran += wait if clock.paused_at is None else timedelta()
        match act:
            case "pause":
                clock = clock.pause(at)
            case "resume":
                clock = clock.resume(at)
            case _:
                clock = clock.add(wait.seconds)
                added += wait.seconds

        assert clock.minute(at) == added + minutes(ran, day)


@given(days, waits, waits)
def test_while_it_stands_no_time_passes(day: int, wait: timedelta, on: timedelta) -> None:
    clock = GameClock.start(day, START).pause(START + wait)

    later = START + wait + on

    assert clock.minute(later) == clock.minute(START + wait)
    assert clock.resume(later).minute(later) == clock.minute(START + wait)
    assert clock.pause(later) == clock


@given(days, st.integers(0, 5000), st.integers(0, 5000))
def test_it_reaches_a_minute_when_it_says_so(day: int, minute: int, ahead: int) -> None:
    clock = GameClock.start(day, START).add(ahead)

    reached = clock.instant(minute)

    assert reached is not None
    assert clock.minute(max(reached, START)) == max(minute, ahead)
    assert clock.remaining(minute, max(reached, START)) == 0
    assert clock.remaining(minute, START) == max(0, minute - ahead)


def test_it_never_goes_back() -> None:
    clock = GameClock.start(600, START).add(30)

    assert clock.add(-5) == clock
    assert clock.minute(START - timedelta(hours=1)) == 30
    later = START - timedelta(hours=1)
    assert clock.pause(START).resume(later).minute(later) == 30


def test_without_a_day_only_what_is_skipped_counts() -> None:
    clock = GameClock.start(0, START).add(180)

    assert clock.minute(START + timedelta(days=9)) == 180
    assert clock.instant(240) is None
    assert clock.remaining(240, START) == 60
