"""The clock of a turn: its time is neither lost nor won, whatever is done to it."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.debate.rules.turn_clock import TurnClock
from tests.debate.rules.making import START

spans = st.integers(1, 7200).map(lambda seconds: timedelta(seconds=seconds))
waits = st.integers(0, 600).map(lambda seconds: timedelta(seconds=seconds))
acts = st.lists(st.tuples(st.sampled_from(["pause", "resume", "add"]), waits), max_size=30)
NONE = timedelta()


@given(spans, waits)
def test_time_that_is_gone_and_time_that_is_left_are_the_whole(
    span: timedelta, wait: timedelta
) -> None:
    clock = TurnClock.start(span, START)

    at = START + wait

    assert clock.elapsed(at) == wait
    assert clock.remaining(at) == max(NONE, span - wait)


@given(spans, acts)
def test_it_has_run_as_long_as_it_did_not_stand(
    span: timedelta, done: list[tuple[str, timedelta]]
) -> None:
    clock, at = TurnClock.start(span, START), START
    ran = added = NONE
    for act, wait in done:
        at += wait
        ran += wait if clock.paused_at is None else NONE
        match act:
            case "pause":
                clock = clock.pause(at)
            case "resume":
                clock = clock.resume(at)
            case _:
                clock = clock.add(wait)
                added += wait

        assert clock.elapsed(at) == ran
        assert clock.span == span + added
        assert clock.remaining(at) == max(NONE, span + added - ran)
        if clock.paused_at is None:
            assert clock.instant(clock.span) - at == span + added - ran


@given(spans, waits, waits)
def test_while_it_stands_nothing_is_lost(span: timedelta, wait: timedelta, on: timedelta) -> None:
    clock = TurnClock.start(span, START).pause(START + wait)

    later = START + wait + on

    assert clock.remaining(later) == clock.remaining(START + wait)
    assert clock.resume(later).remaining(later) == clock.remaining(START + wait)
    assert clock.pause(later) == clock


@given(spans, waits, waits)
def test_a_wall_clock_set_back_takes_nothing(
    span: timedelta, wait: timedelta, back: timedelta
) -> None:
    clock = TurnClock.start(span, START)

    assert TurnClock.start(span, START + wait).elapsed(START + wait - back) == NONE
    later = START + wait - back
    assert clock.pause(START + wait).resume(later).remaining(later) == max(NONE, span - wait)
