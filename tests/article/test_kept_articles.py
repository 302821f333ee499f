"""Articles that were read last stay in memory, for as long as the library does not change."""

from pathlib import Path

from bot.article.handlers.articles import KEPT_PAGES
from bot.article.library import KEPT_ARTICLES, Library
from bot.assembly import open_parley
from bot.cli.session import caller
from bot.kernel.view_json import dump

TEXT = "A ferry carries people over the strait each hour. It is free for all who live there."


async def test_an_article_is_read_once_until_the_library_changes(tmp_path: Path) -> None:
    by = caller()
    async with open_parley(tmp_path) as parley:
        await parley.app.hear(by, "/article add", {"slug": "ferry", "source": TEXT})
        library = Library(parley.db)
        first = await library.article(by.community, "ferry")
        assert first is not None
        assert await library.article(by.community, "ferry") is first
        await parley.app.hear(
            by, "/article update", {"article": "ferry", "source": f"{TEXT} So far."}
        )
        changed = await library.article(by.community, "ferry")
        assert changed is not None
        assert (changed.version, changed.reading.paragraphs[0][-7:]) == (2, "So far.")
        old = await library.article(by.community, "ferry", 1)
        assert old is not None
        assert old.reading.paragraphs == first.reading.paragraphs
        await parley.app.hear(by, "/article remove ferry")
        removed = await library.article(by.community, "ferry")
        assert removed is not None
        assert removed.removed


async def test_what_is_in_no_library_is_found_once_it_is_added(tmp_path: Path) -> None:
    by = caller()
    async with open_parley(tmp_path) as parley:
        await parley.app.hear(by, "/help")
        library = Library(parley.db)
        for number in range(2 * KEPT_ARTICLES):
            assert await library.article(by.community, f"none-{number}") is None
        assert await library.article(by.community, "ferry") is None
        await parley.app.hear(by, "/article add", {"slug": "ferry", "source": TEXT})
        assert await library.article(by.community, "ferry") is not None
        assert await library.article(type(by.community)("another"), "ferry") is None


async def test_a_page_is_made_once_until_the_article_changes(tmp_path: Path) -> None:
    by = caller()
    async with open_parley(tmp_path) as parley:
        await parley.app.hear(by, "/article add", {"slug": "ferry", "source": TEXT})
        (first,) = await parley.app.hear(by, "/article show ferry")
        (again,) = await parley.app.hear(by, "/article show ferry")
        assert again is first
        await parley.app.hear(
            by, "/article update", {"article": "ferry", "source": f"{TEXT} So far."}
        )
        (changed,) = await parley.app.hear(by, "/article show ferry")
        (old,) = await parley.app.hear(by, "/article show ferry version:1")

    assert "So far." in dump(changed)
    assert "there is a newer one" in dump(old)
    assert "there is a newer one" not in dump(first)


async def test_of_a_long_article_only_some_pages_are_kept(tmp_path: Path) -> None:
    by = caller()
    source = "\n\n".join(f"{TEXT} Pier number {n}." for n in range(1, KEPT_PAGES + 11))
    async with open_parley(tmp_path) as parley:
        await parley.app.hear(by, "/article add", {"slug": "ferry", "source": source})
        for start in range(1, KEPT_PAGES + 10):
            (page,) = await parley.app.hear(by, f"/article show ferry start:{start}")
            assert f"[{start}] " in dump(page)
        article = await parley.app.parts.of(Library).article(by.community, "ferry")
        assert article is not None
        assert len(article.pages) <= KEPT_PAGES
