"""Who is present at a sheet: those who said so, proposed, seconded, voted or attached evidence in
the last twelve hours. A chair who only opens a sheet or its votes isn’t waited for. Votes close
when all of them have voted, and half of them are enough for a decision."""

from datetime import datetime, timedelta

from bot.guarantee.rules.vote_pause import NextEnd
from bot.guarantee.rules.votes import SHORTEST_VOTE, Vote
from bot.guarantee.state import Sheet
from bot.kernel.ids import MemberId

PRESENT_FOR = timedelta(hours=12)
"""How long somebody counts as present after they took part in the sheet."""

FEWEST_PRESENT = 3
"""Of fewer people a vote waits for its deadline, or for a chair."""

FEWEST_BALLOTS = 2
"""Of half of those present, at least so many must vote."""


def present(sheet: Sheet, at: datetime) -> frozenset[MemberId]:
    """Those who are present at an instant (UTC)."""
    return frozenset(member for member, acted in sheet.acted.items() if at - acted < PRESENT_FOR)


def quorum_at(sheet: Sheet, at: datetime) -> int:
    """How many ballots a vote that opens at an instant (UTC) needs."""
    half = (len(present(sheet, at)) + 1) // 2
    return sheet.quorum or max(FEWEST_BALLOTS, half)


def find_missing(sheet: Sheet, vote: Vote, at: datetime) -> frozenset[MemberId]:
    """Those who are present at an instant (UTC) and have not voted."""
    return present(sheet, at).difference(vote.ballots)


def have_all_voted(sheet: Sheet, vote: Vote, at: datetime) -> bool:
    """Whether all who are present at an instant (UTC) have voted, and enough of them."""
    is_enough = len(present(sheet, at)) >= FEWEST_PRESENT and len(vote.ballots) >= vote.quorum
    return is_enough and not find_missing(sheet, vote, at)


def closing_time(sheet: Sheet, vote: Vote) -> datetime:
    """When an open vote ends (UTC), as things stand: at its deadline, or, once all who are present
    have voted, as soon as it was open for long enough."""
    latest = max(sheet.acted.values(), default=vote.opened_at)
    if have_all_voted(sheet, vote, latest):
        earliest = sheet.earliest_ends.get(vote.number, vote.opened_at + SHORTEST_VOTE)
        return min(vote.deadline, max(latest, earliest))
    return vote.deadline


def find_next_end(sheet: Sheet) -> NextEnd | None:
    """Which vote ends next, or which proposal is adopted next unless somebody asks for a vote; None
    where nothing is open."""
    votes = [
        NextEnd(number=vote.candidates[0], at=closing_time(sheet, vote))
        for vote in sheet.open_votes
    ]
    lies = [
        NextEnd(number=one.number, at=one.lies_until, lies=True)
        for one in sheet.lying
        if one.lies_until is not None
    ]
    return min((*votes, *lies), key=lambda end: end.at, default=None)


def next_deadline(sheet: Sheet) -> datetime | None:
    """When the clock must look at a sheet again (UTC); None while its votes are paused."""
    first = find_next_end(sheet) if sheet.paused_at is None else None
    return None if first is None else first.at


FEW = 4
"""Fewer people than this debate one against one."""


def short_format(sheet: Sheet, at: datetime) -> str:
    """The id of a short format of debates for those who are present at an instant (UTC)."""
    return "text" if len(present(sheet, at)) < FEW else "jugend-debattiert"
