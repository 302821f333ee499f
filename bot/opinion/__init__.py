"""What a group thinks: statements, groups of opinion, motions and joint statements."""

from bot.debate.files.appendix import AppendixPort
from bot.debate.ports import DeskMatters, MotionSource
from bot.kernel.feature import Feature
from bot.kernel.message import say
from bot.opinion.commands import ProposalCommands, StatementCommands
from bot.opinion.refusals import OpinionRefusal

FEATURE = Feature(
    name="opinion",
    refusals=OpinionRefusal,
    groups={
        "statement": say("Write short statements, vote on them, and see who thinks alike."),
        "motion": say("Propose motions for debate, and rank them."),
        "consensus": say("Find one statement that everybody can agree on."),
    },
    commands={150: StatementCommands, 160: ProposalCommands},
    lists=(
        "motions",
        "motion_words",
        "proposed_motions",
        "statements",
        "all_statements",
        "own_statements",
        "joint_statements",
    ),
    ports=(AppendixPort, DeskMatters, MotionSource),
)
