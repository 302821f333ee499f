"""How Parley lives on a server: set up by its admins, in threads, in rooms that close on it."""

import asyncio
from pathlib import Path

import pytest

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import CHANNEL, MODERATORS, FakeDiscord, fake_discord
from tests.programs import read_until
from tests.waiting import comes_true

ADMINISTRATOR = 1 << 3


async def test_an_admin_sets_parley_up_by_a_form_in_steps(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Ben")
        await ben.types("parley setup")
        assert "is for admins" in ben.sees()
        first = await ana.types("parley setup")
        modal = first.answers[0]["data"]
        assert modal["title"] == "Set Parley up"
        assert len(modal["components"]) == 5
        labels = [label["label"] for label in modal["components"]]
        assert "Where results are kept" in labels
        await ana.fills(first, archive=CHANNEL, format="text", openers="everybody")
        assert "Send it, or choose more first." in ana.sees()
        assert "choose more" not in ben.sees()
        second = await ana.presses("Choose more")
        assert second.answers[0]["data"]["title"] == "Set Parley up (2 of 3)"
        assert len(second.answers[0]["data"]["components"]) == 5
        await ana.fills(second, chair_role=MODERATORS)
        third = await ana.presses("Choose more")
        await ana.fills(third)
        for said in ("#general", "Text debate", "everybody", "Moderators"):
            assert said in ana.sees()
        here.locale = "fr"
        form = await ana.types("motion propose")
        assert form.answers[0]["data"]["components"][0]["label"] == "La motion"
        tree = next(c for c in here.commands if c["name"] == "ask")
        assert tree["name_localizations"] == {"fr": "demander"}
        # The form shows what is set, so that sending it again changes nothing.
        form = await ana.types("parley setup")
        selects = [label["component"] for label in form.answers[0]["data"]["components"]]
        archive = next(c for c in selects if c["custom_id"] == "archive")
        assert archive["default_values"] == [{"id": int(CHANNEL), "type": "channel"}]
        # Everybody may open debates now, and whoever has the role may chair them.
        await ben.types("debate open", motion="This house is open to all.")
        await until(ben, "Sign-up is open.")
        here.roles["13"] = [MODERATORS]
        cem = Person(here, "13", "Cem")
        cem.place = next(iter(here.threads))
        shown = await cem.types("parley settings")
        assert shown.answers
        assert here.refused == []


async def _debating(here: FakeDiscord) -> tuple[Person, Person, str]:
    """A debate in a thread, as far as its first segment."""
    ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
    await ana.types("debate open", motion="This house meets in threads.", format="fishbowl-open")
    await until(ben, "Sign-up is open.")
    return ana, ben, next(iter(here.threads))


async def test_only_the_speaker_is_called_and_the_thread_is_closed_at_the_end(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        # From the channel in which the thread lies, its debate is meant.
        await ana.types("debate join", seat="inner1")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.types(step)
        await ben.types("debate floor")
        await until(ana, "<@12>")
        called = [m for m in here.messages if "<@12>" in m.words]
        assert len(called) == 1
        assert called[0].payload["allowed_mentions"]["users"] == [12]
        assert not called[0].payload["allowed_mentions"].get("parse")
        assert called[0].channel == thread
        others = [
            m for m in here.messages if m is not called[0] and "allowed_mentions" in m.payload
        ]
        assert not any(m.payload["allowed_mentions"].get("users") for m in others)
        await ana.types("chair cancel", sure=True)
        closed = {"name": "Cancelled: This house meets in threads.", "archived": True}
        assert await comes_true(lambda: here.patched.get(thread) == closed), here.patched
        assert here.refused == []


async def test_the_chair_is_told_once_when_the_room_closes_and_it_is_shown_later(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        ana.place = ben.place = thread
        here.closed[thread] = 403
        await ben.types("debate join", seat="inner1")
        await until(ana, "Parley can’t see #general.")
        assert "Parley can’t see" not in ben.sees()
        await ana.types("debate join", seat="inner2")
        await asyncio.sleep(0.5)
        assert ana.sees().count("Parley can’t see") == 1
        here.closed.clear()
        await ana.types("debate flip")
        await until(ben, "The coin was tossed")
        sees = ben.sees()
        assert sees.count("The coin was tossed") == 1
        await until(ben, "**Ben**, **Ana**")
        assert here.refused == []


async def test_a_debate_whose_room_is_gone_goes_on_in_another(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        ben.place = thread
        here.closed[thread] = 404
        await ben.types("debate join", seat="inner1")
        await until(ana, "The place where this debate ran is gone.")
        await ben.types("chair move", debate="This house meets in threads.")
        assert "The debate goes on here." not in ben.sees()
        await ana.types("chair move", debate="This house meets in threads.")
        await until(ben, "The debate goes on here.")
        await until(ben, "**Ben**")
        assert here.refused == []


async def test_the_owner_of_a_new_server_is_welcomed_alone_and_once(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        owner, ben = Person(here, "77", "Owner"), Person(here, "12", "Ben")
        for _ in range(2):  # removed, and added again
            await here.joins("900", "A new group", owner="77")
            await until(owner, "It has read the article.")
            await here.dispatch("GUILD_DELETE", {"id": "900"})
        await asyncio.sleep(0.3)
        assert owner.sees().count("It has read the article.") == 1
        assert ben.sees() == ""
        assert here.refused == []


async def test_a_process_serves_the_shards_that_it_is_told_to(tmp_path: Path) -> None:
    async with fake_discord() as here:
        async with parley(tmp_path, here, PARLEY_DISCORD_SHARDS="2-3/8"):
            for _ in range(400):
                if len(here.shards) == 2:
                    break
                await asyncio.sleep(0.05)
            assert sorted(here.shards) == [(2, 8), (3, 8)]
        async with parley(tmp_path, here, PARLEY_DISCORD_SHARDS="2-8/8") as child:
            said = await read_until(child, "names shards that don")
            assert "Traceback" not in said


async def test_what_all_can_read_is_not_taken_as_a_sealed_speech(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="true"):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        await ana.types("debate open", motion="This house seals.", format="text")
        await until(ben, "Sign-up is open.")
        ana.place = ben.place = next(iter(here.threads))
        await ana.presses("Join For")
        await ben.presses("Join Against")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.types(step)
        await here.writes("12", "Ben", "Said aloud.", ben.place)
        await asyncio.sleep(0.5)
        assert "has handed in." not in ana.sees()
        form = await ben.types("debate speak")
        await ben.fills(form, words="Said under the seal.")
        await until(ana, "has handed in.")


@pytest.mark.parametrize(("code", "identified", "resumed"), [(7, 1, 1), (9, 2, 0)])
async def test_the_gateway_s_orders_are_followed_and_nothing_is_doubled(
    tmp_path: Path, code: int, identified: int, resumed: int
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        ana.place = ben.place = thread
        await here.orders(code)
        await asyncio.wait_for(here.ready.wait(), 20)
        assert (here.identified, here.resumed) == (identified, resumed)
        await ben.types("debate join", seat="inner1")
        await until(ana, "**Ben**")
        assert ana.sees().count("**Ben**") == 1
        assert here.syncs == 1
        assert here.refused == []


async def test_a_limit_on_everything_is_waited_for(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        ana.place = ben.place = thread
        here.limit_all = True
        here.fail_next = [429, 429]
        await ben.types("debate join", seat="inner1")
        await ana.types("debate join", seat="inner2")
        await until(ana, "**Ben**, **Ana**")
        sees = ana.sees()
        assert sees.count("**Ben**, **Ana**") == 1


async def test_a_board_that_was_deleted_is_shown_anew_and_an_old_button_says_why_not(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        ana.place = ben.place = thread
        board = next(m for m in here.messages if "Sign-up is open." in m.words)
        board.gone = True
        await ben.types("debate join", seat="inner1")
        await until(ben, "Sign-up is open.")
        for step in ("debate start", "chair count"):
            await ana.types(step)
        board.gone = False  # it is still on somebody's screen
        await ben.types("debate join", seat="inner2")
        assert "you have a seat already. after sign-up" in ben.sees().lower()
        assert here.refused == []


async def test_what_comes_after_the_end_does_not_trouble_an_archived_thread(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben, thread = await _debating(here)
        ana.place = ben.place = thread
        await ben.types("debate join", seat="inner1")
        await ana.types("chair close", conclusion="Enough.")
        await comes_true(lambda: thread in here.patched)
        before = len(here.messages)
        await ben.types("debate leave")
        answer = await ben.types("debate show")
        assert answer.answers
        await asyncio.sleep(1)
        assert len([m for m in here.messages[before:] if m.only == ""]) == 0
        assert here.refused == []
