"""Erasing reaches what Parley posted: boards, speeches, results, in archived threads, too."""

import asyncio
from pathlib import Path
from typing import Any

from tests.adapters.discord.test_discord_debate import Person, parley, until
from tests.adapters.discord.test_discord_results import hold_debate
from tests.fakes.discord_server import FakeDiscord, fake_discord
from tests.fakes.discord_world import FORUM
from tests.waiting import comes_true

ADMINISTRATOR = 1 << 3


async def _nowhere(here: FakeDiscord, *words: str) -> None:
    """Wait until words stand in no message that all see."""
    for _ in range(200):
        shown = "\n".join(m.words for m in here.messages if m.only == "" and not m.gone)
        if not any(word in shown for word in words):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(shown)


async def test_speeches_boards_and_results_lose_the_words_and_the_name_of_who_is_erased(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Benjamin")
        forum = await here.make(FORUM, "archive")
        await ana.types("parley setup", archive=forum)
        await ana.types("debate open", motion="This house forgets.", format="text", ballot="named")
        await until(ben, "Sign-up is open.")
        thread = ana.place = ben.place = next(iter(here.threads))
        await ben.presses("Join For")
        await ana.presses("Join Against")
        await ana.types("debate start")
        await ben.types("debate vote", stance="2")
        await ana.types("chair count")
        await ana.types("debate begin")
        for person, words in ((ben, f"Words of mine {'@' * 1450}"), (ana, "Words of another.")):
            await person.types("debate speak", words=words)
        await until(ana, "Words of another.", 12)
        await until(ana, "Words of mine")
        await ana.types("chair close", conclusion="Enough.")
        await until(ana, "Enough.")
        await comes_true(lambda: here.channels[thread].archived and len(here.threads) == 2)
        count = len([m for m in here.messages if not m.gone and m.only == ""])
        ben.place = "300"
        await ben.types("privacy erase", sure=True)
        await until(ben, "Your words and your name are erased.")
        await _nowhere(here, "Words of mine", "Benjamin")
        assert "The words of this speech were erased." in ana.sees()
        assert "a former member" in ana.sees()
        assert "Words of another." in ana.sees()
        await asyncio.sleep(0.3)
        assert here.channels[thread].archived
        left = len([m for m in here.messages if not m.gone and m.only == ""])
        assert left == count - 2, "two of the long speech’s three messages are needed no more"
        assert here.refused == here.denied == []


async def test_a_motion_goes_from_board_thread_and_calendar_with_who_wrote_it(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Benjamin")
        motion = "This house forgets Xanadu."
        await ana.types("debate open", motion=motion, format="text", start="in 2 days")
        await until(ben, "Sign-up is open.")
        thread = next(iter(here.threads))
        ben.place = thread
        await ben.presses("Join For")
        assert await comes_true(lambda: "Xanadu" in str(here.events)), here.events
        ana.place = "300"
        await ana.types("privacy erase", sure=True)
        await until(ana, "Your words and your name are erased.")
        await _nowhere(here, "Xanadu")
        assert await comes_true(lambda: "Xanadu" not in here.channels[thread].name)
        assert await comes_true(lambda: "Xanadu" not in str(here.events))
        assert not here.channels[thread].archived
        assert "Benjamin" in ben.sees()
        assert here.refused == here.denied == []


async def _erased_while_away(here: FakeDiscord) -> Person:
    """A member has said something in an open debate, and has it erased while Discord takes no
    message. Somebody who reads on."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Benjamin")
    await ana.types("debate open", motion="This house waits.", format="fishbowl-open")
    await until(ben, "Sign-up is open.")
    ana.place = ben.place = next(iter(here.threads))
    await ben.types("debate join", seat="inner1")
    await until(ana, "**Benjamin**")
    await ben.types("motion propose", words="This house would keep Xanadu.")
    await until(ana, "Xanadu")
    here.away = True
    await ben.types("privacy erase", sure=True)
    await until(ben, "Your words and your name are erased.")
    await asyncio.sleep(2)
    return ana


def _shows(here: FakeDiscord, *words: str) -> bool:
    shown = "\n".join(m.words for m in here.messages if m.only == "" and not m.gone)
    return any(word in shown for word in words)


async def test_what_was_erased_while_discord_was_away_is_taken_back_once_it_is_there_again(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await _erased_while_away(here)
        assert _shows(here, "Xanadu")
        here.away = False
        assert await comes_true(lambda: not _shows(here, "Xanadu", "Benjamin"), 30)
        assert here.refused == here.denied == []


async def test_what_was_erased_while_discord_was_away_is_taken_back_after_a_kill(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here:
        async with parley(tmp_path, here) as child:
            await _erased_while_away(here)
            child.kill()
            await child.wait()
        async with parley(tmp_path, here):  # away still, and then back
            await asyncio.wait_for(here.ready.wait(), 40)
            await asyncio.sleep(2)
            assert _shows(here, "Xanadu")
            here.away = False
            assert await comes_true(lambda: not _shows(here, "Xanadu", "Benjamin"), 30)
        assert here.refused == here.denied == []


async def test_a_message_that_takes_no_edit_for_now_holds_no_other_up(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ben = Person(here, "12", "Benjamin")
        for words in ("This house would keep Xanadu.", "This house would leave Samarkand."):
            await ben.types("motion propose", words=words)
            await until(ben, words)
        (old,) = (m for m in here.messages if "Xanadu" in m.words and m.only == "")
        here.too_old[old.id] = 400
        await ben.types("privacy erase", sure=True)
        assert await comes_true(lambda: not _shows(here, "Samarkand"), 10)
        assert _shows(here, "Xanadu")
        here.too_old.clear()
        assert await comes_true(lambda: not _shows(here, "Xanadu"), 30)


async def test_the_picture_of_a_result_is_made_anew(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        _, ben, *_ = await hold_debate(here, 5)

        def pictures() -> list[Any]:
            shown = [m for m in here.messages if m.only == "" and not m.gone]
            return [file for m in shown for file in m.payload.get("attachments") or ()]

        assert await comes_true(lambda: len(pictures()) == 1, 20)
        result = next(m for m in here.messages if m.payload.get("attachments"))
        edits = result.edits
        ben.place = "300"
        await ben.types("privacy erase", sure=True)
        assert await comes_true(lambda: result.edits > edits, 20)
        assert len(pictures()) == 1
        assert "files[0]" in str(pictures()) or "filename" in str(pictures())
        assert here.refused == here.denied == []
