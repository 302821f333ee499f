"""The chair's desk: shows it, does what is pressed on it, and shows it as it then is."""

from bot.debate import events as e
from bot.debate.commands.base import DebateCommand
from bot.debate.commands.debating import CancelDebate, DebateActs, Schedule
from bot.debate.commands.desk import FORMS, ScheduleAtDesk, ShowDesk, find_act
from bot.debate.handlers.debates import do_and_show, read_start
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.pinning import pin_view
from bot.debate.ports import DeskMatters
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.who import is_runner
from bot.debate.state import Debate
from bot.debate.views.announcing import announcement, render_order
from bot.debate.views.board import person
from bot.debate.views.desk import bind_word, find_step, render_desk, word_when_sure
from bot.debate.views.seating import ask_to_cancel, name_missing
from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller, Command
from bot.kernel.message import Message
from bot.kernel.offering import load_lists
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import RefusalCode, Refused, Unavailable, sentence
from bot.kernel.view import Block, View, text

_SURE: dict[RefusalCode, str] = {
    DebateRefusal.SEATS_EMPTY: "start-anyway",
    DebateRefusal.SPEAKER_MISSING: "begin-anyway",
    DebateRefusal.TURN_EMPTY: "end-anyway",
    DebateRefusal.VOTES_MISSING: "count-anyway",
}
"""By what is no refusal for good: the act that says that one is sure."""


async def show_desk(parts: Parts, command: ShowDesk, _: Progress) -> tuple[View, ...]:
    """What the chair can do now. What they want to `do` is done first, or asked for by its form.
    Raises Refused."""
    debate = await find_debate(parts, command.by, command.debate)
    if not command.do:
        if not is_runner(debate.state, command.by):
            raise Refused(DebateRefusal.NOT_CHAIR)
        return (await _desk(parts, debate, command.by),)
    step = find_step(command.do, debate.state, {})
    if step is None or step.act is None:
        raise Refused(DebateRefusal.NO_SUCH_ACT, act=command.do).regarding("do")
    if refusal := find_refusal(debate.state, step.act, command.by):
        return (await _desk(parts, debate, command.by, text(sentence(refusal))),)
    typed = parse_line(step.button.action, parts.catalog)
    values = {**typed.values, "debate": debate.row.id}
    if typed.entry.missing(values):
        lists = await load_lists(parts, command.by, typed.entry, values)
        return (form_for(typed.entry, values, lists),)
    act = typed.entry.build(values, by=command.by, at=command.at, fresh=command.id)
    if isinstance(act, CancelDebate) and not act.sure:
        return (
            await _desk(parts, debate, command.by, text(ask_to_cancel()), sure="cancel-anyway"),
        )
    try:
        return (await _act(parts, act),)
    except Unavailable:
        raise
    except Refused as refused:
        debate = await find_debate(parts, command.by, debate.row.id)
        sure = bind_word(_SURE.get(refused.code, ""), debate.state)
        sure = sure or word_when_sure(refused.code, debate.state)
        names = await debates.load_names(parts.db, command.by.community)
        asked: tuple[Block, ...] = (
            text(sentence(refused)),
            *name_missing(refused, debate.state, names),
        )
        return (await _desk(parts, debate, command.by, *asked, sure=sure),)


async def act_at_desk(parts: Parts, command: DebateCommand, _: Progress) -> tuple[View, ...]:
    """Do what a form on the desk asks, and show the desk as it then is. Raises Refused where what
    was filled in will not do."""
    act = find_act(command)
    debate = await find_debate(parts, act.by, act.debate)
    if refusal := find_refusal(debate.state, type(act), act.by):
        return (await _desk(parts, debate, act.by, text(sentence(refusal))),)
    if isinstance(act, Schedule):
        read = await read_start(parts, act, ScheduleAtDesk.declared.path)
        if not isinstance(read, Schedule):
            return (await _desk(parts, debate, act.by, *read, left_out="schedule"),)
        act = read
    return (await _act(parts, act),)


async def _act(parts: Parts, act: Command) -> View:
    """Do it, and show the desk under what the room hears of it; of a pause, which the room hears
    and the desk's own buttons show, only where nothing shows the room. Raises Refused."""
    if not isinstance(act, DebateActs):
        raise TypeError(f"{type(act).__name__} is no act in a debate")
    change = await do_and_show(parts, act)
    debate = change.after
    names = await debates.load_names(parts.db, act.by.community)
    # Nothing done at the desk makes a claim or raises a point of order, so no words are needed.
    has_room = parts.rooms.face(act.by.community) is not None
    told = (
        announcement(event, debate.state, names, {})
        for event in change.events
        if not (has_room and isinstance(event, e.DebatePaused | e.DebateResumed))
    )
    return await _desk(parts, debate, act.by, *(heard for heard in told if heard is not None))


async def _desk(
    parts: Parts,
    debate: LoadedDebate,
    by: Caller,
    *told: Block,
    sure: str = "",
    left_out: str = "",
) -> View:
    row, state = debate.row, debate.state
    waits = await (await parts.port(DeskMatters)).load(parts, by.community, row.id)
    order = await _render_order(parts, by, state)
    speaking = {state.holder} if state.holder is not None else set()
    names = await debates.load_names_of(parts.db, by.community, speaking)
    view = render_desk(
        row.id, state, by, *told, order=order, waits=waits, sure=sure, left_out=left_out,
        names=names,
    )  # fmt: skip
    return pin_view(parts.catalog, view, debate.row.id)


async def _render_order(parts: Parts, by: Caller, state: Debate) -> Message | None:
    """The point of order that waits for a chair's ruling; None if none does."""
    if state.order is None:
        return None
    names = await debates.load_names(parts.db, by.community)
    words = await debates.words_of(parts.db, by.community, {state.order.order})
    raiser = person(state.order.member, names)
    return render_order(raiser, words.get(state.order.order, ""))


HANDLERS: dict[type, CommandHandler] = {
    ShowDesk: show_desk,
    **dict.fromkeys(FORMS.values(), act_at_desk),
}
