"""What may be asked of a community's settings."""

from bot.kernel.command import Command

NONE = "none"
"""Takes a setting back."""


class SetUp(Command, frozen=True, kw_only=True):
    """Change the settings that are named; "" leaves one as it is, "none" takes it back."""

    archive: str = ""
    format: str = ""
    tempo: str = ""
    openers: str = ""
    language: str = ""
    chair_role: str = ""
    admin_role: str = ""
    model: str = ""
    room: str = ""
    zone: str = ""


class ShowHome(Command, frozen=True, kw_only=True):
    """See what goes on here, and what waits for the asker."""


class ShowSettings(Command, frozen=True, kw_only=True):
    """See how Parley is set up here."""
