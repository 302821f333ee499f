"""Votes before and after, and positions in between. Each ballot is sealed until the end."""

import re
from collections.abc import Iterable
from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import NOT_SURE, CloseVote, StartDebate, TakePosition
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules import claims, exercises
from bot.debate.rules.checks import refuse_speech
from bot.debate.rules.clock import VOTE_SECONDS
from bot.debate.rules.judging import conclude, missing_judges
from bot.debate.rules.preparing import EVERYBODY, prepare_first
from bot.debate.rules.vacancies import find_empty_seats
from bot.debate.state import Debate, DebatePhase
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, say
from bot.kernel.refusal import KernelRefusal, Refused

FIRST, DURING, LATER = "first", "during", "later"
"""Phases of positions; the other one is closing."""

UNDECIDED = frozenset({"undecided", "undecidable", "unsure", "?", "none", "u"})
_NUMBERS = re.compile(r"(c(?:laims?)?|x|exercises?|p|points?)?\s*#?(\d{1,6})", re.IGNORECASE)


def start_debate(state: Debate, command: StartDebate | DebateTick) -> list[DebateEvent]:
    """End the sign-up. Every side needs somebody, if the format has seats.

    Raises Refused: SIDE_EMPTY, and SEATS_EMPTY for whoever wants to be asked.
    """
    if empty := empty_sides(state):
        raise Refused(DebateRefusal.SIDE_EMPTY, side=empty[0])
    if isinstance(command, StartDebate) and command.ask and (free := find_empty_seats(state)):
        seats = Listed(tuple(seat.name for seat in free))
        raise Refused(DebateRefusal.SEATS_EMPTY, seats=seats)
    if not state.format.votes:
        first = prepare_first(state, command) or _wait_to_begin(state, command)
        return [first or e.SegmentBegun(at=command.at, segment=0)]
    return [open_vote(state, command, "first")]


def _wait_to_begin(state: Debate, command: StartDebate | DebateTick) -> e.PreparationEnded | None:
    """That the first segment waits to be begun, as it does after a first vote; None where nobody
    chairs, for then it begins at once."""
    if isinstance(command, DebateTick) or not state.chairs:
        return None
    return e.PreparationEnded(at=command.at, by=command.by.member, side=EVERYBODY, seconds=0)


def empty_sides(state: Debate) -> list[str]:
    """The sides, by name, that have seats and nobody in them."""
    return [
        side.name
        for side in state.format.sides
        if side.key not in state.forfeited
        and state.format.seats_of(side.key)
        and not any(seat.key in state.seats for seat in state.format.seats_of(side.key))
    ]


def open_vote(state: Debate, command: Command, which: str) -> e.StanceVoteOpened:
    """A vote opens. In a debate that runs itself it closes by itself."""
    alone = not state.chairs
    span = VOTE_SECONDS if state.live else state.hours * 3600
    until = command.at + timedelta(seconds=span) if alone else None
    by = None if isinstance(command, DebateTick) else command.by.member
    return e.StanceVoteOpened(at=command.at, by=by, which=which, until=until)


def close_debate(state: Debate, command: CloseVote | DebateTick) -> list[DebateEvent]:
    """Close the open vote, or the judging. After the closing vote comes the end, or judging.

    Raises Refused: BALLOTS_MISSING, SEGMENT_PASSED where another vote was meant, and VOTES_MISSING
    for whoever wants to be asked.
    """
    by = None if isinstance(command, DebateTick) else command.by.member
    if state.vote is not None:
        meant = command.vote if isinstance(command, CloseVote) else ""
        if meant not in ("", state.vote.which):
            raise Refused(DebateRefusal.SEGMENT_PASSED)
        missing_votes = len(missing_voters(state))
        if isinstance(command, CloseVote) and command.ask and missing_votes:
            voted = len(state.cast)
            raise Refused(DebateRefusal.VOTES_MISSING, voted=voted, all=voted + missing_votes)
        closed = e.StanceVoteClosed(at=command.at, by=by, which=state.vote.which)
        return [closed] if closed.which == FIRST else [closed, conclude(state, command)]
    if missing := len(missing_judges(state)):
        raise Refused(DebateRefusal.BALLOTS_MISSING, count=missing)
    return [e.Closed(at=command.at, by=by)]


def take_position(state: Debate, command: TakePosition) -> list[DebateEvent]:
    """Take a position: the ballot's while a vote is open, else one in between; a later one, which
    changes no result, once the debate is closed."""
    vote = state.vote
    if vote is not None and vote.until is not None and command.at >= vote.until:
        raise Refused(DebateRefusal.VOTE_OVER)
    confidence = command.confidence if command.confidence != NOT_SURE else None
    if confidence is not None and not 0 <= confidence <= 100:
        raise Refused(
            KernelRefusal.OUT_OF_RANGE,
            label=say("How sure you are"),
            span="0 to 100",
            given=confidence,
        )
    taken = e.PositionTaken(
        at=command.at,
        by=command.by.member,
        position=command.id,
        member=command.by.member,
        phase=name_phase(state),
        stance=stance_of(command.stance),
        confidence=confidence,
        moved_by=_find_credits(state, command),
    )
    return [taken]


def name_phase(state: Debate) -> str:
    """The phase of the positions that are taken now."""
    if state.vote is not None:
        return state.vote.which
    return LATER if state.phase is DebatePhase.CLOSED else DURING


def stance_of(words: str) -> int | None:
    """A stance from −3 to +3 as typed; None for undecided. Raises Refused (STANCE_WRONG)."""
    text = words.strip().casefold().replace("−", "-").replace("–", "-")
    if text in UNDECIDED:
        return None
    try:
        number = int(text)
    except ValueError:
        raise Refused(DebateRefusal.STANCE_WRONG, given=words) from None
    if not -3 <= number <= 3:
        raise Refused(DebateRefusal.STANCE_WRONG, given=words)
    return number


def _find_credits(state: Debate, command: TakePosition) -> tuple[str, ...]:
    """The speeches (by number), claims ("c" and a number), points of information ("p" and a
    number), exercises ("x" and a number) and noted clauses that a member credits; never their own
    words."""
    noted = {clause.clause for clause in state.clauses}
    clauses = [
        token for token in exercises.CLAUSE_TOKEN.findall(command.moved_by) if token in noted
    ]
    credited: list[str] = []
    others = exercises.CLAUSE_TOKEN.sub(" ", command.moved_by)
    for kind, digits in _NUMBERS.findall(others):
        author, key = _find_creditable(state, kind.casefold(), int(digits))
        if author == command.by.member:
            raise Refused(DebateRefusal.CREDIT_OWN)
        credited.append(key)
    credited += clauses
    if command.moved_by.strip() and not credited:
        raise Refused(DebateRefusal.CREDIT_UNKNOWN)
    return tuple(dict.fromkeys(credited))


def _find_creditable(state: Debate, kind: str, number: int) -> tuple[MemberId | None, str]:
    """Whose it is, if it is anybody's, and its id."""
    if kind.startswith("c"):
        claim = claims.find_claim(state, number)
        return claim.member, claim.claim
    if kind.startswith("p"):
        if not 1 <= number <= len(state.points):
            raise Refused(DebateRefusal.CREDIT_UNKNOWN)
        point = state.points[number - 1]
        return point.member, point.point
    if kind:
        return None, exercises.find_exercise(state, number).exercise
    if not 1 <= number <= len(state.speeches):
        raise refuse_speech(number, len(state.speeches))
    speech = state.speeches[number - 1]
    return speech.member, speech.speech


def name_credited(state: Debate, credited: Iterable[str]) -> str:
    """Credited things, by id, as a ballot names them."""
    names = {speech.speech: str(n) for n, speech in enumerate(state.speeches, 1)}
    names |= {claim.claim: f"c{n}" for n, claim in enumerate(state.claims, 1)}
    names |= {point.point: f"p{n}" for n, point in enumerate(state.points, 1)}
    names |= {held.exercise: f"x{n}" for n, held in enumerate(state.exercises, 1)}
    names |= {noted.clause: noted.clause for noted in state.clauses}
    return ", ".join(names[each] for each in credited if each in names)


def missing_voters(state: Debate) -> tuple[MemberId, ...]:
    """Those who sit, spoke or voted before, and have not voted in the vote that is open, by id."""
    members = {*state.seats.values(), *state.told, *state.first, *state.latest}
    return tuple(sorted(members.difference(state.cast)))
