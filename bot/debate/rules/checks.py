"""What several acts ask first."""

from bot.debate.commands.debating import Back, Begin, EndSegment, EndTurn, Skip
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


def check_segment(state: Debate, command: Back | Begin | EndSegment | EndTurn | Skip) -> None:
    """What was asked about one segment is not done to another. Raises Refused (SEGMENT_PASSED)."""
    if command.segment not in ("", str(state.segment + 1)):
        raise Refused(DebateRefusal.SEGMENT_PASSED)


def refuse_speech(number: int, last: int) -> Refused:
    """The refusal of a speech by a number that there is not, of so many."""
    if not last:
        return Refused(DebateRefusal.NO_SPEECH_YET)
    return Refused(DebateRefusal.NO_SUCH_SPEECH, number=number, last=last)
