"""The first word to a server's owner, alone: what there is, and where to begin."""

import logging

import discord

from bot.adapters.discord.render import messages
from bot.kernel import account_rows as accounts
from bot.kernel.message import say
from bot.kernel.view import Code, Items, Strong, View, note, text
from bot.store.database import Database

log = logging.getLogger(__name__)


def welcome(server: str) -> View:
    """What an owner reads."""
    return View(
        blocks=(
            text(say("Parley is on {server}. It has read the article.", server=Strong(server))),
            Items(
                (
                    text(
                        say(
                            "{command} answers from the article, with its own words.",
                            command=Code(say("{/ask}")),
                        )
                    ),
                    text(
                        say(
                            "{command} opens a debate in a thread of its own.",
                            command=Code(say("{/debate open}")),
                        )
                    ),
                    text(
                        say(
                            "{command} sets who chairs, and where results go.",
                            command=Code(say("{/parley setup}")),
                        )
                    ),
                )
            ),
            note(say("It posts nothing until somebody asks.")),
        )
    )


async def greet(db: Database, guild: discord.Guild, client: discord.Client) -> None:
    """Write to the owner of a server that Parley has joined, once."""
    if guild.owner_id is None or not await accounts.note_first_welcome(db, str(guild.id)):
        return
    try:
        owner = await client.fetch_user(guild.owner_id)
        for message in messages(welcome(guild.name)):
            await owner.send(view=message.view)
    except discord.HTTPException as closed:
        log.warning("the owner of guild=%s cannot be welcomed: %s", guild.id, closed)
