"""What several acts ask first."""

from bot.debate.rules.format import Segment
from bot.debate.state import Debate, Phase
from bot.kernel.refusal import Code, Refused


def running_segment(state: Debate) -> Segment:
    """The segment that runs. Raises Refused (DEBATE_PAUSED, NOTHING_RUNS)."""
    segment = state.now
    if state.phase is Phase.PAUSED:
        raise Refused(Code.DEBATE_PAUSED)
    if state.phase is not Phase.RUNNING or segment is None:
        raise Refused(Code.NOTHING_RUNS)
    return segment
