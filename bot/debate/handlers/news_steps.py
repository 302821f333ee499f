"""Events that a room has not heard of, each with the debate before and after it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers.loaded import UnheardDebate
from bot.debate.rules.absence import is_quiet_gap
from bot.debate.rules.stages import BetweenSegments
from bot.debate.state import Debate, DebatePhase

_ClockMoves = e.DebatePaused | e.DebateResumed


class NewsStep(Struct, frozen=True):
    """An event with its version, and the debate before and after it."""

    version: int
    event: DebateEvent
    before: Debate
    after: Debate

    @property
    def unseals(self) -> bool:
        """Does it show what was handed in under a seal?"""
        over = self.before.sealed and not self.after.sealed
        return over and self.after.phase is not DebatePhase.CANCELLED

    @property
    def gives_time_back(self) -> bool:
        """Did the clock let it stand, or go on: nobody could use the time before?"""
        return isinstance(self.event, _ClockMoves) and self.event.by is None

    def is_said_by(self, following: "NewsStep") -> bool:
        """Does the next step say all that this one would: the clock goes on, or the vote is open
        even longer?"""
        if isinstance(self.event, e.VoteExtended):
            return isinstance(following.event, e.VoteExtended)
        return self.gives_time_back and following.gives_time_back

    @property
    def was_called(self) -> bool:
        """Does the turn begin of somebody who alone was called to it?"""
        return (
            isinstance(self.event, e.SegmentBegun)
            and self.before.live
            and isinstance(self.before.stage, BetweenSegments)
            and len(self.before.stage.called) == 1
        )

    @property
    def is_speech(self) -> bool:
        """Does it bring a speech that the room has to be shown?"""
        return (
            isinstance(self.event, e.SpeechGiven)
            and not self.event.in_room
            and not self.before.sealed
        )

    def find_written(self) -> list[tuple[int, e.SpeechGiven]]:
        """The speeches, by their numbers, that were written in the room itself in the turn that it
        ends."""
        before, after = self.before.running, self.after.running
        if before is None or not before.written:
            return []
        still = after.written if after is not None else ()
        return [(n, self.after.speeches[n - 1]) for n in before.written if n not in still]

    def speeches(self) -> list[tuple[int, e.SpeechGiven]]:
        """The speeches that the room is shown with it, by their numbers."""
        unsealed: list[tuple[int, e.SpeechGiven]] = []
        if isinstance(self.event, e.SpeechGiven) and self.is_speech:
            unsealed.append((len(self.after.speeches), self.event))
        if self.unseals:
            numbered_speeches = enumerate(self.after.speeches, 1)
            unsealed += [
                pair for pair in numbered_speeches if pair[1].segment == self.before.segment
            ]
        return unsealed


def find_steps(untold: UnheardDebate) -> list[NewsStep]:
    """What the room has not heard of, each with the debate before and after it."""
    steps: list[NewsStep] = []
    state = untold.before
    for version, event in enumerate(untold.events, untold.since + 1):
        after = evolve(state, event) if version > 1 else state
        steps.append(NewsStep(version, event, state, after))
        state = after
    return steps


def leave_out_gaps(steps: Sequence[NewsStep]) -> Iterator[NewsStep]:
    """All but the pauses that the clock took back at once, and the time given back that more was
    added to, since the last says it all; and that only where people noticed the gap."""
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        is_said = following is not None and step.is_said_by(following)
        if not is_said and not is_quiet_gap(step.before, step.event):
            yield step


def find_overtaken(steps: Sequence[NewsStep]) -> frozenset[int]:
    """The versions of events of which nothing is said, since what follows at the same instant says
    more: that the last one has handed in, where the speeches follow; what comes next, where it
    begins, or where the closing vote opens."""
    return frozenset(
        step.version for step, following in pairwise(steps) if _is_overtaken(step, following)
    )


def _is_overtaken(step: NewsStep, following: NewsStep) -> bool:
    if step.event.at != following.event.at:
        return False
    match step.event, following.event:
        case e.SpeechGiven(), e.SegmentEnded():
            return step.before.sealed
        case e.SegmentEnded(), e.SegmentBegun() | e.StanceVoteOpened():
            return True
        case _:
            return False
