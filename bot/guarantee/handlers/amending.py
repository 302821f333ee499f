"""Amendments to guarantee sheets: moved, seconded, withdrawn, shown."""

from collections.abc import Mapping

from bot.guarantee.commands.deciding import ShowProposal
from bot.guarantee.commands.sheets import (
    AmendClause,
    ProposeSheet,
    SecondProposal,
    ShowAmendment,
    WithdrawProposal,
)
from bot.guarantee.handlers.debating_sheets import debated
from bot.guarantee.handlers.finding import act_on_sheet, sheet_named
from bot.guarantee.handlers.sheet_steps import (
    alone,
    answered,
    done,
    known_space,
    wanted_by,
    would_bring,
)
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules import proposing
from bot.guarantee.rules.amending import find_amendable
from bot.guarantee.rules.reading import find_clause
from bot.guarantee.rules.steps import MoveAmendment
from bot.guarantee.state import Whose
from bot.guarantee.views import forms
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View


async def amend(parts: Parts, command: AmendClause, _: Progress) -> tuple[View, ...]:
    """Move an amendment, and say which tensions it would bring."""
    sheet, space = (await sheet_named(parts, command.by, command.sheet)).sheet, await known_space()
    if sheet.whose is Whose.OWN:
        raise Refused(GuaranteeRefusal.OWN_SHEET)
    amended = find_amendable(sheet, command.amends) if command.amends else None
    given = command.clause if amended is None else amended.clause
    if not given:
        tail = f"sheet:{sheet.number}"
        return (forms.clause_picker(space, "/guarantee amend", tail, sheet),)
    clause = find_clause(space, given)
    if not (command.options or command.words):
        action = f"/guarantee amend clause:{clause.id} sheet:{sheet.number}"
        if amended is not None:
            action = f"/guarantee amend amends:{amended.number} sheet:{sheet.number}"
        settings = await parts.communities.settings(command.by.community)
        debatable = settings.may_open(command.by.role)
        now = sheet.at(clause.id) if amended is None else sheet.setting_of(amended)
        return (forms.clause_form(clause, now, action, amending=True, debatable=debatable),)

    wanted = wanted_by(command, clause)
    step = MoveAmendment(by=command.by, at=command.at, id=command.id, wanted=wanted)
    acted = await act_on_sheet(parts, sheet.id, step)
    after = acted.after.state
    proposal = after.proposals[-1]
    more = list(await would_bring(after, proposal))
    if command.debate:
        more += await debated(parts, command, after, proposal)
    return await answered(parts, command, acted, f"You proposed number {proposal.number}.", more)


async def propose(parts: Parts, command: ProposeSheet, _: Progress) -> tuple[View, ...]:
    """Move that the sheet be adopted."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    acted = await act_on_sheet(parts, sheet.id, command)
    number = acted.after.state.proposals[-1].number
    return await answered(parts, command, acted, f"You proposed number {number}.")


async def second(parts: Parts, command: SecondProposal, _: Progress) -> tuple[View, ...]:
    """Second a proposal."""
    return await done(parts, command, command, f"You seconded number {command.number}.")


async def withdraw(parts: Parts, command: WithdrawProposal, _: Progress) -> tuple[View, ...]:
    """Take a proposal back."""
    return await done(parts, command, command, f"Number {command.number} is withdrawn.")


async def show_amendment(parts: Parts, command: ShowAmendment, _: Progress) -> tuple[View, ...]:
    """One proposal, with its debate."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not 1 <= command.number <= len(sheet.proposals):
        proposing.undecided(sheet, command.number)
    return (await alone(parts, command.by, sheet, sheet.proposals[command.number - 1]),)


HANDLERS: Mapping[type, CommandHandler] = {
    AmendClause: amend,
    ProposeSheet: propose,
    SecondProposal: second,
    WithdrawProposal: withdraw,
    ShowAmendment: show_amendment,
    ShowProposal: show_amendment,
}
