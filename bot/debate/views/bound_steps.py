"""Buttons that act on what they stood under alone: a point, a point of order, a segment, a vote."""

from msgspec import Struct

from bot.debate.commands import debating as c
from bot.debate.rules.acts import DebateAct
from bot.debate.state import Debate
from bot.kernel.message import say
from bot.kernel.view import Button, Tone


class BoardStep(Struct, frozen=True):
    """A button, and the act that it asks for; None for one that only shows something."""

    act: type[DebateAct] | None
    button: Button


def answering_point(state: Debate) -> tuple[BoardStep, ...]:
    """The two answers to the point of information that waits."""
    point = state.running.point if state.running is not None else None
    which = str(point.number) if point is not None else ""
    take = Button(say("Take it"), bind("/debate answer yes", "point", which), Tone.PRIMARY)
    leave = Button(say("Not now"), bind("/debate answer no", "point", which))
    return BoardStep(c.AnswerPoint, take), BoardStep(c.AnswerPoint, leave)


def ruling(state: Debate) -> tuple[BoardStep, ...]:
    """The two rulings on the point of order that waits."""
    which = str(state.orders) if state.order is not None else ""
    return rule_on(which, uphold=True), rule_on(which, uphold=False)


def rule_on(which: str, *, uphold: bool) -> BoardStep:
    """A ruling on the point of order of that number; on whatever waits without one."""
    label = say("Rule in favour") if uphold else say("Rule against")
    action = "/chair rule yes" if uphold else "/chair rule no"
    return BoardStep(c.RuleOrder, Button(label, bind(action, "order", which)))


def begin_anyway(segment: str = "") -> BoardStep:
    """Begins a segment, by its number, though nobody sits where it is spoken from."""
    action = bind("/debate begin sure:yes", "segment", segment)
    return BoardStep(c.Begin, Button(say("Begin anyway"), action, Tone.PRIMARY))


def end_anyway(segment: str = "") -> BoardStep:
    """Ends one's own turn in a segment, by its number, though nothing was said in it."""
    action = bind("/debate end sure:yes", "segment", segment)
    return BoardStep(c.EndTurn, Button(say("End my turn"), action, Tone.PRIMARY))


def skip(segment: str = "") -> BoardStep:
    """Skips a segment, by its number."""
    return BoardStep(c.Skip, Button(say("Skip"), bind("/chair skip", "segment", segment)))


def go_back(segment: str = "") -> BoardStep:
    """Goes back from a segment, by its number."""
    return BoardStep(c.Back, Button(say("Go back"), bind("/chair back", "segment", segment)))


def end_segment(segment: str = "") -> BoardStep:
    """Ends a segment for everybody, by its number."""
    button = Button(say("End the segment"), bind("/chair end", "segment", segment))
    return BoardStep(c.EndSegment, button)


def name_segment(state: Debate) -> str:
    """The number of the segment that runs or comes next, from 1."""
    return str(state.segment + 1)


def bind_close(vote: str = "") -> BoardStep:
    """Closes the vote of that name, first or closing, though votes are missing."""
    action = bind("/chair count", "vote", vote)
    return BoardStep(c.CloseVote, Button(say("Close the vote"), action, Tone.DANGER))


def close_anyway(state: Debate) -> BoardStep:
    """The same for the vote that is open."""
    return bind_close(state.vote.which if state.vote is not None else "")


def bind(action: str, name: str, number: str) -> str:
    """A command that says under what its button stood; as it is without a number."""
    return " ".join((action, f"{name}:{number}")) if number else action
