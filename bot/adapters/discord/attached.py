"""Where files lie that members hand over on Discord."""

from urllib.parse import urlsplit

STORES = ("cdn.discordapp.com", "media.discordapp.net")
"""Where Discord keeps what members hand over; nothing is fetched from elsewhere."""


def kept_by_discord(address: str, api: str) -> bool:
    """Is a file kept by Discord, or where the address that takes its place is?"""
    there, ours = urlsplit(address), urlsplit(api)
    if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
        return True
    return there.scheme == "https" and there.netloc in STORES
