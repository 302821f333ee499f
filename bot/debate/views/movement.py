"""The picture of how people moved between the camps, and the words that say all it shows.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop.
"""

from collections.abc import Mapping

from bot.debate.rules.positions.stance import NAMES, Camp, per_cent, signed
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.movement_picture import draw


def movement_png(
    table: Transitions, names: Mapping[Camp, str] = NAMES, *, dark: bool = False
) -> bytes:
    """How people moved between the camps from the first vote to the closing one, as a PNG of
    1200 × 720 pixels. Its ground is opaque, so either theme can be read on any page."""
    return draw(table, names, dark=dark)


def movement_alt(table: Transitions, names: Mapping[Camp, str] = NAMES) -> str:
    """The movement diagram in words, with every number in it."""
    if not table.voters:
        return "Movement between the votes: nobody voted both times."
    people = "one person" if table.voters == 1 else f"{table.voters} people"
    ways = [(one, other) for one in ORDER for other in ORDER if table.went(one, other)]
    stayed = [f"{table.went(*way)} {names[way[0]]}" for way in ways if way[0] is way[1]]
    moved = [
        f"{table.went(*way)} from {names[way[0]]} to {names[way[1]]}"
        for way in ways
        if way[0] is not way[1]
    ]
    swings = [f"{names[camp]} {signed(table.swing(camp))}" for camp in ORDER]
    return (
        f"Movement of {people} who voted both times. Before: {_shares(table.before, names)}. "
        f"After: {_shares(table.after, names)}. Swing in points: {', '.join(swings)}. "
        f"Stayed: {', '.join(stayed) or 'nobody'}. Moved: {', '.join(moved) or 'nobody'}."
    )


def _shares(tally: Tally, names: Mapping[Camp, str]) -> str:
    return ", ".join(
        f"{names[camp]} {per_cent(tally.share(camp))} ({tally.of(camp)})" for camp in ORDER
    )
