"""What a secret ballot publishes of how people moved lets nobody be found out."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.debate.rules.positions.disclosure import hides_swing
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import Camp
from bot.debate.rules.positions.swing import ORDER, Swing, Tally, transitions
from tests.debate.positions.test_views import RESULT

Way = tuple[Camp, Camp]
"""A voter's camp before and after."""

ways = st.tuples(st.sampled_from(ORDER), st.sampled_from(ORDER))


def secret_result(all_ways: list[Way]) -> Result:
    return replace(RESULT, secret=True, swing=Swing(transitions(all_ways), Tally(), Tally()))


def find_worlds(all_ways: list[Way], known: int) -> Iterator[tuple[Way, ...]]:
    """All that the others may have voted, for who knows the table and the first ballots."""
    left = Counter(all_ways) - Counter(all_ways[:known])
    others = len(all_ways) - known
    for guess in product(left, repeat=others):
        if Counter(guess) == left:
            yield guess


def has_moved(way: Way) -> bool:
    return way[0] is not way[1]


@given(st.lists(ways, min_size=1, max_size=6))
def test_who_knows_a_speaker_of_each_side_learns_of_nobody_that_they_moved(
    all_ways: list[Way],
) -> None:
    moved = sum(map(has_moved, all_ways))
    if hides_swing(secret_result(all_ways)) or not 0 < moved < 3:
        return

    worlds = list(find_worlds(all_ways, known=2))

    for other in range(len(all_ways) - 2):
        assert not all(has_moved(world[other]) for world in worlds)


@given(st.lists(ways, min_size=1, max_size=4))
def test_movement_of_fewer_than_five_stays_hidden(all_ways: list[Way]) -> None:
    assert hides_swing(secret_result(all_ways))
    assert not hides_swing(replace(secret_result(all_ways), secret=False))
