"""Articles as they are kept: versions that never change, in a library that nobody else sees."""

from datetime import date, datetime, timedelta

import pytest

from bot.article.rows import articles, libraries
from bot.article.rows.articles import ArticleRow, Edition, StoredArticle
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind, RemovalReason
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.store.database import Database
from bot.store.statement import Conflict

FIRST = ArticleReading(
    title="On doors",
    author="Ana Petrova",
    published=date(2024, 2, 29),
    language="en",
    source="https://example.org/doors",
    blocks=(
        ArticleBlock(BlockKind.REMOVED, "Menu", RemovalReason.NAVIGATION),
        ArticleBlock(BlockKind.HEADING, "Why doors"),
        ArticleBlock(BlockKind.PARAGRAPH, "They keep the wind out. 🚪", note="Sources: a builder"),
        ArticleBlock(BlockKind.PARAGRAPH, "They let people in."),
    ),
)
SECOND = ArticleReading(
    title="On doors, again", blocks=(ArticleBlock(BlockKind.PARAGRAPH, "They creak."),)
)


def stored(
    reading: ArticleReading, version: int, newest: int, *, removed: bool = False
) -> StoredArticle:
    return StoredArticle(
        slug="doors", version=version, newest=newest, removed=removed, reading=reading
    )


async def add(
    db: Database, by: Caller, at: datetime, reading: ArticleReading = FIRST, version: int = 1
) -> None:
    mark = f"mark of {reading.title}"
    await db.write(
        *articles.add(
            by.community, "doors", version, reading, fingerprint=mark, by=by.member, at=at
        )
    )


async def test_a_version_comes_back_as_it_was_written(db: Database, ann: Caller, noon: datetime):
    await add(db, ann, noon)

    assert await articles.load(db, ann.community, "doors") == stored(FIRST, 1, 1)


async def test_old_versions_still_open(db: Database, ann: Caller, noon: datetime):
    await add(db, ann, noon)
    await add(db, ann, noon, SECOND, 2)

    assert await articles.load(db, ann.community, "doors") == stored(SECOND, 2, 2)
    assert await articles.load(db, ann.community, "doors", 1) == stored(FIRST, 1, 2)
    assert await articles.load(db, ann.community, "doors", 3) is None


@pytest.mark.parametrize("version", [1, 2, 4])
async def test_a_version_is_written_once_and_after_the_one_before_it(
    db: Database, ann: Caller, noon: datetime, version: int
):
    await add(db, ann, noon)
    await add(db, ann, noon, SECOND, 2)

    with pytest.raises(Conflict):
        await add(db, ann, noon, FIRST, version)

    assert await articles.load(db, ann.community, "doors") == stored(SECOND, 2, 2)


async def test_paragraphs_are_numbered_as_citations_name_them(
    db: Database, ann: Caller, noon: datetime
):
    await add(db, ann, noon)

    assert await db.read("SELECT slug, version, paragraph, text, note FROM paragraphs") == [
        ("doors", 1, 1, "They keep the wind out. 🚪", "Sources: a builder"),
        ("doors", 1, 2, "They let people in.", ""),
    ]


async def test_the_list_shows_current_versions(db: Database, ann: Caller, noon: datetime):
    later = noon + timedelta(hours=1)
    await add(db, ann, noon)
    await add(db, ann, later, SECOND, 2)

    assert await articles.list_articles(db, ann.community) == [
        ArticleRow(
            slug="doors",
            title="On doors, again",
            author=None,
            version=2,
            paragraphs=1,
            removed=False,
            changed_at=later,
        )
    ]


async def test_a_removed_article_opens_only_as_such(db: Database, ann: Caller, noon: datetime):
    await add(db, ann, noon)
    await db.write(
        *places.record_caller(ann, 0), places.set_current_article(ann.community, ann.place, "doors")
    )
    await db.write(*articles.remove(ann.community, "doors", noon))

    assert await articles.load(db, ann.community, "doors") == stored(FIRST, 1, 1, removed=True)
    assert await articles.list_articles(db, ann.community) == []
    assert await articles.slugs(db, ann.community) == {"doors": True}
    assert await libraries.versions(db, ann.community) == (2, {})
    assert await articles.with_fingerprint(db, ann.community, "mark of On doors") is None
    assert await places.find_current_article(db, ann.community, ann.place) is None


async def test_an_article_is_removed_once(db: Database, ann: Caller, noon: datetime):
    await add(db, ann, noon)
    await db.write(*articles.remove(ann.community, "doors", noon))

    with pytest.raises(Conflict):
        await db.write(*articles.remove(ann.community, "doors", noon))


async def test_each_change_gives_the_library_a_new_revision(
    db: Database, ann: Caller, noon: datetime
):
    assert await libraries.revision(db, ann.community) == 0
    await add(db, ann, noon)
    await add(db, ann, noon, SECOND, 2)

    assert await libraries.revision(db, ann.community) == 2
    assert await libraries.versions(db, ann.community) == (2, {"doors": 2})


async def test_the_same_words_are_known_again_by_the_current_version(
    db: Database, ann: Caller, noon: datetime
):
    await add(db, ann, noon)
    assert await articles.with_fingerprint(db, ann.community, "mark of On doors") == "doors"

    await add(db, ann, noon, SECOND, 2)
    assert await articles.with_fingerprint(db, ann.community, "mark of On doors") is None


async def test_an_edition_tells_who_made_it(db: Database, ann: Caller, noon: datetime):
    assert await articles.edition(db, ann.community, "doors") is None
    await add(db, ann, noon)

    assert await articles.edition(db, ann.community, "doors") == Edition(
        version=1, made_by=ann.member, fingerprint="mark of On doors"
    )


async def test_another_community_sees_nothing_and_may_use_the_same_slug(
    db: Database, ann: Caller, bob: Caller, noon: datetime
):
    await add(db, ann, noon)
    theirs = bob.community

    assert await articles.load(db, theirs, "doors") is None
    assert await articles.load(db, theirs, "doors", 1) is None
    assert await articles.list_articles(db, theirs) == []
    assert await articles.slugs(db, theirs) == {}
    assert await libraries.versions(db, theirs) == (0, {})
    assert await articles.edition(db, theirs, "doors") is None
    assert await articles.with_fingerprint(db, theirs, "mark of On doors") is None

    await add(db, bob, noon, SECOND)
    await db.write(*articles.remove(theirs, "doors", noon))
    assert await articles.load(db, ann.community, "doors") == stored(FIRST, 1, 1)


async def test_a_community_that_nobody_met_has_no_library(db: Database, ann: Caller):
    nobody = type(ann.community)("nobody")

    assert await libraries.revision(db, nobody) == 0
    assert await libraries.versions(db, nobody) == (0, {})
