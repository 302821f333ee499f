"""A community: its settings and members, privacy, home and help."""

from bot.community.commands.help import HelpCommands
from bot.community.commands.privacy import PrivacyCommands
from bot.community.commands.settings import CommunityCommands
from bot.community.refusals import CommunityRefusal
from bot.kernel.feature import Feature
from bot.kernel.message import say

FEATURE = Feature(
    name="community",
    refusals=CommunityRefusal,
    groups={
        "parley": say("Set Parley up here, and see what is going on."),
        "privacy": say("See, download or erase what Parley keeps about you."),
    },
    commands={210: CommunityCommands, 230: PrivacyCommands, 240: HelpCommands},
    lists=(
        "members",
        "zones",
        "topics",
    ),
)
