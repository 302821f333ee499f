"""The local Slack's installing: an admin agrees, a code is exchanged, a token dies."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from tests.fakes.slack.oauth import uninstall
from tests.fakes.slack.people import Person
from tests.fakes.slack.server import fake_slack
from tests.fakes.slack.world import CLIENT_ID, CLIENT_SECRET


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # the sdk's
async def test_an_app_is_installed_in_a_second_workspace_and_removed_again() -> None:
    async with fake_slack() as here, aiohttp.ClientSession() as session:
        other = here.workspace("T2", "Other group")
        dan = Person(here, "U0000021", "Dan", "T2")
        back = "http://127.0.0.1:1/slack/oauth_redirect"
        asked = {"client_id": CLIENT_ID, "scope": "chat:write,commands", "state": "s",
                 "redirect_uri": back, "team": "T2", "user": "U0000021"}  # fmt: skip
        page = await session.get(
            f"{here.address}/oauth/v2/authorize", params=asked, allow_redirects=False
        )
        gone = URL(page.headers["Location"])
        client = AsyncWebClient(base_url=here.api, session=session, retry_handlers=[])
        made = await client.oauth_v2_access(
            client_id=CLIENT_ID, client_secret=CLIENT_SECRET, code=gone.query["code"],
            redirect_uri=back,
        )  # fmt: skip
        mine = AsyncWebClient(token=made["access_token"], base_url=here.api, session=session)
        await mine.chat_postMessage(channel=other.general, text="Hello, other group")
        assert (gone.query["state"], made["team"]["id"]) == ("s", "T2")
        assert made["scope"] == "chat:write,commands"
        assert "Hello, other group" in dan.sees()
        assert "Hello, other group" not in Person(here, "U0000011", "Ana").sees()
        await uninstall(here, other)
        assert (await session.post(f"{here.api}auth.test", data={"token": other.token})).status
        assert other.revoked
