"""Accounts of platforms and the members that they are; messages that show views in place."""

import itertools
from collections.abc import Iterator

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement


async def find_member(db: Database, community: CommunityId, account: str) -> MemberId | None:
    """The member that an account is, if it is known."""
    rows = await db.read_inline(
        "SELECT member FROM accounts WHERE community = ? AND account = ?", community, account
    )
    return MemberId(str(rows[0][0])) if rows else None


async def ensure_member(
    db: Database, community: CommunityId, account: str, fresh: MemberId
) -> MemberId:
    """The member that an account is; a `fresh` id is kept for one that was not known."""
    if member_row := await find_member(db, community, account):
        return member_row
    (returned,) = await db.change(
        make_statement(
            "INSERT INTO accounts (community, account, member) "
            "VALUES (?, ?, ?) ON CONFLICT (community, account)"
            " DO UPDATE SET account = excluded.account RETURNING member",
            community,
            account,
            fresh,
        )
    )
    return MemberId(str(returned[0][0]))


async def find_account(db: Database, community: CommunityId, member: MemberId) -> str | None:
    """The account that a member is; None for one that was erased, or that came from elsewhere."""
    rows = await db.read_inline(
        "SELECT account FROM accounts WHERE community = ? AND member = ?", community, member
    )
    return str(rows[0][0]) if rows else None


def delete_account_link(community: CommunityId, member: MemberId) -> Statement:
    """Statement that forgets which account a member was."""
    return make_statement(
        "DELETE FROM accounts WHERE community = ? AND member = ?", community, member
    )


def page_keys(key: str) -> Iterator[str]:
    """The keys under which the pages of a view with a key are noted, one after the other."""
    yield key
    for number in itertools.count(1):
        yield f"{key} {number}"


async def find_message(
    db: Database, community: CommunityId, place: PlaceId, key: str
) -> str | None:
    """The message that shows a view's key in a place."""
    rows = await db.read_inline(
        "SELECT message FROM shown_messages WHERE community = ? AND place = ? AND key = ?",
        community,
        place,
        key,
    )
    return str(rows[0][0]) if rows else None


async def find_direct_community(db: Database, place: PlaceId, message: str) -> CommunityId | None:
    """The community that a direct message came from: it lies in none itself, so that none can be
    named to find it."""
    rows = await db.read(
        "SELECT community FROM shown_messages WHERE message = ? AND place = ?", message, place
    )
    return CommunityId(str(rows[0][0])) if rows else None


async def find_message_key(
    db: Database, community: CommunityId, place: PlaceId, message: str
) -> str | None:
    """The key of the view that a message shows."""
    rows = await db.read(
        "SELECT key FROM shown_messages WHERE message = ? AND community = ? AND place = ?",
        message,
        community,
        place,
    )
    return str(rows[0][0]) if rows else None


def insert_message(community: CommunityId, place: PlaceId, key: str, message: str) -> Statement:
    """Statement that notes which message shows a key."""
    return make_statement(
        "INSERT INTO shown_messages (community, place, key, message) "
        "VALUES (?, ?, ?, ?) ON CONFLICT (community, place, key)"
        " DO UPDATE SET message = excluded.message",
        community,
        place,
        key,
        message,
    )


LEFT = " left"
"""Ends the keys of the messages that a board has left."""

FILE = " file "
"""Stands between a message and a file that was uploaded with it."""

LINE = " line "
"""Stands between the key of a board and a message of which it has left a line."""


async def set_aside(
    db: Database, community: CommunityId, place: PlaceId, key: str
) -> tuple[str, ...]:
    """Let what shows a key be posted anew: its messages are noted as those that it leaves. The keys
    under which they stood."""
    left: list[str] = []
    for part in page_keys(key):
        known = await find_message(db, community, place, part)
        if known is None:
            break
        left.append(part)
        await db.change(
            insert_message(community, place, f"{part}{LEFT}", known),
            delete_message(community, place, part),
        )
    return tuple(left)


def delete_message(community: CommunityId, place: PlaceId, key: str) -> Statement:
    """Statement that forgets which message shows a key."""
    return make_statement(
        "DELETE FROM shown_messages WHERE community = ? AND place = ? AND key = ?",
        community,
        place,
        key,
    )


def insert_line(community: CommunityId, place: PlaceId, key: str, message: str) -> Statement:
    """Statement that notes a message in which a board that moved has left a line."""
    return insert_message(community, place, f"{key}{LINE}{message}", message)


async def load_lines(
    db: Database, community: CommunityId, place: PlaceId, key: str
) -> tuple[str, ...]:
    """The messages in which a board that moved has left a line."""
    return await _load_beginning(db, community, place, f"{key}{LINE}")


def insert_file(community: CommunityId, place: PlaceId, message: str, file: str) -> Statement:
    """Statement that notes a file that was uploaded with a message."""
    return insert_message(community, place, f"{message}{FILE}{file}", file)


def delete_file(community: CommunityId, place: PlaceId, message: str, file: str) -> Statement:
    """Statement that forgets a file of a message."""
    return delete_message(community, place, f"{message}{FILE}{file}")


async def load_files(
    db: Database, community: CommunityId, place: PlaceId, message: str
) -> tuple[str, ...]:
    """The files that were uploaded with a message."""
    return await _load_beginning(db, community, place, f"{message}{FILE}")


async def _load_beginning(
    db: Database, community: CommunityId, place: PlaceId, start: str
) -> tuple[str, ...]:
    """What is noted in a place under keys that begin so."""
    rows = await db.read(
        "SELECT message FROM shown_messages WHERE community = ? AND place = ? AND key LIKE ?",
        community,
        place,
        f"{start}%",
    )
    return tuple(str(message) for (message,) in rows)


async def load_messages_ending(
    db: Database, community: CommunityId, end: str
) -> list[tuple[PlaceId, str, str]]:
    """What is noted under keys that end so: places, keys and messages."""
    rows = await db.read(
        "SELECT place, key, message FROM shown_messages WHERE community = ? AND key LIKE ?",
        community,
        f"%{end}",
    )
    return [(PlaceId(str(place)), str(key), str(message)) for place, key, message in rows]


async def load_commands_digest(db: Database) -> str:
    """The digest of the commands that were sent last, with the application that has them; "" if
    none were."""
    rows = await db.read("SELECT digest FROM discord_commands")
    return str(rows[0][0]) if rows else ""


def set_commands_digest(digest: str) -> Statement:
    """Statement that notes the digest of the commands that were sent, with the application."""
    return make_statement(
        'INSERT INTO discord_commands ("only", digest) VALUES (1, ?)'
        ' ON CONFLICT ("only") DO UPDATE SET digest = excluded.digest',
        digest,
    )


async def note_first_welcome(db: Database, guild: str) -> bool:
    """Is a server welcomed for the first time? It is noted."""
    (rows,) = await db.change(
        make_statement(
            "INSERT INTO discord_welcomed (guild) "
            "VALUES (?) ON CONFLICT DO NOTHING RETURNING guild",
            guild,
        )
    )
    return bool(rows)


async def find_named_account(db: Database, community: CommunityId, name: str) -> str | None:
    """The account of the member who goes by a name, in whatever case."""
    rows = await db.read(
        "SELECT a.account FROM accounts a JOIN members m"
        " ON m.community = a.community AND m.id = a.member"
        " WHERE a.community = ? AND lower(m.name) = lower(?) LIMIT 1",
        community,
        name,
    )
    return str(rows[0][0]) if rows else None


async def load_named_accounts(
    db: Database, community: CommunityId, most: int
) -> list[tuple[str, str]]:
    """Accounts with the names that their members go by, by name."""
    rows = await db.read(
        "SELECT a.account, m.name FROM accounts a JOIN members m"
        " ON m.community = a.community AND m.id = a.member"
        " WHERE a.community = ? ORDER BY m.name LIMIT ?",
        community,
        most,
    )
    return [(str(account), str(name)) for account, name in rows]
