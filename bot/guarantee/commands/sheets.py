"""What may be asked of guarantee sheets. `sheet` names one; "" means the one in use in this place.

A sheet goes by its number, 2; a version of it by 2v1; v1 is a version of the sheet in use.
"""

from typing import Annotated

from bot.article.commands import AnswerId, ArticleName
from bot.guarantee.commands.base import SheetCommand
from bot.kernel.catalog import takes
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command

STAYS_OPEN = "leave open"
"""What a member writes to leave a clause open, or to open it again."""

NO_WORDS = "-"
"""What a member writes to take the free wording away."""

FILES = {"markdown": "Text (Markdown)", "json": "Data (JSON), which can be imported again"}

OwnSheet = Annotated[bool, takes.flag("Is it yours alone, without votes?")]

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

SheetClause = Annotated[str, takes.line("Which clause", completion="clauses")]

ClauseChoice = Annotated[
    str,
    takes.line(
        "What it should say; several with commas; “leave open”", longest=500, completion="choices"
    ),
]

AmendmentReason = Annotated[str, takes.words("Why; [3] cites a paragraph", longest=500)]

FreeWording = Annotated[
    str, takes.line("Free wording beside the choice; - for none", longest=500, blank=NO_WORDS)
]

ProposalNumber = Annotated[int, takes.number("Its number on the sheet")]


class NewSheet(
    Command,
    path="guarantee new",
    synonyms="create make design sheet build own draft begin",
    examples=("guarantee new rule:two_thirds quorum:3 A guarantee that holds",),
):
    """Start a guarantee sheet."""

    title: Annotated[str, takes.words("What it is called", longest=100)]
    own: OwnSheet = False
    basis: Annotated[
        str, takes.line("What to begin from: a design, a sheet, a version", completion="designs")
    ] = ""
    rule: VotingRule = "simple"
    quorum: Annotated[int, takes.number("Ballots it takes for a decision", most=1000)] = 2
    hours: Annotated[int, takes.number("Hours that a vote stays open", most=720)] = 24


class ForkSheet(SheetCommand, path="guarantee fork"):
    """Start a sheet from another.

    A version of one will do.
    """

    title: Annotated[str, takes.line("What it is called", longest=100)] = ""
    own: OwnSheet = False


class UseSheet(Command, path="guarantee use", examples=("guarantee use 2",)):
    """Make a sheet the one of this room."""

    sheet: Annotated[str, takes.line("Its number", completion="sheets")]


class ListSheets(Command, path="guarantee list", synonyms="sheets designs"):
    """See the sheets there are."""


class ShowSheet(SheetCommand, path="guarantee show"):
    """See a sheet, clause by clause."""

    share: takes.Share = False


class ShowAmendment(SheetCommand, path="guarantee amendment", quiet=True):
    """See a proposal."""

    number: ProposalNumber


class SetClause(SheetCommand, path="guarantee set", synonyms="change choose edit option"):
    """Set a clause of your own sheet.

    Without a choice, a form asks for it.
    """

    clause: SheetClause = ""
    options: ClauseChoice = ""
    reason: AmendmentReason = ""
    words: FreeWording = ""


class AmendClause(SheetCommand, path="guarantee amend", synonyms="change edit amendment clause"):
    """Propose a change of one clause.

    Without a choice, a form asks for it.
    """

    clause: SheetClause = ""
    options: ClauseChoice = ""
    reason: AmendmentReason = ""
    words: FreeWording = ""
    debate: Annotated[bool, takes.flag("Open a debate on it?")] = False


class ProposeSheet(SheetCommand, path="guarantee propose", synonyms="adopt adoption"):
    """Propose that the sheet be adopted."""

    reason: AmendmentReason = ""


class SecondProposal(SheetCommand, path="guarantee second"):
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
        str, takes.line("Rivals best first; 0 leaves it as it is: 2>0=1", longest=200)
    ] = ""


class CloseProposalVote(SheetCommand, path="guarantee close"):
    """Close a vote before its time."""

    number: ProposalNumber


class AdoptSheet(SheetCommand, path="guarantee adopt"):
    """Keep your own sheet as a version."""


class ShowHistory(SheetCommand, path="guarantee history"):
    """See versions, and what became of proposals."""

    share: takes.Share = False


class DiffSheets(
    Command,
    path="guarantee diff",
    examples=("guarantee diff 2v1 2", "guarantee diff v1"),
):
    """See where two sheets differ."""

    before: Annotated[str, takes.line("A sheet, a version or a design", completion="designs")] = ""
    after: Annotated[
        str, takes.line("Another; the sheet as it stands if not said", completion="designs")
    ] = ""
    share: takes.Share = False


class ExportSheet(SheetCommand, path="guarantee export", synonyms="download save copy"):
    """Take a sheet with you as a file."""

    kind: Annotated[str, takes.choice("What kind of file", FILES)] = "markdown"


class ImportSheet(Command, path="guarantee import", synonyms="upload load"):
    """Start a sheet from a file."""

    file: Annotated[Upload, takes.file("A sheet exported as data")]
    own: OwnSheet = False


class SetSheetRules(SheetCommand, path="guarantee rules", quiet=True):
    """Change how votes are held."""

    rule: VotingRule = ""
    quorum: Annotated[int | None, takes.number("Ballots it takes for a decision", most=1000)] = None
    hours: Annotated[int | None, takes.number("Hours that a vote stays open", most=720)] = None


class AttachEvidence(SheetCommand, path="guarantee evidence"):
    """Attach words of the article to a clause."""

    clause: SheetClause
    words: Annotated[str, takes.words("The article’s own words", longest=1000)]
    article: ArticleName = ""


class DetachEvidence(SheetCommand, path="guarantee detach", quiet=True):
    """Take evidence off."""

    number: ProposalNumber


class AttachAnswer(SheetCommand, path="answer attach", quiet=True):
    """Attach an answer to a clause.

    Without a clause, one is asked for.
    """

    answer: AnswerId
    clause: SheetClause = ""


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
