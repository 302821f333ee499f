"""Who is present at a sheet: those who said so, proposed, seconded, voted or attached evidence in
the last twelve hours. A chair who only opens a sheet or its votes isn’t waited for. Votes close
when all of them have voted, and half of them are enough for a decision."""

from datetime import datetime, timedelta

from bot.guarantee.rules.votes import Vote
from bot.guarantee.state import Sheet
from bot.kernel.ids import MemberId

PRESENT_FOR = timedelta(hours=12)
"""How long somebody counts as present after they took part in the sheet."""

FEWEST_PRESENT = 3
"""Of fewer people a vote waits for its deadline, or for a chair."""

FEWEST_BALLOTS = 2
"""Of half of those present, at least so many must vote."""

SHORTEST_VOTE = timedelta(minutes=1)
"""How long a vote stays open at least, so that others can say that they are here."""


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
        return min(vote.deadline, max(latest, vote.opened_at + SHORTEST_VOTE))
    return vote.deadline


def next_deadline(sheet: Sheet) -> datetime | None:
    """When the next vote ends or the next proposal is adopted unless somebody asks for a vote
    (UTC)."""
    ends = [closing_time(sheet, vote) for vote in sheet.open_votes]
    lies = [proposal.lies_until for proposal in sheet.lying]
    return min((*ends, *(until for until in lies if until is not None)), default=None)


FEW = 4
"""Fewer people than this debate one against one."""


def short_format(sheet: Sheet, at: datetime) -> str:
    """The id of a short format of debates for those who are present at an instant (UTC)."""
    return "text" if len(present(sheet, at)) < FEW else "jugend-debattiert"
