"""The bar that stays in sight beside a sheet that a group writes: how far it is, what is proposed
and voted on, and what waits for this reader."""

from bot.guarantee.rules.presence import next_deadline
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.stages import AwaitingSecond, Seconded
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views.proposals import BRIEF, proposal_buttons
from bot.guarantee.views.wording import progress_words, proposed_change, title
from bot.kernel.bar import Bar, BarClock
from bot.kernel.command import Caller
from bot.kernel.message import count_of, say
from bot.kernel.view import Button, Moment, Strong, Text, text


def sheet_bar(sheet: Sheet, space: Space, by: Caller) -> Bar:
    """How a sheet stands, for one member, with what they can do next."""
    votes = [vote for vote in sheet.open_votes if by.member not in vote.ballots]
    in_vote = [p for vote in votes for p in sheet.live if p.vote == vote.number]
    rows: list[tuple[str, Text]] = []
    if sheet.paused_at is not None:
        rows.append((say("Paused since"), text(Moment(sheet.paused_at))))
    buttons: list[Button] = []
    for proposal in in_vote[:1]:
        rows.append((say("In vote"), _change(sheet.as_amended(proposal), space)))
        offered = proposal_buttons(sheet, proposal)
        buttons += [button for button in offered if button.action.startswith("/guarantee vote ")]
    waiting = [
        p for p in sheet.live if isinstance(p.stage, AwaitingSecond) and p.mover != by.member
    ]
    for proposal in waiting[:1]:
        rows.append((say("Needs a second"), _change(sheet.as_amended(proposal), space)))
        second = f"/guarantee second {proposal.number} sheet:{sheet.number}"
        buttons.append(Button(say("Second it"), second))
    if sheet.lying:
        rows.append((say("Open proposals"), text(Strong(str(len(sheet.lying))))))
        history = f"/guarantee history sheet:{sheet.number}"
        buttons.append(Button(say("See the history"), history))
    backed = [p for p in sheet.live if isinstance(p.stage, Seconded)]
    if backed:
        rows.append((say("Seconded"), text(Strong(str(len(backed))))))
    return Bar(
        title=title(sheet),
        now=text(progress_words(space, sheet.settings)),
        clock=_clock(sheet),
        rows=tuple(rows),
        buttons=(
            *buttons,
            Button(say("Amend a clause"), f"/guarantee amend sheet:{sheet.number}"),
            Button(say("See the sheet"), f"/guarantee show sheet:{sheet.number}"),
        ),
        call=_call(sheet, len(votes)),
    )


def _call(sheet: Sheet, votes: int) -> str:
    if not votes or sheet.paused_at is not None:
        return ""
    return count_of(votes, "A vote on the sheet is open.", "{n} votes on the sheet are open.")


def _clock(sheet: Sheet) -> BarClock | None:
    until = next_deadline(sheet)
    return None if until is None else BarClock(label=say("Closes in"), until=until)


def _change(proposal: Proposal, space: Space) -> Text:
    return text(proposed_change(space, proposal, BRIEF))
