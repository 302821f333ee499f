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
from bot.debate.commands.desk import DeskCommands
from bot.debate.commands.digest import DroppedCommands, SuggestionCommands, SummaryCommands
from bot.debate.commands.files import SharingCommands
from bot.debate.ports import DebateBar, FloorSource
from bot.debate.refusals import DebateRefusal
from bot.kernel.feature import Feature
from bot.kernel.message import say

FEATURE = Feature(
    name="debate",
    refusals=DebateRefusal,
    groups={
        "debate": say("Open a debate, take a seat, speak and vote."),
        "chair": say("Run a debate: its clock, its seats and its rulings."),
        "audience": say("Watch a debate from elsewhere, and vote in it."),
        "position": say("Say what you think of a motion, and look back later."),
        "claim": say("Make claims, and link evidence to them."),
        "format": say("See the formats of debates, or add your own."),
    },
    commands={
        30: SittingCommands,
        40: SharingCommands,
        50: OrderCommands,
        60: DroppedCommands,
        69: DeskCommands,
        70: ChairCommands,
        80: AudienceCommands,
        90: PositionCommands,
        100: ClaimCommands,
        110: SuggestionCommands,
        130: SummaryCommands,
        170: FormatCommands,
    },
    lists=(
        "debates",
        "open_debates",
        "formats",
        "own_formats",
        "free_seats",
        "seats",
        "sides",
        "ranked",
        "scored_seats",
        "replying_sides",
        "segments",
        "speeches",
        "own_speeches",
        "claims",
        "own_claims",
        "restatements",
        "credits",
        "desk_acts",
        "audiences",
    ),
    streams=("debate",),
    ports=(FloorSource, DebateBar, DebateSource),
)
