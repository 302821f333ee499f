"""Workspaces' tokens: kept sealed, found again, renewed, forgotten; states good once."""

import asyncio
import time
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation

from bot.adapters.slack.installations import Installations, States
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.kernel.sealing import Sealing
from bot.store.engines import open_database

KEY, OTHER = "k" * 32, "o" * 40


def installation(token: str = "xoxb-one", team: str = "T1") -> Installation:  # noqa: S107
    return Installation(
        app_id="A1",
        team_id=team,
        team_name="Readers",
        user_id="U1",
        bot_token=token,
        bot_id="B1",
        bot_user_id="U9",
        bot_scopes="commands,chat:write",
        bot_refresh_token="xoxe-1",  # noqa: S106
        bot_token_expires_in=43_200,
        installed_at=1_760_000_000.0,
    )


async def test_a_token_is_found_again_and_cannot_be_read_from_the_file(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        store = Installations(db, Sealing(KEY))
        await store.async_save(installation())
        bot = await store.async_find_bot(enterprise_id=None, team_id="T1")
        assert bot is not None
        assert (bot.bot_token, bot.team_id, bot.bot_user_id) == ("xoxb-one", "T1", "U9")
        assert await store.async_find_bot(enterprise_id=None, team_id="T2") is None
    written = await asyncio.to_thread(_all_files, tmp_path)
    assert b"xoxb-one" not in written
    assert b"xoxe-1" not in written


def _all_files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_a_renewed_token_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        store = Installations(db, Sealing(KEY))
        await store.async_save(installation())
        bot = installation("xoxb-two").to_bot()
        bot.bot_token_expires_at = int(time.time()) + 100
        await store.async_save_bot(bot)
        found = await store.async_find_installation(enterprise_id=None, team_id="T1")
        assert found is not None
        assert (found.bot_token, found.user_id) == ("xoxb-two", "U1")
        assert found.bot_token_expires_at == bot.bot_token_expires_at


async def test_an_uninstalled_workspace_is_forgotten_and_no_other(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        store = Installations(db, Sealing(KEY))
        await store.async_save(installation())
        await store.async_save(installation(team="T2"))
        await store.async_delete_all(enterprise_id=None, team_id="T1")
        assert await store.async_find_bot(enterprise_id=None, team_id="T1") is None
        assert await store.async_find_bot(enterprise_id=None, team_id="T2") is not None


async def test_a_key_can_be_replaced_but_not_lost(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        await Installations(db, Sealing(KEY)).async_save(installation())
        both = Installations(db, Sealing(f"{OTHER}, {KEY}"))
        assert await both.async_find_bot(enterprise_id=None, team_id="T1") is not None
        with pytest.raises(Unavailable) as lost:
            await Installations(db, Sealing(OTHER)).async_find_bot(enterprise_id=None, team_id="T1")
        assert lost.value.code is KernelRefusal.SLACK_KEY_WRONG


def test_a_short_key_is_refused() -> None:
    with pytest.raises(Unavailable) as short:
        Sealing("secret")

    assert short.value.code is KernelRefusal.SLACK_KEY_SHORT


async def test_a_state_holds_once(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        states = States(db)
        state = await states.async_issue()
        assert await states.async_consume(state)
        assert not await states.async_consume(state)
        assert not await states.async_consume("made-up")
