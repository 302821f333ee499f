"""Posts a message once, and calls the people whose turn it is."""

from collections.abc import Sequence
from hashlib import sha256

import discord

from bot.adapters.discord.drafting import DiscordPost

NONCE = 25
"""Characters of a nonce, by which Discord shows the same message once."""


async def post(
    channel: discord.PartialMessageable,
    message: DiscordPost,
    mark: str,
    people: Sequence[str] = (),
) -> discord.Message:
    """Post a message, and call the people whose turn it is."""
    nonce = sha256(mark.encode()).hexdigest()[:NONCE]
    called = discord.AllowedMentions.none()
    if people:
        call = " ".join(f"<@{account}>" for account in people)
        message.view.add_item(discord.ui.TextDisplay(call))
        called.users = [discord.Object(account) for account in people]
    return await channel.send(
        view=message.view, files=message.files, nonce=nonce, allowed_mentions=called
    )
