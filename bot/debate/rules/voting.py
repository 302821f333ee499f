"""Votes before and after, and positions in between. Each ballot is sealed until the end."""

import re
from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import Tick
from bot.debate.commands.debating import CloseVote, StartDebate, TakePosition
from bot.debate.events import Event
from bot.debate.rules import claims, exercises
from bot.debate.rules.clock import VOTE_SECONDS
from bot.debate.rules.guests import GuestPosition
from bot.debate.rules.judging import conclude, waiting
from bot.debate.rules.preparing import or_begin
from bot.debate.state import Debate, Phase
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Code, Refused

UNDECIDED = frozenset({"undecided", "undecidable", "unsure", "?", "none", "u"})
_NUMBERS = re.compile(r"(c(?:laims?)?|x|exercises?)?\s*#?(\d{1,6})", re.IGNORECASE)


def start(state: Debate, command: StartDebate | Tick) -> list[Event]:
    """End the sign-up. Every side needs somebody, if the format has seats."""
    if state.phase is not Phase.SIGN_UP:
        raise Refused(Code.SIGN_UP_OVER)
    if empty := empty_sides(state):
        raise Refused(Code.SIDE_EMPTY, side=empty[0])
    if not state.format.votes:
        return [or_begin(state, command)]
    return [open_vote(state, command, "first")]


def empty_sides(state: Debate) -> list[str]:
    """The sides, by name, that have seats and nobody in them."""
    return [
        side.name
        for side in state.format.sides
        if state.format.seats_of(side.key)
        and not any(seat.key in state.seats for seat in state.format.seats_of(side.key))
    ]


def open_vote(state: Debate, command: Command, which: str) -> e.VoteOpened:
    """A vote opens. In a debate that runs itself it closes by itself."""
    alone = not state.chairs
    span = VOTE_SECONDS if state.live else state.hours * 3600
    until = command.at + timedelta(seconds=span) if alone else None
    by = None if isinstance(command, Tick) else command.by.member
    return e.VoteOpened(at=command.at, by=by, which=which, until=until)


def close(state: Debate, command: CloseVote | Command) -> list[Event]:
    """Close the open vote, or the judging. After the closing vote comes the end, or judging."""
    by = None if isinstance(command, Tick) else command.by.member
    if state.phase is Phase.FIRST_VOTE:
        closed: list[Event] = [e.VoteClosed(at=command.at, by=by, which="first")]
        return closed
    if state.phase is Phase.CLOSING_VOTE:
        return [
            e.VoteClosed(at=command.at, by=by, which="closing"),
            conclude(state, command),
        ]
    if state.phase is Phase.JUDGING:
        if missing := len(waiting(state)):
            raise Refused(Code.BALLOTS_MISSING, count=missing)
        return [e.Closed(at=command.at, by=by)]
    raise Refused(Code.NO_VOTE_OPEN)


def position(state: Debate, command: TakePosition) -> list[Event]:
    """Take a position: the ballot's while a vote is open, else one in between."""
    if isinstance(command, GuestPosition) and state.phase is not Phase.CLOSING_VOTE:
        raise Refused(Code.AUDIENCE_VOTES_LAST)
    match state.phase:
        case Phase.SIGN_UP:
            raise Refused(Code.VOTE_NOT_YET)
        case Phase.CLOSED | Phase.CANCELLED | Phase.JUDGING:
            raise Refused(Code.VOTE_OVER)
        case Phase.FIRST_VOTE | Phase.CLOSING_VOTE:
            if state.vote_until is not None and command.at >= state.vote_until:
                raise Refused(Code.VOTE_OVER)
            phase = "first" if state.phase is Phase.FIRST_VOTE else "closing"
        case _:
            phase = "during"
    if command.confidence is not None and not 0 <= command.confidence <= 100:
        raise Refused(
            Code.OUT_OF_RANGE, name="confidence", span="0 to 100", given=command.confidence
        )
    return [
        e.PositionTaken(
            at=command.at,
            by=command.by.member,
            position=command.id,
            member=command.by.member,
            phase=phase,
            stance=stance_of(command.stance),
            confidence=command.confidence,
            moved_by=_credited(state, command),
        )
    ]


def stance_of(words: str) -> int | None:
    """A stance from −3 to +3 as typed; None for undecided. Raises Refused (STANCE_WRONG)."""
    given = words.strip().casefold().replace("−", "-").replace("–", "-")
    if given in UNDECIDED:
        return None
    try:
        number = int(given)
    except ValueError:
        raise Refused(Code.STANCE_WRONG, given=words) from None
    if not -3 <= number <= 3:
        raise Refused(Code.STANCE_WRONG, given=words)
    return number


def _credited(state: Debate, command: TakePosition) -> tuple[str, ...]:
    """The speeches (by number), claims ("c" and a number) and exercises ("x" and a number) that a
    member credits; never their own words."""
    found: list[str] = []
    for kind, digits in _NUMBERS.findall(command.moved_by):
        author, key = _creditable(state, kind.casefold(), int(digits))
        if author == command.by.member:
            raise Refused(Code.CREDIT_OWN)
        found.append(key)
    if command.moved_by.strip() and not found:
        raise Refused(Code.CREDIT_UNKNOWN)
    return tuple(dict.fromkeys(found))


def _creditable(state: Debate, kind: str, number: int) -> tuple[MemberId | None, str]:
    """Whose it is, if it is anybody's, and its id."""
    if kind.startswith("c"):
        claim = claims.numbered(state, number)
        return claim.member, claim.claim
    if kind:
        return None, exercises.numbered(state, number).exercise
    if not 1 <= number <= len(state.speeches):
        raise Refused(Code.NO_SUCH_SPEECH, number=number, last=len(state.speeches))
    given = state.speeches[number - 1]
    return given.member, given.speech


def waited_for(state: Debate, voted: frozenset[MemberId]) -> tuple[MemberId, ...]:
    """Those who sit, spoke or voted before, and are not among those who voted, by id."""
    known = {*state.seats.values(), *state.told, *state.first, *state.latest}
    return tuple(sorted(known - voted))
