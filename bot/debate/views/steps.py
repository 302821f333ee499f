"""What can be done next in a debate: the buttons on its board, as far as its table allows them."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.debate.commands import debating as c
from bot.debate.rules import who as w
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import TABLE, may
from bot.debate.rules.decisions import ChairDecision
from bot.debate.rules.format import Preparation, Seat
from bot.debate.rules.speakers import may_anybody_speak, may_speak
from bot.debate.rules.vacancies import find_free_seats
from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views.bound_steps import (
    BoardStep,
    answering_point,
    end_segment,
    name_segment,
    ruling,
    skip,
)
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.view import Button, Option, Tone

VOTE = BoardStep(c.TakePosition, Button(say("Vote"), "/debate vote", Tone.PRIMARY))
BEGIN = BoardStep(c.Begin, Button(say("Begin"), "/debate begin", Tone.PRIMARY))
SPEAK = BoardStep(c.Speak, Button(say("Speak"), "/debate speak", Tone.PRIMARY))
CHANGE = BoardStep(c.ChangeSpeech, Button(say("Change my words"), "/debate change"))
END_TURN = BoardStep(c.EndTurn, Button(say("End my turn"), "/debate end"))
LEAVE = BoardStep(c.LeaveSeat, Button(say("Leave my seat"), "/debate leave"))
ASK_FLOOR = BoardStep(c.AskFloor, Button(say("Ask for the floor"), "/debate floor"))
OFFER_POINT = BoardStep(c.OfferPoint, Button(say("Point of information"), "/debate point"))
READY = BoardStep(c.EndTurn, Button(say("Ready"), "/debate end", Tone.PRIMARY))
PREPARE = BoardStep(c.Prepare, Button(say("Prepare"), "/debate prepare"))
FILE_BALLOT = BoardStep(c.FileBallot, Button(say("File a ballot"), "/debate ballot", Tone.PRIMARY))
PAUSE = BoardStep(c.Pause, Button(say("Pause"), "/chair pause"))
RESUME = BoardStep(c.Resume, Button(say("Go on"), "/chair resume", Tone.PRIMARY))
MORE_TIME = BoardStep(c.AddTime, Button(say("One more minute"), "/chair more seconds:60"))
CLOSE_VOTE = BoardStep(c.CloseVote, Button(say("Close the vote"), "/chair count ask:yes"))
CLOSE_JUDGING = BoardStep(c.CloseVote, Button(say("Close the judging"), "/chair count"))
REMIND = BoardStep(c.RemindVoters, Button(say("Remind"), "/chair remind"))
DRAW = BoardStep(c.DrawSeats, Button(say("Draw seats"), "/debate draw"))
START = BoardStep(c.StartDebate, Button(say("Start"), "/debate start ask:yes"))
START_ANYWAY = BoardStep(c.StartDebate, Button(say("Start anyway"), "/debate start", Tone.PRIMARY))
CANCEL_ANYWAY = BoardStep(
    c.CancelDebate, Button(say("Yes, call it off"), "/chair cancel sure:yes", Tone.DANGER)
)
SWAP = BoardStep(c.Swap, Button(say("Swap a speaker"), "/desk swap"))
RESTATE = BoardStep(c.RestatePoint, Button(say("Restate their point"), "/claim restate"))
_CLAIM = BoardStep(c.MakeClaim, Button(say("Make a claim"), "/claim make"))
_POSITION = BoardStep(c.SetPosition, Button(say("My position"), "/position set"))
DETAILS = BoardStep(None, Button(say("See the debate"), "/debate show"))
_CLOSED = (
    BoardStep(None, Button(say("See the result"), "/debate result")),
    BoardStep(None, Button(say("Get the transcript"), "/debate export")),
    BoardStep(None, Button(say("Claims"), "/claim list")),
    _POSITION,
)
DECISIONS = {
    ChairDecision.START: START,
    ChairDecision.CLOSE_VOTE: CLOSE_VOTE,
    ChairDecision.CLOSE_JUDGING: CLOSE_JUDGING,
}
"""What a chair presses where they alone are waited for."""

RULE = Button(say("Rule on it"), "/chair desk", Tone.PRIMARY)
"""Opens the chair's desk where a point of order waits."""

DRAFT = BoardStep(c.KeepDraft, Button(say("Write ahead"), "/debate draft"))
BEGIN_AS_CHAIR = Button(say("Begin"), "/chair desk do:begin", Tone.PRIMARY)
"""What begins next where only the chair can begin it, and the desk as it then is."""

CHAIR_BUTTON = Button(say("Chair"), "/chair desk")
"""Opens the chair's desk, for the chair alone."""

RUN_BUTTON = Button(say("Run debate"), "/chair desk")
"""The same where nobody chairs, for those who have a seat."""

SPEAKING = (SPEAK, CHANGE, END_TURN, ASK_FLOOR, OFFER_POINT)
"""What is done in a segment that runs; the answers to a point stand where it is offered."""

OFFICES = (w.CHAIR, w.RUNNER)
"""Those whose acts stand on the chair's desk."""


def steps(state: Debate, by: Caller | None = None) -> tuple[Button, ...]:
    """The buttons by how far the debate has come: those that this member may press. Without a
    member those that all see: the chair's own acts stand behind one button."""
    if by is not None:
        return tuple(step.button for step in allowed_steps(state, by))
    return offer(state, (*_steps(state), *_details(state)))


def answering_restatement(number: int) -> tuple[BoardStep, ...]:
    """The two answers to a restatement, by its place among all of the debate, from 1."""
    which = f"restatement:{number}"
    right, wrong = say("Yes, that is our point"), say("Not quite")
    return (
        BoardStep(c.ConfirmRestatement, Button(right, f"/claim heard {which}", Tone.PRIMARY)),
        BoardStep(c.CorrectRestatement, Button(wrong, f"/claim correct {which}")),
    )


def answering_claim(number: int) -> tuple[BoardStep, ...]:
    """The answer to a claim, by its number."""
    return (BoardStep(c.MakeClaim, Button(say("Answer"), f"/claim make answers:{number}")),)


def allowed_steps(state: Debate, by: Caller | None = None) -> Iterator[BoardStep]:
    """The steps that the table allows to a member, or to anybody."""
    for step in (*_answers(state), *_steps(state), *_more(state)):
        if step.act is None or is_offered(state, step.act, by):
            yield step


def is_offered(state: Debate, act: type[DebateAct], by: Caller | None = None) -> bool:
    """May a member do it now for themselves, or anybody? What a chair may do in somebody else's
    turn stands on their desk under a name of its own."""
    if not may(state, act, by):
        return False
    if by is None or state.now is None or state.running is None:
        return act is not c.EndTurn or by is None or not _is_side_of_others(state, by)
    if act is c.EndTurn:
        return state.now.ends_by_part or by.member == state.holder
    if act is c.Speak and (state.holder is not None or state.now.actors):
        return may_speak(state, by.member)
    return True


def _is_side_of_others(state: Debate, by: Caller) -> bool:
    """Does a side prepare on which a member does not sit?"""
    side = state.preparation.side if state.preparation is not None else ""
    return bool(side) and side not in w.sides_of(state, by)


def offer(
    state: Debate, candidates: Iterable[BoardStep], by: Caller | None = None
) -> tuple[Button, ...]:
    """Of some steps the buttons that this member may press; for all to see, those of the chair are
    one that opens their desk. Where nobody chairs, those of who has a seat are one as well."""
    may_see = [step for step in candidates if step.act is None or is_offered(state, step.act, by)]
    if by is not None:
        return tuple(step.button for step in may_see)
    shared = tuple(step.button for step in may_see if not _is_of_desk(state, step))
    if state.phase in OVER:
        return shared
    if state.chairs:
        waits = any(step.act is c.Begin and _is_of_desk(state, step) for step in may_see)
        return (*shared, *((BEGIN_AS_CHAIR,) if waits else ()), CHAIR_BUTTON)
    runs = any(step.act is not None and TABLE[step.act].who is w.RUNNER for step in may_see)
    return (*shared, RUN_BUTTON) if runs else shared


def _is_of_desk(state: Debate, step: BoardStep) -> bool:
    """Is it an act that not everybody may do now whom the news asks, but only who runs the
    debate?"""
    if step.act is None:
        return False
    if step.act is c.Speak:
        return not may_anybody_speak(state)
    if not state.chairs:
        return TABLE[step.act].who in OFFICES
    if step.act is c.Begin:
        return state.now is not None and not state.actors(state.now)
    if step.act is c.Prepare:
        return state.format.preparation is not Preparation.POOL
    if step.act is c.EndTurn and state.running is not None and state.now is not None:
        return state.holder is None and not state.now.actors
    return TABLE[step.act].who in OFFICES


def _steps(state: Debate) -> tuple[BoardStep, ...]:
    match state.phase:  # one case a phase
        case DebatePhase.SIGN_UP:
            leaving = () if find_free_seats(state) or not state.format.seats else (LEAVE,)
            return (*joining(state), *leaving, DRAW, START)
        case DebatePhase.FIRST_VOTE | DebatePhase.CLOSING_VOTE:
            return (VOTE, REMIND, CLOSE_VOTE)
        case DebatePhase.READY:
            return beginning(state)
        case DebatePhase.PREPARING:
            return (READY, PAUSE)
        case DebatePhase.RUNNING:
            return SPEAKING
        case DebatePhase.PAUSED:
            return (RESUME,)
        case DebatePhase.JUDGING:
            return (FILE_BALLOT, CLOSE_JUDGING)
        case DebatePhase.CLOSED:
            return _CLOSED
        case DebatePhase.CANCELLED:
            return ()
        case _:
            assert_never(state.phase)


def _details(state: Debate) -> tuple[BoardStep, ...]:
    return () if state.phase in OVER else (DETAILS,)


def _answers(state: Debate) -> tuple[BoardStep, ...]:
    """The answers to a point that is offered: they come before all else, as it waits for them."""
    return answering_point(state) if state.phase is DebatePhase.RUNNING else ()


def _more(state: Debate) -> tuple[BoardStep, ...]:
    """What a member finds beside that, who looks for themselves."""
    match state.phase:
        case DebatePhase.SIGN_UP if state.format.seats and not find_free_seats(state):
            return ()  # it stands on the board
        case DebatePhase.SIGN_UP | DebatePhase.FIRST_VOTE:
            return (LEAVE,)
        case DebatePhase.READY if state.now is not None:
            return (_POSITION, skip(name_segment(state)), LEAVE)
        case DebatePhase.RUNNING:
            more = (*ruling(state), _POSITION, _CLAIM, PAUSE, MORE_TIME)
            ends = () if _ends_with_turn(state) else (end_segment(name_segment(state)),)
            return (*more, *ends)
        case _:
            return ()


def _ends_with_turn(state: Debate) -> bool:
    """Does the segment end with the one turn that it has?"""
    return state.now is not None and len(state.now.actors) == 1


def joining(state: Debate) -> Iterator[BoardStep]:
    """The sides that still have a free seat."""
    open_sides = {seat.side for seat in find_free_seats(state)}
    for side in state.format.sides:
        if side.key in open_sides:
            label = say("Join {name}", name=side.name)
            yield BoardStep(c.TakeSeat, Button(label, f"/debate join {side.key}", Tone.PRIMARY))


def filling(seat: str) -> tuple[BoardStep, ...]:
    """What fills a seat (by key) that fell free after sign-up: somebody takes it, or a chair puts
    somebody there."""
    take = Button(say("Take the seat"), f"/debate join {seat}", Tone.PRIMARY)
    return (BoardStep(c.TakeSeat, take), SWAP)


def beginning(state: Debate) -> tuple[BoardStep, ...]:
    """What begins that comes next."""
    if state.now is not None:
        return (BEGIN, PREPARE)
    label = say("Open the closing vote") if state.format.votes else say("Close the debate")
    return (BoardStep(c.Begin, Button(label, "/debate begin", Tone.PRIMARY)),)


def free_seats(state: Debate, by: Caller | None = None) -> tuple[Option, ...]:
    """The seats that nobody has taken, each with the command that takes it, while people sign up;
    none where nobody, or not this member, may take one."""
    if state.phase is not DebatePhase.SIGN_UP or not may(state, c.TakeSeat, by):
        return ()
    return tuple(
        Option(_name_seat(state, seat), f"/debate join {seat.key}")
        for seat in find_free_seats(state)
    )[:25]


def _name_seat(state: Debate, seat: Seat) -> str:
    """A seat with its side, unless they share a name."""
    side = state.format.side(seat.side).name
    return seat.name if seat.name == side else f"{seat.name} ({side})"
