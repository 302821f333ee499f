"""Communities, members and places: made known the first time they are seen."""

from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement


def record_caller(by: Caller, now_ms: int) -> tuple[Statement, ...]:
    """Statements that make a caller's community, place and name known."""
    return (
        make_statement(
            "INSERT INTO communities (id, created_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            by.community,
            now_ms,
        ),
        make_statement(
            "INSERT INTO members (community, id, name, first_seen) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (community, id) DO UPDATE SET name = excluded.name",
            by.community,
            by.member,
            by.name,
            now_ms,
        ),
        make_statement(
            "INSERT INTO places (community, id, within) VALUES (?, ?, ?)"
            " ON CONFLICT (community, id) DO UPDATE SET within = excluded.within",
            by.community,
            by.place,
            by.within or "",
        ),
    )


def insert_named_member(community: CommunityId, member: MemberId, name: str) -> Statement:
    """Statement that makes somebody's name known, who never was here themselves."""
    return make_statement(
        "INSERT INTO members (community, id, name, first_seen) VALUES (?, ?, ?, 0)"
        " ON CONFLICT (community, id) DO NOTHING",
        community,
        member,
        name,
    )


async def find_current_article(db: Database, community: CommunityId, place: PlaceId) -> str | None:
    """The slug of the article that a place is reading; a thread reads what its channel does, if
    nothing of its own."""
    rows = await db.read_inline(
        "SELECT places.article FROM places JOIN articles"
        " ON articles.community = places.community AND articles.slug = places.article"
        " WHERE places.community = ?1 AND articles.removed_at IS NULL AND (places.id = ?2"
        " OR places.id = (SELECT within FROM places WHERE community = ?1 AND id = ?2))"
        " ORDER BY places.id = ?2 DESC LIMIT 1",
        community,
        place,
    )
    return str(rows[0][0]) if rows else None


def set_current_article(community: CommunityId, place: PlaceId, slug: str) -> Statement:
    """Statement that makes an article the one that a place is reading."""
    return make_statement(
        "UPDATE places SET article = ? WHERE community = ? AND id = ?",
        slug,
        community,
        place,
        expect=1,
    )
