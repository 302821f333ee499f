"""Speeches: given with the floor, or kept as a draft until then."""

from bot.debate import events as e
from bot.debate.commands.debating import ChangeSpeech, HandInLate, KeepDraft, Speak
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import pass_floor
from bot.debate.rules.counting import characters
from bot.debate.rules.format import Segment
from bot.debate.rules.running import finish, is_every_part_over
from bot.debate.rules.speakers import (
    find_missed_segment,
    find_own_segment,
    find_sealed_speech,
    has_handed_in,
    has_point,
)
from bot.debate.state import Debate
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused


def speak(state: Debate, command: Speak) -> list[DebateEvent]:
    """Say something with the floor; in an open segment the turn is then over."""
    segment, _ = running_segment(state)
    me = command.by.member
    in_room = bool(command.by.message)
    number = find_open_speech(state, me) if in_room else None
    number = number or _find_speech_of_turn(state, me)
    if number is not None:
        return [_continue_speech(state.speeches[number - 1], command, segment)]
    size = _check_length(command.words, segment)
    _check_seal(state, me)
    if has_point(state, me):
        return _make_point(state, command, size)
    speech_given = e.SpeechGiven(
        at=command.at,
        by=me,
        speech=command.id,
        member=me,
        seat=state.seat_of(me),
        segment=state.segment,
        characters=size,
        in_room=in_room,
    )
    if state.handed_in and segment.actors:
        after = evolve(state, speech_given)
        over = is_every_part_over(after, segment)
        return [speech_given, *(finish(after, command) if over else ())]
    if not segment.actors and me == state.holder:
        return [speech_given, *pass_floor(state, command, segment)]
    return [speech_given]


def _make_point(state: Debate, command: Speak, size: int) -> list[DebateEvent]:
    """Say the point that was taken; it is no speech, and the speaker goes on."""
    me = command.by.member
    point_made = e.PointMade(
        at=command.at,
        by=me,
        point=command.id,
        member=me,
        seat=state.seat_of(me),
        segment=state.segment,
        characters=size,
        in_room=bool(command.by.message),
    )
    return [point_made, e.PointEnded(at=command.at)]


def find_open_speech(state: Debate, member: MemberId) -> int | None:
    """The speech, by its number, that a member writes in the room message by message: it goes on
    until their turn is over or, where several speak freely, until somebody else speaks. None if
    they write none."""
    segment, running = state.now, state.running
    if segment is None or running is None:
        return None
    if running.point is not None and running.point.member == member:
        return None
    numbers = range(len(state.speeches), 0, -1)
    last = next((n for n in numbers if state.speeches[n - 1].member == member), None)
    is_alone = member == state.holder and bool(segment.actors)
    if last not in running.written or not (is_alone or last == len(state.speeches)):
        return None
    return last


def _find_speech_of_turn(state: Debate, member: MemberId) -> int | None:
    """The speech, by its number, that a member has given in a turn of their own: what they say more
    in it belongs to that. None if they gave none, or where each contribution counts for itself."""
    segment, running = state.now, state.running
    if segment is None or running is None or not segment.actors or has_point(state, member):
        return None
    writes = state.handed_in and not state.sealed and member in state.actors(segment)
    if member != state.holder and not writes:
        return None
    if segment.ends_by_part and not writes:
        return None
    own = (n for n in reversed(running.given) if state.speeches[n - 1].member == member)
    return next(own, None)


def _continue_speech(speech: e.SpeechGiven, command: Speak, segment: Segment) -> e.SpeechContinued:
    """One message more of a speech. Raises Refused where the whole is too long."""
    return e.SpeechContinued(
        at=command.at,
        by=command.by.member,
        speech=speech.speech,
        member=speech.member,
        characters=_check_length(command.words, segment, before=speech.characters),
        in_room=bool(command.by.message),
    )


def hand_in_late(state: Debate, command: HandInLate) -> list[DebateEvent]:
    """Give a speech whose time ran out while it was written; it is marked."""
    me = command.by.member
    number = find_missed_segment(state, me)
    if number is None:
        raise Refused(DebateRefusal.NOTHING_LATE)
    segment = state.format.segments[number]
    seats = (seat for seat in segment.actors if state.seats.get(seat) == me)
    return [
        e.SpeechGiven(
            at=command.at,
            by=me,
            speech=command.id,
            member=me,
            seat=next(seats, ""),
            segment=number,
            characters=_check_length(command.words, segment),
            late=True,
        )
    ]


def change_speech(state: Debate, command: ChangeSpeech) -> list[DebateEvent]:
    """Other words in the place of those that a member has handed in, while nobody sees them."""
    segment, _ = running_segment(state)
    me = command.by.member
    speech = find_sealed_speech(state, me)
    if speech is None:
        raise Refused(DebateRefusal.NOTHING_TO_CHANGE)
    size = _check_length(command.words, segment)
    return [e.SpeechChanged(at=command.at, by=me, speech=speech.speech, member=me, characters=size)]


def keep_draft(state: Debate, command: KeepDraft) -> list[DebateEvent]:
    """Keep words for the segment in which a member speaks now or next."""
    me = command.by.member
    number = find_own_segment(state, me)
    if number is None:
        raise Refused(DebateRefusal.NO_TURN)
    _check_seal(state, me)
    return [
        e.DraftKept(
            at=command.at,
            by=me,
            speech=command.id,
            member=me,
            segment=number,
            characters=_check_length(command.words, state.format.segments[number]),
        )
    ]


def _check_length(words: str, segment: Segment, *, before: int = 0) -> int:
    """How many characters it has, after so many of the same speech. Raises Refused for one without
    words, or where the whole is longer than it may be."""
    if not any(letter.isalnum() for letter in words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    size = characters(words)
    if (length := before + size) > segment.characters:
        raise Refused(DebateRefusal.SPEECH_TOO_LONG, longest=segment.characters, length=length)
    return size


def _check_seal(state: Debate, me: MemberId) -> None:
    """What is handed in under seal is handed in once."""
    if has_handed_in(state, me):
        raise Refused(DebateRefusal.HANDED_IN)
