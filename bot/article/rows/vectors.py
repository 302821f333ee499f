"""The vectors of articles' sentences, kept so that a start need not make them again."""

from collections.abc import Sequence

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Row, Statement, make_statement


class KeptVectors(Struct, frozen=True):
    """The vectors of an article's version in half precision, little endian, one after the other,
    and a fingerprint of the words and the model that they were made from."""

    made_from: str
    content: bytes


async def load(
    db: Database, community: CommunityId, wanted: Sequence[tuple[str, int]]
) -> list[KeptVectors | None]:
    """The vectors of articles, each by its slug and version; None where none were kept."""
    queries = [
        (
            "SELECT made_from, vectors FROM article_vectors"
            " WHERE community = ? AND slug = ? AND version = ?",
            (community, slug, version),
        )
        for slug, version in wanted
    ]
    return [_make_vectors(rows[0]) if rows else None for rows in await db.read_together(*queries)]


def _make_vectors(row: Row) -> KeptVectors:
    made_from, content = row
    return KeptVectors(str(made_from), content if isinstance(content, bytes) else b"")


def keep(community: CommunityId, slug: str, version: int, kept: KeptVectors) -> Statement:
    """A statement that keeps the vectors of an article's version in place of earlier ones."""
    return make_statement(
        "INSERT INTO article_vectors (community, slug, version, made_from, vectors)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (community, slug, version)"
        " DO UPDATE SET made_from = excluded.made_from, vectors = excluded.vectors",
        community,
        slug,
        version,
        kept.made_from,
        kept.content,
    )
