"""Stretches of a picture, and labels on it that stand apart."""

from collections.abc import Sequence

from msgspec import Struct


class Extent(Struct, frozen=True):
    """A stretch from one height to another."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2


def spread_labels(heights: Sequence[float], least: float, room: Extent) -> list[float]:
    """Heights with a least distance between them, as near as can be (in squares) to those wanted,
    which rise; inside the room, if it is long enough.

    Less their least distances the heights must only not fall: wherever they would, the neighbours
    meet at their mean (isotonic regression by pooling).
    """
    pools: list[tuple[float, int]] = []
    for number, height in enumerate(heights):
        mean, size = height - number * least, 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean = (before * members + mean * size) / (members + size)
            size += members
        pools.append((mean, size))
    means = [mean for mean, size in pools for _ in range(size)]
    highest = max(room.bottom - (len(means) - 1) * least, room.top)
    return [min(max(mean, room.top), highest) + number * least for number, mean in enumerate(means)]
