"""What may be asked of guarantee sheets. `sheet` names one; "" means the one in use in this place.

A sheet goes by its number, 2; a version of it by 2v1; v1 is a version of the sheet in use.
"""

from bot.core.values import dataclass
from bot.guarantee.commands.base import SheetCommand
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command

STAYS_OPEN = "leave open"
"""What a member writes to leave a clause open, or to open it again."""

NO_WORDS = "-"
"""What a member writes to take the free wording away."""

FILES = {"markdown": "Text (Markdown)", "json": "Data (JSON), which can be imported again"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSheet(Command):
    """Start a sheet: a group's, or one's `own`; empty, or from what `basis` names."""

    title: str
    own: bool = False
    basis: str = ""
    rule: str = "simple"
    quorum: int = 2
    hours: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkSheet(SheetCommand):
    """Start a sheet from another, or from a version of one."""

    title: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UseSheet(Command):
    """Make a sheet the one that is meant in this place."""

    sheet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheets(Command):
    """See the community's sheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSheet(SheetCommand):
    """See a whole sheet, or a version of it, clause by clause, with its reasons and evidence."""

    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAmendment(SheetCommand):
    """See one proposal with its reason, its debate and its vote."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClause(SheetCommand):
    """Set a clause of one's own sheet; without a choice, a form asks."""

    clause: str = ""
    options: str = ""
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendClause(SheetCommand):
    """Propose what a clause of a group's sheet should say; without a choice, a form asks."""

    clause: str = ""
    options: str = ""
    reason: str = ""
    words: str = ""
    debate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSheet(SheetCommand):
    """Propose that a group's sheet be adopted as it stands."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondProposal(SheetCommand):
    """Second a proposal of somebody else."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProposal(SheetCommand):
    """Take a proposal back."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallVote(SheetCommand):
    """Put a proposal to the vote."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DebateProposal(SheetCommand):
    """Open a debate on a proposal, here."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOnProposal(SheetCommand):
    """Vote on a proposal: for, against, abstain, or a ranking of rivals such as 2 > 0."""

    number: int
    says: str = ""
    ranking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseProposalVote(SheetCommand):
    """Close the vote on a proposal before its time."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptSheet(SheetCommand):
    """Keep one's own sheet, as it stands, as a version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHistory(SheetCommand):
    """See a sheet's versions, and what became of every proposal."""

    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffSheets(Command):
    """See two sheets, versions or designs side by side where they differ."""

    before: str = ""
    after: str = ""
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSheet(SheetCommand):
    """Take a sheet, or a version of it, along as a file."""

    kind: str = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSheet(Command):
    """Start a sheet from a JSON file that Parley exported."""

    file: Upload
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSheetRules(SheetCommand):
    """Change how a group's sheet is voted on."""

    rule: str = ""
    quorum: int | None = None
    hours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachEvidence(SheetCommand):
    """Attach quoted words of an article to a clause as a reason."""

    clause: str
    words: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetachEvidence(SheetCommand):
    """Take evidence off a clause."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachAnswer(SheetCommand):
    """Attach an answer's sentences to a clause; without a clause, one is asked for."""

    answer: str
    clause: str = ""
