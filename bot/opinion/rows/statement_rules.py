"""How the statements of a debate are put to the vote."""

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement


class StatementRules(Struct, frozen=True, kw_only=True):
    """Does a chair let statements in (`queue`), and are their authors left `unnamed`?"""

    queue: bool = False
    unnamed: bool = False


async def load_rules(db: Database, community: CommunityId, debate: str) -> StatementRules:
    """The rules of a debate; those that hold everywhere where none are set."""
    rows = await db.read(
        "SELECT queue, unnamed FROM statement_rules WHERE community = ? AND debate = ?",
        community,
        debate,
    )
    return (
        StatementRules(queue=bool(rows[0][0]), unnamed=bool(rows[0][1]))
        if rows
        else StatementRules()
    )


def save_rules(community: CommunityId, debate: str, rules: StatementRules) -> Statement:
    """Statement (of SQL) that keeps them."""
    return make_statement(
        "INSERT INTO statement_rules (community, debate, queue, unnamed) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (community, debate) DO UPDATE SET queue = excluded.queue,"
        " unnamed = excluded.unnamed",
        community,
        debate,
        int(rules.queue),
        int(rules.unnamed),
    )
