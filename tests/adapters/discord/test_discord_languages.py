"""What Discord shows besides views is in the language of those who read it."""

from typing import Any
from unittest.mock import create_autospec

import discord
import pytest
from discord import ui

from bot.adapters.discord.posting import post
from bot.adapters.discord.render import messages
from bot.adapters.discord.tree import commands
from bot.assembly import CATALOG
from bot.kernel import languages
from bot.kernel.reader import Reader
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


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "<@11>, <@12>: it is your turn."),
        ("fr", "<@11>, <@12> : c’est votre tour."),
    ],
)
async def test_those_whose_turn_it_is_are_called_in_the_room_s_language(
    code: str, words: str
) -> None:
    reader: Reader = languages.reader(code)
    channel = create_autospec(discord.PartialMessageable, instance=True)
    (message,) = messages(View(blocks=(text("Go."),)), reader)

    await post(channel, message, "mark", reader, ["11", "12"])

    shown = [item.content for item in message.view.children if isinstance(item, ui.TextDisplay)]
    assert shown == ["Go.", words]
