"""Where the parts of a movement diagram stand, in pixels from the top left."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from bot.debate.rules.positions.stance import Camp
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions

GAP = 36
"""Pixels between two pieces of a bar."""


class Piece(Struct, frozen=True):
    """A stretch from one height to another."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2


class Flow(Struct, frozen=True):
    """People who went from one camp to another, and where their band leaves and arrives."""

    before: Camp
    after: Camp
    people: int
    leaves: Piece
    arrives: Piece


def bar(tally: Tally, room: Piece) -> dict[Camp, Piece]:
    """The pieces of a bar, each as high as its share of the voters."""
    heights = [_height(count, tally.voters, room) for count in tally.counts]
    starts = accumulate((height + GAP for height in heights), initial=room.top)
    return {
        camp: Piece(top, top + height)
        for camp, top, height in zip(ORDER, starts, heights, strict=False)
    }


def flows(table: Transitions, room: Piece) -> list[Flow]:
    """The bands between the bars, from the top at the left; none for nobody."""
    left, right = bar(table.before, room), bar(table.after, room)
    leaving = {camp: piece.top for camp, piece in left.items()}
    arriving = {camp: piece.top for camp, piece in right.items()}
    found: list[Flow] = []
    for before in ORDER:
        for after in ORDER:
            if people := table.went(before, after):
                height = _height(people, table.voters, room)
                leaves = Piece(leaving[before], leaving[before] + height)
                arrives = Piece(arriving[after], arriving[after] + height)
                leaving[before], arriving[after] = leaves.bottom, arrives.bottom
                found.append(Flow(before, after, people, leaves, arrives))
    return found


def _height(count: int, voters: int, room: Piece) -> float:
    return (room.bottom - room.top - 2 * GAP) * count / voters if voters else 0.0


def apart(wanted: Sequence[float], least: float, room: Piece) -> list[float]:
    """Heights with a least distance between them, as near as can be (in squares) to those wanted,
    which rise; inside the room, if it is long enough.

    Less their least distances the heights must only not fall: wherever they would, the neighbours
    meet at their mean (isotonic regression by pooling).
    """
    pools: list[tuple[float, int]] = []
    for number, at in enumerate(wanted):
        mean, size = at - number * least, 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean = (before * members + mean * size) / (members + size)
            size += members
        pools.append((mean, size))
    means = [mean for mean, size in pools for _ in range(size)]
    highest = max(room.bottom - (len(means) - 1) * least, room.top)
    return [min(max(mean, room.top), highest) + number * least for number, mean in enumerate(means)]
