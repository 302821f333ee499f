"""A bare discord.py bot with one command: what Parley's overhead is measured against."""

import os
import sys

import discord
from discord import app_commands
from discord.http import Route

Route.BASE = os.environ["PARLEY_DISCORD_API"]
client = discord.AutoShardedClient(
    intents=discord.Intents(guilds=True),
    max_messages=None,
    member_cache_flags=discord.MemberCacheFlags.none(),
    chunk_guilds_at_startup=False,
)
tree = app_commands.CommandTree(client)
group = app_commands.Group(name="motion", description="Motions")


@group.command(name="list", description="See the motions")
async def answer(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("Nobody has proposed a motion yet.", ephemeral=True)


tree.add_command(group)


@client.event
async def setup_hook() -> None:
    await tree.sync()


client.run(sys.argv[1], log_handler=None)
