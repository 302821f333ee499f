"""Going on from step to step, and ending an evening: each step opens what it needs by the command
that a member would give for it."""

from msgspec.structs import replace

from bot.debate.commands.debating import CloseDebate
from bot.debate.handlers.debates import do_and_show
from bot.debate.rows import debates
from bot.evening.commands.evenings import EndEvening, NextStep, ShowEvening
from bot.evening.events import Step
from bot.evening.handlers.finding import find_evening
from bot.evening.handlers.going_on import load_going_on
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.handlers.standing import load_standing
from bot.evening.handlers.stepping import open_lacking
from bot.evening.handlers.turning_votes import turn_vote
from bot.evening.journal import EVENINGS
from bot.evening.refusals import EveningRefusal
from bot.evening.rules.decide import STARTER, may_lead, refuse_for_another_step
from bot.evening.views.board import leave_action, render_end_asked, render_goes_on, render_whole
from bot.evening.views.plan_fit import warn_of_fit
from bot.kernel.command import Command
from bot.kernel.identity import fresh_id
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View


async def go_on(parts: Parts, command: NextStep, progress: Progress) -> tuple[View, ...]:
    """Begin the next step, or end the evening after its last one. What a step could not open is
    opened first, and a step that goes on is left only on purpose."""
    community = command.by.community
    evening = await find_evening(parts, command.by, command.evening)
    await _refuse_unless_leads(parts, evening, command)
    leads = not evening.state.over
    if leads:
        refuse_for_another_step(evening.state, command)
    opened = await open_lacking(parts, command, evening, progress) if leads else None
    if opened is not None:
        return opened
    standing = await load_standing(parts, community, evening)
    if leads and evening.state.next is None and not command.skip:
        action = leave_action("next", evening.row.id, evening.state, "skip")
        still = standing if standing.goes_on else None
        going_on = await load_going_on(parts, community, evening)
        return (render_end_asked(action, evening.state, still, going_on),)
    if leads and standing.goes_on and not command.skip:
        return (render_goes_on(evening.row.id, evening.state, standing),)
    change = await EVENINGS.act(parts, evening.row, command)
    if not evening.state.has(Step.DEBATE) and evening.state.now.step is not Step.READING:
        await _close_debate(parts, command, evening)
    await turn_vote(parts, command, change.after)
    shown = await open_lacking(parts, command, change.after, progress)
    await EVENINGS.show(parts, community, evening.row.id)
    return shown or ()


async def _refuse_unless_leads(
    parts: Parts, evening: LoadedEvening, command: NextStep | EndEvening
) -> None:
    """Raise Refused (NOT_EVENING_CHAIR) for a member, which names who leads and pings nobody."""
    if evening.state.over or may_lead(evening.state, command.by):
        return
    names = await debates.load_names(parts.db, command.by.community)
    leader = evening.state.plan.by
    name = names.get(leader, "") if leader is not None else ""
    raise Refused(EveningRefusal.NOT_EVENING_CHAIR, leader=name or STARTER)


async def _close_debate(parts: Parts, command: Command, evening: LoadedEvening) -> None:
    """Close a debate that was opened for its first vote alone. Raises Refused."""
    row = await debates.find_by_id(parts.db, command.by.community, evening.row.debate)
    if row is None or row.closed_at is not None:
        return
    close = CloseDebate(
        by=command.by,
        at=command.at,
        id=fresh_id(),
        debate=row.id,
        conclusion="",
    )
    await do_and_show(parts, close)


async def end(parts: Parts, command: EndEvening, _: Progress) -> tuple[View, ...]:
    """End an evening before its last step."""
    evening = await find_evening(parts, command.by, command.evening)
    await _refuse_unless_leads(parts, evening, command)
    if not evening.state.over:
        refuse_for_another_step(evening.state, command)
    if not command.sure and not evening.state.over:
        action = leave_action("end", evening.row.id, evening.state, "sure")
        going_on = await load_going_on(parts, command.by.community, evening)
        return (render_end_asked(action, evening.state, going_on=going_on),)
    await EVENINGS.act(parts, evening.row, command)
    await EVENINGS.show(parts, command.by.community, evening.row.id)
    return ()


async def show(parts: Parts, command: ShowEvening, _: Progress) -> tuple[View, ...]:
    """An evening as it stands, for whoever asks."""
    evening = await find_evening(parts, command.by, command.evening)
    standing = await load_standing(parts, command.by.community, evening)
    leads = may_lead(evening.state, command.by)
    whole = render_whole(evening.row.id, evening.row.question, evening.state, standing, leads=leads)
    debate = await load_debate(parts, command.by.community, evening)
    if debate is None or evening.state.over:
        return (whole,)
    fit = warn_of_fit(evening.state.plan, debate.state.format)
    return (replace(whole, blocks=(*whole.blocks, *fit)),)


HANDLERS: dict[type, CommandHandler] = {NextStep: go_on, EndEvening: end, ShowEvening: show}
