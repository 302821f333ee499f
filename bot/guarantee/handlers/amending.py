"""Amendments to guarantee sheets: moved, seconded, withdrawn, shown."""

from collections.abc import Mapping
from functools import partial

from bot.guarantee.commands.sheets import (
    AmendClause,
    ProposeSheet,
    SecondProposal,
    ShowAmendment,
    WithdrawProposal,
)
from bot.guarantee.handlers.acting import change
from bot.guarantee.handlers.debating_sheets import debated
from bot.guarantee.handlers.finding import sheet_named
from bot.guarantee.handlers.sheet_steps import (
    alone,
    answered,
    chairs,
    done,
    known_space,
    setting_of,
    would_bring,
)
from bot.guarantee.rules import proposing
from bot.guarantee.rules.reading import find_clause
from bot.guarantee.state import Sheet, Whose
from bot.guarantee.views import forms
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import View


async def amend(parts: Parts, command: AmendClause, _: Progress) -> tuple[View, ...]:
    """Move an amendment, and say which tensions it would bring."""
    sheet, space = (await sheet_named(parts, command.by, command.sheet)).sheet, await known_space()
    if sheet.whose is Whose.OWN:
        raise Refused(Code.OWN_SHEET)
    if not command.clause:
        tail = f"sheet:{sheet.number}"
        return (forms.clause_picker(space, "/guarantee amend", tail, sheet),)
    clause = find_clause(space, command.clause)
    if not (command.options or command.words):
        action = f"/guarantee amend clause:{clause.id} sheet:{sheet.number}"
        return (forms.clause_form(clause, sheet.at(clause.id), action, amending=True),)

    def rule(now: Sheet) -> Sheet:
        setting = setting_of(command, clause, now)
        return proposing.amend(now, clause.id, setting, command.at)

    before, after = await change(parts, command.by.community, sheet.id, rule)
    one = after.proposals[-1]
    more = list(await would_bring(after, one))
    if command.debate:
        more += await debated(parts, command, after, one)
    return await answered(parts, command, before, after, f"You proposed number {one.number}.", more)


async def propose(parts: Parts, command: ProposeSheet, _: Progress) -> tuple[View, ...]:
    """Move that the sheet be adopted."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    rule = partial(proposing.propose, by=command.by.member, reason=command.reason, at=command.at)
    before, after = await change(parts, command.by.community, sheet.id, rule)
    number = after.proposals[-1].number
    return await answered(parts, command, before, after, f"You proposed number {number}.")


async def second(parts: Parts, command: SecondProposal, _: Progress) -> tuple[View, ...]:
    """Second a proposal."""
    rule = partial(proposing.second, number=command.number, by=command.by.member)
    return await done(parts, command, rule, f"You seconded number {command.number}.")


async def withdraw(parts: Parts, command: WithdrawProposal, _: Progress) -> tuple[View, ...]:
    """Take a proposal back."""

    def rule(sheet: Sheet) -> Sheet:
        by, chair = command.by.member, chairs(command.by, sheet)
        return proposing.withdraw(sheet, command.number, by, command.at, chair=chair)

    return await done(parts, command, rule, f"Number {command.number} is withdrawn.")


async def show_amendment(parts: Parts, command: ShowAmendment, _: Progress) -> tuple[View, ...]:
    """One proposal, with its debate."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not 1 <= command.number <= len(sheet.proposals):
        proposing.undecided(sheet, command.number)
    return (await alone(parts, command.by, sheet, sheet.proposals[command.number - 1]),)


USES: Mapping[type, Use] = {
    AmendClause: amend,
    ProposeSheet: propose,
    SecondProposal: second,
    WithdrawProposal: withdraw,
    ShowAmendment: show_amendment,
}
