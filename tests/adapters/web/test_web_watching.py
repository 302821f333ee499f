"""Those who watch the console: does it live, is it ready, what has it counted?"""

import asyncio
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from running_console import Running, Start

import bot
from bot.adapters.web.config import Pace
from bot.adapters.web.metrics import serve_metrics
from bot.kernel import journal_rows as journal
from bot.kernel import readiness
from bot.kernel.ids import CommunityId
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.sqlite import SqliteDatabase
from bot.store.statement import make_statement, to_ms

ADMIN = "an admin token of some length"
GUARDED = {"names": ("parley.test",), "token": "a token of members", "admin_token": ADMIN}


Samples = Mapping[tuple[str, ...], float]
"""By the name of the metric and its labels, such as `outcome=done`."""


async def get(here: Running, path: str, token: str = "") -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with here.session.get(f"{here.base}{path}", headers=headers) as got:
        return got.status, await got.text()


async def samples(here: Running, token: str = "") -> Samples:
    status, words = await get(here, "/metrics", token)
    assert status == 200, words
    return {
        (sample.name, *(f"{name}={value}" for name, value in sorted(sample.labels.items()))): (
            sample.value
        )
        for family in text_string_to_metric_families(words)
        for sample in family.samples
    }


async def ready(here: Running) -> tuple[int, list[dict[str, str]]]:
    async with here.session.get(f"{here.base}/readyz") as got:
        body = await got.json()
        assert body["ready"] == (got.status == 200)
        return got.status, body["problems"]


async def test_commands_are_counted_by_name_outcome_and_reason(start: Start) -> None:
    async with start() as here:
        before = await samples(here)
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/repeat hello")
            await line.until("Said: hello")
            await ana.say("/nonsense")
            await line.until("no command")
        after = await samples(here)

    def grew(name: str, *labels: str) -> float:
        return after[name, *labels] - before.get((name, *labels), 0)

    assert grew("parley_commands_total", "code=", "command=repeat", "outcome=done") == 1
    assert grew("parley_commands_total", "code=unknown_command", "command=", "outcome=refused") == 1
    assert grew("parley_command_seconds_count", "command=repeat") == 1
    assert grew("parley_store_writes_total", "outcome=done") > 0
    assert grew("parley_store_group_writes_count") > 0
    assert after["parley_store_bytes",] > 10_000
    assert any(
        key[0] == "parley_build_info" and f"version={bot.__version__}" in key for key in after
    )


async def test_no_words_of_members_stand_in_the_metrics(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Anastasia")
        async with ana.line() as line:
            await ana.say("/repeat a most secret sentence")
            await line.until("secret sentence")
            await ana.say("/confidential plans")
            await line.until("no command")
        _, words = await get(here, "/metrics")

    assert not [word for word in ("Anastasia", ana.member, "secret", "confid") if word in words]


async def test_the_open_tabs_are_counted(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        before = (await samples(here)).get(("parley_web_tabs",), 0)
        async with ana.line() as line, ana.line() as other:
            await ana.say("hello")
            await line.until("hello")
            await other.until("hello")
            during = (await samples(here))["parley_web_tabs",]

    assert during == before + 2


@pytest.mark.parametrize("token", ["", "a token of members", "wrong"])
async def test_beyond_loopback_metrics_are_for_the_admin_token(start: Start, token: str) -> None:
    async with start(**GUARDED, trying=Pace(burst=50, per_second=1)) as here:
        status, words = await get(here, "/metrics", token)
        right, _ = await get(here, "/metrics", ADMIN)

    assert status == 403
    assert "parley_" not in words
    assert right == 200


async def test_wrong_tokens_do_not_lock_out_the_right_one(start: Start) -> None:
    async with start(**GUARDED, trying=Pace(burst=2, per_second=0.001)) as here:
        tries = [(await get(here, "/metrics", "wrong"))[0] for _ in range(4)]
        right, _ = await get(here, "/metrics", ADMIN)

    assert tries == [403, 403, 429, 429]
    assert right == 200


async def test_metrics_may_have_a_port_of_their_own(start: Start) -> None:
    async with (
        start(**GUARDED) as here,
        serve_metrics(here.app.parts, "127.0.0.1", 0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        for path in ("/metrics", "/healthz"):
            async with session.get(path) as got:
                assert got.status == 200
        async with session.get("/api/rooms") as got:
            assert got.status == 404


@pytest.mark.usefixtures("quick_looks")
async def test_ready_says_that_the_store_takes_no_writes(start: Start) -> None:
    async with start() as here:
        await here.db.change(journal.set_heartbeat(datetime.now(UTC)))  # noqa: TID251
        assert await ready(here) == (200, [])
        assert isinstance(here.db, SqliteDatabase)
        other = sqlite3.connect(here.db.path)
        other.execute("BEGIN IMMEDIATE")
        status, problems = await ready(here)
        alive, _ = await get(here, "/healthz")
        other.rollback()
        other.close()
        async with asyncio.timeout(20):
            while (await ready(here))[0] != 200:  # noqa: ASYNC110  # asked from outside
                await asyncio.sleep(0.1)

    assert status == 503
    assert [problem["about"] for problem in problems] == ["store"]
    assert problems[0]["sentence"].endswith(".")
    assert alive == 200


@pytest.mark.usefixtures("quick_looks")
async def test_ready_says_that_the_clock_is_late(start: Start) -> None:
    async with start() as here:
        await here.join("Ana")
        due = datetime.now(UTC) - timedelta(seconds=90)  # noqa: TID251
        await here.db.change(
            make_statement(
                "INSERT INTO streams (community, stream, version, shown, deadline)"
                " VALUES (?, ?, 1, 1, ?)",
                CommunityId("console"), "debate:x", to_ms(due),
            )
        )  # fmt: skip
        status, (problem,) = await ready(here)
        overdue = (await samples(here))["parley_overdue_seconds",]

    assert status == 503
    assert problem["code"] == "clock_late"
    assert "The clock is 9" in problem["sentence"]
    assert overdue >= 90


@pytest.mark.usefixtures("quick_looks")
async def test_ready_names_the_platform_that_is_off(start: Start) -> None:
    async with start() as here:
        now = datetime.now(UTC)  # noqa: TID251
        platforms = here.app.parts.platforms
        platforms.note("Slack", now)
        gone = Unavailable(KernelRefusal.PLATFORM_STOPPED, platform="Discord")
        platforms.note("Discord", now, gone)
        status, (problem,) = await ready(here)
        counted = await samples(here)

    assert status == 503
    assert problem["about"] == "Discord"
    assert problem["sentence"].startswith("Discord stopped")
    assert counted["parley_platform_up", "platform=Discord"] == 0
    assert counted["parley_platform_up", "platform=Slack"] == 1
    assert counted["parley_ready",] == 0


async def test_prometheus_can_read_the_metrics(start: Start) -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed: apt-get install prometheus")
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/repeat hello")
            await line.until("Said: hello")
        _, words = await get(here, "/metrics")
    done = await asyncio.to_thread(
        subprocess.run, [promtool, "check", "metrics"],
        input=words.encode(), capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look is a new one, and the store is not waited for long."""
    monkeypatch.setattr(readiness, "FRESH", 0.0)
    monkeypatch.setattr(readiness, "PATIENCE", 1.0)
