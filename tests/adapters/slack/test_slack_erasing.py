"""Erasing reaches the files that Parley uploaded to Slack, and waits for a Slack that is away."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.adapters.slack.playing import more
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import FakeSlack, fake_slack
from tests.fakes.slack.world import File
from tests.waiting import comes_true


async def _closed(here: FakeSlack) -> tuple[Person, Person]:
    """Ana and Zan have debated by text; the result is out."""
    ana, zan = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Zan")
    await ana.types('/debate open motion:"This house forgets." format:text ballot:named')
    await until(zan, "Sign-up is open.")
    thread = zan.find("Sign-up is open.").ts
    ana.thread = zan.thread = thread
    await zan.presses("Join For")
    await ana.presses("Join Against")
    await until(ana, "Zan")
    await ana.presses("Start")
    await until(zan, "First vote")
    for person, stance in ((zan, 2), (ana, -2)):
        await person.mentions(f"debate vote stance:{stance}")
    await ana.mentions("chair count")
    await ana.mentions("debate begin")
    await until(zan, "Openings")
    await zan.mentions('debate speak words:"Words of mine about Xanadu."')
    await ana.mentions('debate speak words:"Words of another."')
    await until(ana, "Xanadu", 20)
    await ana.mentions('chair close conclusion:"Enough."')
    await until(ana, "Enough.", 20)
    return ana, zan


def _files(here: FakeSlack, ending: str) -> list[File]:
    return [file for file in here.team.files.values() if file.name.endswith(ending)]


async def test_files_that_hold_a_name_or_words_are_sent_without_them_and_own_copies_stay(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, zan = await _closed(here)
        with closing(sqlite3.connect(tmp_path / "parley.sqlite3")) as store:
            ((debate,),) = store.execute("SELECT id FROM debates").fetchall()
        for person in (ana, zan):
            person.thread = ""
            await person.types(f"/debate export kind:markdown debate:{debate}")
        # The third is the record that is left in the channel.
        assert await comes_true(lambda: len(_files(here, ".md")) == 3, 20)
        assert await comes_true(
            lambda: all(b"Xanadu" in (file.content or b"") for file in _files(here, ".md")), 20
        ), [file.content for file in _files(here, ".md")]
        await asyncio.sleep(1)
        await zan.types("/privacy erase sure:yes")
        await until(zan, "Your words and your name are erased.")
        own = here.team.dm(zan.key).id

        def named() -> list[list[str]]:
            left = [file for file in _files(here, ".md") if not file.deleted]
            return [file.shared for file in left if b"Xanadu" in (file.content or b"")]

        assert await comes_true(lambda: named() == [[own]], 20), named()
        await asyncio.sleep(1)
        assert named() == [[own]], "it is the member’s own copy"
        left = [file for file in _files(here, ".md") if not file.deleted]
        assert len(left) == 3, "the others have theirs without the name"
        assert here.refused == []


async def test_the_picture_of_a_result_is_made_anew(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        people = [Person(here, f"U000001{n}", name) for n, name in enumerate(("Ana", "Zan", "Cem"))]
        ana, zan, _ = people
        here.team.users[ana.key].admin = True
        await ana.types('/debate open motion:"This house moves." format:fishbowl-open ballot:named')
        await until(zan, "Sign-up is open.")
        for person in people:
            person.thread = zan.find("Sign-up is open.").ts
        for person in people[:2]:
            await person.mentions("debate join seat:inner1")
        await ana.mentions("debate start")
        for stance, steps in ((1, ("chair count", "debate begin", "chair skip", "chair skip")),
                              (3, ("chair count",))):  # fmt: skip
            for person in people:
                before = person.sees().count("Your position:")
                await person.mentions(f"debate vote stance:{stance}")
                await more(person, "Your position:", before)
            for step in steps:
                await ana.mentions(step)
            if stance == 1:
                await until(ana, "Closing vote")
        assert await comes_true(lambda: bool(_files(here, ".png")), 20)
        await asyncio.sleep(1)
        before_erasing = _files(here, ".png")
        zan.thread = ""
        await zan.types("/privacy erase sure:yes")
        assert await comes_true(lambda: all(file.deleted for file in before_erasing), 20)
        assert await comes_true(lambda: len(_shown(here)) == 1, 20)
        blocks = str([m.blocks for c in here.team.channels.values() for m in c.messages])
        assert _shown(here)[0].id in blocks
        assert not any(file.id in blocks for file in before_erasing)
        assert here.refused == []


def _shown(here: FakeSlack) -> list[File]:
    return [file for file in _files(here, ".png") if not file.deleted]


async def test_what_was_erased_while_slack_was_away_is_taken_back_once_it_is_there_again(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        _, zan = await _closed(here)

        def shows(*words: str) -> bool:
            posted = [m for c in here.team.channels.values() for m in c.messages]
            ours = [m for m in posted if m.user == here.team.bot and not (m.only or m.buried)]
            return any(word in f"{m.text} {m.blocks}" for m in ours for word in words)

        assert await comes_true(lambda: shows("Zan"))
        for method in ("chat.update", "chat.delete", "files.delete"):
            here.fail(method, times=10_000, drop=True)
        zan.thread = ""
        await zan.types("/privacy erase sure:yes")
        await until(zan, "Your words and your name are erased.")
        await asyncio.sleep(3)
        assert shows("Xanadu")
        here.faults.clear()
        assert await comes_true(lambda: not shows("Xanadu", "Zan"), 60)
        assert here.refused == []
