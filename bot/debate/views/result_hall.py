"""How a hall voted, by its chair's count: beside the result, of which it is no part."""

from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import Camp, camp_names
from bot.kernel.message import Message, row_of, say

UNDECIDED = say("Undecided")
"""As whoever counts a hall enters it."""


def render_hall(result: Result) -> Message:
    """The hall's votes before and after, as far as they were counted."""
    names = {**camp_names(result.format), Camp.UNDECIDED: UNDECIDED}
    before, after = result.hall.get("first"), result.hall.get("closing")
    rows: list[Message] = []
    for camp, field in (
        (Camp.FOR, "towards"),
        (Camp.UNDECIDED, "undecided"),
        (Camp.AGAINST, "against"),
    ):
        counts = [str(getattr(counted, field)) for counted in (before, after) if counted]
        rows.append(say("{side} {counts}", side=names[camp], counts=" → ".join(counts)))
    said = row_of(rows)
    if before is None:
        return say("Counted in the hall, after: {votes}.", votes=said)
    if after is None:
        return say("Counted in the hall, before: {votes}.", votes=said)
    return say("Counted in the hall, before and after: {votes}.", votes=said)
