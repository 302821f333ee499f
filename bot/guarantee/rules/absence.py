"""What becomes of the time of votes and of silent consent while Parley, or the room, is away, and
while a chair has paused them."""

from collections.abc import Sequence
from datetime import datetime

from bot.guarantee.commands.packages import PauseVotes, ResumeVotes
from bot.guarantee.events import SheetEvent, VotesPaused, VotesResumed
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.presence import next_deadline
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import Sheet
from bot.kernel.ids import MemberId
from bot.kernel.lost_time import LostTime


def pause(sheet: Sheet, by: MemberId, at: datetime, *, chair: bool) -> list[SheetEvent]:
    """Stop the time of votes. Raises Refused: OWN_SHEET, NOT_SHEET_CHAIR, NOTHING_TO_PAUSE,
    VOTES_PAUSED."""
    allow(sheet, PauseVotes, None, Actor(by, chair))
    return [VotesPaused(at=at, by=by)]


def resume(sheet: Sheet, by: MemberId, at: datetime, *, chair: bool) -> list[SheetEvent]:
    """Let votes go on. Raises Refused: OWN_SHEET, NOT_SHEET_CHAIR, VOTES_RUN."""
    allow(sheet, ResumeVotes, None, Actor(by, chair))
    return [VotesResumed(at=at, by=by)]


def halt_votes(sheet: Sheet, at: datetime) -> Sequence[SheetEvent]:
    """What lets the votes of a sheet wait for its chair, whose room went away at an instant (UTC);
    nothing where none is open, or they wait already."""
    if next_deadline(sheet) is None:
        return []
    return [VotesPaused(at=max(at, _ran_since(sheet) or at))]


def give_time_back(sheet: Sheet, lost: LostTime) -> Sequence[SheetEvent]:
    """What gives votes and silent consent the time back that nobody could use. They take hours, so
    that they go on by themselves, however long it was."""
    if next_deadline(sheet) is None:
        return []
    lost = lost.since(max(_ran_since(sheet) or lost.stopped, _began(sheet)))
    if not lost.length:
        return []
    return [VotesPaused(at=lost.stopped), VotesResumed(at=lost.at)]


def _began(sheet: Sheet) -> datetime:
    """When (UTC) the first of all that is open began."""
    return min((*(v.opened_at for v in sheet.open_votes), *(one.at for one in sheet.lying)))


def _ran_since(sheet: Sheet) -> datetime | None:
    """Since when (UTC) the votes of a sheet run after a pause; None where there was none."""
    last = sheet.pauses[-1] if sheet.pauses else None
    return None if last is None or last.over is None else last.over.at
