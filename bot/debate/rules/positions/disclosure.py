"""What a secret ballot may show: no sums of fewer than three voters, however they come about, and
no movement of fewer than five.

How the speakers vote can be guessed. Whoever knows the ballots of one speaker for each of two sides
still cannot say of any other of five that they moved, as long as fewer than three moved."""

from bot.debate.rules.format import Winner
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.swing import FEWEST, FEWEST_BOTH, Tally, Transitions


def hides(result: Result, tally: Tally) -> bool:
    """Whether the sums of a tally would show how single people voted."""
    return result.secret and 0 < tally.voters < FEWEST


def hides_closing(result: Result) -> bool:
    """Whether the sums of the closing vote stay hidden."""
    return result.swing is not None and hides(result, result.swing.closing)


def hides_movement(result: Result, table: Transitions) -> bool:
    """Whether two votes beside each other would show how single people moved."""
    return result.secret and 0 < table.voters < FEWEST_BOTH


def hides_swing(result: Result) -> bool:
    """Whether the sums of those who voted both times stay hidden; also where the closing vote is
    shown, and the difference between the two would be one or two people."""
    swing = result.swing
    if swing is None:
        return False
    shows_both = result.format.winner is Winner.MAJORITY
    return hides_movement(result, swing.table) or (shows_both and hides(result, swing.late))
