"""What several acts ask first."""

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Segment
from bot.debate.rules.stages import RunningSegment
from bot.debate.state import Debate
from bot.kernel.refusal import Refused


def running_segment(state: Debate) -> tuple[Segment, RunningSegment]:
    """The segment that runs or is paused, by its format and as it stands. Raises Refused
    (NOTHING_RUNS)."""
    if state.now is None or state.running is None:
        raise Refused(DebateRefusal.NOTHING_RUNS)
    return state.now, state.running
