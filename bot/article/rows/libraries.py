"""A community's library as a whole: its revision, its articles' versions, its size."""

from bot.kernel.ids import CommunityId
from bot.store.database import Database


async def versions(db: Database, community: CommunityId) -> tuple[int, dict[str, int]]:
    """The library's revision, and the current version of each article that is not removed."""
    revision, rows = await db.read_together(
        ("SELECT library FROM communities WHERE id = ?", (community,)),
        (
            "SELECT slug, version FROM articles WHERE community = ? AND removed_at IS NULL"
            " ORDER BY slug",
            (community,),
        ),
    )
    number = int(revision[0][0] or 0) if revision else 0
    return number, {str(slug): int(version or 0) for slug, version in rows}


async def revision(db: Database, community: CommunityId) -> int:
    """A number that grows with each change to the community's library."""
    rows = await db.read_inline("SELECT library FROM communities WHERE id = ?", community)
    return int(rows[0][0] or 0) if rows else 0


async def find_large_libraries(db: Database, least: int) -> list[tuple[CommunityId, int]]:
    """The communities with at least so many articles, and how many each has; the largest first."""
    rows = await db.read(
        "SELECT community, count(*) AS size FROM articles WHERE removed_at IS NULL"
        " GROUP BY community HAVING count(*) >= ? ORDER BY size DESC, community",
        least,
    )
    return [(CommunityId(str(community)), int(size or 0)) for community, size in rows]
