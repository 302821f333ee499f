"""How proposals look: on the board, alone, and as news."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from bot.guarantee.commands.packages import AskVote
from bot.guarantee.commands.sheets import CallVote, SecondProposal
from bot.guarantee.rules.allowed import may
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
from bot.guarantee.rules.votes import Rule, Vote
from bot.guarantee.state import RULES, Proposal, Sheet
from bot.guarantee.views.pauses import paused_stage
from bot.guarantee.views.wording import (
    Names,
    beaten_words,
    member_name,
    option_labels,
    proposed_change,
    setting_words,
    title,
    vote_result,
)
from bot.kernel.message import Listed, count_of, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    Fields,
    Heading,
    Moment,
    Strong,
    Text,
    Tone,
    View,
    note,
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
    change = proposed_change(space, proposal, BRIEF)
    subject = say(
        "{proposal} ({mover})",
        proposal=Strong(say("{number}. {change}", number=proposal.number, change=change)),
        mover=member_name(names, proposal.mover),
    )
    debate = debated.get(proposal.debate, "")
    stage = paused_stage(sheet, proposal, subject) or _stage(sheet, proposal, names, subject)
    return text(row_of((stage, debate), "") if debate else stage)


def _stage(sheet: Sheet, proposal: Proposal, names: Names, subject: str) -> str:
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
                deadline=Moment(vote.deadline),
                quorum=vote.quorum,
            )
        case Carried(last=last) | Lost(last=last):
            return row_of((subject, proposal_result(sheet, proposal, last)), "")
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


def _button(
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
            _button(say("For"), "vote", sheet, proposal, "for", Tone.PRIMARY),
            _button(say("Against"), "vote", sheet, proposal, "against", Tone.PRIMARY),
        )
        if vote.has_rivals:
            votes = (_button(say("Rank"), "vote", sheet, proposal, tone=Tone.PRIMARY),)
        abstain = _button(say("Abstain"), "vote", sheet, proposal, "abstain")
        return (*votes, abstain, _button(say("Close the vote"), "close", sheet, proposal))
    if vote is not None:
        return ()  # it is paused
    details = _button(DETAILS, "amendment", sheet, proposal)
    if may(sheet, AskVote, proposal):
        ask = Button(
            say("Ask for a vote"),
            f"/sheet ask {proposal.number} sheet:{sheet.number}",
            Tone.PRIMARY,
        )
        return (ask, _debate(sheet, proposal), details)
    step: tuple[Button, ...] = ()
    if may(sheet, CallVote, proposal):
        step = (_button(say("Put to the vote"), "call", sheet, proposal, tone=Tone.PRIMARY),)
    elif may(sheet, SecondProposal, proposal):
        step = (_button(say("Second"), "second", sheet, proposal, tone=Tone.PRIMARY),)
    if proposal.clause == RULES:
        return (*step, details)
    return (*step, _debate(sheet, proposal), details)


def _debate(sheet: Sheet, proposal: Proposal) -> Button:
    """To the debate on a proposal, or to the choice of its format."""
    if proposal.debate:
        return Button(say("See the debate"), f"/debate show debate:{proposal.debate}")
    return Button(say("Debate this"), f"/sheet debate {proposal.number} sheet:{sheet.number}")


def proposal_page(
    sheet: Sheet,
    proposal: Proposal,
    space: Space,
    names: Names,
    debate: Sequence[Block] = (),
    more: Sequence[Block] = (),
) -> View:
    """A proposal with all that belongs to it: what stands, what would, why, debate and vote."""
    blocks: list[Block] = [
        Heading(say("Proposal {number} on {title}", number=proposal.number, title=title(sheet)))
    ]
    rows: list[tuple[str, Text]] = []
    clause = space.by_id.get(proposal.clause)
    if clause is not None:
        was = (
            option_labels(clause, proposal.was)
            if not proposal.live
            else setting_words(clause, sheet.at(clause.id))
        )
        rows += [
            (
                say("Clause"),
                text(say("{name}. {question}", name=clause.name, question=clause.question)),
            ),
            (say("Now") if proposal.live else say("Was"), text(was)),
            (say("Would be"), text(Strong(setting_words(clause, proposal.setting)))),
        ]
        rows += [
            (option.label, text(option.means))
            for option in space.chosen({clause.id: proposal.setting.options or ()}, clause.id)
        ]
    else:
        rows.append((say("Would"), text(proposed_change(space, proposal))))
    if proposal.setting.reason:
        rows.append((say("Because"), text(proposal.setting.reason)))
    rows.append((say("Moved by"), text(member_name(names, proposal.mover))))
    if proposal.seconder is not None:
        rows.append((say("Seconded by"), text(member_name(names, proposal.seconder))))
    blocks.append(Fields(tuple(rows)))
    subject = say("Number {number}", number=proposal.number)
    stage = paused_stage(sheet, proposal, subject) or _stage(sheet, proposal, names, subject)
    blocks.append(text(row_of((stage, *name_rivals(sheet, proposal)), "")))
    vote = sheet.vote_on(proposal)
    if vote is not None and vote.open:
        if sheet.paused_at is None:
            blocks.append(Countdown(say("The vote ends:"), vote.deadline))
        blocks.append(note(SEALED))
        blocks += _rivals(sheet, vote, space)
    buttons = (*proposal_buttons(sheet, proposal),) if proposal.live else ()
    if proposal.live and not may(sheet, CastBallot, proposal):
        withdraw = _button(say("Withdraw"), "withdraw", sheet, proposal, tone=Tone.DANGER)
        buttons = (*buttons, withdraw)
    shown_buttons = tuple(button for button in buttons if button.label != DETAILS)
    return View(
        blocks=(*blocks, *debate, *more, *([Buttons(shown_buttons)] if shown_buttons else []))
    )


def name_rivals(sheet: Sheet, proposal: Proposal) -> tuple[str, ...]:
    """With which undecided amendments to the same clause one competes, in a sentence; nothing
    where there is none, or it is decided."""
    if not (proposal.live and proposal.changes_clause):
        return ()
    rivals = tuple(
        say("number {number}", number=rival.number)
        for rival in sheet.rivals(proposal.clause)
        if rival.number != proposal.number
    )
    return (say("It competes with {rivals}.", rivals=Listed(rivals, ",")),) if rivals else ()


def _rivals(sheet: Sheet, vote: Vote, space: Space) -> list[Block]:
    if vote.rule is not Rule.RANKED:
        return []
    rows = tuple(
        (str(n), text(proposed_change(space, sheet.proposals[n - 1]))) for n in vote.candidates
    )
    return [Fields((*rows, ("0", text(say("Leave the clause as it is")))))]
