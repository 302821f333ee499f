"""App manifests: what Slack demands of one, and the app that comes of it."""

from typing import TYPE_CHECKING, Any

from tests.fakes.slack.shapes import (
    Check,
    Data,
    array,
    boolean,
    integer,
    one_of,
    say,
    shape,
    string,
)

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack

_URL = string(3000, like="https?://.+")
_ABOUT = shape(
    {"name": string(35)},
    {
        "description": string(140),
        "long_description": string(4000, least=174),
        "background_color": string(7, like=r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"),
    },
)
_COMMAND = shape(
    {"command": string(32, like=r"/[a-z0-9_.-]+"), "description": string(2000)},
    {"usage_hint": string(1000), "should_escape": boolean, "url": _URL},
)
_SHORTCUT = shape(
    {
        "name": string(24),
        "type": one_of("message", "global"),
        "callback_id": string(255),
        "description": string(150),
    }
)
_HOME = shape(
    {},
    {
        "home_tab_enabled": boolean,
        "messages_tab_enabled": boolean,
        "messages_tab_read_only_enabled": boolean,
    },
)
_FEATURES = shape(
    {},
    {
        "app_home": _HOME,
        "bot_user": shape({"display_name": string(80)}, {"always_online": boolean}),
        "shortcuts": array(_SHORTCUT, least=1, most=10),
        "slash_commands": array(_COMMAND, least=1, most=50),
        "unfurl_domains": array(string(255)),
    },
)
_SCOPE = string(100, like=r"[a-z_.]+(:[a-z_.]+)*")
_OAUTH = shape(
    {},
    {
        "scopes": shape({}, {"bot": array(_SCOPE, least=1), "user": array(_SCOPE, least=1)}),
        "redirect_urls": array(_URL, least=1),
        "pkce_enabled": boolean,
    },
)
_SETTINGS = shape(
    {},
    {
        "event_subscriptions": shape(
            {}, {"request_url": _URL, "bot_events": array(string(100), least=1, most=100)}
        ),
        "interactivity": shape(
            {"is_enabled": boolean}, {"request_url": _URL, "message_menu_options_url": _URL}
        ),
        "org_deploy_enabled": boolean,
        "socket_mode_enabled": boolean,
        "token_rotation_enabled": boolean,
    },
)
_MANIFEST: Check = shape(
    {"display_information": _ABOUT},
    {
        "_metadata": shape({}, {"major_version": integer(1, 2), "minor_version": integer(0, 9)}),
        "features": _FEATURES,
        "oauth_config": _OAUTH,
        "settings": _SETTINGS,
    },
)
NEEDED = {
    "app_mention": {"app_mentions:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "channel_archive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "channel_rename": {"channels:read"},
    "app_home_opened": set(),
    "app_uninstalled": set(),
    "tokens_revoked": set(),
    "reaction_added": {"reactions:read"},
}
"""The scopes (any of them) without which an event may not be asked for."""


def wrong_manifest(manifest: Any) -> list[str]:
    """What is wrong with a manifest; empty if nothing is."""
    wrong: list[str] = []
    _MANIFEST(manifest, "", wrong)
    if wrong:
        return wrong
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
    subscriptions = settings.get("event_subscriptions", {})
    for event in subscriptions.get("bot_events", ()):
        if event not in NEEDED:
            say(wrong, f"unknown event: {event}", "/settings/event_subscriptions/bot_events")
        elif NEEDED[event] and not NEEDED[event] & scopes:
            say(wrong, f"{event} needs {NEEDED[event]}", "/oauth_config/scopes/bot")
    if (features.get("slash_commands") or features.get("shortcuts")) and "commands" not in scopes:
        say(wrong, "slash commands and shortcuts need commands", "/oauth_config/scopes/bot")
    commands = [one["command"] for one in features.get("slash_commands", ())]
    if len(set(commands)) != len(commands):
        say(wrong, "a command twice", "/features/slash_commands")
    if not settings.get("socket_mode_enabled"):
        addressed = [one.get("url") for one in features.get("slash_commands", ())]
        addressed.append(subscriptions.get("request_url", "" if subscriptions else "-"))
        if not all(addressed):
            say(wrong, "missing required field: request_url", "/settings")
    return wrong


def install(here: "FakeSlack", manifest: Data) -> None:
    """Make the app anew from a manifest, and install it in the first workspace."""
    assert wrong_manifest(manifest) == []
    features, settings = manifest.get("features", {}), manifest["settings"]
    here.team.scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    here.events = set(settings["event_subscriptions"]["bot_events"])
    here.home_tab = bool(features.get("app_home", {}).get("home_tab_enabled"))
    here.commands = {
        one["command"]: bool(one.get("should_escape")) for one in features.get("slash_commands", ())
    }
    here.shortcuts = {one["callback_id"] for one in features.get("shortcuts", ())}
