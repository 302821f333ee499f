"""The members of a community, by their ids and names."""

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database

BROUGHT = "brought:"
"""Begins the ids of people who came with a debate from elsewhere."""


async def load_members(db: Database, community: CommunityId, most: int) -> dict[MemberId, str]:
    """Names by id, in the order of the names; nobody who was erased or came from elsewhere."""
    rows = await db.read(
        "SELECT id, name FROM members WHERE community = ? AND name <> '' AND id NOT LIKE ?"
        " ORDER BY lower(name), id LIMIT ?",
        community,
        f"{BROUGHT}%",
        most,
    )
    return {MemberId(str(member)): str(name) for member, name in rows}


async def find_name(db: Database, community: CommunityId, member: str) -> str:
    """The name that a member goes by; "" for one who is not known here or was erased."""
    rows = await db.read_inline(
        "SELECT name FROM members WHERE community = ? AND id = ?", community, member
    )
    return str(rows[0][0]) if rows else ""


async def find_members_named(
    db: Database, community: CommunityId, name: str
) -> tuple[MemberId, ...]:
    """The members who go by a name, in whatever case; nobody who came from elsewhere."""
    rows = await db.read("SELECT id, name FROM members WHERE community = ?", community)
    sought = name.casefold()
    return tuple(
        MemberId(str(member))
        for member, known in rows
        if str(known).casefold() == sought and not str(member).startswith(BROUGHT)
    )
