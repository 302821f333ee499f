"""All commands, in the order in which help and the docs list them."""

from bot.article.commands import AskingCommands, LibraryCommands
from bot.community.commands.help import HelpCommands
from bot.community.commands.privacy import PrivacyCommands
from bot.community.commands.settings import CommunityCommands
from bot.debate.commands.audience import AudienceCommands
from bot.debate.commands.debating import (
    ChairCommands,
    ClaimCommands,
    FormatCommands,
    OrderCommands,
    PositionCommands,
    SittingCommands,
)
from bot.debate.commands.digest import DroppedCommands, SuggestionCommands, SummaryCommands
from bot.debate.commands.files import SharingCommands
from bot.exercise.commands.playing import ExerciseCommands
from bot.guarantee.commands.designs import GuaranteeCommands
from bot.guarantee.commands.sheets import SheetCommands
from bot.kernel.catalog.declared import catalog_of
from bot.model.commands import ModelCommands
from bot.opinion.commands import ProposalCommands, StatementCommands
from bot.practice.commands.coaching import CoachingCommands
from bot.practice.commands.practising import PracticeCommands

CATALOG = catalog_of(
    AskingCommands,
    LibraryCommands,
    SittingCommands,
    SharingCommands,
    OrderCommands,
    DroppedCommands,
    ChairCommands,
    AudienceCommands,
    PositionCommands,
    ClaimCommands,
    SuggestionCommands,
    CoachingCommands,
    SummaryCommands,
    PracticeCommands,
    StatementCommands,
    ProposalCommands,
    FormatCommands,
    GuaranteeCommands,
    SheetCommands,
    ExerciseCommands,
    CommunityCommands,
    ModelCommands,
    PrivacyCommands,
    HelpCommands,
)
