"""How proposals look: on the board, alone, and as news."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.guarantee.commands.sheets import CallVote
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.steps import CastBallot
from bot.guarantee.state import Proposal, Rule, Sheet, Stage, Vote
from bot.guarantee.views.wording import (
    Names,
    clause_name,
    ended,
    person,
    says,
    stands,
    title,
    wants,
)
from bot.kernel.message import count_of, row_of, say
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

BRIEF = 100
"""Characters of what a proposal would do, where there is little room."""

_STAGES = {
    Stage.PROPOSED: say("Proposed"),
    Stage.SECONDED: say("Seconded"),
    Stage.VOTING: say("Voting"),
    Stage.CARRIED: say("Carried"),
    Stage.LOST: say("Lost"),
    Stage.WITHDRAWN: say("Withdrawn"),
    Stage.OVERTAKEN: say("Overtaken"),
}

SEALED = say("Nobody sees how you vote; the sums are shown when the vote has closed.")


Debated = Mapping[str, str]
"""How debates stand, in a sentence, by their ids."""

UNDEBATED: Debated = MappingProxyType({})


def proposal_blocks(
    sheet: Sheet,
    one: Proposal,
    space: Space,
    names: Names,
    debated: Debated = UNDEBATED,
    *,
    brief: bool,
) -> list[Block]:
    """A proposal in a line, with what can be done with it."""
    change = wants(space, one, BRIEF if brief else None)
    subject = say(
        "{proposal} ({mover})",
        proposal=Strong(say("{number}. {change}", number=one.number, change=change)),
        mover=person(names, one.mover),
    )
    debate = debated.get(one.debate, "")
    stage = _stage(sheet, one, names, subject)
    blocks: list[Block] = [text(row_of((stage, debate), "") if debate else stage)]
    if one.live:
        blocks.append(Buttons(ways(sheet, one)))
    return blocks


def _stage(sheet: Sheet, one: Proposal, names: Names, subject: str) -> str:
    """How far a proposal has come, in a sentence that begins with its `subject`."""
    vote = sheet.vote_on(one)
    match one.stage:
        case Stage.PROPOSED:
            return say("{subject} waits for a second.", subject=subject)
        case Stage.SECONDED:
            return say(
                "{subject} seconded by {seconder}.",
                subject=subject,
                seconder=person(names, one.seconder),
            )
        case Stage.VOTING if vote is not None:
            return count_of(
                len(vote.ballots),
                "{subject} is voted on until {deadline}: {n} ballot cast, {quorum} needed.",
                "{subject} is voted on until {deadline}: {n} ballots cast, {quorum} needed.",
                subject=subject,
                deadline=Moment(vote.deadline),
                quorum=vote.quorum,
            )
        case Stage.CARRIED | Stage.LOST if vote is not None and vote.outcome is not None:
            return row_of((subject, ended(vote.outcome, vote.rule, vote.quorum)), "")
        case Stage.OVERTAKEN:
            return say(
                "{subject} Overtaken: another amendment changed the clause meanwhile.",
                subject=subject,
            )
        case _:
            return say("{subject} {stage}.", subject=subject, stage=_STAGES[one.stage])


DETAILS = say("Details")


def _button(
    label: str, verb: str, sheet: Sheet, one: Proposal, choice: str = "", tone: Tone = Tone.PLAIN
) -> Button:
    """A button of a proposal: a command on it, with what it chooses."""
    words = (f"/guarantee {verb}", str(one.number), choice, f"sheet:{sheet.number}")
    return Button(label, " ".join(filter(None, words)), tone)


def ways(sheet: Sheet, one: Proposal) -> tuple[Button, ...]:
    """What can be done with a proposal that is undecided."""
    vote = sheet.vote_on(one)
    if may(sheet, CastBallot, one) and vote is not None:
        cast: tuple[Button, ...] = (
            _button(say("For"), "vote", sheet, one, "for", Tone.PRIMARY),
            _button(say("Against"), "vote", sheet, one, "against", Tone.PRIMARY),
        )
        if vote.rule is Rule.RANKED:
            cast = (_button(say("Rank"), "vote", sheet, one, tone=Tone.PRIMARY),)
        abstain = _button(say("Abstain"), "vote", sheet, one, "abstain")
        return (*cast, abstain, _button(say("Close the vote"), "close", sheet, one))
    step = (
        _button(say("Put to the vote"), "call", sheet, one, tone=Tone.PRIMARY)
        if may(sheet, CallVote, one)
        else _button(say("Second"), "second", sheet, one, tone=Tone.PRIMARY)
    )
    debate = (
        Button(say("See the debate"), f"/debate show debate:{one.debate}")
        if one.debate
        else _button(say("Debate this"), "debate", sheet, one)
    )
    return (step, debate, _button(DETAILS, "amendment", sheet, one))


def alone(
    sheet: Sheet,
    one: Proposal,
    space: Space,
    names: Names,
    debate: Sequence[Block] = (),
    more: Sequence[Block] = (),
) -> View:
    """A proposal with all that belongs to it: what stands, what would, why, debate and vote."""
    blocks: list[Block] = [
        Heading(say("Proposal {number} on {title}", number=one.number, title=title(sheet)))
    ]
    rows: list[tuple[str, Text]] = []
    clause = space.by_id.get(one.clause)
    if clause is not None:
        was = says(clause, one.was) if not one.live else stands(clause, sheet.at(clause.id))
        rows += [
            (
                say("Clause"),
                text(say("{name}. {question}", name=clause.name, question=clause.question)),
            ),
            (say("Now") if one.live else say("Was"), text(was)),
            (say("Would be"), text(Strong(stands(clause, one.setting)))),
        ]
        rows += [
            (option.label, text(option.means))
            for option in space.chosen({clause.id: one.setting.options or ()}, clause.id)
        ]
    else:
        rows.append((say("Would"), text(wants(space, one))))
    if one.setting.reason:
        rows.append((say("Because"), text(one.setting.reason)))
    rows.append((say("Moved by"), text(person(names, one.mover))))
    if one.seconder is not None:
        rows.append((say("Seconded by"), text(person(names, one.seconder))))
    blocks.append(Fields(tuple(rows)))
    subject = say("Number {number}", number=one.number)
    blocks.append(text(_stage(sheet, one, names, subject)))
    vote = sheet.vote_on(one)
    if vote is not None and vote.open:
        blocks += [Countdown(say("The vote ends"), vote.deadline), note(SEALED)]
        blocks += _rivals(sheet, vote, space)
    buttons = (*ways(sheet, one),) if one.live else ()
    if one.live and not may(sheet, CastBallot, one):
        withdraw = _button(say("Withdraw"), "withdraw", sheet, one, tone=Tone.DANGER)
        buttons = (*buttons, withdraw)
    kept = tuple(button for button in buttons if button.label != DETAILS)
    return View(blocks=(*blocks, *debate, *more, *([Buttons(kept)] if kept else [])))


def _rivals(sheet: Sheet, vote: Vote, space: Space) -> list[Block]:
    if vote.rule is not Rule.RANKED:
        return []
    rows = tuple((str(n), text(wants(space, sheet.proposals[n - 1]))) for n in vote.candidates)
    return [Fields((*rows, ("0", text(say("Leave the clause as it is")))))]


def news(sheet: Sheet, one: Proposal, space: Space, names: Names) -> Block:
    """What the room hears when a proposal's stage has changed."""
    change = wants(space, one, BRIEF * 2)
    number = Strong(say("number {number}", number=one.number))
    mover = person(names, one.mover)
    vote = sheet.vote_on(one)
    match one.stage:
        case Stage.PROPOSED:
            if not one.setting.reason:
                return text(
                    say(
                        "{mover} proposes {number}. {change}. It needs a second.",
                        mover=mover,
                        number=number,
                        change=change,
                    )
                )
            return text(
                say(
                    "{mover} proposes {number}. {change}. Because: “{reason}”. It needs a second.",
                    mover=mover,
                    number=number,
                    change=change,
                    reason=one.setting.reason,
                )
            )
        case Stage.SECONDED:
            return text(
                say(
                    "{seconder} seconds {number}. {change}.",
                    seconder=person(names, one.seconder),
                    number=number,
                    change=change,
                )
            )
        case Stage.VOTING if vote is not None:
            return text(
                say(
                    "Put to the vote until {deadline}: {number}. {change}.",
                    deadline=Moment(vote.deadline),
                    number=number,
                    change=change,
                )
            )
        case Stage.CARRIED | Stage.LOST if vote is not None and vote.outcome is not None:
            result = ended(vote.outcome, vote.rule, vote.quorum)
            return text(
                say(
                    "The vote on {number} has closed. {change}. {result}",
                    number=number,
                    change=change,
                    result=result,
                )
            )
        case Stage.OVERTAKEN:
            name = clause_name(space, one.clause)
            return text(
                say(
                    "Overtaken, as {clause} has changed: {number}. {change}.",
                    clause=name,
                    number=number,
                    change=change,
                )
            )
        case _:
            return text(say("Withdrawn: {number}. {change}.", number=number, change=change))
