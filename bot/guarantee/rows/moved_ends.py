"""Statements that keep the rows of a sheet in step when a pause moved what ends by the clock."""

from bot.guarantee.rows.sheet_parts import staged
from bot.guarantee.state import Sheet
from bot.kernel.ids import CommunityId
from bot.store.statement import Statement, make_statement, to_ms


def ends_moved(community: CommunityId, before: Sheet, after: Sheet) -> list[Statement]:
    """Statements that note when votes and silent consent end, where a pause moved that."""
    votes = [
        vote
        for was, vote in zip(before.votes, after.votes, strict=False)
        if vote.open and vote.deadline != was.deadline
    ]
    lying = [
        one
        for was, one in zip(before.proposals, after.proposals, strict=False)
        if one.lies_until is not None and one.lies_until != was.lies_until
    ]
    moved = [
        make_statement(
            "UPDATE sheet_votes SET deadline = ? WHERE community = ? AND sheet = ? AND number = ?",
            to_ms(vote.deadline),
            community,
            after.id,
            vote.number,
            expect=1,
        )
        for vote in votes
    ]
    return [*moved, staged(community, after, lying)] if lying else moved
