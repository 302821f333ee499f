"""A bare discord.py bot with a few commands: what Parley's overhead is measured against.

bare_discord.py TOKEN        answers with a line of text, the least that a bot can do
bare_discord.py TOKEN same   answers with the same components as Parley: those in the file that
                             BARE_ANSWERS names, by the command's name, else of a light command
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import discord
from discord import app_commands, ui
from discord.http import Route

Route.BASE = os.environ["PARLEY_DISCORD_API"]
SAME = sys.argv[2:] == ["same"]
SAYS = "Nobody has proposed a motion here yet."
LIGHT = [
    {"type": 10, "content": SAYS},
    {"type": 1, "components": [{"style": 1, "label": "Propose one", "custom_id": "propose"}]},
]
TEXT, ROW, SEPARATOR = 10, 1, 14
"""Types of components."""

KNOWN = os.environ.get("BARE_ANSWERS", "")
ANSWERS = json.loads(Path(KNOWN).read_text("utf-8")) if KNOWN else {}
client = discord.AutoShardedClient(
    intents=discord.Intents(guilds=True, guild_messages=True),
    max_messages=None,
    member_cache_flags=discord.MemberCacheFlags.none(),
    chunk_guilds_at_startup=False,
)
tree = app_commands.CommandTree(client)
motions = app_commands.Group(name="motion", description="Motions")
articles = app_commands.Group(name="article", description="Articles")
settings = app_commands.Group(name="parley", description="Settings")


class Same(ui.LayoutView):
    """Words, and buttons under them that do something for as long as the message is there."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        for component in components:
            self.add_item(item_of(component))


class Pressed(ui.Button[Same]):
    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer()


def item_of(component: dict[str, Any]) -> ui.Item[Same]:
    if component["type"] == TEXT:
        return ui.TextDisplay(component["content"])
    if component["type"] == SEPARATOR:
        return ui.Separator()
    row: ui.ActionRow[Same] = ui.ActionRow()
    for button in component["components"]:
        style = discord.ButtonStyle(button["style"])
        row.add_item(Pressed(label=button["label"], style=style, custom_id=button["custom_id"]))
    return row


async def answer(interaction: discord.Interaction) -> None:
    if SAME:
        name = str((interaction.data or {}).get("name"))
        view = Same(ANSWERS.get(name, LIGHT))
        await interaction.response.send_message(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(SAYS, ephemeral=True)


@motions.command(name="list", description="See the motions")
async def see_motions(interaction: discord.Interaction) -> None:
    await answer(interaction)


@articles.command(name="show", description="Read an article")
async def show_article(interaction: discord.Interaction, article: str) -> None:
    await answer(interaction)


@settings.command(name="settings", description="See the settings")
async def show_settings(interaction: discord.Interaction) -> None:
    await answer(interaction)


@tree.command(name="ask", description="Ask a question")
async def ask(interaction: discord.Interaction, question: str) -> None:
    await answer(interaction)


for group in (motions, articles, settings):
    tree.add_command(group)


@client.event
async def setup_hook() -> None:
    if SAME:
        client.add_view(Same(LIGHT))
    await tree.sync()


client.run(sys.argv[1], log_handler=None)
