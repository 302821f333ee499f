"""What a secret ballot may show: no sums of one or two voters, however they come about. What is not
shown cannot be worked out from what is: of a table and its margins, of the votes of all and of
those who voted both times, and of sums one after the other."""

from collections.abc import Iterable, Sequence

from bot.debate.rules.format import Winner
from bot.debate.rules.positions.credit import Credit
from bot.debate.rules.positions.graded import GradedChange
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.swing import FEWEST, Tally


def is_small(count: int) -> bool:
    """Is it a sum of one or two voters?"""
    return 0 < abs(count) < FEWEST


def has_small(counts: Iterable[int]) -> bool:
    """Is any of them a sum of one or two voters?"""
    return any(map(is_small, counts))


def hides(result: Result, tally: Tally) -> bool:
    """Whether all of a tally would show how single people voted, so that not even its winner is
    told."""
    return result.secret and is_small(tally.voters)


def hides_sums(result: Result, tally: Tally) -> bool:
    """Whether the sums of a tally stay hidden."""
    return result.secret and has_small(tally.counts)


def hides_closing(result: Result) -> bool:
    """Whether nothing is told of the closing vote."""
    return result.swing is not None and hides(result, result.swing.closing)


def hides_swing(result: Result) -> bool:
    """Whether nothing is told of those who voted both times; also where the closing vote is shown,
    and the difference between the two would be one or two people."""
    swing = result.swing
    if swing is None:
        return False
    shows_both = result.format.winner is Winner.MAJORITY
    return hides(result, swing.table.before) or (shows_both and hides(result, swing.late))


def hides_margins(result: Result) -> bool:
    """Whether the sums before and after of those who voted both times stay hidden."""
    swing = result.swing
    if swing is None or hides_swing(result):
        return swing is not None
    shows_both = result.format.winner is Winner.MAJORITY
    tallies = (swing.table.before, swing.table.after, *((swing.late,) if shows_both else ()))
    return any(hides_sums(result, tally) for tally in tallies)


def hides_moves(result: Result) -> bool:
    """Whether it stays hidden how many went from where to where."""
    if result.swing is None or hides_margins(result):
        return result.swing is not None
    return result.secret and any(has_small(row) for row in result.swing.table.counts)


def hides_scale(result: Result, graded: GradedChange) -> bool:
    """Whether figures of the scale stay hidden: they are of those who gave a number both times."""
    if result.swing is None or not result.secret:
        return False
    far = round(graded.moved_far * graded.voters / 100)
    without = result.swing.table.voters - graded.voters
    return hides_moves(result) or has_small((graded.voters, without, far))


def keep_large(credit: Sequence[Credit], *, secret: bool) -> tuple[Credit, ...]:
    """What was credited by so many that their number may be shown."""
    return tuple(each for each in credit if not (secret and is_small(each.people)))
