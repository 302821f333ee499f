"""What Discord shows besides views is in the language of those who read it."""

from typing import Any
from unittest.mock import create_autospec

import discord
from discord import ui

from bot.adapters.discord import spelling
from bot.adapters.discord.posting import post
from bot.adapters.discord.render import messages
from bot.adapters.discord.tree import commands
from bot.assembly import CATALOG
from bot.kernel.message import say, spelled
from bot.kernel.view import View, text


def choices(command: str, parameter: str) -> list[dict[str, Any]]:
    first, second = command.split()
    group = next(each for each in commands(CATALOG) if each["name"] == first)
    entry = next(each for each in group["options"] if each["name"] == second)
    option = next(each for each in entry["options"] if each["name"] == parameter)
    found: list[dict[str, Any]] = option["choices"]
    return found


def test_choices_have_their_french_names() -> None:
    stances = choices("debate vote", "stance")

    assert stances[1] == {"name": "For", "name_localizations": {"fr": "Pour"}, "value": "2"}


async def test_those_who_must_act_are_called_under_the_news() -> None:
    channel = create_autospec(discord.PartialMessageable, instance=True)
    (message,) = messages(View(blocks=(text("Go."),)))

    await post(channel, message, "mark", ["11", "12"])

    shown = [item.content for item in message.view.children if isinstance(item, ui.TextDisplay)]
    assert shown == ["Go.", "<@11> <@12>"]


def test_commands_are_named_as_a_french_client_names_them() -> None:
    french = spelling.reader("fr")

    assert french.word(say("{/ask}")) == "/demander"
    assert french.word(say("{/help debate join}")) == "/aide débat siéger"
    assert spelling.reader("en-GB").word(say("{/debate open}")) == "/debate open"
    shown = {
        each["name"]: each["name_localizations"]["fr"]
        for each in commands(CATALOG)
        if each.get("type") == 1
    }
    for entry in CATALOG.entries:
        if not entry.quiet:
            typed = french.word(spelled(entry.name))
            assert typed.split(" ")[0] == f"/{shown[entry.path[0]]}"
