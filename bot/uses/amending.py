"""Changing guarantee sheets: clauses set, amendments moved and voted on, the whole adopted."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from bot.content import clauses
from bot.core.command import Caller
from bot.core.guarantee.reading import find_clause, read_options
from bot.core.guarantee.sheets import editing, forms, proposal_views, proposing, views, voting
from bot.core.guarantee.sheets.base import SheetCommand
from bot.core.guarantee.sheets.commands import (
    NO_WORDS,
    STAYS_OPEN,
    AdoptSheet,
    AmendClause,
    CallVote,
    CloseProposalVote,
    ProposeSheet,
    SecondProposal,
    SetClause,
    SetSheetRules,
    ShowAmendment,
    VoteOnProposal,
    WithdrawProposal,
)
from bot.core.guarantee.sheets.sheet import (
    AS_IT_IS,
    Proposal,
    Rule,
    Says,
    Setting,
    Sheet,
    Whose,
)
from bot.core.guarantee.sheets.wording import address
from bot.core.guarantee.space import Clause, Space
from bot.core.permission import Role
from bot.core.refusal import Code, Refused
from bot.core.view import Block, Button, Buttons, Option, View, note
from bot.guarantees import showing
from bot.guarantees.acting import change
from bot.guarantees.debated import debate_blocks
from bot.guarantees.finding import sheet_named
from bot.guarantees.tensions import brought
from bot.loading import loaded
from bot.parts import Parts, Progress, Use
from bot.store import debates, sheets
from bot.uses.debating_sheets import debated

RULES = (
    Option("Simple majority", "simple"),
    Option("Two-thirds majority", "two_thirds"),
    Option("Rival amendments ranked (Schulze)", "ranked"),
)


async def set_clause(parts: Parts, command: SetClause, _: Progress) -> tuple[View, ...]:
    """Set a clause of an own sheet, and say which tensions that brings."""
    sheet, space = await _own(parts, command), await _space()
    if sheet.whose is Whose.GROUP:
        raise Refused(Code.BY_AMENDMENT)
    if not command.clause:
        tail = f"sheet:{sheet.number}"
        return (forms.clause_picker(space, "/guarantee set", tail, sheet),)
    clause = find_clause(space, command.clause)
    if not (command.options or command.words):
        action = f"/guarantee set clause:{clause.id} sheet:{sheet.number}"
        now = sheet.at(clause.id)
        return (forms.clause_form(clause, now, action, amending=False, reason=now.reason),)

    def rule(now: Sheet) -> Sheet:
        return editing.set_clause(now, clause.id, _setting(command, clause, now))

    before, after = await change(parts, command.by.community, sheet.id, rule)
    stands = views.clause_now(after, clause)
    more = await brought(before.choices, after.choices) or (note(showing.UNMOVED),)
    return (views.done(*stands, more=(*more, views.after_setting(after))),)


async def amend(parts: Parts, command: AmendClause, _: Progress) -> tuple[View, ...]:
    """Move an amendment, and say which tensions it would bring."""
    sheet, space = (await sheet_named(parts, command.by, command.sheet)).sheet, await _space()
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
        setting = _setting(command, clause, now)
        return proposing.amend(now, clause.id, setting, command.at)

    before, after = await _changed(parts, command.by, sheet, rule)
    one = after.proposals[-1]
    more = list(await _would_bring(after, one))
    if command.debate:
        more += await debated(parts, command, after, one)
    return await _answered(
        parts, command, before, after, f"You proposed number {one.number}.", more
    )


def _setting(command: SetClause | AmendClause, clause: Clause, sheet: Sheet) -> Setting:
    """What a clause would say: what is not given stays as it stands."""
    now = sheet.at(clause.id)
    options, words = now.options, command.words or now.words
    if command.options.casefold().strip() == STAYS_OPEN:
        options = None
    elif command.options:
        options = read_options(clause, command.options)
    return Setting(
        options=options,
        words="" if words == NO_WORDS else words,
        reason=command.reason,
        member=command.by.member,
    )


async def _would_bring(sheet: Sheet, one: Proposal) -> tuple[Block, ...]:
    after = dict(sheet.choices)
    after.pop(one.clause, None)
    if one.setting.options is not None:
        after[one.clause] = one.setting.options
    found = await brought(sheet.choices, after)
    return (note("Tensions, if it carries:"), *found) if found else ()


async def propose(parts: Parts, command: ProposeSheet, _: Progress) -> tuple[View, ...]:
    """Move that the sheet be adopted."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    rule = partial(proposing.propose, by=command.by.member, reason=command.reason, at=command.at)
    before, after = await _changed(parts, command.by, sheet, rule)
    number = after.proposals[-1].number
    return await _answered(parts, command, before, after, f"You proposed number {number}.")


async def second(parts: Parts, command: SecondProposal, _: Progress) -> tuple[View, ...]:
    """Second a proposal."""
    rule = partial(proposing.second, number=command.number, by=command.by.member)
    return await _done(parts, command, rule, f"You seconded number {command.number}.")


async def withdraw(parts: Parts, command: WithdrawProposal, _: Progress) -> tuple[View, ...]:
    """Take a proposal back."""

    def rule(sheet: Sheet) -> Sheet:
        by, chair = command.by.member, _chairs(command.by, sheet)
        return proposing.withdraw(sheet, command.number, by, command.at, chair=chair)

    return await _done(parts, command, rule, f"Number {command.number} is withdrawn.")


async def call(parts: Parts, command: CallVote, _: Progress) -> tuple[View, ...]:
    """Put a proposal to the vote."""

    def rule(sheet: Sheet) -> Sheet:
        by, chair = command.by.member, _chairs(command.by, sheet)
        return proposing.call(sheet, command.number, by, command.at, chair=chair)

    return await _done(parts, command, rule, f"Number {command.number} is put to the vote.")


async def vote(parts: Parts, command: VoteOnProposal, _: Progress) -> tuple[View, ...]:
    """Take a ballot; without one, ask for it."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    one = proposing.undecided(sheet, command.number)
    found = sheet.vote_on(one)
    if not (command.says or command.ranking):
        if found is not None and found.open and found.rule is Rule.RANKED:
            return (forms.ranking_form(sheet, found, command.number),)
        if found is not None and found.open:
            return (await _alone(parts, command.by, sheet, one),)
        raise Refused(Code.NO_VOTE_ON_IT)
    if command.ranking and found is not None:
        reading = await loaded("bot.core.opinion.reading_rankings")
        known = [AS_IT_IS, *(str(number) for number in found.candidates)]
        ranking = reading.read_ranking(command.ranking, known)
        rule = partial(
            voting.rank,
            number=command.number,
            by=command.by.member,
            ranking=ranking,
            at=command.at,
        )
    else:
        says = Says(command.says or Says.ABSTAIN)
        rule = partial(
            voting.cast, number=command.number, by=command.by.member, says=says, at=command.at
        )
    before, after = await _changed(parts, command.by, sheet, rule)
    said = command.ranking or {"for": "for it", "against": "against it"}.get(
        command.says, "you abstain"
    )
    more = (note(proposal_views.SEALED, " You can vote anew until then; the last one counts."),)
    words = f"Noted on number {command.number}: {said}."
    await showing.show_soon(parts, command.by.community, before, after)
    return (views.done(words, more=more),)


async def close(parts: Parts, command: CloseProposalVote, _: Progress) -> tuple[View, ...]:
    """Close a vote before its time."""

    def rule(sheet: Sheet) -> Sheet:
        chair = _chairs(command.by, sheet)
        return voting.close(sheet, command.number, command.at, chair=chair)

    return await _done(parts, command, rule, f"The vote on number {command.number} is closed.")


async def adopt(parts: Parts, command: AdoptSheet, _: Progress) -> tuple[View, ...]:
    """Keep an own sheet as a version."""
    sheet = await _own(parts, command)
    rule = partial(editing.adopt, by=command.by.member, at=command.at)
    _before, after = await change(parts, command.by.community, sheet.id, rule)
    at = address(after, after.versions[-1])
    see = Buttons((Button("See it", f"/guarantee show sheet:{at}"),))
    return (views.done(f"Kept as version {at}, for good.", more=(see,)),)


async def set_rules(parts: Parts, command: SetSheetRules, _: Progress) -> tuple[View, ...]:
    """Change how votes are held; without a change, a form asks."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not command.rule and command.quorum is None and command.hours is None:
        return (forms.rules_form(sheet, RULES),)

    def rule(now: Sheet) -> Sheet:
        return editing.set_rules(
            now,
            chair=_chairs(command.by, now),
            rule=Rule(command.rule) if command.rule else None,
            quorum=command.quorum,
            hours=command.hours,
        )

    return await _done(parts, command, rule, "Votes to come are held by these rules.")


async def show_amendment(parts: Parts, command: ShowAmendment, _: Progress) -> tuple[View, ...]:
    """One proposal, with its debate."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not 1 <= command.number <= len(sheet.proposals):
        proposing.undecided(sheet, command.number)
    return (await _alone(parts, command.by, sheet, sheet.proposals[command.number - 1]),)


async def _alone(parts: Parts, by: Caller, sheet: Sheet, one: Proposal) -> View:
    names = await debates.names(parts.db, by.community)
    space = await _space()
    debate = await debate_blocks(parts, by.community, one.debate)
    more = [*views.evidence_list(sheet, one.clause, space)]
    if one.live and one.clause:
        more += await _would_bring(sheet, one)
    return proposal_views.alone(sheet, one, space, names, debate, more)


# --- what they share --------------------------------------------------------------------------


async def _space() -> Space:
    return await asyncio.to_thread(clauses.load)


def _chairs(by: Caller, sheet: Sheet) -> bool:
    """Whether somebody chairs a sheet: the community's chairs, and whoever started it."""
    return by.role >= Role.CHAIR or by.member == sheet.maker


async def _own(parts: Parts, command: SheetCommand) -> Sheet:
    """The sheet named; where none is, and the place's is not the member's own, their last own."""
    by = command.by
    if not command.sheet:
        mine = await sheets.last_own(parts.db, by.community, by.member)
        here = await sheets.in_use(parts.db, by.community, by.place)
        if mine is not None and here != mine:
            used = await sheets.load(parts.db, by.community, here) if here else None
            if used is None or used.whose is Whose.GROUP or used.maker != by.member:
                found = await sheets.load(parts.db, by.community, mine)
                if found is not None:
                    return found
    return (await sheet_named(parts, by, command.sheet)).sheet


async def _changed(
    parts: Parts, by: Caller, sheet: Sheet, rule: Callable[[Sheet], Sheet]
) -> tuple[Sheet, Sheet]:
    return await change(parts, by.community, sheet.id, rule)


async def _done(
    parts: Parts, command: SheetCommand, rule: Callable[[Sheet], Sheet], words: str
) -> tuple[View, ...]:
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    before, after = await _changed(parts, command.by, sheet, rule)
    return await _answered(parts, command, before, after, words)


async def _answered(
    parts: Parts,
    command: SheetCommand,
    before: Sheet,
    after: Sheet,
    words: str,
    more: list[Block] | None = None,
) -> tuple[View, ...]:
    """Show the room what happened. Whoever asked hears only what the room does not, but all of it
    elsewhere, and where no room is served."""
    community = command.by.community
    await showing.show_soon(parts, community, before, after)
    said = views.done(words, more=more or ())
    if parts.rooms.face(community) is not None:
        return (said,) if more or command.by.place != after.place else ()
    told = [view for _, view in await showing.news_of(parts, community, after, before.revision)]
    return (said, *told, await showing.board(parts, community, after))


USES: Mapping[type, Use] = {
    SetClause: set_clause,
    AmendClause: amend,
    ProposeSheet: propose,
    SecondProposal: second,
    WithdrawProposal: withdraw,
    CallVote: call,
    VoteOnProposal: vote,
    CloseProposalVote: close,
    AdoptSheet: adopt,
    SetSheetRules: set_rules,
    ShowAmendment: show_amendment,
}
