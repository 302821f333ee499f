"""Where debates are held: threads and posts with the board at their top, and what Parley lacks."""

import asyncio
from pathlib import Path

import pytest

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import CHANNEL, FakeDiscord, Seen, fake_discord
from tests.fakes.discord_world import (
    CONNECT,
    FORUM,
    MAKE_THREADS,
    MEDIA,
    NEWS,
    NEWS_THREAD,
    PIN,
    SEND,
    SEND_IN_THREADS,
    VIEW,
    VOICE,
)

ADMINISTRATOR = 1 << 3


async def _begun(here: FakeDiscord, place: str = CHANNEL) -> tuple[Person, Person, str]:
    """A debate that runs, in the room that was made for it, or in the place itself."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
    ana.place = place
    await ana.types("debate open", motion="This house meets.", format="fishbowl-open")
    await until(ben, "Sign-up is open.")
    ana.place = ben.place = next(iter(here.threads), place)
    await ana.types("debate join", seat="inner1")
    for step in ("debate start", "chair count", "debate begin"):
        await ana.types(step)
    await ben.types("debate floor")
    await until(ana, "Ben**, you have the floor")
    return ana, ben, ana.place


def _in(here: FakeDiscord, place: str) -> list[Seen]:
    """What all see in a place, in order."""
    return [m for m in here.messages if m.channel == place and not m.gone and m.only == ""]


def _boards(here: FakeDiscord, place: str) -> list[int]:
    return [n for n, m in enumerate(_in(here, place)) if m.words.startswith("### This house")]


@pytest.mark.parametrize("denied", [0, PIN])
async def test_the_board_stays_at_the_top_of_a_thread_that_was_made_for_it(
    tmp_path: Path, denied: int
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        here.channels[CHANNEL].denied = denied
        ana, ben, thread = await _begun(here)
        await until(ana, "it is your turn")
        board = _in(here, thread)[0]
        assert _boards(here, thread) == [0]
        assert board.edits > 3
        assert here.channels[thread].pins == ([] if denied else [board.id])
        assert all(m.payload.get("type", 0) == 0 for m in _in(here, thread))
        # Somebody deletes it, and it comes back at once; while nobody told Parley, with the news.
        await here.deletes(board)
        await until(ana, "### This house meets.")
        again = _in(here, thread)[_boards(here, thread)[0]]
        again.gone = True
        await ben.types("debate end")
        await until(ana, "### This house meets.")
        assert len(_boards(here, thread)) == 1
        assert here.refused == []


async def test_a_board_that_did_not_change_is_not_edited(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, thread = await _begun(here)
        board = _in(here, thread)[0]
        await ana.types("chair warn", member="Ben")
        await until(ben, "The chair asks")
        await asyncio.sleep(0.5)
        before = board.edits
        await ana.types("chair warn", member="Ben")
        for _ in range(100):
            if ben.sees().count("The chair asks") == 2:
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        assert board.edits == before
        await here.drop()
        await asyncio.wait_for(here.ready.wait(), 20)
        board.gone = True  # while nobody was told
        await ana.types("chair warn", member="Ben")
        await until(ana, "### This house meets.")


async def test_the_board_moves_to_the_end_of_a_channel_that_has_no_threads(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        voice = await here.make(VOICE, "meeting")
        await _begun(here, voice)
        await asyncio.sleep(0.5)
        assert here.threads == {}
        shown = [m for m in _in(here, voice) if "Your debate is open" not in m.words]
        assert shown[-1].words.startswith("### This house")
        assert sum(m.words.startswith("### This house") for m in shown) == 1


@pytest.mark.parametrize("kind", [FORUM, MEDIA])
@pytest.mark.parametrize("must_tag", [False, True])
async def test_a_debate_in_a_forum_is_a_post_whose_first_message_is_the_board(
    tmp_path: Path, kind: int, must_tag: bool
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        tags = [
            {"id": str(n), "name": name, "moderated": held, "emoji_id": None, "emoji_name": None}
            for n, name, held in ((71, "Rules", True), (72, "News", False), (73, "Debates", False))
        ]
        forum = await here.make(kind, "debates", tags=tags[:2] if must_tag else tags)
        here.channels[forum].must_tag = must_tag
        await here.deny(forum, 0)
        _, ben, post = await _begun(here, forum)
        assert here.threads == {post: "This house meets."}
        assert here.channels[post].tagged == ["72" if must_tag else "73"]
        assert _boards(here, post) == [0]
        assert _in(here, post)[0].id == post
        assert "…" not in [m.words for m in _in(here, post)]
        assert f"Your debate is open in <#{post}>" in "".join(m.words for m in here.messages)
        assert "Your debate is open" not in ben.sees()
        assert here.refused == []


async def test_a_channel_for_announcements_gets_a_thread_of_its_own_kind(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        news = await here.make(NEWS, "announcements")
        _, _, thread = await _begun(here, news)
        assert here.channels[thread].type == NEWS_THREAD
        assert here.refused == []


@pytest.mark.parametrize(
    ("kind", "denied", "told"),
    [
        (0, MAKE_THREADS, "Create Public Threads"),
        (0, SEND_IN_THREADS, "Send Messages in Threads"),
        (0, VIEW, "View Channel"),
        (FORUM, SEND, "Send Messages"),
        (VOICE, CONNECT, "Connect"),
    ],
)
async def test_a_right_that_is_missing_is_told_before_anything_is_made(
    tmp_path: Path, kind: int, denied: int, told: str
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        place = await here.make(kind, "hall")
        await here.deny(place, denied)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ana.place = place
        await ana.types("debate open", motion="This house meets.", format="text")
        await until(ana, "Parley cannot hold a debate in hall yet.")
        assert told in ana.sees()
        assert here.denied == []
        assert here.threads == {}
        await here.deny(place, 0)
        await ana.types("debate open", motion="This house meets.", format="text")
        await until(ana, "Sign-up is open.")


async def test_results_are_kept_in_a_forum_as_posts(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        forum = await here.make(FORUM, "archive")
        ana = Person(here, "11", "Ana", ADMINISTRATOR)
        await ana.types("parley setup", archive=forum)
        await until(ana, "#archive")
        await ana.types("debate open", motion="This house meets.", format="text")
        await until(ana, "Sign-up is open.")
        thread = next(iter(here.threads))
        ana.place = thread
        await ana.types("chair close", conclusion="Enough.")
        for _ in range(100):
            if len(here.threads) == 2:
                break
            await asyncio.sleep(0.05)
        post = next(key for key in here.threads if key != thread)
        assert here.threads[post] == "This house meets."
        assert here.channels[post].parent == forum
        assert "Enough." in _in(here, post)[0].words
        assert here.refused == []
