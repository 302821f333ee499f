"""What is decided on a sheet: what members ask, as it is given or with what they name read."""

from datetime import datetime

from msgspec import UNSET, Struct, UnsetType

from bot.guarantee.commands.evidence import DetachEvidence
from bot.guarantee.commands.packages import (
    AskVote,
    ContestRules,
    PauseVotes,
    ResumeVotes,
    SayHere,
)
from bot.guarantee.commands.sheets import (
    AdoptSheet,
    CallVote,
    CloseProposalVote,
    ProposeSheet,
    SecondProposal,
    SetSheetRules,
    WithdrawProposal,
)
from bot.guarantee.rules.votes import Ranking, Says
from bot.guarantee.state import Evidence
from bot.kernel.command import Command


class WantedSetting(Struct, frozen=True, kw_only=True):
    """What a clause should say; what is not given stays as it stands. `options` are None to leave
    it open. `amends` is the number of an amendment that should say it, or 0."""

    clause: str
    options: tuple[str, ...] | UnsetType | None = UNSET
    words: str | UnsetType = UNSET
    reason: str = ""
    amends: int = 0


class PutSetting(Command):
    """Set a clause of an own sheet."""

    wanted: WantedSetting


class MoveAmendment(Command):
    """Propose what a clause should say."""

    wanted: WantedSetting


class MovePackage(Command):
    """Propose what several clauses should say: adopted at `until` unless somebody asks for a vote,
    or without it to be voted on together."""

    wanted: tuple[WantedSetting, ...]
    until: datetime | None = None


class CastBallot(Command):
    """Vote on a proposal."""

    number: int
    says: Says


class RankRivals(Command):
    """Rank the rivals in whose vote a proposal stands."""

    number: int
    ranking: Ranking


class AttachPieces(Command):
    """Attach words of articles, whose numbers they get from the sheet."""

    pieces: tuple[Evidence, ...]


class NoteDebate(Command):
    """Note the debate (by id) that is opened on a proposal, or with "" that it is not; `instead_of`
    is one noted before that never came about."""

    number: int
    debate: str
    instead_of: str = ""


class LeaveSheet(Command):
    """Whoever asks leaves for good."""


class CloseDueVotes(Command):
    """The clock looks: the time of a vote may be over. Early, late or twice is the same."""


SheetAct = (
    PutSetting | AdoptSheet | SetSheetRules | AttachPieces | DetachEvidence | MoveAmendment
    | ProposeSheet | SecondProposal | WithdrawProposal | NoteDebate | CallVote | CastBallot
    | RankRivals | CloseProposalVote | LeaveSheet | MovePackage | AskVote | SayHere | ContestRules
    | PauseVotes | ResumeVotes
)  # fmt: skip
"""What is decided on a sheet: what members ask for, and what is done for them. The clock's look is
no act: it only does what has come due."""

SheetStep = SheetAct | CloseDueVotes
"""Acts, and the clock's look."""
