"""Whole debates on Slack at its strictest: least scopes, a post a second, everything twice."""

import asyncio
import os
from pathlib import Path
from typing import Any

from bot.adapters.slack.manifest import manifest
from bot.assembly import CATALOG
from tests.adapters.slack import playing
from tests.adapters.slack.running import parley
from tests.fakes.discord_server import TOKEN, fake_discord
from tests.fakes.slack.manifests import install
from tests.fakes.slack.oauth import uninstall
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import FakeSlack, fake_slack
from tests.waiting import comes_true


def _people(here: FakeSlack) -> tuple[Person, Person, Person]:
    names = ("Ana", "Ben", "Cem")
    ana, ben, cem = (Person(here, f"U000001{n}", name) for n, name in enumerate(names))
    here.team.users[ana.key].admin = True
    return ana, ben, cem


def _told_once(here: FakeSlack, person: Person, speeches: int = len(playing.SPEECHES)) -> None:
    """Every speech stands once, in order, and nothing was refused."""
    sees = "\n".join(one.words for one in person.messages() if not one.only)
    places = [sees.index(words.removesuffix(" [1].")) for _, words in playing.SPEECHES[:speeches]]
    assert places == sorted(places)
    for number, (name, _) in enumerate(playing.SPEECHES[:speeches], 1):
        assert sees.count(f"Speech {number}, {name}") == 1
    for once in ("First vote closed", "The debate is over."):
        assert sees.count(once) == 1
    assert [one for one in here.refused if one[1] != "ratelimited"] == []
    assert here.troubles == []


async def test_a_debate_runs_with_the_scopes_of_the_manifest_and_a_post_a_second(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here:
        install(here, manifest(CATALOG))
        here.posts_a_second = 1
        ana, ben, cem = _people(here)
        async with parley(tmp_path, here):
            await playing.opened(ana, ben, cem)
            await playing.begun(ana, ben, cem)
            await playing.spoken(ana, ben, cem, end=3)
            await ana.mentions("chair close We have heard enough.")
            await until(cem, "The debate is over.")
            _told_once(here, cem, 3)
            assert not [one for one in here.failed if one[1] == "missing_scope"]


async def test_a_debate_in_which_everything_comes_twice_and_parley_is_killed_in_a_speech(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here:
        here.repeats = 1
        ana, ben, cem = _people(here)
        async with parley(tmp_path, here):
            await playing.opened(ana, ben, cem)
            await playing.begun(ana, ben, cem)
            await playing.spoke(ben, playing.SPEECHES[0][1])
            await cem.presses("Speak")
            await cem.fills(words=playing.SPEECHES[1][1])
        async with parley(tmp_path, here):  # Cem’s form is still on the screen
            await cem.submits()
            await until(ana, "Speech 2, Cem", 15)
            await playing.spoken(ana, ben, cem, start=3)
            await playing.closed(ana, ben, cem)
            _told_once(here, cem)


async def test_a_workspace_that_takes_the_token_back_troubles_nobody_else(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here) as child:
        ana, _, _ = _people(here)
        await ana.types("/parley motion list")
        await uninstall(here, here.team)
        sent = await ana.types("/parley motion list")
        await asyncio.sleep(0.5)

        assert sent.failed == ""
        assert child.returncode is None


async def test_a_token_is_not_used_any_more_once_parley_was_taken_out(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben, _ = _people(here)
        await here.happen(here.team, {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})
        await ben.types("/ask What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")
        await here.happen(here.team, {"type": "app_uninstalled"})
        await asyncio.sleep(0.2)
        before = [one for one in here.calls if one != "apps.connections.open"]
        await ana.types("/parley motion list")
        await until(ana, "Parley isn’t installed in this workspace.")

        assert [one for one in here.calls if one != "apps.connections.open"] == before


async def test_one_process_serves_discord_and_slack(tmp_path: Path) -> None:
    async with fake_discord() as there, fake_slack() as here:
        more: dict[str, Any] = {
            "PARLEY_DISCORD_TOKEN": TOKEN, "PARLEY_DISCORD_API": f"{there.address}/api/v10",
        }  # fmt: skip
        async with parley(tmp_path, here, **more):
            await asyncio.wait_for(there.ready.wait(), 20)
            ana, ben, _ = _people(here)
            await ben.types("/ask What is a tripwire?")
            await until(ben, "A tripwire is a force too weak", 40)  # the first reads the library
            data = {
                "id": "1", "name": "ask", "type": 1,
                "options": [{"name": "question", "type": 3, "value": "What is a tripwire?"}],
            }  # fmt: skip
            await there.interact(2, data, "11", "Dan", 0)

            answer = "A tripwire is a force"
            assert await comes_true(lambda: any(answer in one.words for one in there.messages), 15)
            assert "Dan" not in ana.sees()


async def test_a_stop_lets_what_is_under_way_be_done(tmp_path: Path) -> None:
    async with fake_slack() as here:
        ana, ben, _ = _people(here)
        async with parley(tmp_path, here) as child:
            await playing.opened(ana, ben)
            here.fail("chat.postMessage", delay=0.5)
            await ben.presses("Join For")
            child.terminate()
            assert await asyncio.wait_for(child.wait(), 10) == os.EX_OK
        async with parley(tmp_path, here):
            await until(ana, "Ben", 10)
