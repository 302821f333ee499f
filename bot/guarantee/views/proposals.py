"""How proposals look: on the board, alone, and as news."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from bot.guarantee.commands.packages import AskVote
from bot.guarantee.commands.sheets import CallVote, SecondProposal
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.presence import closing_time
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
from bot.guarantee.rules.steps import CastBallot
from bot.guarantee.state import RULES, Proposal, Sheet
from bot.guarantee.views.pauses import paused_stage
from bot.guarantee.views.wording import (
    Names,
    beaten_words,
    member_name,
    proposed_change,
    vote_result,
)
from bot.kernel.message import Listed, count_of, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Moment,
    Strong,
    Text,
    Tone,
    text,
)

BRIEF = 60
"""Characters of what a proposal would do, where there is little room."""

SEALED = say("Nobody sees how you vote; the sums are shown when the vote has closed.")


Debated = Mapping[str, str]
"""How debates stand, in a sentence, by their ids."""

UNDEBATED: Debated = MappingProxyType({})


def proposal_blocks(
    sheet: Sheet,
    proposal: Proposal,
    space: Space,
    names: Names,
    debated: Debated = UNDEBATED,
    beside: Sequence[Proposal] = (),
) -> list[Block]:
    """A proposal in a line, with what can be done with it; of rivals that stand `beside` it in one
    vote the last has the buttons."""
    blocks: list[Block] = [proposal_line(sheet, proposal, space, names, debated)]
    if not proposal.live or is_ranked_elsewhere(sheet, proposal, beside):
        return blocks
    if buttons := proposal_buttons(sheet, proposal):
        blocks.append(Buttons(buttons))
    return blocks


def proposal_line(
    sheet: Sheet, proposal: Proposal, space: Space, names: Names, debated: Debated = UNDEBATED
) -> Text:
    """A proposal in a line: what it would change, who made it, and how far it has come."""
    change = proposed_change(space, sheet.as_amended(proposal), BRIEF)
    subject = say(
        "{proposal} ({mover})",
        proposal=Strong(say("{number}. {change}", number=proposal.number, change=change)),
        mover=member_name(names, proposal.mover),
    )
    debate = debated.get(proposal.debate, "")
    stage = paused_stage(sheet, proposal, subject) or stage_words(sheet, proposal, names, subject)
    return text(row_of((stage, debate), "") if debate else stage)


def stage_words(sheet: Sheet, proposal: Proposal, names: Names, subject: str) -> str:
    """How far a proposal has come, in a sentence that begins with its `subject`."""
    match proposal.stage:
        case AwaitingSecond():
            return say("{subject} needs a second.", subject=subject)
        case LyingOpen(until=until):
            return say(
                "{subject} will be adopted on {until}, unless somebody asks for a vote.",
                subject=subject,
                until=Moment(until),
            )
        case Agreed():
            return say("{subject} Adopted: nobody asked for a vote.", subject=subject)
        case Seconded(seconder=seconder):
            return say(
                "{subject} seconded by {seconder}.",
                subject=subject,
                seconder=member_name(names, seconder),
            )
        case InVote(vote=number):
            vote = sheet.votes[number - 1]
            return count_of(
                len(vote.ballots),
                "{subject} is voted on until {deadline}: {n} ballot cast, {quorum} needed.",
                "{subject} is voted on until {deadline}: {n} ballots cast, {quorum} needed.",
                subject=subject,
                deadline=Moment(closing_time(sheet, vote)),
                quorum=vote.quorum,
            )
        case Carried(last=last) | Lost(last=last):
            return row_of((subject, proposal_result(sheet, proposal, last)), "")
        case Overtaken() if proposal.amends:
            return say(
                "{subject} Overtaken: number {number} has moved on.",
                subject=subject,
                number=proposal.amends,
            )
        case Overtaken():
            return say(
                "{subject} Overtaken: the clause has changed in the meantime.",
                subject=subject,
            )
        case Withdrawn():
            return say("{subject} Withdrawn.", subject=subject)
        case _:
            assert_never(proposal.stage)


def proposal_result(sheet: Sheet, proposal: Proposal, stage: InVote) -> str:
    """How the vote came out for a proposal that stood in it."""
    vote = sheet.votes[stage.vote - 1]
    if vote.outcome is None:
        return ""
    winner = vote.outcome.carried
    if winner is not None and winner != proposal.number:
        return beaten_words(winner, vote.outcome.voters)
    return vote_result(vote.outcome, vote.rule, vote.quorum)


DETAILS = say("Details")


def build_button(
    label: str,
    verb: str,
    sheet: Sheet,
    proposal: Proposal,
    choice: str = "",
    tone: Tone = Tone.PLAIN,
) -> Button:
    """A button of a proposal: a command on it, with what it chooses."""
    words = (f"/guarantee {verb}", str(proposal.number), choice, f"sheet:{sheet.number}")
    return Button(label, " ".join(filter(None, words)), tone)


def is_ranked_elsewhere(sheet: Sheet, proposal: Proposal, ones: Sequence[Proposal]) -> bool:
    """Does another of `ones` have the buttons of the vote in which a proposal stands beside its
    rivals? One ranking is for all of them; the last that is listed has its buttons."""
    vote = sheet.vote_on(proposal)
    if vote is None or not vote.has_rivals:
        return False
    return any(
        one.number > proposal.number and one.number in vote.candidates and one.live for one in ones
    )


def proposal_buttons(sheet: Sheet, proposal: Proposal) -> tuple[Button, ...]:
    """What can be done with a proposal that is undecided."""
    vote = sheet.vote_on(proposal)
    if may(sheet, CastBallot, proposal) and vote is not None:
        votes: tuple[Button, ...] = (
            build_button(say("For"), "vote", sheet, proposal, "for", Tone.PRIMARY),
            build_button(say("Against"), "vote", sheet, proposal, "against", Tone.PRIMARY),
        )
        if vote.has_rivals:
            votes = (build_button(say("Rank"), "vote", sheet, proposal, tone=Tone.PRIMARY),)
        abstain = build_button(say("Abstain"), "vote", sheet, proposal, "abstain")
        return (*votes, abstain, build_button(say("Close the vote"), "close", sheet, proposal))
    if vote is not None:
        return ()  # it is paused
    details = build_button(DETAILS, "amendment", sheet, proposal)
    if may(sheet, AskVote, proposal):
        ask = Button(
            say("Ask for a vote"),
            f"/sheet ask {proposal.number} sheet:{sheet.number}",
            Tone.PRIMARY,
        )
        return (ask, _debate(sheet, proposal), details)
    step: tuple[Button, ...] = ()
    if may(sheet, CallVote, proposal) and find_first(sheet, proposal) is None:
        step = (build_button(say("Put to the vote"), "call", sheet, proposal, tone=Tone.PRIMARY),)
    elif may(sheet, SecondProposal, proposal):
        step = (build_button(say("Second it"), "second", sheet, proposal, tone=Tone.PRIMARY),)
    if proposal.clause == RULES:
        return (*step, details)
    return (*step, _debate(sheet, proposal), details)


def _debate(sheet: Sheet, proposal: Proposal) -> Button:
    """To the debate on a proposal, or to the choice of its format."""
    if proposal.debate:
        return Button(say("See the debate"), f"/debate show debate:{proposal.debate}")
    return Button(say("Debate this"), f"/sheet debate {proposal.number} sheet:{sheet.number}")


def name_rivals(sheet: Sheet, proposal: Proposal) -> tuple[str, ...]:
    """With which undecided amendments to the same clause, or to the same amendment, one competes,
    in a sentence, and which comes before it; nothing where there is none, or it is decided."""
    if not (proposal.live and (proposal.changes_clause or proposal.amends)):
        return ()
    rivals = tuple(
        say("number {number}", number=rival.number)
        for rival in sheet.rivals(proposal.clause, proposal.amends)
        if rival.number != proposal.number
    )
    said = [say("It competes with {rivals}.", rivals=Listed(rivals, ","))] if rivals else []
    if proposal.amends:
        said.append(say("It’s voted on before number {number}.", number=proposal.amends))
    elif (first := sheet.decided_first(proposal)) is not None:
        said.append(say("Number {number} would amend it and comes first.", number=first.number))
    return tuple(said)
