"""Votes on what is proposed for a guarantee sheet: called, cast, closed, and by which rules."""

from collections.abc import Mapping
from datetime import datetime

from bot.guarantee.commands.deciding import ChangeRules, PutToVote
from bot.guarantee.commands.sheets import CallVote, CloseProposalVote, SetSheetRules, VoteOnProposal
from bot.guarantee.events import VoteClosed
from bot.guarantee.handlers.finding import act_on_sheet, sheet_named
from bot.guarantee.handlers.sheet_steps import alone, done, known_space
from bot.guarantee.journal import SHEETS
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules import proposing
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.decide import chairs
from bot.guarantee.rules.presence import closing_time, have_all_voted
from bot.guarantee.rules.steps import CastBallot, RankRivals, SheetStep
from bot.guarantee.rules.votes import Says
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import Sheet
from bot.guarantee.views import forms
from bot.guarantee.views import proposals as proposal_views
from bot.guarantee.views import sheet as views
from bot.guarantee.views.vote_close import ask_before_close
from bot.guarantee.views.wording import name_subject, proposed_change
from bot.kernel.loading import load_module_aside
from bot.kernel.message import Listed, say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Moment, Note, Option, View, note
from bot.opinion.rules.reading_rankings import read_ranking

RULES = (
    Option(say("Simple majority"), "simple"),
    Option(say("Two-thirds majority"), "two_thirds"),
    Option(say("Rival amendments ranked (Schulze)"), "ranked"),
)


async def call(parts: Parts, command: CallVote, _: Progress) -> tuple[View, ...]:
    """Put a proposal to the vote."""
    await load_module_aside("numpy")
    return await done(
        parts,
        command,
        command,
        say("Number {number} is now being voted on.", number=command.number),
    )


_CHOICES: Mapping[str, str] = {"for": say("For"), "against": say("Against")}


async def vote(parts: Parts, command: VoteOnProposal, _: Progress) -> tuple[View, ...]:
    """Take a ballot; without one, ask for it."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    proposal = proposing.undecided(sheet, command.number)
    division = sheet.vote_on(proposal)
    if not (command.says or command.ranking):
        if division is None or not division.open:
            raise Refused(GuaranteeRefusal.NO_VOTE_ON_IT)
        if division.has_rivals:
            space = await known_space()
            return (forms.ranking_form(space, sheet, division, command.number),)
        return (await alone(parts, command.by, sheet, proposal),)
    if command.ranking and division is not None:
        titles = forms.rival_options(await known_space(), sheet, division)
        by_number = {option.value: option.label for option in titles}
        ranking = read_ranking(command.ranking, by_number)
        step: SheetStep = RankRivals(
            by=command.by, at=command.at, id=command.id, number=command.number, ranking=ranking
        )
        order = tuple(by_number[rival] for place in ranking for rival in place)
        words = say(
            "Your ranking for “{about}”, best first: {order}.",
            about=name_subject(await known_space(), proposal),
            order=Listed(order, ";"),
        )
    else:
        says = Says(command.says or Says.ABSTAIN)
        step = CastBallot(
            by=command.by, at=command.at, id=command.id, number=command.number, says=says
        )
        words = say(
            "Your vote on “{about}”: {choice}",
            about=proposed_change(
                await known_space(), sheet.as_amended(proposal), proposal_views.BRIEF
            ),
            choice=_CHOICES.get(command.says, say("Abstained")),
        )
    acted = await act_on_sheet(parts, sheet.id, step)
    more: tuple[Note, ...] = ()
    if any(isinstance(event, VoteClosed) for event in acted.events):
        more = (note(say("All who are here have voted, so the vote is closed.")),)
    elif (end := _find_early_end(acted.after.state, command)) is not None:
        said = say("All who are here have voted. The vote closes at {end}.", end=Moment(end))
        more = (note(said),)
    await SHEETS.show_soon(parts, command.by.community, sheet.id, acted.events, acted.after.state)
    return (views.receipt(words, more=more),)


def _find_early_end(sheet: Sheet, command: VoteOnProposal) -> datetime | None:
    """When a vote ends before its deadline, since all who are present have voted; None where it
    does not."""
    vote = sheet.vote_on(sheet.proposals[command.number - 1])
    if vote is None or not have_all_voted(sheet, vote, command.at):
        return None
    return closing_time(sheet, vote)


async def close(parts: Parts, command: CloseProposalVote, _: Progress) -> tuple[View, ...]:
    """Close a vote before its time; where ballots are missing, that is asked first."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    proposal = proposing.undecided(sheet, command.number)
    open_vote = sheet.vote_on(proposal)
    actor = Actor(command.by.member, chair=chairs(command.by, sheet))
    if open_vote is not None and may(sheet, CloseProposalVote, proposal, actor):
        about = name_subject(await known_space(), proposal)
        asked = ask_before_close(sheet, open_vote, command.number, about, command.at)
        if asked is not None and not command.sure:
            return (asked,)
    return await done(
        parts,
        command,
        command,
        say("The vote on number {number} is closed.", number=command.number),
    )


async def set_rules(parts: Parts, command: SetSheetRules, _: Progress) -> tuple[View, ...]:
    """Change how votes are held; without a change, a form asks."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not command.rule and command.quorum is None and command.hours is None:
        return (forms.rules_form(sheet, RULES),)
    return await done(parts, command, command, say("New votes follow these rules."))


HANDLERS: Mapping[type, CommandHandler] = {
    CallVote: call,
    PutToVote: call,
    VoteOnProposal: vote,
    CloseProposalVote: close,
    SetSheetRules: set_rules,
    ChangeRules: set_rules,
}
