"""Segments begin and end, and the clock does what has come due."""

from bot.debate import events as e
from bot.debate.commands.base import Tick
from bot.debate.commands.debating import Begin, EndTurn
from bot.debate.events import Event
from bot.debate.evolve import evolve
from bot.debate.rules import preparing, scheduling
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import VOTERS, closes_at, elapsed, instant, limit, marks, reminder_at
from bot.debate.rules.floor import pass_floor
from bot.debate.rules.format import Segment
from bot.debate.rules.judging import conclude
from bot.debate.rules.voting import close, open_vote, waited_for
from bot.debate.state import Debate, Phase
from bot.kernel.command import Command
from bot.kernel.refusal import Code, Refused


def begin(state: Debate, command: Begin, *, chair: bool) -> list[Event]:
    """Begin the next segment: a chair, its first speaker, or anybody where nobody chairs."""
    if state.phase in (Phase.RUNNING, Phase.PAUSED):
        raise Refused(Code.RUNNING_ALREADY)
    if state.phase is Phase.PREPARING:
        ended = preparing.end(state, command)
        ready = evolve(state, ended[0])
        return ended + begin(ready, command, chair=chair)
    if state.phase is not Phase.READY:
        raise Refused(Code.NOT_READY, phase=state.phase.told)
    segment = state.now
    if segment is None:
        return _after_last(state, command)
    actors = state.actors(segment)
    if not chair and state.chairs and command.by.member not in actors:
        raise Refused(Code.NOT_CHAIR)
    return [e.Begun(at=command.at, by=command.by.member, segment=state.segment)]


def end_turn(state: Debate, command: EndTurn, *, chair: bool) -> list[Event]:
    """The speaker ends a turn early; a chair ends the segment; preparation ends early as well."""
    if state.phase is Phase.PREPARING:
        if not preparing.may_end(state, command, chair=chair):
            raise Refused(Code.NOT_YOUR_TURN)
        return preparing.end(state, command)
    segment = running_segment(state)
    if not segment.actors and command.by.member == state.holder:
        return pass_floor(state, command, segment)
    if command.by.member != state.holder and not chair:
        raise Refused(Code.NOT_YOUR_TURN)
    return finish(state, command)


def finish(state: Debate, command: Command) -> list[Event]:
    """The running segment ends; what follows is begun, or waits."""
    spent = round(min(elapsed(state, command.at), limit(state, running_segment(state)) + 60))
    by = None if isinstance(command, Tick) else command.by.member
    ended = e.Ended(at=command.at, by=by, segment=state.segment, seconds=spent)
    closing = [*_unfinished(state, command), ended]
    after = evolve(state, ended)
    if after.now is None:
        return [*closing, *_after_last(after, command)]
    if after.format.advance or not after.chairs or not after.live:
        return [*closing, e.Begun(at=command.at, segment=after.segment)]
    return closing


def _unfinished(state: Debate, command: Command) -> list[Event]:
    """What was kept as a draft by those whose turn it was is given, and marked."""
    spoke = {s.member for s in state.speeches if s.segment == state.segment}
    return [
        e.SpeechGiven(
            at=command.at,
            by=member,
            speech=draft.speech,
            member=member,
            seat=state.seat_of(member),
            segment=state.segment,
            characters=draft.characters,
            unfinished=True,
        )
        for member, draft in state.drafts.items()
        if member not in spoke | state.muted
    ]


def _after_last(state: Debate, command: Command) -> list[Event]:
    if state.format.votes:
        return [open_vote(state, command, "closing")]
    return [conclude(state, command)]


def tick(state: Debate, command: Tick) -> list[Event]:
    """Do all that has come due by now. Early, late or twice is the same."""
    if state.phase is Phase.SIGN_UP:
        return scheduling.remind(state, command)
    if state.phase in (Phase.FIRST_VOTE, Phase.CLOSING_VOTE):
        due = state.vote_until is not None and command.at >= state.vote_until
        if not due:
            return _reminded(state, command)
        return _go_on(state, close(state, command), command)
    if state.phase is Phase.PREPARING:
        return _prepared(state, command)
    segment = state.now
    if state.phase is not Phase.RUNNING or segment is None:
        return []
    return _in_segment(state, command, segment)


def _in_segment(state: Debate, command: Tick, segment: Segment) -> list[Event]:
    """What the clock does while a segment runs."""
    found: list[Event] = []
    for mark in marks(state, segment):
        at = instant(state, mark.second)
        if mark.what not in state.announced and at is not None and at <= command.at:
            found.append(e.Announced(at=command.at, what=mark.what))
    if state.point_until is not None and state.point_until <= command.at:
        found.append(e.PointEnded(at=command.at))
    over = closes_at(state)
    if over is not None and over <= command.at:
        return found + finish(state, command)
    if state.holder_until is not None and state.holder_until <= command.at:
        found += pass_floor(state, command, segment)
    return found


def _reminded(state: Debate, command: Tick) -> list[Event]:
    """Shortly before a vote closes by itself, those who have not voted are named."""
    at = reminder_at(state)
    if at is None or at > command.at:
        return []
    noted = e.Announced(at=command.at, what=VOTERS)
    voted = state.first if state.phase is Phase.FIRST_VOTE else state.closing
    missing = waited_for(state, frozenset(voted))
    return [noted, e.Reminded(at=command.at, members=missing)] if missing else [noted]


def _prepared(state: Debate, command: Tick) -> list[Event]:
    """Preparation whose time is over ends; in a debate that nobody chairs the segment begins."""
    if state.preparing_until is None or state.preparing_until > command.at:
        return []
    ended = preparing.end(state, command)
    if state.chairs:
        return ended
    return [*ended, e.Begun(at=command.at, segment=state.segment)]


def _go_on(state: Debate, closed: list[Event], command: Tick) -> list[Event]:
    """In a debate that nobody chairs the first segment begins when the first vote is closed, or
    everybody prepares for it."""
    if closed and state.phase is Phase.FIRST_VOTE and not state.chairs:
        return [*closed, preparing.or_begin(state, command)]
    return closed
