"""What a running Parley says of itself on its console's port while its platforms are in trouble."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from tests.adapters.slack.running import parley
from tests.adapters.web.running_console import join
from tests.fakes.discord_server import fake_discord
from tests.fakes.model_server import running as model_running
from tests.fakes.model_server import settings as model_settings
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, fake_slack
from tests.model.reader import reads
from tests.programs import free_port, read_until, start
from tests.waiting import comes_true

CHOSEN = "A negative assurance is a promise to leave a country unharmed"
BY = "the words are the article’s"

PAUSE = 1.0
"""Seconds before a platform is tried again for the first time."""


async def find_problems(session: aiohttp.ClientSession, base: str) -> dict[str, str]:
    """What is in the way, by what it is about."""
    async with session.get(f"{base}/readyz") as got:
        return {each["about"]: each["code"] for each in (await got.json())["problems"]}


async def read_metrics(session: aiohttp.ClientSession, base: str) -> Mapping[str, float]:
    """Each metric by its name, summed over its labels."""
    async with session.get(f"{base}/metrics") as got:
        words = await got.text()
    sums: dict[str, float] = {}
    for family in text_string_to_metric_families(words):
        for sample in family.samples:
            sums[sample.name] = sums.get(sample.name, 0) + sample.value
    return sums


async def note_times(count: Callable[[], int], tries: int) -> list[float]:
    """The instants (seconds) at which so many tries were seen."""
    times: list[float] = []

    def has_new_try() -> bool:
        return count() > len(times)

    while len(times) < tries:
        assert await comes_true(has_new_try, 30), times
        times += [time.monotonic()] * (count() - len(times))
    return times


async def test_wrong_tokens_on_both_platforms_stop_nothing_and_are_tried_ever_more_seldom(
    tmp_path: Path,
) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with (
        fake_discord() as discord,
        fake_slack() as slack,
        aiohttp.ClientSession() as session,
    ):
        slack.team.revoked = True
        more = {
            "PARLEY_DISCORD_TOKEN": "wrong", "PARLEY_DISCORD_API": f"{discord.address}/api/v10",
            "PARLEY_PLATFORM_PAUSE": str(PAUSE),
        }  # fmt: skip
        async with parley(tmp_path, slack, port=port, waits=False, **more) as child:
            said = await read_until(child, "Slack is off")
            if "Discord is off" not in said:
                said += await read_until(child, "Discord is off")
            assert "Discord refuses PARLEY_DISCORD_TOKEN" in said
            tries = asyncio.gather(
                note_times(lambda: discord.turned_away, 3),
                note_times(lambda: slack.calls.count("auth.test"), 3),
            )
            ana = await join(session, base, "Ana", "admin")
            async with ana.line() as line:
                await ana.say("What is a security guarantee?")
                await ana.say("/ask What is a security guarantee?")
                await line.until("promise of help")
                await ana.say("/parley status")
                shown = (await line.until("What Parley serves"))[-1]["html"]
            assert shown.count("Parley tries again by itself.") == 2
            assert "PARLEY_DISCORD_TOKEN" in shown
            assert "PARLEY_SLACK_BOT_TOKEN" in shown
            assert await find_problems(session, base) == {
                "Discord": "discord_token_wrong", "Slack": "slack_token_wrong",
            }  # fmt: skip
            for _, second, third in await tries:
                assert third - second > 1.5 * PAUSE
            await assert_doctor_says_so(tmp_path / "elsewhere", discord.address, slack.api)

            slack.team.revoked = False
            await asyncio.wait_for(slack.connected.wait(), 40)
            assert await comes_within(session, base, {"Discord": "discord_token_wrong"})
            ben = Person(slack, "U0000012", "Ben")
            await ben.types("/ask What is a security guarantee?")
            await until(ben, "promise of help")


async def comes_within(
    session: aiohttp.ClientSession, base: str, problems: Mapping[str, str]
) -> bool:
    """Are these the only problems, within some seconds?"""
    for _ in range(20):
        if await find_problems(session, base) == problems:
            return True
        await asyncio.sleep(0.5)
    return False


async def assert_doctor_says_so(folder: Path, discord: str, slack: str) -> None:
    await asyncio.to_thread(folder.mkdir)
    doctor = await start(
        folder, "doctor", "--json",
        PARLEY_DISCORD_TOKEN="wrong", PARLEY_DISCORD_API=f"{discord}/api/v10",  # noqa: S106
        PARLEY_SLACK_BOT_TOKEN=BOT_TOKEN, PARLEY_SLACK_APP_TOKEN=APP_TOKEN, PARLEY_SLACK_API=slack,
    )  # fmt: skip
    out, _ = await asyncio.wait_for(doctor.communicate(), 60)
    bad = {check["about"]: check["found"] for check in json.loads(out) if check["verdict"] == "bad"}
    assert doctor.returncode == 1
    assert "PARLEY_DISCORD_TOKEN" in bad["Discord"]
    assert "PARLEY_SLACK_BOT_TOKEN" in bad["Slack"]


async def test_sockets_of_slack_and_use_of_the_model_are_counted(tmp_path: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with (
        model_running() as server,
        fake_slack() as here,
        aiohttp.ClientSession() as session,
        parley(tmp_path, here, port=port, **model_settings(server)),
    ):
        server.answers = reads(CHOSEN)
        ana = Person(here, "U0000011", "Ana", admin=True)
        assert await comes_true(lambda: len(here.sockets.open) == 2)
        before = await read_metrics(session, base)
        assert before["parley_slack_sockets"] == 2
        assert "parley_slack_reconnects_total" not in before

        await here.sockets.bye(here.sockets.open[0], "refresh_requested")
        assert await comes_true(lambda: len(here.sockets.open) == 2)
        here.sockets.drop(0)
        assert await comes_true(lambda: len(here.sockets.open) == 2, 10)
        await ana.types("/parley setup model:on")
        await until(ana, "Language model")
        await ana.types("/ask What is a security guarantee?")
        await until(ana, BY, 20)
        after = await read_metrics(session, base)

    assert after["parley_slack_sockets"] == 2
    assert after["parley_slack_reconnects_total"] == 2
    assert after["parley_model_requests_total"] >= 1
    assert after["parley_model_tokens_total"] > 0
