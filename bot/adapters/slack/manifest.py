"""The app manifest, from which Slack makes the app: made from the catalog."""

import json
import re
from typing import Any
from urllib.parse import quote

from bot.adapters.slack.refusals import SlackRefusal
from bot.kernel.catalog.help import usage
from bot.kernel.catalog.parameters import Catalog, Entry
from bot.kernel.lines import ASK_ABOUT, OPEN_DEBATE, QUOTE
from bot.kernel.pieces import shorten
from bot.kernel.refusal import Refused

COMMANDS = ("ask", "debate", "position", "guarantee", "article", "parley")
"""First words that are slash commands of their own, those that the catalog has; the others follow
the last of these, for a workspace shares the names of its commands among all apps."""

ALL = COMMANDS[-1]
"""The slash command after which any command can be typed."""

EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
"""Where Slack sends everything in HTTP mode."""

SCOPES = {
    "commands": "slash commands and shortcuts",
    "chat:write": "answers, boards and announcements",
    "app_mentions:read": "mentions, which are commands in threads",
    "im:history": "words written to Parley directly",
    "im:write": "a word to somebody alone: personal files, a chair whose room is closed",
    "users:read": "names, and who is an admin of the workspace",
    "usergroups:read": "user groups whose members chair",
    "channels:read": "channels by name, and whether Parley is in them",
    "groups:read": "the same for private channels that Parley is in",
    "files:read": "articles that members hand over",
    "files:write": "pictures, transcripts and exports",
}
"""What the app may do, and what for."""

READING = {
    "channels:history": "speeches that are written in a debate’s thread",
    "groups:history": "the same in private channels that Parley is in",
}
"""What it may do besides where speakers write their speeches as messages. It also lets Parley look
whether a message that got no answer was posted all the same."""

EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
READING_EVENTS = ("message.channels", "message.groups")

SHORTCUTS = {
    "ask_about": ("message", ASK_ABOUT, "Ask the article what this message asks"),
    "quote": ("message", QUOTE, "Quote this message in a speech of yours"),
    "open_debate": ("global", OPEN_DEBATE, "Open a debate on a motion in a channel"),
}
"""By callback id: the type, the name and what it does."""

LONGEST_COMMAND, LONGEST_ABOUT, LONGEST_HINT = 32, 2000, 1000

_PREFIX = re.compile(r"[a-z0-9_-]{0,20}")

Payload = dict[str, Any]


def manifest(
    catalog: Catalog,
    *,
    prefix: str = "",
    reading: bool = False,
    http: str = "",
    site: str = "",
) -> Payload:
    """The manifest. `reading` lets speakers write their speeches in the thread; `http` is the
    address by which Slack reaches Parley where it does not connect by Socket Mode; `site` the one
    by which people reach it who install it in several workspaces.

    Raises Refused (PREFIX_WRONG).
    """
    if not _PREFIX.fullmatch(prefix):
        raise Refused(SlackRefusal.PREFIX_WRONG, given=prefix)
    address = f"{http.rstrip('/')}{EVENTS_PATH}" if http else ""
    here = {"request_url": address} if address else {}
    back = {"redirect_urls": [f"{site.rstrip('/')}{REDIRECT_PATH}"]} if site else {}
    menus = {"message_menu_options_url": address} if address else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Parley",
            "description": "A debate bot that has read the article",
            "long_description": _ABOUT,
            "background_color": "#2b4a6f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Parley", "always_online": True},
            "shortcuts": [
                {"name": name, "type": kind, "callback_id": key, "description": about}
                for key, (kind, name, about) in SHORTCUTS.items()
            ],
            "slash_commands": [
                _command(word, prefix, catalog, address)
                for word in COMMANDS
                if word in catalog.first_words
            ],
        },
        "oauth_config": {**back, "scopes": {"bot": sorted(scopes(reading=reading))}},
        "settings": {
            "event_subscriptions": {
                **here,
                "bot_events": sorted((*EVENTS, *(READING_EVENTS if reading else ()))),
            },
            "interactivity": {"is_enabled": True, **here, **menus},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not http,
            "token_rotation_enabled": False,
        },
    }


def scopes(*, reading: bool) -> tuple[str, ...]:
    """What a bot token must allow."""
    return (*SCOPES, *(READING if reading else ()))


def link(made: Payload) -> str:
    """The address that makes the app with one click."""
    packed = quote(json.dumps(made, ensure_ascii=False, separators=(",", ":")))
    return f"https://api.slack.com/apps?new_app=1&manifest_json={packed}"


def _command(word: str, prefix: str, catalog: Catalog, address: str) -> Payload:
    entries = catalog.group(word)
    alone = len(entries) == 1 and len(entries[0].path) == 1
    about = entries[0].about if alone else catalog.groups[word]
    hint = usage(entries[0]).partition(" ")[2] if alone else _together(entries)
    if word == ALL:
        about = "Any command of Parley; help lists them"
        hint = "help, or a command such as: chair pause"
    entry = {
        "command": f"/{prefix}{word}",
        "description": shorten(about, LONGEST_ABOUT),
        "should_escape": True,
    }
    if hint:
        entry["usage_hint"] = shorten(hint, LONGEST_HINT)
    return {**entry, "url": address} if address else entry


def _together(entries: tuple[Entry, ...]) -> str:
    return ", ".join(entry.path[-1] for entry in entries)


_ABOUT = (
    "Parley sits with a study group in a channel. It answers from the article that the group reads,"
    " in the article’s own sentences and with the number of the paragraph, or says that the article"
    " does not say. Then it chairs the debate in a thread: seats, sealed votes, the floor and the"
    " clock, every position on record, and in the end who moved and what moved them."
)
