"""Speeches: given with the floor, or kept as a draft until then."""

from collections.abc import Iterator

from bot.debate import events as e
from bot.debate.commands.debating import KeepDraft, Speak
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import pass_floor
from bot.debate.rules.counting import characters
from bot.debate.rules.format import Segment, SegmentKind
from bot.debate.rules.running import finish
from bot.debate.state import Debate
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused


def speak(state: Debate, command: Speak) -> list[DebateEvent]:
    """Say something with the floor; in an open segment the turn is then over."""
    segment, running = running_segment(state)
    me = command.by.member
    size = _check_length(command.words, segment)
    _check_seal(state, segment, me)
    speech_given = e.SpeechGiven(
        at=command.at,
        by=me,
        speech=command.id,
        member=me,
        seat=state.seat_of(me),
        segment=state.segment,
        characters=size,
    )
    point = running.point
    if point is not None and point.member == me and point.until is not None:
        return [speech_given, e.PointEnded(at=command.at)]
    if (not state.live or state.sealed) and segment.actors:
        return [speech_given, *_end_if_all_spoke(state, command, segment, me)]
    if not segment.actors and me == state.holder:
        return [speech_given, *pass_floor(state, command, segment)]
    return [speech_given]


def _end_if_all_spoke(
    state: Debate, command: Command, segment: Segment, me: MemberId
) -> Iterator[DebateEvent]:
    """In writing a segment is over when all who act in it have spoken."""
    speakers = {s.member for s in state.speeches if s.segment == state.segment} | {me}
    if speakers.issuperset(state.actors(segment)):
        yield from finish(state, command)


def keep_draft(state: Debate, command: KeepDraft) -> list[DebateEvent]:
    """Keep words for the running segment, or for the one that comes next."""
    segment = state.now
    if segment is None:
        raise Refused(DebateRefusal.NOTHING_RUNS)
    me = command.by.member
    _check_seal(state, segment, me)
    return [
        e.DraftKept(
            at=command.at,
            by=me,
            speech=command.id,
            member=me,
            segment=state.segment,
            characters=_check_length(command.words, segment),
        )
    ]


def _check_length(words: str, segment: Segment) -> int:
    """How many characters it has. Raises Refused for one without words, or a longer one."""
    if not any(letter.isalnum() for letter in words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    size = characters(words)
    if size > segment.characters:
        raise Refused(DebateRefusal.SPEECH_TOO_LONG, longest=segment.characters, length=size)
    return size


def _check_seal(state: Debate, segment: Segment, me: MemberId) -> None:
    """What is handed in under seal is handed in once."""
    if segment.kind is SegmentKind.SEALED and any(
        s.member == me and s.segment == state.segment for s in state.speeches
    ):
        raise Refused(DebateRefusal.HANDED_IN)
