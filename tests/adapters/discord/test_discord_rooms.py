"""Where debates are held: threads and posts with the board at their top, and what Parley lacks."""

import asyncio
from pathlib import Path

import pytest

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import CHANNEL, GUILD, FakeDiscord, Seen, fake_discord
from tests.fakes.discord_world import (
    ATTACH,
    CONNECT,
    FORUM,
    MAKE_THREADS,
    MANAGE_THREADS,
    MEDIA,
    NEWS,
    NEWS_THREAD,
    PIN,
    SEND,
    SEND_IN_THREADS,
    VIEW,
    VOICE,
)
from tests.waiting import comes_true

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


def _lines(here: FakeDiscord, place: str) -> list[Seen]:
    """What boards have left where they stood."""
    return [m for m in _in(here, place) if m.words.startswith("The board of")]


async def _settled(here: FakeDiscord, place: str) -> None:
    """Wait until the board has moved on."""
    await comes_true(lambda: _lines(here, place) and len(_boards(here, place)) == 1)


def _board(here: FakeDiscord, place: str) -> Seen:
    """The one board of a place."""
    (number,) = _boards(here, place)
    return _in(here, place)[number]


def _boards(here: FakeDiscord, place: str) -> list[int]:
    return [n for n, m in enumerate(_in(here, place)) if m.words.startswith("### This house")]


@pytest.mark.parametrize("denied", [0, PIN])
async def test_the_board_is_posted_anew_at_each_step_and_leaves_a_line_that_leads_to_it(
    tmp_path: Path, denied: int
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        here.channels[CHANNEL].denied = denied
        ana, ben, thread = await _begun(here)
        await until(ana, "<@12>")
        await until(ana, "**Ben** has the floor")
        await _settled(here, thread)
        board, lines = _board(here, thread), _lines(here, thread)
        assert lines  # of the sign-up, and of the first vote if it was shown
        assert lines[0].words.endswith(f"/{board.id}>)")  # the pinned one leads to the newest
        assert here.channels[thread].pins == ([] if denied else [lines[0].id])
        assert len(_boards(here, thread)) == 1
        assert all(m.payload.get("type", 0) == 0 for m in _in(here, thread))
        # Somebody deletes it, and it comes back at once; while nobody told Parley, with the news.
        await here.deletes(board)
        await until(ana, "### This house meets.")
        again = _in(here, thread)[_boards(here, thread)[0]]
        again.gone = True
        await ben.types("debate end", sure=True)
        await until(ana, "### This house meets.")
        assert len(_boards(here, thread)) == 1
        assert here.refused == []


async def test_a_board_that_is_deleted_among_many_messages_comes_back(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, _, thread = await _begun(here)
        await until(ana, "### This house meets.")
        gone = [m for m in _in(here, thread) if m.words.startswith("### This house")]
        for message in gone:
            message.gone = True
        ids = [message.id for message in gone]
        about = {"ids": ids, "channel_id": thread, "guild_id": GUILD}
        await here.dispatch("MESSAGE_DELETE_BULK", about)
        await until(ana, "### This house meets.")
        assert here.refused == []


async def test_a_board_that_did_not_change_is_not_edited(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, thread = await _begun(here)
        await until(ana, "**Ben** has the floor")
        await _settled(here, thread)
        board = _board(here, thread)
        await ana.types("chair warn", member=ben)
        await until(ben, "The chair asks")
        await asyncio.sleep(0.5)
        before = board.edits
        await ana.types("chair warn", member=ben)
        await comes_true(lambda: ben.sees().count("The chair asks") == 2)
        await asyncio.sleep(0.5)
        assert board.edits == before
        await asyncio.sleep(1.5)  # the board has been looked at
        await here.drop()
        await asyncio.wait_for(here.ready.wait(), 20)
        await asyncio.sleep(0.5)
        board.gone = True  # while nobody was told
        await ana.types("chair warn", member=ben)
        await until(ana, "### This house meets.")


@pytest.mark.parametrize("status", [400, 429])
async def test_a_board_that_takes_no_edit_any_more_is_posted_anew_and_holds_up_no_speech(
    tmp_path: Path, status: int
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, thread = await _begun(here)
        await _settled(here, thread)
        old = _board(here, thread)
        here.too_old[old.id] = status
        await ben.types("debate speak", words="What Ben says is not held up.")
        await until(ana, "What Ben says is not held up.", 4)
        await comes_true(lambda: old.gone and len(_boards(here, thread)) == 1, 15)
        assert _board(here, thread).id != old.id
        assert "has the floor" not in _board(here, thread).words
        assert here.refused == []


async def test_a_board_in_a_thread_that_somebody_archived_is_posted_anew(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben = Person(here, "12", "Ben")
        await asyncio.wait_for(here.ready.wait(), 20)
        await ana.types("debate open", motion="This house sleeps.", format="text")
        await until(ben, "Sign-up is open.")
        ana.place = ben.place = thread = next(iter(here.threads))
        here.channels[thread].archived = True
        await ben.types("debate join", seat="for")
        await until(ana, "**For** **Ben**")
        assert len(_boards(here, thread)) == 1
        assert not here.channels[thread].archived


async def test_there_is_one_board_in_a_channel_that_has_no_threads(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        voice = await here.make(VOICE, "meeting")
        await _begun(here, voice)
        await asyncio.sleep(0.5)
        assert here.threads == {}
        shown = [m for m in _in(here, voice) if "Your debate is open" not in m.words]
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
        await _settled(here, post)
        assert len(_boards(here, post)) == 1
        assert _lines(here, post)[0].id == post
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
        await until(ana, "Parley cannot hold a debate in #hall yet.")
        assert told in ana.sees()
        assert here.denied == []
        assert here.threads == {}
        await here.deny(place, 0)
        await ana.types("debate open", motion="This house meets.", format="text")
        await until(ana, "Sign-up is open.")


@pytest.mark.parametrize("known", [True, False])
async def test_without_the_right_to_attach_files_the_result_comes_in_words(
    tmp_path: Path, known: bool
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        if known:
            await here.deny(CHANNEL, ATTACH)
        opened = {"motion": "This house meets.", "format": "fishbowl-open", "ballot": "named"}
        await ana.types("debate open", **opened)
        await until(ben, "Sign-up is open.")
        assert ("Attach Files, for pictures and transcripts" in ana.sees()) is known
        assert "Attach Files" not in ben.sees()
        here.channels[CHANNEL].denied = ATTACH
        ana.place = ben.place = next(iter(here.threads))
        await ana.types("debate join", seat="inner1")
        await ana.types("debate start")
        await _vote(here, ana, ben, "1")
        for step in ("chair count", "debate begin", "chair skip", "chair skip"):
            await ana.types(step)
        await until(ana, "Closing vote, sealed")
        await _vote(here, ana, ben, "3")
        await ana.types("chair count")
        await until(ben, "No pictures or files here")
        await until(ben, "The debate is over.")
        room = "\n".join(m.words for m in _in(here, ana.place))
        assert "Parley’s role needs the right Attach Files." in room
        assert room.count("The debate is over.") == 1
        assert "Closing vote, sealed" not in room
        assert here.refused == []


async def _vote(here: FakeDiscord, ana: Person, ben: Person, stance: str) -> None:
    others = [Person(here, "13", "Cem"), Person(here, "14", "Dana"), Person(here, "15", "Emil")]
    for person in others:
        person.place = ana.place
    for person in (ana, ben, *others):
        await person.types("debate vote", stance=stance)


async def test_a_debate_is_not_taken_where_parley_may_not_write(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, _ = await _begun(here)
        ana.place = await here.make(0, "hall")
        await here.deny(ana.place, SEND)
        debate = _debate_of(here)
        await ana.types("chair move", debate=debate)
        await until(ana, "Parley cannot hold a debate in #hall yet.")
        assert "Allow its role there: Send Messages." in ana.sees()
        await here.deny(ana.place, ATTACH)
        await ana.types("chair move", debate=debate)
        await until(ben, "The debate goes on here.")
        assert "Parley has no rights there for: Attach Files" in ana.sees()
        assert here.refused == []


def _debate_of(here: FakeDiscord) -> str:
    """The id of the debate, as the buttons of its board carry it."""
    parts = (p for m in here.messages for p in walk(m.payload.get("components", ())))
    return next(p["custom_id"].split("debate:")[1].split()[0] for p in parts
                if "debate:" in p.get("custom_id", ""))  # fmt: skip


async def test_a_locked_thread_is_told_as_such(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, _, thread = await _begun(here)
        here.rights &= ~MANAGE_THREADS
        here.channels[thread].locked = True
        await ana.types("chair pause")
        await until(ana, "The thread is locked. Unlock it, or allow Parley’s role Manage Threads.")
        assert "Everything that was said is kept." in ana.sees()


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
        await comes_true(lambda: len(here.threads) == 2)
        post = next(key for key in here.threads if key != thread)
        assert here.threads[post] == "This house meets."
        assert here.channels[post].parent == forum
        assert "Enough." in _in(here, post)[0].words
        assert here.refused == []
