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
    ballots,
    clause_name,
    ended,
    person,
    says,
    stands,
    title,
    wants,
)
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    Fields,
    Heading,
    Moment,
    Span,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

BRIEF = 100
"""Characters of what a proposal would do, where there is little room."""

SEALED = "Nobody sees how you vote; the sums are shown when the vote has closed."


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
    spans: list[str | Span] = [
        Strong(f"{one.number}. {wants(space, one, BRIEF if brief else None)}"),
        f" ({person(names, one.mover)})",
    ]
    spans += _stage(sheet, one, names)
    if said := debated.get(one.debate, ""):
        spans.append(f" {said}")
    blocks: list[Block] = [text(*spans)]
    if one.live:
        blocks.append(Buttons(ways(sheet, one)))
    return blocks


def _stage(sheet: Sheet, one: Proposal, names: Names) -> list[str | Span]:
    vote = sheet.vote_on(one)
    match one.stage:
        case Stage.PROPOSED:
            return [" waits for a second."]
        case Stage.SECONDED:
            return [f" seconded by {person(names, one.seconder)}."]
        case Stage.VOTING if vote is not None:
            cast = f"{ballots(len(vote.ballots))} cast, {vote.quorum} needed"
            return [" is voted on until ", Moment(vote.deadline), f": {cast}."]
        case Stage.CARRIED | Stage.LOST if vote is not None and vote.outcome is not None:
            return [f" {ended(vote.outcome, vote.rule, vote.quorum)}"]
        case Stage.OVERTAKEN:
            return [" Overtaken: another amendment changed the clause meanwhile."]
        case _:
            return [f" {one.stage.value.capitalize()}."]


def ways(sheet: Sheet, one: Proposal) -> tuple[Button, ...]:
    """What can be done with a proposal that is undecided."""
    of = f"{one.number} sheet:{sheet.number}"
    vote = sheet.vote_on(one)
    if may(sheet, CastBallot, one) and vote is not None:
        cast: tuple[Button, ...] = (
            Button("For", f"/guarantee vote {one.number} for sheet:{sheet.number}", Tone.PRIMARY),
            Button(
                "Against",
                f"/guarantee vote {one.number} against sheet:{sheet.number}",
                Tone.PRIMARY,
            ),
        )
        if vote.rule is Rule.RANKED:
            cast = (Button("Rank", f"/guarantee vote {of}", Tone.PRIMARY),)
        abstain = Button("Abstain", f"/guarantee vote {one.number} abstain sheet:{sheet.number}")
        return (*cast, abstain, Button("Close the vote", f"/guarantee close {of}"))
    step = (
        Button("Put to the vote", f"/guarantee call {of}", Tone.PRIMARY)
        if may(sheet, CallVote, one)
        else Button("Second", f"/guarantee second {of}", Tone.PRIMARY)
    )
    debate = (
        Button("See the debate", f"/debate show debate:{one.debate}")
        if one.debate
        else Button("Debate this", f"/guarantee debate {of}")
    )
    return (step, debate, Button("Details", f"/guarantee amendment {of}"))


def alone(
    sheet: Sheet,
    one: Proposal,
    space: Space,
    names: Names,
    debate: Sequence[Block] = (),
    more: Sequence[Block] = (),
) -> View:
    """A proposal with all that belongs to it: what stands, what would, why, debate and vote."""
    blocks: list[Block] = [Heading(f"Proposal {one.number} on {title(sheet)}")]
    rows: list[tuple[str, Text]] = []
    clause = space.by_id.get(one.clause)
    if clause is not None:
        was = says(clause, one.was) if not one.live else stands(clause, sheet.at(clause.id))
        rows += [
            ("Clause", text(f"{clause.name}. {clause.question}")),
            ("Now" if one.live else "Was", text(was)),
            ("Would be", text(Strong(stands(clause, one.setting)))),
        ]
        rows += [
            (option.label, text(option.means))
            for option in space.chosen({clause.id: one.setting.options or ()}, clause.id)
        ]
    else:
        rows.append(("Would", text(wants(space, one))))
    if one.setting.reason:
        rows.append(("Because", text(one.setting.reason)))
    rows.append(("Moved by", text(person(names, one.mover))))
    if one.seconder is not None:
        rows.append(("Seconded by", text(person(names, one.seconder))))
    blocks.append(Fields(tuple(rows)))
    blocks.append(text(f"Number {one.number}", *_stage(sheet, one, names)))
    vote = sheet.vote_on(one)
    if vote is not None and vote.open:
        blocks += [Countdown("The vote ends", vote.deadline), note(SEALED)]
        blocks += _rivals(sheet, vote, space)
    buttons = (*ways(sheet, one),) if one.live else ()
    if one.live and not may(sheet, CastBallot, one):
        of = f"{one.number} sheet:{sheet.number}"
        buttons = (*buttons, Button("Withdraw", f"/guarantee withdraw {of}", Tone.DANGER))
    kept = tuple(b for b in buttons if b.label != "Details")
    return View(blocks=(*blocks, *debate, *more, *([Buttons(kept)] if kept else [])))


def _rivals(sheet: Sheet, vote: Vote, space: Space) -> list[Block]:
    if vote.rule is not Rule.RANKED:
        return []
    rows = tuple((str(n), text(wants(space, sheet.proposals[n - 1]))) for n in vote.candidates)
    return [Fields((*rows, ("0", text("Leave the clause as it is"))))]


def news(sheet: Sheet, one: Proposal, space: Space, names: Names) -> Block:
    """What the room hears when a proposal's stage has changed."""
    what = wants(space, one, BRIEF * 2)
    number = Strong(f"number {one.number}")
    mover = person(names, one.mover)
    vote = sheet.vote_on(one)
    match one.stage:
        case Stage.PROPOSED:
            because = f" Because: “{one.setting.reason}”." if one.setting.reason else ""
            return text(mover, " proposes ", number, f". {what}.{because} It needs a second.")
        case Stage.SECONDED:
            return text(person(names, one.seconder), " seconds ", number, f". {what}.")
        case Stage.VOTING if vote is not None:
            return text("Put to the vote until ", Moment(vote.deadline), ": ", number, f". {what}.")
        case Stage.CARRIED | Stage.LOST if vote is not None and vote.outcome is not None:
            result = ended(vote.outcome, vote.rule, vote.quorum)
            return text("The vote on ", number, f" has closed. {what}. {result}")
        case Stage.OVERTAKEN:
            name = clause_name(space, one.clause)
            return text("Overtaken, as ", name, " has changed: ", number, f". {what}.")
        case _:
            return text("Withdrawn: ", number, f". {what}.")
