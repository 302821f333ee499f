"""The channels of the local server, what the bot may do in each, and how Discord describes them."""

from dataclasses import dataclass, field
from typing import Any

APPLICATION, GUILD, CHANNEL, MODERATORS, OWN_ROLE = "100", "200", "300", "250", "260"
TEXT, VOICE, NEWS, PUBLIC, NEWS_THREAD, FORUM, MEDIA = 0, 2, 5, 11, 10, 15, 16
THREADS, FORUMS = (PUBLIC, NEWS_THREAD, 12), (FORUM, MEDIA)
REQUIRE_TAG = 1 << 4

VIEW, SEND, ATTACH, HISTORY = 1 << 10, 1 << 11, 1 << 15, 1 << 16
CONNECT, MANAGE_MESSAGES, MANAGE_EVENTS = 1 << 20, 1 << 13, 1 << 33
MANAGE_THREADS, MAKE_THREADS, SEND_IN_THREADS = 1 << 34, 1 << 35, 1 << 38
CREATE_EVENTS, PIN = 1 << 44, 1 << 51
INVITED = (
    VIEW | SEND | ATTACH | HISTORY | MANAGE_THREADS | MAKE_THREADS | SEND_IN_THREADS
    | CREATE_EVENTS | PIN | CONNECT
)  # fmt: skip
"""What the invite link asks for; everybody may connect."""

Data = dict[str, Any]


@dataclass
class Channel:
    """A channel or a thread; `denied` are the bot's rights that it takes away."""

    id: str
    type: int
    name: str
    parent: str = ""
    denied: int = 0
    tags: list[Data] = field(default_factory=list)
    tagged: list[str] = field(default_factory=list)
    must_tag: bool = False
    archived: bool = False
    locked: bool = False
    pins: list[str] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        return self.type in THREADS

    def described(self) -> Data:
        """The channel in Discord's shape."""
        shared = {"id": self.id, "type": self.type, "name": self.name, "guild_id": GUILD}
        if self.is_thread:
            return shared | {
                "parent_id": self.parent, "owner_id": APPLICATION, "member_count": 1,
                "message_count": 0, "applied_tags": self.tagged, "flags": 0,
                "rate_limit_per_user": 0, "total_message_sent": 0,
                "thread_metadata": {
                    "archived": self.archived, "auto_archive_duration": 10080,
                    "locked": self.locked, "archive_timestamp": "2026-01-01T00:00:00+00:00",
                },
            }  # fmt: skip
        denied = {"id": APPLICATION, "type": 1, "allow": "0", "deny": str(self.denied)}
        found = shared | {
            "position": 0, "nsfw": False, "parent_id": None,
            "permission_overwrites": [denied] if self.denied else [],
        }  # fmt: skip
        if self.type in FORUMS:
            found |= {"available_tags": self.tags, "flags": REQUIRE_TAG * self.must_tag}
        if self.type == VOICE:
            found |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
        return found


def user(key: str, name: str) -> Data:
    """A person, as Discord describes them."""
    return {"id": key, "username": name.lower(), "global_name": name, "discriminator": "0",
            "avatar": None}  # fmt: skip


def member(key: str, name: str, roles: list[str]) -> Data:
    """A person as a member of the server."""
    return {
        "user": user(key, name), "roles": roles, "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False, "mute": False, "flags": 0,
    }  # fmt: skip


def role(key: str, name: str, permissions: int = 0) -> Data:
    """A role of the server."""
    return {"id": key, "name": name, "permissions": str(permissions), "position": 0, "color": 0,
            "hoist": False, "managed": False, "mentionable": False, "flags": 0,
            "colors": {"primary_color": 0}}  # fmt: skip


def guild(key: str, name: str, channels: list[Channel], rights: int, owner: str = "1") -> Data:
    """A server, as it is told of when the bot connects: with the bot as its only known member."""
    me = member(APPLICATION, "Parley", [OWN_ROLE])
    me["user"] = me["user"] | {"bot": True}
    return {
        "id": key, "name": name, "owner_id": owner,
        "roles": [role(key, "@everyone"), role(MODERATORS, "Moderators"),
                  role(OWN_ROLE, "Parley", rights)],
        "channels": [c.described() for c in channels if not c.is_thread],
        "threads": [c.described() for c in channels if c.is_thread and not c.archived],
        "members": [me], "member_count": 5, "emojis": [],
        "features": [], "stickers": [], "presences": [], "voice_states": [], "large": False,
        "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
        "preferred_locale": "en-US", "verification_level": 0, "explicit_content_filter": 0,
        "default_message_notifications": 0, "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0,
        "system_channel_flags": 0, "unavailable": False,
    }  # fmt: skip
