"""Articles, their versions and paragraphs. A version, once written, never changes."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct

from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind, RemovalReason
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.view import View
from bot.store.database import Database
from bot.store.statement import Row, Statement, from_ms, make_statement, to_ms


class ArticleRow(Struct, frozen=True, kw_only=True):
    """An article as a list shows it. `changed_at` is when its current version was made (UTC)."""

    slug: str
    title: str
    author: str | None
    version: int
    paragraphs: int
    removed: bool
    changed_at: datetime


class StoredArticle(Struct, frozen=True, kw_only=True, dict=True):
    """One version of an article. `newest` is the article's current version."""

    slug: str
    version: int
    newest: int
    removed: bool
    reading: ArticleReading

    @cached_property
    def pages(self) -> dict[int, View]:
        """Its pages that were read, by their first paragraph: people read the same ones."""
        return {}


class Edition(Struct, frozen=True, kw_only=True):
    """Who made an article's current version, and the fingerprint of its words."""

    version: int
    made_by: MemberId
    fingerprint: str


async def edition(db: Database, community: CommunityId, slug: str) -> Edition | None:
    """The current version of an article, be it removed or not; None if there never was one."""
    rows = await db.read_inline(
        "SELECT v.version, v.made_by, v.fingerprint FROM articles a JOIN article_versions v"
        " ON v.community = a.community AND v.slug = a.slug AND v.version = a.version"
        " WHERE a.community = ? AND a.slug = ?",
        community,
        slug,
    )
    if not rows:
        return None
    version, made_by, mark = rows[0]
    return Edition(version=int(version or 0), made_by=MemberId(str(made_by)), fingerprint=str(mark))


async def list_articles(db: Database, community: CommunityId) -> list[ArticleRow]:
    """A community's articles that are not removed, by slug."""
    rows = await db.read(
        "SELECT v.slug, v.title, v.author, v.version, v.made_at,"
        " (SELECT count(*) FROM paragraphs p WHERE p.community = v.community"
        "  AND p.slug = v.slug AND p.version = v.version)"
        " FROM articles a JOIN article_versions v"
        " ON v.community = a.community AND v.slug = a.slug AND v.version = a.version"
        " WHERE a.community = ? AND a.removed_at IS NULL ORDER BY v.slug",
        community,
    )
    return [
        ArticleRow(
            slug=str(slug),
            title=str(title),
            author=None if author is None else str(author),
            version=int(version or 0),
            paragraphs=int(count or 0),
            removed=False,
            changed_at=from_ms(int(made_at or 0)),
        )
        for slug, title, author, version, made_at, count in rows
    ]


async def slugs(db: Database, community: CommunityId) -> dict[str, bool]:
    """Every slug the community has used, and whether its article is removed."""
    rows = await db.read("SELECT slug, removed_at FROM articles WHERE community = ?", community)
    return {str(slug): removed_at is not None for slug, removed_at in rows}


async def load(
    db: Database, community: CommunityId, slug: str, version: int | None = None
) -> StoredArticle | None:
    """An article's version, the current one by default; None if there is no such thing."""
    (article,) = await load_many(db, community, [(slug, version)])
    return article


async def load_many(
    db: Database, community: CommunityId, wanted: Sequence[tuple[str, int | None]]
) -> list[StoredArticle | None]:
    """The same of several at once, each by its slug and version."""
    queries = [query for slug, version in wanted for query in _ask_for(community, slug, version)]
    rows = await db.read_together(*queries)
    return [
        _make_article(slug, versions, blocks)
        for (slug, _), versions, blocks in zip(wanted, rows[::2], rows[1::2], strict=True)
    ]


def _ask_for(
    community: CommunityId, slug: str, version: int | None
) -> tuple[tuple[str, Row], tuple[str, Row]]:
    """The queries for an article's version and for its blocks."""
    return (
        (
            "SELECT v.version, a.version, a.removed_at, v.title, v.author, v.published,"
            " v.language, v.source FROM articles a JOIN article_versions v"
            " ON v.community = a.community AND v.slug = a.slug"
            " AND v.version = coalesce(?, a.version) WHERE a.community = ? AND a.slug = ?",
            (version, community, slug),
        ),
        (
            "SELECT b.kind, b.text, b.reason, b.note FROM article_blocks b JOIN articles a"
            " ON a.community = b.community AND a.slug = b.slug"
            " WHERE b.community = ? AND b.slug = ? AND b.version = coalesce(?, a.version)"
            " ORDER BY b.position",
            (community, slug, version),
        ),
    )


def _make_article(
    slug: str, versions: Sequence[Row], blocks: Sequence[Row]
) -> StoredArticle | None:
    if not versions:
        return None
    number, newest, removed_at, *about = versions[0]
    return StoredArticle(
        slug=slug,
        version=int(number or 0),
        newest=int(newest or 0),
        removed=removed_at is not None,
        reading=_reading(about, blocks),
    )


def _reading(fields: Sequence[object], blocks: Sequence[Row]) -> ArticleReading:
    title, author, published, language, source = fields
    return ArticleReading(
        title=str(title),
        author=None if author is None else str(author),
        published=None if published is None else date.fromisoformat(str(published)),
        language=str(language),
        source=str(source),
        blocks=tuple(
            ArticleBlock(
                BlockKind(str(kind)),
                str(text),
                None if why is None else RemovalReason(str(why)),
                str(note),
            )
            for kind, text, why, note in blocks
        ),
    )


async def with_fingerprint(db: Database, community: CommunityId, fingerprint: str) -> str | None:
    """The slug of an article, not removed, whose current version has this fingerprint."""
    rows = await db.read(
        "SELECT a.slug FROM articles a JOIN article_versions v"
        " ON v.community = a.community AND v.slug = a.slug AND v.version = a.version"
        " WHERE a.community = ? AND v.fingerprint = ? AND a.removed_at IS NULL",
        community,
        fingerprint,
    )
    return str(rows[0][0]) if rows else None


def add(
    community: CommunityId,
    slug: str,
    version: int,
    reading: ArticleReading,
    *,
    fingerprint: str,
    by: MemberId,
    at: datetime,
) -> tuple[Statement, ...]:
    """Statements that write a version and make it current; version 1 makes the article.

    Writing them raises Conflict when that version exists already.
    """
    made_at = to_ms(at)
    if version == 1:
        head = make_statement(
            "INSERT INTO articles (community, slug, version, removed_at) VALUES (?, ?, 1, NULL)",
            community,
            slug,
        )
    else:
        head = make_statement(
            "UPDATE articles SET version = ? WHERE community = ? AND slug = ? AND version = ?",
            version,
            community,
            slug,
            version - 1,
            expect=1,
        )
    published = reading.published.isoformat() if reading.published else None
    return (
        head,
        make_statement(
            "INSERT INTO article_versions (community, slug, version, title, author, published, "
            "language, source, fingerprint, made_by, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            community,
            slug,
            version,
            reading.title,
            reading.author,
            published,
            reading.language,
            reading.source,
            fingerprint,
            by,
            made_at,
        ),
        Statement(
            "INSERT INTO article_blocks (community, slug, version, position, kind, paragraph, "
            "text, reason, note) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            tuple(_rows(community, slug, version, reading)),
        ),
        _changed(community),
    )


def _rows(community: CommunityId, slug: str, version: int, reading: ArticleReading) -> list[Row]:
    rows: list[Row] = []
    number = 0
    for position, block in enumerate(reading.blocks):
        number += block.kind is BlockKind.PARAGRAPH
        paragraph = number if block.kind is BlockKind.PARAGRAPH else None
        key = (community, slug, version, position)
        rows.append((*key, block.kind, paragraph, block.text, block.reason, block.note))
    return rows


def remove(community: CommunityId, slug: str, at: datetime) -> tuple[Statement, ...]:
    """Statements that take an article out of the library; its citations still open."""
    return (
        make_statement(
            "UPDATE articles SET removed_at = ?"
            " WHERE community = ? AND slug = ? AND removed_at IS NULL",
            to_ms(at),
            community,
            slug,
            expect=1,
        ),
        _changed(community),
    )


def _changed(community: CommunityId) -> Statement:
    return make_statement(
        "UPDATE communities SET library = library + 1 WHERE id = ?", community, expect=1
    )
