"""Where the dots of people stand on a picture, so that each can be seen."""

from collections.abc import Sequence

import numpy as np

Place = tuple[float, float]

GOLDEN = np.pi * (3 - 5**0.5)
"""The angle from one seed of a sunflower to the next."""

ROUNDS = 60
"""How often dots that overlap are pushed apart, at most."""

MOST_PUSHED = 400
"""Dots that are pushed apart; of more, those on one spot only make a sunflower of it."""


def spread_dots(places: Sequence[Place], least: float) -> list[Place]:
    """The same places, moved as little as it takes that no two are nearer than `least`. Those on
    one spot fill a disc around it, like the seeds of a sunflower, in the order given."""
    spots: dict[Place, int] = {}
    begun: list[Place] = []
    for place in places:
        spot = (round(place[0] / least), round(place[1] / least))
        seed = spots[spot] = spots.get(spot, -1) + 1
        far, angle = least * 0.6 * seed**0.5, seed * GOLDEN
        begun.append((place[0] + far * np.cos(angle), place[1] + far * np.sin(angle)))
    if not 1 < len(begun) <= MOST_PUSHED:
        return begun
    dots = np.array(begun)
    for _ in range(ROUNDS):
        apart = dots[:, None] - dots[None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, np.inf)
        lack = np.clip(least - distance, 0, None)
        if lack.max() < 0.5:
            break
        push = apart / np.maximum(distance, 1e-9)[..., None] * lack[..., None]
        dots += 0.35 * push.sum(axis=1)
    return [(float(x), float(y)) for x, y in dots]
