"""Large libraries are made ready ahead, politely, and a question does not wait for the pauses."""

import asyncio
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.article import library as libraries
from bot.article.library import Library
from bot.assembly import Parley, open_parley
from bot.cli.session import COMMUNITY, caller
from bot.kernel.ids import CommunityId

ARTICLES = 7


@pytest.fixture(autouse=True)
def small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large is small here, so that the test is quick."""
    for name, number in (("BATCH", 2), ("LARGE", 5), ("AHEAD", 10)):
        monkeypatch.setattr(libraries, name, number)


async def fill(parley: Parley, articles: int = ARTICLES) -> None:
    for number in range(articles):
        source = f"Place{number} keeps {number + 3} boats in its harbour. They sail each day."
        await parley.app.hear(caller(), "/article add", {"slug": f"a{number}", "source": source})


async def test_a_large_library_is_ready_before_anybody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await fill(parley)
        fresh = Library(parley.db, by_meaning=False)
        await fresh.build_ahead()
        monkeypatch.setattr(libraries, "_index_versions", _fail)

        shelf = await fresh.shelf(COMMUNITY)

        assert len(shelf.articles) >= ARTICLES
        assert [a.slug for a in shelf.articles] == sorted(a.slug for a in shelf.articles)


def _fail(*_: object) -> None:
    raise AssertionError("it is made ready already")


@pytest.mark.parametrize(("large", "together"), [(100, 1000), (5, 6)])
async def test_small_libraries_and_what_would_take_too_much_memory_wait_until_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int, together: int
) -> None:
    monkeypatch.setattr(libraries, "LARGE", large)
    monkeypatch.setattr(libraries, "AHEAD", together)
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await fill(parley)
        monkeypatch.setattr(libraries, "_index_versions", _fail)

        await Library(parley.db, by_meaning=False).build_ahead()


async def test_a_question_that_comes_meanwhile_ends_the_rests_and_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await fill(parley)
    async with open_parley(tmp_path, by_meaning=False) as parley:
        rests = 0
        first = asyncio.Event()

        async def rest(_: float) -> None:
            nonlocal rests
            rests += 1
            first.set()
            await asyncio.sleep(0.2)

        monkeypatch.setattr(libraries, "_rest", rest)
        async with asyncio.TaskGroup() as group:
            group.create_task(parley.library.build_ahead())
            await first.wait()
            views = await parley.app.hear(caller(), "/ask How many boats does Place3 keep?")

        assert "6 boats" in "".join(map(rendered, views))
        assert rests == 1


async def test_articles_are_read_together_as_they_are_one_by_one(tmp_path: Path) -> None:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await fill(parley, 3)
        load, load_many = libraries.articles.load, libraries.articles.load_many

        wanted = [("a1", 1), ("none", None), ("a0", None)]
        found = await load_many(parley.db, COMMUNITY, wanted)

        assert found == [await load(parley.db, COMMUNITY, *each) for each in wanted]
        assert found[1] is None
        assert await load_many(parley.db, CommunityId("other"), [("a1", 1)]) == [None]
