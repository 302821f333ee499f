"""The manifest, as an admin prints it, makes an app; and the doctor looks whether it may enough."""

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.adapters.slack.manifest import SCOPES, scopes
from bot.assembly import CATALOG
from tests.fakes.slack.manifests import install, wrong_manifest
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, FakeSlack, fake_slack
from tests.programs import start


async def _told(folder: Path, *words: str, **more: str) -> tuple[int, str, str]:
    """What the program prints, and how it ends."""
    child = await start(folder, *words, **{"PARLEY_PORT": "0", **more})
    out, err = await asyncio.wait_for(child.communicate(), 30)
    return child.returncode or 0, out.decode(), err.decode()


@pytest.mark.parametrize(
    "words", [(), ("--messages",), ("--prefix", "x-"), ("--http", "https://parley.example.org")]
)
async def test_slack_takes_the_manifest(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, printed, aside = await _told(tmp_path, "manifest", *words)
    made: dict[str, Any] = json.loads(printed)

    assert code == 0
    assert wrong_manifest(made) == []
    link = next(word for word in aside.split() if word.startswith("https://api.slack.com/apps?"))
    assert json.loads(parse_qs(urlsplit(link).query)["manifest_json"][0]) == made


async def test_the_manifest_has_what_the_catalog_has(tmp_path: Path) -> None:
    _, printed, _ = await _told(tmp_path, "manifest", "--prefix", "x-")
    made = json.loads(printed)
    names = {one["command"].removeprefix("/x-") for one in made["features"]["slash_commands"]}

    assert {"ask", "debate", "position", "article", "parley"} <= names
    assert names <= set(CATALOG.first_words)
    assert all(one["should_escape"] for one in made["features"]["slash_commands"])
    assert made["settings"]["socket_mode_enabled"]
    assert set(made["oauth_config"]["scopes"]["bot"]) == set(SCOPES)


async def test_a_prefix_that_slack_would_not_take_is_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    code, printed, aside = await _told(tmp_path, "manifest", "--prefix", "Über ")

    assert code == 1
    assert printed == ""
    assert "A prefix of commands has at most 20 small letters" in aside
    assert "Traceback" not in aside


async def _examined(folder: Path, here: FakeSlack, **more: str) -> tuple[int, str]:
    env = {"PARLEY_SLACK_API": here.api, "PARLEY_SLACK_BOT_TOKEN": BOT_TOKEN,
           "PARLEY_SLACK_APP_TOKEN": APP_TOKEN, **more}  # fmt: skip
    code, printed, aside = await _told(folder, "doctor", **env)
    assert "Traceback" not in aside
    lines = [line for line in printed.splitlines() if "Slack" in line]
    return code, "\n".join(lines)


async def test_the_doctor_finds_a_well_made_app_well(tmp_path: Path) -> None:
    async with fake_slack() as here:
        _, printed, _ = await _told(tmp_path, "manifest")
        install(here, json.loads(printed))
        code, told = await _examined(tmp_path, here)

    assert code == 0
    assert told == (
        "✓ Clock: agrees with Slack’s\n"
        "✓ Slack: the token is right for Study group; Socket Mode connects"
    )


async def test_the_doctor_names_what_is_missing(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.team.scopes = set(scopes(reading=False)) - {"files:write", "commands"}
        code, told = await _examined(tmp_path, here)
        wrong, about = await _examined(tmp_path, here, PARLEY_SLACK_APP_TOKEN="xapp-wrong")  # noqa: S106
        lost, revoked = await _examined(tmp_path, here, PARLEY_SLACK_BOT_TOKEN="xoxb-wrong")  # noqa: S106
        none, way = await _examined(tmp_path, here, PARLEY_SLACK_APP_TOKEN="")

    assert (code, wrong, lost, none) == (1, 1, 1, 1)
    assert "needs a permission in this workspace: commands, files:write." in told
    assert "Slack refuses PARLEY_SLACK_APP_TOKEN" in about
    assert "Slack refuses PARLEY_SLACK_BOT_TOKEN" in revoked
    assert "no way to be reached" in way
