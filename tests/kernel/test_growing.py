"""A tuple that is cheap to lengthen behaves as a tuple does, however its versions branch."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.growing import CHUNK, GrowingTuple

Steps = st.lists(st.tuples(st.integers(0, 1000), st.lists(st.integers(), max_size=2 * CHUNK)))
"""Each lengthens one of the versions that there are, by its place among them."""


@given(Steps)
def test_every_version_stays_what_the_tuple_beside_it_is(
    steps: list[tuple[int, list[int]]],
) -> None:
    """Two decisions on one state lengthen it twice, each for itself."""
    versions: list[tuple[GrowingTuple[int], tuple[int, ...]]] = [(GrowingTuple(), ())]
    for which, items in steps:
        growing, plain = versions[which % len(versions)]
        versions.append((growing.plus(*items), (*plain, *items)))
    for growing, plain in versions:
        assert tuple(growing) == plain
        assert len(growing) == len(plain)
        assert growing == GrowingTuple(plain)
        assert hash(growing) == hash(GrowingTuple(plain))
        assert [growing[n] for n in range(-len(plain), len(plain))] == [*plain, *plain]
        assert list(reversed(growing)) == list(reversed(plain))


@given(st.integers(0, 3 * CHUNK), st.slices(3 * CHUNK))
def test_a_part_of_it_is_that_part_of_the_tuple(size: int, part: slice) -> None:
    assert GrowingTuple(range(size))[part] == tuple(range(size))[part]


@given(st.integers(0, 3 * CHUNK))
def test_it_ends_where_the_tuple_ends(size: int) -> None:
    growing = GrowingTuple(range(size))
    for beyond in (size, size + CHUNK, -size - 1):
        try:
            growing[beyond]
        except IndexError:
            continue
        raise AssertionError(beyond)


def test_one_more_item_takes_as_little_memory_at_the_end_of_a_long_one_as_of_a_short_one() -> None:
    assert _bytes_for_one_more(1000 * CHUNK) == _bytes_for_one_more(CHUNK)


def _bytes_for_one_more(length: int) -> int:
    growing = GrowingTuple(range(length))
    tracemalloc.start()
    try:
        longer = growing.plus(0)  # noqa: F841
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
