"""Debates: formats, seats, the clock, the floor, ballots, positions, claims and results."""

from bot.article.ports import DebateSource
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
from bot.debate.ports import FloorSource
from bot.debate.refusals import DebateRefusal
from bot.kernel.feature import Feature

FEATURE = Feature(
    name="debate",
    refusals=DebateRefusal,
    commands={
        30: SittingCommands,
        40: SharingCommands,
        50: OrderCommands,
        60: DroppedCommands,
        70: ChairCommands,
        80: AudienceCommands,
        90: PositionCommands,
        100: ClaimCommands,
        110: SuggestionCommands,
        130: SummaryCommands,
        170: FormatCommands,
    },
    streams=("debate",),
    ports=(FloorSource, DebateSource),
)
