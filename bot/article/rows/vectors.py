"""The vectors of articles' sentences, kept so that a start need not make them again."""

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement


class KeptVectors(Struct, frozen=True):
    """The vectors of an article's version in half precision, little endian, one after the other,
    and a fingerprint of the words and the model that they were made from."""

    made_from: str
    content: bytes


async def load(db: Database, community: CommunityId, slug: str, version: int) -> KeptVectors | None:
    """The vectors of an article's version; None where none were kept."""
    rows = await db.read(
        "SELECT made_from, vectors FROM article_vectors"
        " WHERE community = ? AND slug = ? AND version = ?",
        community,
        slug,
        version,
    )
    if not rows:
        return None
    made_from, content = rows[0]
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
