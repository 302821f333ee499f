"""What a pause makes of a sheet: all that ends by the clock ends later by as much as it lasted, so
that as much time is left after it as before. Each sheet here is at the revision of the event."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.guarantee.rules.presence import find_next_end
from bot.guarantee.rules.stages import LyingOpen
from bot.guarantee.rules.vote_pause import VotesGoOn, VotesPause, is_given_back
from bot.guarantee.rules.votes import SHORTEST_VOTE
from bot.guarantee.state import Proposal, Sheet
from bot.kernel.ids import MemberId


def pause_votes(sheet: Sheet, at: datetime, by: MemberId | None) -> Sheet:
    """The sheet with its votes paused at an instant (UTC)."""
    pause = VotesPause(at=at, by=by, touched=sheet.revision)
    return replace(sheet, pauses=(*sheet.pauses, pause))


def resume_votes(sheet: Sheet, at: datetime, by: MemberId | None) -> Sheet:
    """The sheet with its votes going on at an instant (UTC), which lies before that of the pause
    where the machine's clock was set back meanwhile."""
    if sheet.paused_at is None:
        return sheet
    stopped = sheet.paused_at

    def lost(began: datetime) -> timedelta:
        """How much later ends what began at an instant (UTC); what began in the pause has lost only
        the rest of it."""
        return at - (stopped if at < stopped else min(max(stopped, began), at))

    moved = replace(
        sheet,
        votes=tuple(
            replace(vote, deadline=vote.deadline + lost(vote.opened_at)) if vote.open else vote
            for vote in sheet.votes
        ),
        proposals=tuple(_moved(one, lost(one.at)) for one in sheet.proposals),
        rule_changes=tuple(
            replace(change, until=change.until + lost(change.at)) for change in sheet.rule_changes
        ),
        earliest_ends={
            vote.number: sheet.earliest_ends.get(vote.number, vote.opened_at + SHORTEST_VOTE)
            + lost(vote.opened_at)
            for vote in sheet.open_votes
        },
        acted={member: min(acted, at) for member, acted in sheet.acted.items()},
    )
    over = VotesGoOn(at=at, by=by, touched=sheet.revision, first=find_next_end(moved))
    return replace(
        moved, pauses=_joined((*sheet.pauses[:-1], replace(sheet.pauses[-1], over=over)))
    )


def _joined(pauses: tuple[VotesPause, ...]) -> tuple[VotesPause, ...]:
    """The same with the last two as one, where time was given back twice on end: what a start took
    comes after what was lost before it."""
    if len(pauses) < 2 or not all(is_given_back(pause) for pause in pauses[-2:]):
        return pauses
    *earlier, one, two = pauses
    if one.over is None or one.over.at != two.at:
        return pauses
    return (*earlier, replace(one, over=two.over))


def _moved(one: Proposal, lost: timedelta) -> Proposal:
    if not isinstance(one.stage, LyingOpen):
        return one
    return replace(one, stage=LyingOpen(one.stage.until + lost))
