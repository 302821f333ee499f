"""The time of the program: the machine's, carried on by a clock that nobody sets."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.clock import Timepiece

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Machine:
    """A machine's two clocks: one that can be set, and one that cannot."""

    def __init__(self) -> None:
        self.wall, self.steady = START, 100.0
        self.timepiece = Timepiece(lambda: self.wall, lambda: self.steady)

    def passes(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds

    def is_set(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


steps = st.lists(st.tuples(st.booleans(), st.integers(-86_400, 86_400)), max_size=20)


@given(steps)
def test_it_goes_on_evenly_however_often_the_machines_clock_is_set(
    done: list[tuple[bool, int]],
) -> None:
    machine = Machine()
    passed = 0

    for is_set, seconds in done:
        if is_set:
            machine.is_set(seconds)
        else:
            machine.passes(abs(seconds))
            passed += abs(seconds)

        assert machine.timepiece.now() == START + timedelta(seconds=passed)
        assert machine.timepiece.now() + machine.timepiece.find_jump() == machine.wall


def test_it_follows_the_machines_clock_when_it_is_told_to() -> None:
    machine = Machine()
    machine.passes(10)
    machine.is_set(-3600)

    machine.timepiece.follow()

    assert machine.timepiece.find_jump() == timedelta()
    assert machine.timepiece.now() == START + timedelta(seconds=10 - 3600)
