"""What may be asked of guarantee sheets. `sheet` names one; "" means the one in use in this place.

A sheet goes by its number, 2; a version of it by 2v1; v1 is a version of the sheet in use.
"""

from bot.guarantee.commands.base import SheetCommand
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command

STAYS_OPEN = "leave open"
"""What a member writes to leave a clause open, or to open it again."""

NO_WORDS = "-"
"""What a member writes to take the free wording away."""

FILES = {"markdown": "Text (Markdown)", "json": "Data (JSON), which can be imported again"}


class NewSheet(Command, frozen=True, kw_only=True):
    """Start a sheet: a group's, or one's `own`; empty, or from what `basis` names."""

    title: str
    own: bool = False
    basis: str = ""
    rule: str = "simple"
    quorum: int = 2
    hours: int = 24


class ForkSheet(SheetCommand, frozen=True, kw_only=True):
    """Start a sheet from another, or from a version of one."""

    title: str = ""
    own: bool = False


class UseSheet(Command, frozen=True, kw_only=True):
    """Make a sheet the one that is meant in this place."""

    sheet: str


class ListSheets(Command, frozen=True, kw_only=True):
    """See the community's sheets."""


class ShowSheet(SheetCommand, frozen=True, kw_only=True):
    """See a whole sheet, or a version of it, clause by clause, with its reasons and evidence."""

    share: bool = False


class ShowAmendment(SheetCommand, frozen=True, kw_only=True):
    """See one proposal with its reason, its debate and its vote."""

    number: int


class SetClause(SheetCommand, frozen=True, kw_only=True):
    """Set a clause of one's own sheet; without a choice, a form asks."""

    clause: str = ""
    options: str = ""
    reason: str = ""
    words: str = ""


class AmendClause(SheetCommand, frozen=True, kw_only=True):
    """Propose what a clause of a group's sheet should say; without a choice, a form asks."""

    clause: str = ""
    options: str = ""
    reason: str = ""
    words: str = ""
    debate: bool = False


class ProposeSheet(SheetCommand, frozen=True, kw_only=True):
    """Propose that a group's sheet be adopted as it stands."""

    reason: str = ""


class SecondProposal(SheetCommand, frozen=True, kw_only=True):
    """Second a proposal of somebody else."""

    number: int


class WithdrawProposal(SheetCommand, frozen=True, kw_only=True):
    """Take a proposal back."""

    number: int


class CallVote(SheetCommand, frozen=True, kw_only=True):
    """Put a proposal to the vote."""

    number: int


class DebateProposal(SheetCommand, frozen=True, kw_only=True):
    """Open a debate on a proposal, here."""

    number: int


class VoteOnProposal(SheetCommand, frozen=True, kw_only=True):
    """Vote on a proposal: for, against, abstain, or a ranking of rivals such as 2 > 0."""

    number: int
    says: str = ""
    ranking: str = ""


class CloseProposalVote(SheetCommand, frozen=True, kw_only=True):
    """Close the vote on a proposal before its time."""

    number: int


class AdoptSheet(SheetCommand, frozen=True, kw_only=True):
    """Keep one's own sheet, as it stands, as a version."""


class ShowHistory(SheetCommand, frozen=True, kw_only=True):
    """See a sheet's versions, and what became of every proposal."""

    share: bool = False


class DiffSheets(Command, frozen=True, kw_only=True):
    """See two sheets, versions or designs side by side where they differ."""

    before: str = ""
    after: str = ""
    share: bool = False


class ExportSheet(SheetCommand, frozen=True, kw_only=True):
    """Take a sheet, or a version of it, along as a file."""

    kind: str = "markdown"


class ImportSheet(Command, frozen=True, kw_only=True):
    """Start a sheet from a JSON file that Parley exported."""

    file: Upload
    own: bool = False


class SetSheetRules(SheetCommand, frozen=True, kw_only=True):
    """Change how a group's sheet is voted on."""

    rule: str = ""
    quorum: int | None = None
    hours: int | None = None


class AttachEvidence(SheetCommand, frozen=True, kw_only=True):
    """Attach quoted words of an article to a clause as a reason."""

    clause: str
    words: str
    article: str = ""


class DetachEvidence(SheetCommand, frozen=True, kw_only=True):
    """Take evidence off a clause."""

    number: int


class AttachAnswer(SheetCommand, frozen=True, kw_only=True):
    """Attach an answer's sentences to a clause; without a clause, one is asked for."""

    answer: str
    clause: str = ""
