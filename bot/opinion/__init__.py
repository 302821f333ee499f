"""What a group thinks: statements, groups of opinion, motions and joint statements."""

from bot.debate.files.appendix import AppendixPort
from bot.debate.ports import MotionSource
from bot.kernel.feature import Feature
from bot.opinion.commands import ProposalCommands, StatementCommands
from bot.opinion.refusals import OpinionRefusal

FEATURE = Feature(
    name="opinion",
    refusals=OpinionRefusal,
    commands={150: StatementCommands, 160: ProposalCommands},
    ports=(AppendixPort, MotionSource),
)
