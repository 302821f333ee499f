"""What doctor says of the machine: the disk, backups, the clock, the door, Discord's intents."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from msgspec.structs import replace

import bot
from bot.adapters.discord import running
from bot.cli import doctor, machine
from bot.cli.checks import Check, Verdict
from bot.kernel.options import SecretStr
from bot.settings import Settings
from bot.store.opening import FILE_NAME, open_writer
from bot.store.restoring import restore


async def run(settings: Settings, capsys: pytest.CaptureFixture[str]) -> dict[str, Check]:
    code = await doctor.run_checks(settings, as_json=True)
    checks = [Check(**each) for each in json.loads(capsys.readouterr().out)]
    bad = any(check.verdict == Verdict.BAD for check in checks)
    assert code == int(bad)
    return {check.about: check for check in checks}


async def test_it_says_version_database_disk_and_fonts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = await run(Settings(data=tmp_path / "data"), capsys)

    assert checks["Version"].found == bot.__version__
    assert checks["Database"].found.startswith("SQLite 3.")
    assert "MB free" in checks["Disk"].found
    assert checks["Pictures"].verdict == Verdict.GOOD
    assert checks["Console"].verdict == Verdict.GOOD
    assert checks["Clock"].verdict == Verdict.NOTE


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(99_000_000, Verdict.BAD), (500_000_000, Verdict.NOTE), (5_000_000_000, Verdict.GOOD)],
)
def test_a_disk_that_fills_up_is_told_in_time(free: int, verdict: Verdict) -> None:
    check = machine.check_disk(free, Path("data"))

    assert check.verdict is verdict
    assert f"{free / 1_000_000:,.0f} MB" in check.found


def test_free_room_is_that_of_the_disk_on_which_the_folder_will_be(tmp_path: Path) -> None:
    assert machine.find_free(tmp_path / "not" / "there" / "yet") > 0


def test_no_backup_is_told(tmp_path: Path) -> None:
    assert machine.check_backups(Settings(data=tmp_path)).found.startswith("none yet")


@pytest.mark.parametrize(
    ("age", "verdict", "said"),
    [
        (timedelta(hours=5), Verdict.GOOD, "5 hours old"),
        (timedelta(days=9), Verdict.NOTE, "9 days old"),
    ],
)
def test_the_age_of_the_newest_backup_is_told(
    age: timedelta, verdict: Verdict, said: str, tmp_path: Path
) -> None:
    for name, more in (("a", timedelta()), ("b", timedelta(days=30))):
        backup = tmp_path / "backups" / f"{name}.sqlite3"
        backup.parent.mkdir(exist_ok=True)
        backup.touch()
        at = (datetime.now(UTC) - age - more).timestamp()  # noqa: TID251
        os.utime(backup, (at, at))

    check = machine.check_backups(Settings(data=tmp_path))

    assert check.verdict is verdict
    assert said in check.found


def test_a_store_that_a_restore_set_aside_is_no_backup(tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    open_writer(backup, 0).close()
    (tmp_path / FILE_NAME).write_bytes(b"damaged")
    assert restore(tmp_path, backup, datetime.now(UTC)) is not None  # noqa: TID251

    assert machine.check_backups(Settings(data=tmp_path)).found.startswith("none yet")


def test_the_backups_of_postgresql_are_its_own(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, database=SecretStr("postgresql://db/parley"))

    assert "pg_dump" in machine.check_backups(settings).found


@asynccontextmanager
async def platform_at(ahead: timedelta, status: int = 200) -> AsyncIterator[str]:
    """A server whose clock is ahead of ours; its address."""

    async def say_time(_: web.Request) -> web.Response:
        at = datetime.now(UTC) + ahead  # noqa: TID251
        return web.Response(status=status, headers={"Date": format_datetime(at, usegmt=True)})

    application = web.Application()
    application.router.add_route("*", "/{any:.*}", say_time)
    async with TestServer(application) as server:
        yield str(server.make_url("/")).rstrip("/")


@pytest.mark.parametrize(
    ("ahead", "verdict", "said"),
    [
        (timedelta(), Verdict.GOOD, "agrees with Discord’s"),
        (timedelta(seconds=12), Verdict.NOTE, "seconds behind Discord’s"),
        (timedelta(minutes=-7), Verdict.BAD, "seconds ahead of Discord’s"),
    ],
)
@pytest.mark.parametrize("status", [200, 401])
async def test_the_clock_is_compared_with_the_platforms(
    ahead: timedelta, verdict: Verdict, said: str, status: int
) -> None:
    async with platform_at(ahead, status) as address:
        settings = Settings(discord_token=SecretStr("x"), discord_api=address)
        check = await asyncio.to_thread(machine.check_clock, settings)

    assert check.verdict is verdict
    assert said in check.found


async def test_slack_is_asked_where_it_alone_is_set_up() -> None:
    async with platform_at(timedelta()) as address:
        settings = Settings(slack_bot_token=SecretStr("x"), slack_api=f"{address}/api/")
        check = await asyncio.to_thread(machine.check_clock, settings)

    assert check.found == "agrees with Slack’s"


def test_a_platform_that_does_not_answer_is_no_fault_of_the_clock() -> None:
    settings = Settings(discord_token=SecretStr("x"), discord_api="http://127.0.0.1:9")

    assert machine.check_clock(settings).verdict is Verdict.NOTE


LONG, OTHER = SecretStr("a token that is long enough"), SecretStr("another that is long enough")


@pytest.mark.parametrize(
    ("settings", "verdict", "said"),
    [
        (Settings(), Verdict.GOOD, "this machine alone"),
        (Settings(host="0.0.0.0"), Verdict.NOTE, "not set PARLEY_TOKEN and"),  # noqa: S104
        (Settings(public_names="x.example"), Verdict.NOTE, "not set PARLEY_TOKEN and"),
        (Settings(trusted_proxies="127.0.0.1"), Verdict.NOTE, "not set PARLEY_TOKEN and"),
        (Settings(host="::", token=LONG), Verdict.NOTE, "not set PARLEY_ADMIN_TOKEN, so"),
        (Settings(host="::", token=LONG, admin_token=OTHER), Verdict.GOOD, "need a token"),
        (Settings(token=LONG, admin_token=LONG), Verdict.BAD, "are the same"),
        (Settings(token=SecretStr("short")), Verdict.BAD, "PARLEY_TOKEN is too short"),
        (Settings(admin_token=SecretStr("x" * 15)), Verdict.BAD, "PARLEY_ADMIN_TOKEN is too short"),
        (Settings(trusted_proxies="here"), Verdict.BAD, "PARLEY_TRUSTED_PROXIES"),
    ],
)
def test_who_can_reach_the_console_is_told(settings: Settings, verdict: Verdict, said: str) -> None:
    check = machine.check_door(settings)

    assert check.verdict is verdict
    assert said in check.found


@pytest.mark.parametrize(
    ("wanted", "granted", "verdict"),
    [
        (True, False, Verdict.BAD),
        (True, True, Verdict.GOOD),
        (False, False, Verdict.NOTE),
        (False, True, Verdict.NOTE),
    ],
)
async def test_the_intent_to_read_messages_is_looked_at(
    wanted: bool, granted: bool, verdict: Verdict, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    async with discord_with(flags=1 << 19 if granted else 0) as address:
        settings = Settings(
            data=tmp_path, discord_token=SecretStr("a.b.c"), discord_api=address,
            discord_messages=wanted,
        )  # fmt: skip
        checks = await run(settings, capsys)

    assert checks["Discord, message content"].verdict == verdict
    assert "invite Parley with" in checks["Discord"].found


@asynccontextmanager
async def discord_with(flags: int) -> AsyncIterator[str]:
    """As much of Discord as a login asks for: the bot's user, and its application with flags."""

    def answer(body: object) -> web.Response:  # with the content type as Discord writes it
        headers = {"Content-Type": "application/json"}
        return web.Response(body=json.dumps(body).encode(), headers=headers)

    async def me(_: web.Request) -> web.Response:
        return answer(
            {"id": "7", "username": "parley", "discriminator": "0", "avatar": None, "bot": True}
        )

    async def application(_: web.Request) -> web.Response:
        return answer(
            {
                "id": "7", "name": "Parley", "icon": None, "description": "", "bot_public": True,
                "bot_require_code_grant": False, "verify_key": "", "flags": flags,
                "owner": {"id": "1", "username": "ana", "discriminator": "0", "avatar": None},
            }
        )  # fmt: skip

    served = web.Application()
    served.router.add_get("/users/@me", me)
    served.router.add_get("/oauth2/applications/@me", application)
    before = running.Route.BASE, running.DiscordWebSocket.DEFAULT_GATEWAY
    async with TestServer(served) as server:
        yield str(server.make_url("/")).rstrip("/")
    running.Route.BASE, running.DiscordWebSocket.DEFAULT_GATEWAY = before


async def test_json_and_words_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = replace(Settings(), data=tmp_path)
    checks = await run(settings, capsys)
    await doctor.run_checks(settings, as_json=False)
    words = capsys.readouterr().out

    assert all(f"{check.about}: " in words for check in checks.values())
