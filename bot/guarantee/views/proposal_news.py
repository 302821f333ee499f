"""What the room hears of proposals: that they were made, seconded, put to the vote and decided."""

from typing import assert_never

from bot.guarantee.rules.proposing import find_first
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.stages import (
    Agreed,
    AwaitingSecond,
    Carried,
    InVote,
    Lost,
    LyingOpen,
    Overtaken,
    Seconded,
    Withdrawn,
)
from bot.guarantee.state import RULES, WHOLE, Proposal, Sheet
from bot.guarantee.views.proposals import name_rivals, proposal_result
from bot.guarantee.views.wording import Names, clause_name, member_name, proposed_change
from bot.kernel.message import row_of, say
from bot.kernel.view import Block, Moment, Strong, text

LONGEST_NEWS = 200
"""Characters of what a proposal would do, in news."""


def stage_news(  # noqa: C901  # one case a stage
    sheet: Sheet, proposal: Proposal, space: Space, names: Names
) -> Block:
    """What the room hears when a proposal's stage has changed."""
    change = proposed_change(space, sheet.as_amended(proposal), LONGEST_NEWS)
    number = Strong(say("number {number}", number=proposal.number))
    mover = member_name(names, proposal.mover)
    match proposal.stage:
        case AwaitingSecond():
            said = say(
                "{mover} proposes {number}. {change}. It needs a second.",
                mover=mover,
                number=number,
                change=change,
            )
            if proposal.setting.reason:
                said = say(
                    "{mover} proposes {number}. {change}. Because: “{reason}”. It needs a second.",
                    mover=mover,
                    number=number,
                    change=change,
                    reason=proposal.setting.reason.removesuffix("."),
                )
            waits = _say_waits(sheet, proposal)
            return text(row_of((said, *name_rivals(sheet, proposal), *waits), ""))
        case LyingOpen(until=until):
            return text(
                say(
                    "{mover} proposes {number}. {change}. It’ll be adopted on {until}, unless "
                    "somebody asks for a vote.",
                    mover=mover,
                    number=number,
                    change=change,
                    until=Moment(until),
                )
            )
        case Agreed():
            return text(
                say(
                    "Adopted, as nobody asked for a vote: {number}. {change}.",
                    number=number,
                    change=change,
                )
            )
        case Seconded(seconder=seconder):
            said = say(
                "{seconder} seconds {number}. {change}.",
                seconder=member_name(names, seconder),
                number=number,
                change=change,
            )
            return text(row_of((said, *_say_waits(sheet, proposal)), ""))
        case InVote(vote=vote) if proposal.clause == RULES:
            return text(
                say(
                    "{seconder} contests the new rules for votes. The old ones hold until this "
                    "vote is over, {deadline}: {number}. {change}.",
                    seconder=member_name(names, proposal.seconder),
                    deadline=Moment(sheet.votes[vote - 1].deadline),
                    number=number,
                    change=change,
                )
            )
        case InVote(vote=vote):
            return text(
                say(
                    "Put to the vote until {deadline}, or until all who are here have voted: "
                    "{number}. {change}. The ballot is secret, and you can change your vote.",
                    deadline=Moment(sheet.votes[vote - 1].deadline),
                    number=number,
                    change=change,
                )
            )
        case Carried(last=last) | Lost(last=last):
            said = say(
                "The vote on {number} has closed. {change}. {result}",
                number=number,
                change=change,
                result=proposal_result(sheet, proposal, last),
            )
            return text(row_of((said, *_amended_words(proposal)), ""))
        case Overtaken() if proposal.amends:
            return text(
                say(
                    "Overtaken, as number {amended} has moved on: {number}. {change}.",
                    amended=proposal.amends,
                    number=number,
                    change=change,
                )
            )
        case Overtaken():
            name = clause_name(space, proposal.clause)
            return text(
                say(
                    "Overtaken, as {clause} has changed: {number}. {change}.",
                    clause=name,
                    number=number,
                    change=change,
                )
            )
        case Withdrawn():
            return text(say("Withdrawn: {number}. {change}.", number=number, change=change))
        case _:
            assert_never(proposal.stage)


def freed_news(whole: Proposal) -> Block:
    """What the room hears once nothing stands before the adoption of the whole sheet any more."""
    return text(
        say(
            "The whole sheet (number {number}) can be put to the vote now.",
            number=whole.number,
        )
    )


def _say_waits(sheet: Sheet, proposal: Proposal) -> tuple[str, ...]:
    """What has to be decided before the whole sheet; nothing where it can be put to the vote."""
    if proposal.clause != WHOLE or find_first(sheet, proposal) is None:
        return ()
    if sheet.lying:
        return (
            say(
                "First the clauses that lie open are decided: press “Ask for a vote”, or wait until"
                " their time is over."
            ),
        )
    return (say("First the vote that is open comes to its end."),)


def _amended_words(proposal: Proposal) -> tuple[str, ...]:
    """What became of the amendment that a decided one would amend; nothing where it amends none."""
    if not proposal.amends:
        return ()
    if isinstance(proposal.stage, Carried):
        return (say("Number {number} says this now.", number=proposal.amends),)
    return (say("Number {number} stays as it is.", number=proposal.amends),)
