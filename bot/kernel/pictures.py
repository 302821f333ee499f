"""Pictures of results, each with the words that say all it shows.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop. The same
input gives the same bytes. matplotlib is imported when the first picture is drawn.
"""

from collections.abc import Mapping, Sequence

from bot.debate.rules.positions.stance import NAMES, Camp, per_cent, signed
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.timeline import deadlines, in_words, moments
from bot.guarantee.rules.comparing import Row


def movement_png(
    table: Transitions, names: Mapping[Camp, str] = NAMES, *, dark: bool = False
) -> bytes:
    """How people moved between the camps from the first vote to the closing one, as a PNG of
    1200 × 720 pixels. Its ground is opaque, so either theme can be read on any page."""
    from bot.debate.views.movement_picture import draw  # matplotlib takes 20 MB and half a second

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


def groups_png(groups: Sequence[Sequence[tuple[float, float]]], *, dark: bool = False) -> bytes:
    """Opinion groups on a plane, from the places of each group's people; the largest is A."""
    from bot.opinion.views.groups_picture import draw  # matplotlib takes 20 MB and half a second

    return draw(groups, dark=dark)


def groups_alt(sizes: Sequence[int]) -> str:
    """The picture of the groups in words."""
    told = ", ".join(f"{chr(ord('A') + n)} has {size}" for n, size in enumerate(sizes))
    return (
        f"{sum(sizes)} people in {len(sizes)} opinion groups; who votes alike stands together. "
        f"Group {told}."
    )


def comparison_png(names: Sequence[str], rows: Sequence[Row], *, dark: bool = False) -> bytes:
    """Designs side by side, a column each; what it shows in words: `comparing.told`."""
    from bot.guarantee.views.comparison_picture import (
        draw,  # matplotlib takes 20 MB and half a second
    )

    return draw(names, rows, dark=dark)


def _shares(tally: Tally, names: Mapping[Camp, str]) -> str:
    return ", ".join(
        f"{names[camp]} {per_cent(tally.share(camp))} ({tally.of(camp)})" for camp in ORDER
    )


def timeline_png(found: Debrief, *, dark: bool = False) -> bytes:
    """The time line of an exercise."""
    from bot.exercise.views.timeline_picture import draw  # matplotlib takes 20 MB and half a second

    card, subject = found.state.setting.card, found.state.opened.subject
    return draw(card.title, subject, moments(found), deadlines(found), dark=dark)


def timeline_alt(found: Debrief) -> str:
    """The time line in words."""
    return in_words(found)
