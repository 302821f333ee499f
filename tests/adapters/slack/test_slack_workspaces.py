"""Several workspaces: installed through Slack's page, kept apart, kept sealed, forgotten."""

import asyncio
import html
import re
from http import HTTPStatus
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import called, parley
from tests.fakes.slack import oauth
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import FakeSlack, fake_slack
from tests.fakes.slack.world import CLIENT_ID, CLIENT_SECRET
from tests.programs import free_port, read_until

KEY = "0123456789abcdef" * 3
MANY = {
    "token": "",
    "PARLEY_SLACK_CLIENT_ID": CLIENT_ID,
    "PARLEY_SLACK_CLIENT_SECRET": CLIENT_SECRET,
    "PARLEY_SLACK_KEY": KEY,
}


async def install(
    here: FakeSlack, port: int, team: str, below: str = "", **more: str
) -> tuple[int, str]:
    """An admin opens our page, goes on to Slack's, chooses a workspace, and comes back."""
    base = f"http://127.0.0.1:{port}{below}"
    here.redirect_uri = f"{base}/slack/oauth_redirect"
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        words, state = await _begin(browser, f"{base}/slack/install")
        link = re.search(r'href="(http[^"]*/oauth/v2/authorize[^"]*)"', words)
        assert link, words
        leads = URL(html.unescape(link[1]))
        jar.update_cookies({"slack-app-oauth-state": state}, URL(base))
        chosen = leads.update_query(team=team, user="U0000099", **more)
        async with browser.get(chosen) as back:
            return back.status, await back.text()


async def _begin(browser: aiohttp.ClientSession, address: str) -> tuple[str, str]:
    """Our page, as soon as Slack is served, and the state that it gives the browser."""
    async with asyncio.timeout(20):
        while True:
            async with browser.get(address) as page:
                if page.status != HTTPStatus.SERVICE_UNAVAILABLE:
                    return await page.text(), page.cookies["slack-app-oauth-state"].value
            await asyncio.sleep(0.05)


async def test_two_workspaces_install_parley_and_share_nothing(tmp_path: Path) -> None:
    port = free_port()
    async with fake_slack() as here:
        here.workspace("T2", "Other group")
        ana = Person(here, "U0000011", "Ana", admin=True)
        dan = Person(here, "U0000021", "Dan", "T2", admin=True)
        async with parley(tmp_path, here, http=True, port=port, **MANY):
            await ana.types("/debate open format:text A motion too early")
            await until(ana, "Parley isn’t installed in this workspace.")
            for team in (ana.team.id, dan.team.id):
                assert (await install(here, port, team))[0] == HTTPStatus.OK
            await ana.types("/debate open format:text Our own motion")
            await until(ana, "Sign-up is open.")
            assert "A motion too early" not in ana.sees()
            await dan.types("/debate list")
            await until(dan, "There has been no debate yet.")
        async with parley(tmp_path, here, http=True, port=port, **MANY):
            await dan.types("/ask What is a tripwire?")
            await until(dan, "A tripwire is a force too weak")
            token = here.teams["T2"].token
            await oauth.uninstall(here, here.teams["T2"])
            calls = here.calls.count("chat.postEphemeral") + 1
            await ana.types("/debate list")
            await called(here, calls, "chat.postEphemeral")
            await dan.types("/debate list")
            await ana.types("/debate list")
            await called(here, calls + 1, "chat.postEphemeral")
            assert here.calls.count("chat.postEphemeral") == calls + 1
        assert token.encode() not in await asyncio.to_thread(_all, tmp_path)
        assert here.refused == []


async def test_below_a_path_slack_finds_all_below_it(tmp_path: Path) -> None:
    port = free_port()
    async with fake_slack() as here:
        ana = Person(here, "U0000011", "Ana", admin=True)
        async with parley(tmp_path, here, http=True, port=port, PARLEY_PATH="/parley", **MANY):
            status, words = await install(here, port, ana.team.id, below="/parley")
            here.request_url = f"http://127.0.0.1:{port}/parley/slack/events"
            await ana.types("/debate open format:text Our own motion")
            await until(ana, "Sign-up is open.")

    assert status == HTTPStatus.OK, words
    assert here.refused == []


async def begin_talk(here: FakeSlack, port: int) -> Person:
    """Ana's workspace installs Parley, and a talk by the clock begins there."""
    ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
    assert (await install(here, port, ana.team.id))[0] == HTTPStatus.OK
    await ana.types("/debate open format:fishbowl-open Our own motion")
    await meet(ben, ana)
    await ana.mentions("debate join seat:inner1")
    await until(ana, "3 seats free")
    for step, seen in (
        ("debate start", "First vote, sealed"),
        ("chair count", "First vote closed"),
        ("debate begin", "Inner talk: the floor is open."),
    ):
        await ana.mentions(step)
        await until(ana, seen)
    return ana


@pytest.mark.parametrize("stays", [False, True])
async def test_a_debate_waits_where_parley_was_taken_out_while_it_was_away(
    tmp_path: Path, stays: bool
) -> None:
    """Slack tells of it once, and never again to a program that was not there."""
    port = free_port()
    async with fake_slack() as here:
        async with parley(tmp_path, here, http=True, port=port, **MANY):
            ana = await begin_talk(here, port)
        ana.team.revoked = not stays
        async with parley(tmp_path, here, http=True, port=port, **MANY):
            if not stays:
                assert (await install(here, port, ana.team.id))[0] == HTTPStatus.OK
            await ana.mentions("debate show")
            await until(ana, "Inner talk" if stays else "paused")
            if not stays:
                await until(ana, "Go on")
        assert here.refused == []


async def test_a_debate_waits_for_its_chair_while_its_workspace_is_without_parley(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with fake_slack() as here:
        async with parley(tmp_path, here, http=True, port=port, **MANY):
            ana = await begin_talk(here, port)
            await oauth.uninstall(here, ana.team)
            assert (await install(here, port, ana.team.id))[0] == HTTPStatus.OK
            await ana.mentions("debate show")
            await until(ana, "paused")
        assert here.refused == []


async def test_a_way_back_without_its_state_installs_nothing(tmp_path: Path) -> None:
    port = free_port()
    async with fake_slack() as here, parley(tmp_path, here, http=True, port=port, **MANY):
        _, words = await install(here, port, "T0STUDY", deny="yes")
        assert "access_denied" in words
        for query in ("", "?code=1", "?code=1&state=made-up"):
            url = f"http://127.0.0.1:{port}/slack/oauth_redirect{query}"
            async with here.session.get(url) as back:
                assert back.status >= HTTPStatus.BAD_REQUEST
        assert here.calls.count("oauth.v2.access") == 0


async def test_settings_that_do_not_go_together_are_said_in_a_sentence(tmp_path: Path) -> None:
    async with fake_slack() as here:
        for missing, said in (
            ("PARLEY_SLACK_CLIENT_SECRET", "PARLEY_SLACK_CLIENT_SECRET"),
            ("PARLEY_SLACK_KEY", "PARLEY_SLACK_KEY needs"),
        ):
            async with parley(tmp_path, here, waits=False, **{**MANY, missing: ""}) as child:
                assert "Slack is off" in await read_until(child, said)
                child.kill()
                assert child.stderr is not None
                assert b"Traceback" not in await child.stderr.read()


def _all(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
