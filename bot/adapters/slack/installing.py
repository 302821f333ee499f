"""Several workspaces: installed through Slack's own page, each with a token of its own."""

import logging
from collections.abc import Sequence
from datetime import datetime
from math import inf
from urllib.parse import urlsplit

import aiohttp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack import installation_rows as slack_installations
from bot.adapters.slack.calls import Calls, client
from bot.adapters.slack.installations import Installations, States
from bot.adapters.slack.manifest import INSTALL_PATH, REDIRECT_PATH, scopes
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.workspaces import Workspace, introduced
from bot.kernel import clock
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.database import Database

EARLY = 120
"""Minutes before its end at which a token is renewed."""

log = logging.getLogger(__name__)


class InstalledWorkspaces:
    """Every workspace that installed Parley, as long as its token holds."""

    def __init__(
        self,
        db: Database,
        kept: Installations,
        rotator: AsyncTokenRotator,
        shared: aiohttp.ClientSession,
        api: str,
    ) -> None:
        self._db = db
        self._kept = kept
        self._rotator = rotator
        self._shared = shared
        self._api = api
        self._known: dict[str, tuple[Workspace, float]] = {}
        kept.changed = self._drop

    async def of(self, team: str) -> Workspace | None:
        """A workspace, ready to be called; None if it did not install Parley, or took it out.

        Raises Unavailable (SLACK_KEY_WRONG, SLACK_NOT_REACHED).
        """
        known, ends = self._known.get(team, (None, 0.0))
        if known is not None and clock.now().timestamp() < ends:
            return known
        bot = await self._kept.async_find_bot(enterprise_id=None, team_id=team)
        if bot is None:
            return None
        bot = await self._renewed(bot)
        try:
            space = await introduced(Calls(client(bot.bot_token, self._shared, self._api)))
        except Unavailable as refused:
            if refused.code is not SlackRefusal.SLACK_TOKEN_WRONG:
                raise
            log.warning("the token of a workspace does not hold: team=%s", team)
            return None
        self._known[team] = space, _good_until(bot)
        return space

    async def all(self) -> Sequence[Workspace]:
        """Every workspace that can be called now. Raises Unavailable (SLACK_KEY_WRONG)."""
        spaces = []
        for team in await slack_installations.teams(self._db):
            try:
                space = await self.of(team)
            except Unavailable as away:
                if away.code is KernelRefusal.SLACK_KEY_WRONG:
                    raise
                log.warning("a workspace is not reached: team=%s because of %s", team, away.code)
                continue
            if space is not None:
                spaces.append(space)
        return spaces

    async def forget(self, team: str) -> None:
        """Look at the token again; one that Slack does not take any more is forgotten for good."""
        self._drop(team)
        if await self.of(team) is None:
            await self._kept.async_delete_all(enterprise_id=None, team_id=team)

    async def leave(self, team: str, at: datetime) -> None:
        """Forget the token, if it was given before."""
        bot = await self._kept.async_find_bot(enterprise_id=None, team_id=team)
        if bot is None or bot.installed_at > at.timestamp():
            return
        self._drop(team)
        await self._kept.async_delete_all(enterprise_id=None, team_id=team)

    def _drop(self, team: str) -> None:
        self._known.pop(team, None)

    async def _renewed(self, bot: Bot) -> Bot:
        """The bot, with a fresh token where the old one is about to end."""
        if not bot.bot_refresh_token:
            return bot
        try:
            fresh = await self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=EARLY
            )
        except SlackTokenRotationError as failed:
            log.warning("a token was not renewed: team=%s because of %s", bot.team_id, failed)
            return bot
        if fresh is None:
            return bot
        await self._kept.async_save_bot(fresh)
        return fresh


def flow(
    db: Database,
    kept: Installations,
    base: AsyncWebClient,
    client_id: str,
    client_secret: str,
    *,
    reading: bool,
    path: str = "",
) -> AsyncOAuthFlow:
    """Slack's way to a workspace: our page with the button, and the way back from Slack's own.
    `path` is where Parley stands on its host."""
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=scopes(reading=reading),
        install_path=path + INSTALL_PATH,
        redirect_uri_path=path + REDIRECT_PATH,
        authorization_url=_page(base.base_url),
        installation_store=kept,
        installation_store_bot_only=True,
        state_store=States(db),
    )
    return AsyncOAuthFlow(client=base, settings=settings, logger=log)


def _good_until(bot: Bot) -> float:
    """When a token is looked at again, in seconds since 1970."""
    ends = bot.bot_token_expires_at
    return inf if not ends or not bot.bot_refresh_token else ends - EARLY * 60


def rotator(base: AsyncWebClient, client_id: str, client_secret: str) -> AsyncTokenRotator:
    """What renews tokens that end."""
    return AsyncTokenRotator(client_id=client_id, client_secret=client_secret, client=base)


def _page(api: str) -> str:
    """Slack's page for installing, on the same host as its API."""
    parts = urlsplit(api)
    return f"{parts.scheme}://{parts.netloc}/oauth/v2/authorize"
