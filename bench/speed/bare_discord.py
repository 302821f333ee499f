"""A bare discord.py bot with one command: what Parley's overhead is measured against.

bare_discord.py TOKEN        answers with a line of text, the least that a bot can do
bare_discord.py TOKEN same   answers with the same words and the same button as Parley
"""

import os
import sys

import discord
from discord import app_commands, ui
from discord.http import Route

Route.BASE = os.environ["PARLEY_DISCORD_API"]
SAME = sys.argv[2:] == ["same"]
SAYS = "Nobody has proposed a motion here yet."
client = discord.AutoShardedClient(
    intents=discord.Intents(guilds=True, guild_messages=True),
    max_messages=None,
    member_cache_flags=discord.MemberCacheFlags.none(),
    chunk_guilds_at_startup=False,
)
tree = app_commands.CommandTree(client)
group = app_commands.Group(name="motion", description="Motions")


class Same(ui.LayoutView):
    """Words, and a button under them that does something for as long as the message is there."""

    words: ui.TextDisplay["Same"] = ui.TextDisplay(SAYS)
    row: ui.ActionRow["Same"] = ui.ActionRow()

    @row.button(label="Propose one", style=discord.ButtonStyle.primary, custom_id="/motion propose")
    async def propose(self, interaction: discord.Interaction, _: ui.Button["Same"]) -> None:
        await interaction.response.defer()


@group.command(name="list", description="See the motions")
async def answer(interaction: discord.Interaction) -> None:
    if SAME:
        await interaction.response.send_message(view=Same(timeout=None), ephemeral=True)
    else:
        await interaction.response.send_message(SAYS, ephemeral=True)


tree.add_command(group)


@client.event
async def setup_hook() -> None:
    if SAME:
        client.add_view(Same(timeout=None))
    await tree.sync()


client.run(sys.argv[1], log_handler=None)
