"""Votes on what is proposed for a guarantee sheet: called, cast, closed, and by which rules."""

from collections.abc import Mapping
from functools import partial

from bot.guarantee.commands.sheets import CallVote, CloseProposalVote, SetSheetRules, VoteOnProposal
from bot.guarantee.handlers import showing
from bot.guarantee.handlers.acting import change
from bot.guarantee.handlers.finding import sheet_named
from bot.guarantee.handlers.sheet_steps import alone, chairs, done
from bot.guarantee.rules import editing, proposing, voting
from bot.guarantee.state import AS_IT_IS, Rule, Says, Sheet
from bot.guarantee.views import forms
from bot.guarantee.views import proposals as proposal_views
from bot.guarantee.views import sheet as views
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import Option, View, note
from bot.opinion.rules.reading_rankings import read_ranking

RULES = (
    Option("Simple majority", "simple"),
    Option("Two-thirds majority", "two_thirds"),
    Option("Rival amendments ranked (Schulze)", "ranked"),
)


async def call(parts: Parts, command: CallVote, _: Progress) -> tuple[View, ...]:
    """Put a proposal to the vote."""

    def rule(sheet: Sheet) -> Sheet:
        by, chair = command.by.member, chairs(command.by, sheet)
        return proposing.call(sheet, command.number, by, command.at, chair=chair)

    return await done(parts, command, rule, f"Number {command.number} is put to the vote.")


async def vote(parts: Parts, command: VoteOnProposal, _: Progress) -> tuple[View, ...]:
    """Take a ballot; without one, ask for it."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    one = proposing.undecided(sheet, command.number)
    found = sheet.vote_on(one)
    if not (command.says or command.ranking):
        if found is not None and found.open and found.rule is Rule.RANKED:
            return (forms.ranking_form(sheet, found, command.number),)
        if found is not None and found.open:
            return (await alone(parts, command.by, sheet, one),)
        raise Refused(Code.NO_VOTE_ON_IT)
    if command.ranking and found is not None:
        known = [AS_IT_IS, *(str(number) for number in found.candidates)]
        ranking = read_ranking(command.ranking, known)
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
    before, after = await change(parts, command.by.community, sheet.id, rule)
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
        chair = chairs(command.by, sheet)
        return voting.close(sheet, command.number, command.at, chair=chair)

    return await done(parts, command, rule, f"The vote on number {command.number} is closed.")


async def set_rules(parts: Parts, command: SetSheetRules, _: Progress) -> tuple[View, ...]:
    """Change how votes are held; without a change, a form asks."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not command.rule and command.quorum is None and command.hours is None:
        return (forms.rules_form(sheet, RULES),)

    def rule(now: Sheet) -> Sheet:
        return editing.set_rules(
            now,
            chair=chairs(command.by, now),
            rule=Rule(command.rule) if command.rule else None,
            quorum=command.quorum,
            hours=command.hours,
        )

    return await done(parts, command, rule, "Votes to come are held by these rules.")


USES: Mapping[type, Use] = {
    CallVote: call,
    VoteOnProposal: vote,
    CloseProposalVote: close,
    SetSheetRules: set_rules,
}
