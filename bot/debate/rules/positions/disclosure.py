"""What a secret ballot may show: no sums of fewer than three voters, however they come about."""

from bot.debate.rules.format import Winner
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.swing import FEWEST, Tally


def hides(result: Result, tally: Tally) -> bool:
    """Whether the sums of a tally would show how single people voted."""
    return result.secret and 0 < tally.voters < FEWEST


def hides_closing(result: Result) -> bool:
    """Whether the sums of the closing vote stay hidden."""
    return result.swing is not None and hides(result, result.swing.closing)


def hides_swing(result: Result) -> bool:
    """Whether the sums of those who voted both times stay hidden; also where the closing vote is
    shown, and the difference between the two would be one or two people."""
    swing = result.swing
    if swing is None:
        return False
    shows_both = result.format.winner is Winner.MAJORITY
    return hides(result, swing.table.before) or (shows_both and hides(result, swing.late))
