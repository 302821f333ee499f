"""Slack's installation and state stores over our own database, with the tokens sealed."""

import json
import logging
from collections.abc import Callable
from logging import Logger

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.adapters.slack import installation_rows as rows
from bot.kernel import clock
from bot.kernel.identity import fresh_key
from bot.kernel.sealing import Sealing
from bot.store.database import Database

log = logging.getLogger(__name__)


class Installations(AsyncInstallationStore):
    """One installation a workspace: the latest. Parley asks for no tokens of people."""

    def __init__(self, db: Database, sealing: Sealing) -> None:
        self._db = db
        self._sealing = sealing
        self.changed: Callable[[str], object] = lambda _: None
        """Called with a workspace whose tokens are other ones now."""

    @property
    def logger(self) -> Logger:
        """Where the library logs."""
        return log

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation. Raises Unavailable."""
        team = _key(installation.enterprise_id, installation.team_id)
        sealed = self._sealing.seal(json.dumps(_plain(installation)))
        await self._db.change(rows.installed(team, sealed, clock.now()))
        self.changed(team)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep tokens that were renewed. Raises Unavailable (SLACK_KEY_WRONG)."""
        known = await self.async_find_installation(
            enterprise_id=bot.enterprise_id, team_id=bot.team_id
        )
        if known is None:
            return
        known.bot_token = bot.bot_token
        known.bot_refresh_token = bot.bot_refresh_token
        known.bot_token_expires_at = bot.bot_token_expires_at
        await self.async_save(known)

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """The bot of a workspace. Raises Unavailable (SLACK_KEY_WRONG)."""
        installation = await self.async_find_installation(
            enterprise_id=enterprise_id, team_id=team_id
        )
        return None if installation is None else installation.to_bot()

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """A workspace's installation, or that of its organisation.

        Raises Unavailable (SLACK_KEY_WRONG).
        """
        for key in (team_id, enterprise_id):
            sealed = await rows.installation(self._db, key) if key else None
            if sealed is not None:
                return Installation(**json.loads(self._sealing.open(sealed)))
        return None

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget a workspace's tokens."""
        await self._db.change(rows.removed(_key(enterprise_id, team_id)))

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget a workspace's tokens; those of one person are never kept."""
        if user_id is None:
            await self._db.change(rows.removed(_key(enterprise_id, team_id)))


class States(AsyncOAuthStateStore):
    """What a browser carries to Slack and back, good once, so that nobody installs for another."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def logger(self) -> Logger:
        """Where the library logs."""
        return log

    async def async_issue(self, *_: object, **__: object) -> str:
        """A fresh state."""
        state = fresh_key()
        await self._db.change(*rows.issued(state, clock.now()))
        return state

    async def async_consume(self, state: str) -> bool:
        """Does a state hold? It does not any more."""
        (taken,) = await self._db.change(rows.consumed(state, clock.now()))
        return bool(taken)


def _key(enterprise: str | None, team: str | None) -> str:
    return team or enterprise or ""


def _plain(installation: Installation) -> dict[str, object]:
    """An installation as JSON takes it, and as its class takes it back."""
    values = dict(vars(installation))
    custom = values.pop("custom_values")
    return {**values, "custom_values": custom}
