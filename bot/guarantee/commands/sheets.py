"""What may be asked of guarantee sheets. `sheet` names one; "" means the one in use in this place.

A sheet goes by its number, 2; a version of it by 2v1; v1 is a version of the sheet in use.
"""

from typing import Annotated

from bot.guarantee.commands.base import SheetClause, SheetCommand, SheetName
from bot.guarantee.commands.evidence import AttachAnswer, AttachEvidence, DetachEvidence
from bot.kernel.catalog import takes
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command

STAYS_OPEN = "leave open"
"""What a member writes to leave a clause open, or to open it again."""

NO_WORDS = "-"
"""What a member writes to take the free wording away."""

FILES = {"markdown": "Text (Markdown)", "json": "Data (JSON), which can be imported again"}

OwnSheet = Annotated[bool, takes.flag("Is it only yours, without votes?")]

VotingRule = Annotated[
    str,
    takes.choice(
        "How votes are decided",
        {
            "simple": "Simple majority",
            "two_thirds": "Two-thirds majority",
            "ranked": "Rival amendments ranked (Schulze)",
        },
    ),
]

ClauseChoice = Annotated[
    str,
    takes.several_of("What it should say", "settings", longest=500),
]

AmendmentReason = Annotated[str, takes.words("Your reason. Cite a paragraph as [3]", longest=500)]

FreeWording = Annotated[
    str, takes.line("Your own wording as well (- removes it)", longest=500, blank=NO_WORDS)
]

ProposalNumber = Annotated[int, takes.number("The proposal", completion="amendments")]


class NewSheet(
    Command,
    path="guarantee new",
    title="Start a sheet",
    synonyms="create make design sheet build own draft begin",
    examples=("guarantee new rule:two_thirds quorum:3 A guarantee that holds",),
):
    """Start a guarantee sheet."""

    title: Annotated[str, takes.words("Its title", longest=100)]
    own: OwnSheet = False
    basis: Annotated[
        str, takes.line("What to start from: a design, a sheet or a version", completion="designs")
    ] = ""
    changes: Annotated[
        str,
        takes.line(
            "What it says differently, for example trigger=automatic",
            completion="clause_options",
            typed_only=True,
        ),
    ] = ""
    rule: VotingRule = "simple"
    quorum: Annotated[
        int, takes.number("Ballots needed; 0 is half of those present", least=0, most=1000)
    ] = 0
    hours: Annotated[
        int, takes.number("How many hours a vote stays open", most=720, unit=takes.HOUR)
    ] = 24


class ForkSheet(SheetCommand, path="guarantee fork", title="Make a copy"):
    """Start a sheet from another.

    A version of one will do.
    """

    title: Annotated[str, takes.line("Its title", longest=100)] = ""
    own: OwnSheet = False


class UseSheet(
    Command, path="guarantee use", title="Use a sheet here", examples=("guarantee use 2",)
):
    """Use a sheet here."""

    sheet: Annotated[str, takes.line("The sheet", completion="sheets")]


class ListSheets(Command, path="guarantee list", title="See the sheets", synonyms="sheets designs"):
    """See the sheets there are."""


class ShowSheet(SheetCommand, path="guarantee show", title="See the sheet"):
    """See a sheet, clause by clause."""

    share: takes.Share = False


class ShowAmendment(SheetCommand, path="guarantee amendment", quiet=True):
    """See a proposal."""

    number: ProposalNumber


class SetClause(
    SheetCommand, path="guarantee set", title="Set a clause", synonyms="change choose edit option"
):
    """Set a clause of your own sheet.

    Without a choice, a form asks for it.
    """

    clause: SheetClause = ""
    options: ClauseChoice = ""
    reason: AmendmentReason = ""
    words: FreeWording = ""


class AmendClause(
    SheetCommand,
    path="guarantee amend",
    title="Amend a clause",
    synonyms="change edit amendment clause",
):
    """Propose a change of one clause.

    Without a choice, a form asks for it. It can also amend another proposal.
    """

    clause: SheetClause = ""
    options: ClauseChoice = ""
    reason: AmendmentReason = ""
    words: FreeWording = ""
    debate: Annotated[bool, takes.flag("Open a debate on it?")] = False
    amends: Annotated[
        int,
        takes.number("The proposal that should say so", least=0, completion="amendments"),
    ] = 0


class ProposeSheet(
    SheetCommand, path="guarantee propose", title="Propose adoption", synonyms="adopt adoption"
):
    """Propose to adopt the sheet."""

    reason: AmendmentReason = ""


class SecondProposal(SheetCommand, path="guarantee second", title="Second it"):
    """Second somebody’s proposal."""

    number: ProposalNumber


class WithdrawProposal(SheetCommand, path="guarantee withdraw"):
    """Take a proposal back."""

    number: ProposalNumber


class CallVote(SheetCommand, path="guarantee call", quiet=True):
    """Put a proposal to the vote."""

    number: ProposalNumber


class DebateProposal(SheetCommand, path="guarantee debate", quiet=True):
    """Debate a proposal."""

    number: ProposalNumber


class VoteOnProposal(
    SheetCommand,
    path="guarantee vote",
    title="Vote on a proposal",
    private=True,
    examples=("guarantee vote 3 for", "guarantee vote 3 ranking:3>0>2"),
):
    """Vote on a proposal, or rank rivals."""

    number: ProposalNumber
    says: Annotated[
        str,
        takes.choice(
            "Your vote",
            {"for": "For", "against": "Against", "abstain": "Abstain"},
            also={"yes": "for", "no": "against"},
        ),
    ] = ""
    ranking: Annotated[
        str, takes.ranking("The rival amendments, best first", "rivals", places=5)
    ] = ""


class CloseProposalVote(SheetCommand, path="guarantee close", title="Close a vote"):
    """Close a vote before its time."""

    number: ProposalNumber
    sheet: SheetName = ""
    sure: Annotated[bool, takes.flag("Also if not all have voted?")] = False


class AdoptSheet(SheetCommand, path="guarantee adopt", title="Adopt your sheet"):
    """Keep your own sheet as a version."""


class ShowHistory(SheetCommand, path="guarantee history", title="See the history"):
    """See versions, and what happened to proposals."""

    share: takes.Share = False


class DiffSheets(
    Command,
    path="guarantee diff",
    examples=("guarantee diff 2v1 2", "guarantee diff v1"),
):
    """See where two sheets differ."""

    before: Annotated[str, takes.line("A sheet, a version or a design", completion="designs")] = ""
    after: Annotated[
        str,
        takes.line(
            "The other one; the sheet as it is now if you leave this empty", completion="designs"
        ),
    ] = ""
    share: takes.Share = False


class ExportSheet(SheetCommand, path="guarantee export", synonyms="download save copy"):
    """Download a sheet as a file."""

    kind: Annotated[str, takes.choice("What kind of file", FILES)] = "markdown"


class ImportSheet(Command, path="guarantee import", title="Import a sheet", synonyms="upload load"):
    """Start a sheet from a file."""

    file: Annotated[
        Upload,
        takes.file("A sheet exported as data", endings=(".json",), marks=('"parley-sheet"',)),
    ]
    own: OwnSheet = False


class SetSheetRules(SheetCommand, path="guarantee rules", quiet=True):
    """Change how votes are held."""

    rule: VotingRule = ""
    quorum: Annotated[
        int | None,
        takes.number("Ballots needed; 0 is half of those present", least=0, most=1000),
    ] = None
    hours: Annotated[
        int | None, takes.number("How many hours a vote stays open", most=720, unit=takes.HOUR)
    ] = None


SheetCommands = (
    NewSheet
    | ShowSheet
    | SetClause
    | AmendClause
    | ProposeSheet
    | SecondProposal
    | WithdrawProposal
    | VoteOnProposal
    | CloseProposalVote
    | AdoptSheet
    | ShowHistory
    | DiffSheets
    | ForkSheet
    | ExportSheet
    | ImportSheet
    | ListSheets
    | UseSheet
    | AttachEvidence
    | ShowAmendment
    | CallVote
    | DebateProposal
    | SetSheetRules
    | DetachEvidence
    | AttachAnswer
)
