"""Where the parts of a movement diagram stand, in pixels from the top left."""

from itertools import accumulate

from msgspec import Struct

from bot.debate.rules.positions.stance import Camp
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.kernel.spacing import Extent

GAP = 36
"""Pixels between two pieces of a bar."""


class Flow(Struct, frozen=True):
    """People who went from one camp to another, and where their band leaves and arrives."""

    before: Camp
    after: Camp
    people: int
    leaves: Extent
    arrives: Extent


def bar(tally: Tally, room: Extent) -> dict[Camp, Extent]:
    """The pieces of a bar, each as high as its share of the voters."""
    heights = [_height(count, tally.voters, room) for count in tally.counts]
    starts = accumulate((height + GAP for height in heights), initial=room.top)
    return {
        camp: Extent(top, top + height)
        for camp, top, height in zip(ORDER, starts, heights, strict=False)
    }


def flows(table: Transitions, room: Extent) -> list[Flow]:
    """The bands between the bars, from the top at the left; none for nobody."""
    left_bar, right_bar = bar(table.before, room), bar(table.after, room)
    leaving = {camp: piece.top for camp, piece in left_bar.items()}
    arriving = {camp: piece.top for camp, piece in right_bar.items()}
    all_flows: list[Flow] = []
    for before in ORDER:
        for after in ORDER:
            if people := table.went(before, after):
                height = _height(people, table.voters, room)
                leaves = Extent(leaving[before], leaving[before] + height)
                arrives = Extent(arriving[after], arriving[after] + height)
                leaving[before], arriving[after] = leaves.bottom, arrives.bottom
                all_flows.append(Flow(before, after, people, leaves, arrives))
    return all_flows


def _height(count: int, voters: int, room: Extent) -> float:
    return (room.bottom - room.top - 2 * GAP) * count / voters if voters else 0.0
