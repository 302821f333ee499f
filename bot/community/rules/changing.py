"""What becomes of settings when an admin changes them."""

from msgspec.structs import replace

from bot.community.commands.settings import NONE, SetUp
from bot.kernel.community_settings import DEFAULTS, NAMES, CommunitySettings


def change_settings(settings: CommunitySettings, command: SetUp) -> CommunitySettings:
    """The settings after a change."""
    wanted = {name: getattr(command, name) for name in NAMES}
    backed = {
        name: getattr(DEFAULTS, name) if value == NONE else value
        for name, value in wanted.items()
        if value
    }
    return replace(settings, **backed)
