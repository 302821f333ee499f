"""The picture of how people moved between the camps, and the words that say all it shows.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop.
"""

from collections.abc import Mapping

from bot.debate.rules.positions.stance import NAMES, Camp
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.crossings import say_crossings, say_switched
from bot.debate.views.movement_picture import draw
from bot.kernel.message import row_of, say
from bot.kernel.reader import ENGLISH, Reader


def movement_png(
    table: Transitions,
    names: Mapping[Camp, str] = NAMES,
    reader: Reader = ENGLISH,
    *,
    dark: bool = False,
) -> bytes:
    """How people moved between the camps from the first vote to the closing one, as a PNG."""
    return draw(table, names, reader, dark=dark)


def movement_alt(table: Transitions, names: Mapping[Camp, str] = NAMES) -> str:
    """What the movement diagram finds, in words."""
    if not table.voters:
        return say("Nobody voted both times.")
    moves = [(before, after) for before in ORDER for after in ORDER if table.went(before, after)]
    moved = [
        say(
            "{people} from {before} to {after}",
            people=table.went(before, after),
            before=names[before],
            after=names[after],
        )
        for before, after in moves
        if before is not after
    ]
    if not moved:
        return say("Nobody switched sides: {votes}.", votes=_counts(table.before, names))
    return say(
        "{crossings}: {moved}. Before: {before}. After: {after}.",
        crossings=row_of((say_switched(table), *say_crossings(table))),
        moved=row_of(moved),
        before=_counts(table.before, names),
        after=_counts(table.after, names),
    )


def _counts(tally: Tally, names: Mapping[Camp, str]) -> str:
    return row_of(say("{side} {votes}", side=names[camp], votes=tally.of(camp)) for camp in ORDER)
