"""How a pause of the votes on a sheet looks: as news, on the board, and beside what waits."""

from datetime import datetime, timedelta

from bot.guarantee.commands.packages import PauseVotes
from bot.guarantee.rules.allowed import may
from bot.guarantee.rules.stages import InVote, LyingOpen
from bot.guarantee.rules.vote_pause import VotesPause
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views.wording import Names, member_name
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import Block, Button, Moment, Text, Tone, text

HOURS, DAYS = timedelta(hours=2), timedelta(days=2)
"""From how long on a time is told in hours, and in days."""


def pause_news(pause: VotesPause, names: Names) -> Block:
    """What the room hears when the votes are paused, and do not go on by themselves."""
    if pause.by is None:
        return text(
            say("Parley was away. Votes on this sheet are paused. A chair can resume them.")
        )
    return text(
        say(
            "{member} paused the votes on this sheet. Nobody loses time.",
            member=member_name(names, pause.by),
        )
    )


def resumed_news(pause: VotesPause, names: Names) -> tuple[Block, ...]:
    """What the room hears when the votes go on, with the end that comes first; nothing before."""
    if pause.over is None:
        return ()
    head = say("The clock stood for a while. Votes on this sheet go on, and no time was lost.")
    if pause.over.by is not None:
        head = say(
            "{member} resumed the votes on this sheet. No time was lost.",
            member=member_name(names, pause.over.by),
        )
    first = pause.over.first
    if first is None:
        return (text(head),)
    end = say(
        "The vote on number {number} ends {until}.", number=first.number, until=Moment(first.at)
    )
    if first.lies:
        end = say(
            "Number {number} will be adopted on {until}, unless somebody asks for a vote.",
            number=first.number,
            until=Moment(first.at),
        )
    return (text(head, " ", end),)


def paused_line(sheet: Sheet) -> tuple[Text, ...]:
    """That the votes on a sheet are paused, for its board and its page; nothing while they run."""
    if sheet.paused_at is None:
        return ()
    return (text(say("Votes are paused. A chair can resume them.")),)


def resume_buttons(sheet: Sheet) -> tuple[Button, ...]:
    """What ends a pause; nothing while votes run."""
    if sheet.paused_at is None:
        return ()
    return (Button(say("Go on"), f"/sheet resume sheet:{sheet.number}", Tone.PRIMARY),)


def pause_buttons(sheet: Sheet) -> tuple[Button, ...]:
    """What begins a pause, where something can be paused."""
    if not may(sheet, PauseVotes):
        return ()
    return (Button(say("Pause the votes"), f"/sheet pause sheet:{sheet.number}"),)


def paused_stage(sheet: Sheet, proposal: Proposal, subject: str) -> str:
    """What waits for the end of a pause, in a sentence that begins with its `subject`, with how
    much time it then has; nothing where the proposal waits for no end of a pause."""
    match proposal.stage:
        case LyingOpen(until=until) if sheet.paused_at is not None:
            return say(
                "{subject} is paused, with {left} left to ask for a vote.",
                subject=subject,
                left=time_left(until, sheet.paused_at),
            )
        case InVote(vote=number) if sheet.paused_at is not None:
            vote = sheet.votes[number - 1]
            return count_of(
                len(vote.ballots),
                "{subject} is paused, with {left} left: {n} ballot cast, {quorum} needed.",
                "{subject} is paused, with {left} left: {n} ballots cast, {quorum} needed.",
                subject=subject,
                left=time_left(vote.deadline, sheet.paused_at),
                quorum=vote.quorum,
            )
        case _:
            return ""


def time_left(until: datetime, paused_at: datetime) -> Message:
    """How much time is left in a pause, rounded down, as in “2 hours”."""
    left = max(until - paused_at, timedelta())
    if left >= DAYS:
        return count_of(left.days, "{n} day", "{n} days")
    if left >= HOURS:
        return count_of(left // timedelta(hours=1), "{n} hour", "{n} hours")
    return count_of(left // timedelta(minutes=1), "{n} minute", "{n} minutes")
