"""All commands with which a group decides on a sheet together, in the order of help."""

from bot.guarantee.commands.deciding import (
    ChangeRules,
    DebateClause,
    ProposeMoved,
    PutToVote,
    ShowProposal,
)
from bot.guarantee.commands.packages import (
    AskVote,
    ContestRules,
    PauseVotes,
    ProposePackage,
    ResumeVotes,
    SayHere,
)

PackageCommands = (
    ProposePackage
    | AskVote
    | SayHere
    | PutToVote
    | DebateClause
    | ProposeMoved
    | ShowProposal
    | ChangeRules
    | ContestRules
    | PauseVotes
    | ResumeVotes
)
