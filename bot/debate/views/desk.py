"""The chair's desk: all that a chair may do now, as buttons, for the chair alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from bot.debate.commands import debating as c
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import may
from bot.debate.rules.who import is_runner
from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views import bound_steps as b
from bot.debate.views import steps as s
from bot.debate.views.board import Names
from bot.debate.views.bound_steps import BoardStep
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, say
from bot.kernel.refusal import RefusalCode
from bot.kernel.view import Block, Button, Buttons, Heading, Option, Tone, View, text

DeskSteps = Mapping[str, BoardStep]
"""By the word that `/chair desk` takes for it: a button with the act that it asks for. One that
asks for something first opens a form."""

_NOW: DeskSteps = {
    "start": s.START,
    "draw": s.DRAW,
    "begin": s.BEGIN,
    "prepare": s.PREPARE,
    "remind": s.REMIND,
    "count": s.CLOSE_VOTE,
    "resume": s.RESUME,
    "pause": s.PAUSE,
    "more": s.MORE_TIME,
    "end-turn": s.END_TURN,
    "end": b.end_segment(),
    "give": BoardStep(c.GiveFloor, Button(say("Give the floor"), "/desk give")),
    "skip": b.skip(),
    "back": b.go_back(),
    "schedule": BoardStep(c.Schedule, Button(say("Set the start"), "/desk schedule")),
    "flip": BoardStep(c.FlipCoin, Button(say("Toss a coin"), "/debate flip")),
}
_END_PREPARATION = BoardStep(c.EndTurn, Button(say("End the preparation"), "/debate end"))
_RULINGS = ("uphold", "overrule")
_PEOPLE: DeskSteps = {
    "swap": s.SWAP,
    "warn": BoardStep(c.Warn, Button(say("Warn somebody"), "/desk warn")),
    "mute": BoardStep(c.Mute, Button(say("Mute or unmute"), "/desk mute")),
    "judge": BoardStep(c.NameJudge, Button(say("Name an adjudicator"), "/desk judge")),
    "add": BoardStep(c.AddChair, Button(say("Add a chair"), "/desk add")),
    "hand": BoardStep(c.HandChair, Button(say("Hand over the chair"), "/desk hand")),
}
_END: DeskSteps = {
    "forfeit": BoardStep(c.ForfeitSide, Button(say("Record a forfeit"), "/desk forfeit")),
    "close": BoardStep(c.CloseDebate, Button(say("Close early"), "/desk close", Tone.DANGER)),
    "cancel": BoardStep(c.CancelDebate, Button(say("Call it off"), "/chair cancel", Tone.DANGER)),
}
_SURE: DeskSteps = {
    "start-anyway": s.START_ANYWAY,
    "begin-anyway": b.begin_anyway(),
    "count-anyway": b.bind_close(),
    "end-anyway": b.end_anyway(),
    "cancel-anyway": s.CANCEL_ANYWAY,
}
"""What is offered to those who were asked whether they are sure."""

END_THEIRS = "end-turn:"
"""Begins the word that ends somebody else's turn; their id follows."""

AT = "@"
"""Stands between their id and the number of the segment that is meant."""

END_UNSAID = "end-unsaid:"
"""Begins the word that ends it though nothing was said."""

DESK_STEPS: DeskSteps = {
    "uphold": b.rule_on("", uphold=True),
    "overrule": b.rule_on("", uphold=False),
    **_NOW,
    **_PEOPLE,
    **_END,
    **_SURE,
}


def render_desk(
    debate: str,
    state: Debate,
    by: Caller,
    *told: Block,
    order: Message | None = None,
    waits: Sequence[Block] = (),
    sure: str = "",
    left_out: str = "",
    names: Names = MappingProxyType({}),
) -> View:
    """The buttons of a chair, those for the moment first, below what they are `told`; the one that
    says that they are `sure` before all others, the one `left_out` nowhere. `order` is the point of
    order on which they are to rule, `waits` what else waits for them; `names` has at least who has
    the floor. Who runs the debate no more is only told that."""
    blocks: list[Block] = [*told]
    if sure.startswith("count-anyway"):
        left_out = "count"
    if sure.startswith("end-"):  # the question's own button ends the turn
        left_out = next(word for word in _now(state, by) if word.startswith("end-turn"))
    if sure:
        blocks.append(Buttons((desk_button(sure, state, names),)))
    if is_runner(state, by):
        blocks.append(Heading(say("Your desk")))
        if order is not None:
            blocks += [text(order), *_buttons(state, _list_rulings(state), by)]
        blocks += waits
        blocks += _offered(state, by, left_out, names)
    return View(blocks=tuple(blocks), key=f"desk:{debate}")


_BOUND: Mapping[str, Callable[[str], BoardStep]] = {
    "uphold": partial(b.rule_on, uphold=True),
    "overrule": partial(b.rule_on, uphold=False),
    "begin-anyway": b.begin_anyway,
    "count-anyway": b.bind_close,
    "end-anyway": b.end_anyway,
    "skip": b.skip,
    "back": b.go_back,
    "end": b.end_segment,
}
"""By the first part of a word: the step that is bound to the number after the colon."""


def _list_rulings(state: Debate) -> DeskSteps:
    """The rulings on the point of order that waits, by words that name it."""
    words = [f"{word}:{state.orders}" for word in _RULINGS]
    return dict(zip(words, b.ruling(state), strict=True))


def find_step(word: str, state: Debate, names: Names) -> BoardStep | None:
    """What a word on the desk does; None where it means nothing."""
    kind, _, member = word.partition(":")
    if bind := _BOUND.get(kind):
        return bind(member)
    member, _, segment = member.partition(AT)
    if member and f"{kind}:" in (END_THEIRS, END_UNSAID):
        name = names.get(MemberId(member), "")
        label = say("End {name}’s turn", name=name) if name else say("End their turn")
        sure = ("sure:yes",) if f"{kind}:" == END_UNSAID else ()
        action = " ".join((f"/debate end whose:{member}", *sure))
        action = b.bind(action, "segment", segment)
        return BoardStep(c.EndTurn, Button(label, action))
    return DESK_STEPS.get(word)


def desk_button(word: str, state: Debate, names: Names) -> Button:
    """The button of a word that the desk knows."""
    step = find_step(word, state, names)
    if step is None:
        raise KeyError(word)
    return _button(word, step)


def bind_word(word: str, state: Debate) -> str:
    """A word of what is about one segment or one vote, bound to that: pressed twice, it does
    nothing to what came after."""
    match word:
        case "begin-anyway" | "end-anyway" | "skip" | "back" | "end":
            return f"{word}:{b.name_segment(state)}"
        case "count-anyway" if state.vote is not None:
            return f"{word}:{state.vote.which}"
        case _:
            return word


def word_when_sure(code: RefusalCode, state: Debate) -> str:
    """The word that ends the turn of who has the floor, for a chair who was asked whether they
    mean that; "" where something else was refused."""
    if state.holder is None:
        return ""
    match code:
        case DebateRefusal.TURN_OF_ANOTHER:
            return f"{END_THEIRS}{state.holder}"
        case DebateRefusal.TURN_UNSAID:
            return f"{END_UNSAID}{state.holder}{AT}{state.segment + 1}"
        case _:
            return ""


def list_acts(state: Debate, by: Caller) -> tuple[Option, ...]:
    """What somebody can do at their desk now, by the words that `/chair desk` takes."""
    offered = {**_list_rulings(state), **_now(state, by), **_PEOPLE, **_END}.items()
    return tuple(
        Option(step.button.label, bind_word(word, state))
        for word, step in offered
        if _is_open(state, step, by)
    )


def _offered(state: Debate, by: Caller, left_out: str, names: Names) -> Iterator[Block]:
    if state.phase in OVER:
        yield text(say("Nothing can be done any more: the debate is over."))
        if buttons := s.steps(state, by):
            yield Buttons(buttons)
        return
    now = {word: step for word, step in _now(state, by, names).items() if word != left_out}
    for steps in (now, _PEOPLE, _END):
        yield from _buttons(state, steps, by)


def _buttons(state: Debate, steps: DeskSteps, by: Caller) -> tuple[Buttons, ...]:
    """Those of some steps that a member may take, as one block; none where they may take none."""
    buttons = tuple(
        _button(bind_word(word, state), step)
        for word, step in steps.items()
        if _is_open(state, step, by)
    )
    return (Buttons(buttons),) if buttons else ()


def _now(state: Debate, by: Caller, names: Names = MappingProxyType({})) -> DeskSteps:
    """The acts for the moment, under the names that fit it."""
    if state.phase is DebatePhase.PREPARING:
        return {**_NOW, "end-turn": _END_PREPARATION}
    if state.holder is not None and state.holder != by.member:
        word = f"{END_THEIRS}{state.holder}"
        theirs = find_step(word, state, names)
        if theirs is not None:
            # In the place of one's own, which keeps its order among the buttons.
            swapped = {"end-turn": (word, theirs)}
            return dict(swapped.get(key, (key, step)) for key, step in _NOW.items())
    if state.phase is DebatePhase.JUDGING:
        return {**_NOW, "count": s.CLOSE_JUDGING}
    if state.phase is DebatePhase.READY:
        return {**_NOW, "begin": s.beginning(state)[0]}
    return _NOW


def _is_open(state: Debate, step: BoardStep, by: Caller) -> bool:
    return step.act is not None and may(state, step.act, by)


def _button(word: str, step: BoardStep) -> Button:
    return replace(step.button, action=f"/chair desk do:{word}")
