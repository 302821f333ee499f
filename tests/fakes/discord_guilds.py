"""Servers as they stand when the bot starts: idle ones, of a usual size."""

from collections.abc import Iterator
from typing import Any

from tests.fakes.discord_world import role

CHANNELS, ROLES, EMOJIS = 30, 15, 20
FIRST = 10_000_000_000_000_000


def crowd(number: int) -> Iterator[dict[str, Any]]:
    """So many servers, each with categories, text and voice channels, roles and emojis."""
    for each in range(number):
        yield idle(FIRST + each * 1000, f"Study group {each}")


def idle(key: int, name: str) -> dict[str, Any]:
    """One server; its ids count up from its own."""
    roles = [role(str(key), "@everyone")]
    roles += [role(str(key + n), f"Role {n}") for n in range(1, ROLES)]
    return {
        "id": str(key), "name": name, "owner_id": str(key + 900), "roles": roles,
        "channels": [_channel(key, n) for n in range(CHANNELS)],
        "emojis": [
            {"id": str(key + 500 + n), "name": f"emoji{n}", "roles": [], "require_colons": True,
             "managed": False, "animated": False, "available": True}
            for n in range(EMOJIS)
        ],
        "threads": [], "members": [], "member_count": 120, "features": ["COMMUNITY", "NEWS"],
        "stickers": [], "presences": [], "voice_states": [], "large": True, "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [], "preferred_locale": "en-US",
        "verification_level": 1, "explicit_content_filter": 2, "default_message_notifications": 1,
        "mfa_level": 0, "nsfw_level": 0, "premium_tier": 1, "system_channel_flags": 0,
        "description": "We read one article a week and argue about it.", "icon": "a" * 32,
        "unavailable": False,
    }  # fmt: skip


def _channel(key: int, number: int) -> dict[str, Any]:
    kind = 4 if number % 10 == 0 else 2 if number % 10 == 9 else 0
    return {
        "id": str(key + 100 + number), "type": kind, "name": f"channel-{number}",
        "position": number, "nsfw": False, "topic": "What we read this week, and next",
        "parent_id": None if kind == 4 else str(key + 100 + number // 10 * 10),
        "permission_overwrites": [
            {"id": str(key), "type": 0, "allow": "0", "deny": "2048"},
            {"id": str(key + 1), "type": 0, "allow": "2048", "deny": "0"},
        ],
        "rate_limit_per_user": 0, "bitrate": 64000, "user_limit": 0, "last_message_id": None,
    }  # fmt: skip
