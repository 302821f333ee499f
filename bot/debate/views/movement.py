"""The picture of how people moved between the camps, and the words that say all it shows.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop.
"""

from collections.abc import Mapping

from bot.debate.rules.positions.stance import NAMES, Camp, per_cent, signed
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.movement_picture import draw
from bot.kernel.message import count_of, row_of, say
from bot.kernel.reader import ENGLISH, Reader


def movement_png(
    table: Transitions,
    names: Mapping[Camp, str] = NAMES,
    reader: Reader = ENGLISH,
    *,
    dark: bool = False,
) -> bytes:
    """How people moved between the camps from the first vote to the closing one, as a PNG of
    1200 × 720 pixels. Its ground is opaque, so either theme can be read on any page."""
    return draw(table, names, reader, dark=dark)


def movement_alt(table: Transitions, names: Mapping[Camp, str] = NAMES) -> str:
    """The movement diagram in words, with every number in it."""
    if not table.voters:
        return say("Movement between the votes: nobody voted both times.")
    moves = [(before, after) for before in ORDER for after in ORDER if table.went(before, after)]
    stayed = [
        say("{people} {side}", people=table.went(before, after), side=names[before])
        for before, after in moves
        if before is after
    ]
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
    swings = [
        say("{side} {points}", side=names[camp], points=signed(table.swing(camp))) for camp in ORDER
    ]
    return count_of(
        table.voters,
        "Movement of one person who voted both times. Before: {before}. After: {after}. Swing in "
        "points: {swings}. Stayed: {stayed}. Moved: {moved}.",
        "Movement of {n} people who voted both times. Before: {before}. After: {after}. Swing in "
        "points: {swings}. Stayed: {stayed}. Moved: {moved}.",
        before=_shares(table.before, names),
        after=_shares(table.after, names),
        swings=row_of(swings),
        stayed=row_of(stayed) if stayed else say("nobody"),
        moved=row_of(moved) if moved else say("nobody"),
    )


def _shares(tally: Tally, names: Mapping[Camp, str]) -> str:
    return row_of(
        say(
            "{side} {share} ({votes})",
            side=names[camp],
            share=per_cent(tally.share(camp)),
            votes=tally.of(camp),
        )
        for camp in ORDER
    )
