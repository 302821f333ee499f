"""A community: its settings and members, privacy, home and help."""

from bot.community.commands.help import HelpCommands
from bot.community.commands.privacy import PrivacyCommands
from bot.community.commands.settings import CommunityCommands
from bot.community.ports import OptionsSource
from bot.community.refusals import CommunityRefusal
from bot.kernel.feature import Feature

FEATURE = Feature(
    name="community",
    refusals=CommunityRefusal,
    commands={210: CommunityCommands, 230: PrivacyCommands, 240: HelpCommands},
    ports=(OptionsSource,),
)
