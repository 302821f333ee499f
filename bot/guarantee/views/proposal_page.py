"""How a proposal looks alone, with all that belongs to it."""

from collections.abc import Sequence

from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.presence import closing_time
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.steps import CastBallot
from bot.guarantee.rules.votes import Rule, Vote
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views.pauses import paused_stage
from bot.guarantee.views.proposals import (
    DETAILS,
    SEALED,
    build_button,
    name_rivals,
    proposal_buttons,
    stage_words,
)
from bot.guarantee.views.wording import (
    Names,
    member_name,
    option_labels,
    proposed_change,
    setting_words,
    title,
)
from bot.kernel.message import row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    Fields,
    Heading,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)


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
        rows += _clause_rows(sheet, proposal, clause, space)
    else:
        rows.append((say("Would"), text(proposed_change(space, proposal))))
    if proposal.setting.reason:
        rows.append((say("Because"), text(proposal.setting.reason)))
    rows.append((say("Moved by"), text(member_name(names, proposal.mover))))
    if proposal.seconder is not None:
        rows.append((say("Seconded by"), text(member_name(names, proposal.seconder))))
    blocks.append(Fields(tuple(rows)))
    subject = say("Number {number}", number=proposal.number)
    stage = paused_stage(sheet, proposal, subject) or stage_words(sheet, proposal, names, subject)
    blocks.append(text(row_of((stage, *name_rivals(sheet, proposal)), "")))
    vote = sheet.vote_on(proposal)
    if vote is not None and vote.open:
        if sheet.paused_at is None:
            blocks.append(Countdown(say("The vote ends:"), closing_time(sheet, vote)))
        blocks.append(note(SEALED))
        blocks += _rivals(sheet, vote, space)
    buttons = (*proposal_buttons(sheet, proposal),) if proposal.live else ()
    if proposal.live and not may(sheet, CastBallot, proposal):
        withdraw = build_button(say("Withdraw"), "withdraw", sheet, proposal, tone=Tone.DANGER)
        buttons = (*buttons, *_amend_button(sheet, proposal), withdraw)
    shown_buttons = tuple(button for button in buttons if button.label != DETAILS)
    return View(
        blocks=(*blocks, *debate, *more, *([Buttons(shown_buttons)] if shown_buttons else []))
    )


def _clause_rows(
    sheet: Sheet, proposal: Proposal, clause: Clause, space: Space
) -> list[tuple[str, Text]]:
    """What an amendment would make of its clause, or of the amendment that it amends; with what was
    amended in it."""
    said = sheet.setting_of(proposal)
    now = sheet.at(clause.id)
    rows: list[tuple[str, Text]] = []
    if proposal.amends:
        amended = sheet.proposals[proposal.amends - 1]
        now = sheet.setting_of(amended)
        rows.append((say("Amends"), text(say("number {number}", number=amended.number))))
    was = setting_words(clause, now) if proposal.live else option_labels(clause, proposal.was)
    rows += [
        (
            say("Clause"),
            text(say("{name}. {question}", name=clause.name, question=clause.question)),
        ),
        (say("Now") if proposal.live else say("Was"), text(was)),
        (say("Would be"), text(Strong(setting_words(clause, said)))),
    ]
    if said is not proposal.setting:
        rows.append((say("First proposed"), text(setting_words(clause, proposal.setting))))
    rows += [
        (option.label, text(option.means))
        for option in space.chosen({clause.id: said.options or ()}, clause.id)
    ]
    return rows


def _amend_button(sheet: Sheet, proposal: Proposal) -> tuple[Button, ...]:
    """To another wording of an amendment, where it can still be amended."""
    if not proposal.changes_clause or sheet.vote_on(proposal) is not None:
        return ()
    words = f"/guarantee amend amends:{proposal.number} sheet:{sheet.number}"
    return (Button(say("Amend it"), words),)


def _rivals(sheet: Sheet, vote: Vote, space: Space) -> list[Block]:
    if vote.rule is not Rule.RANKED:
        return []
    rows = tuple(
        (str(n), text(proposed_change(space, sheet.as_amended(sheet.proposals[n - 1]))))
        for n in vote.candidates
    )
    return [Fields((*rows, ("0", text(say("Leave the clause as it is")))))]
