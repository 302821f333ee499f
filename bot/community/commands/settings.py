"""What may be asked of a community's settings."""

from bot.core.values import dataclass
from bot.kernel.command import Command

NONE = "none"
"""Takes a setting back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp(Command):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHome(Command):
    """See what goes on here, and what waits for the asker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSettings(Command):
    """See how Parley is set up here."""
