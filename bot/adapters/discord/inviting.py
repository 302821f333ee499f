"""The link by which Parley comes to a server, with the rights it needs and no others."""

import discord

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    manage_threads=True,
    attach_files=True,
    read_message_history=True,
    pin_messages=True,
    create_events=True,
)


def invite(application: int) -> str:
    """The link for an admin of a server to follow."""
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application, permissions=NEEDED, scopes=scopes)
