"""Commands about guarantee sheets."""

from bot.catalog.shared import SHARE, number, words
from bot.guarantee.commands import sheets
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.command import Command
from bot.kernel.view import Option

_SHEET = Parameter(
    name="sheet", about="Which sheet; that of this room if not said", completion="sheets"
)
_BASIS = Parameter(
    name="basis", about="What to begin from: a design, a sheet, a version", completion="designs"
)
_OWN = Parameter(name="own", about="Is it yours alone, without votes?", kind=Kind.FLAG)
_RULE = Parameter(
    name="rule",
    about="How votes are decided",
    kind=Kind.CHOICE,
    options=(
        Option("Simple majority", "simple"),
        Option("Two-thirds majority", "two_thirds"),
        Option("Rival amendments ranked (Schulze)", "ranked"),
    ),
)
_QUORUM = Parameter(
    name="quorum", about="Ballots it takes for a decision", kind=Kind.NUMBER, least=1, most=1000
)
_HOURS = Parameter(
    name="hours", about="Hours that a vote stays open", kind=Kind.NUMBER, least=1, most=720
)
_CLAUSE = Parameter(name="clause", about="Which clause", completion="clauses")
_CHOICE = Parameter(
    name="options",
    about="What it should say; several with commas; “leave open”",
    completion="choices",
    longest=500,
)
_REASON = Parameter(name="reason", about="Why; [3] cites a paragraph", rest=True, longest=500)
_WORDING = Parameter(
    name="words",
    about="Free wording beside the choice; - for none",
    longest=500,
    blank=sheets.NO_WORDS,
)
_NUMBER = number("number", "Its number on the sheet")


def _of_a_sheet(
    path: str, builds: type[Command], about: str, *parameters: Parameter, quiet: bool = False
) -> Entry:
    return Entry(
        path=("guarantee", path),
        builds=builds,
        about=about,
        parameters=(*parameters, _SHEET),
        quiet=quiet,
    )


SHEETS = (
    Entry(
        path=("guarantee", "new"),
        builds=sheets.NewSheet,
        about="Start a guarantee sheet",
        parameters=(
            words("What it is called", name="title", longest=100),
            _OWN,
            _BASIS,
            _RULE,
            _QUORUM,
            _HOURS,
        ),
        examples=("guarantee new rule:two_thirds quorum:3 A guarantee that holds",),
    ),
    _of_a_sheet("show", sheets.ShowSheet, "See a sheet, clause by clause", SHARE),
    _of_a_sheet(
        "set",
        sheets.SetClause,
        "Set a clause of your own sheet",
        _CLAUSE,
        _CHOICE,
        _REASON,
        _WORDING,
    ),
    _of_a_sheet(
        "amend",
        sheets.AmendClause,
        "Propose a change of one clause",
        _CLAUSE,
        _CHOICE,
        _REASON,
        _WORDING,
        Parameter(name="debate", about="Open a debate on it?", kind=Kind.FLAG),
    ),
    _of_a_sheet("propose", sheets.ProposeSheet, "Propose that the sheet be adopted", _REASON),
    _of_a_sheet("second", sheets.SecondProposal, "Second somebody’s proposal", _NUMBER),
    _of_a_sheet("withdraw", sheets.WithdrawProposal, "Take a proposal back", _NUMBER),
    Entry(
        path=("guarantee", "vote"),
        builds=sheets.VoteOnProposal,
        about="Vote on a proposal, or rank rivals",
        parameters=(
            _NUMBER,
            Parameter(
                name="says",
                about="Your vote",
                kind=Kind.CHOICE,
                options=(
                    Option("For", "for"),
                    Option("Against", "against"),
                    Option("Abstain", "abstain"),
                ),
                also=(("yes", "for"), ("no", "against")),
            ),
            Parameter(
                name="ranking",
                about="Rivals best first; 0 leaves it as it is: 2>0=1",
                longest=200,
            ),
            _SHEET,
        ),
        private=True,
        examples=("guarantee vote 3 for", "guarantee vote 3 ranking:3>0>2"),
    ),
    _of_a_sheet("close", sheets.CloseProposalVote, "Close a vote before its time", _NUMBER),
    _of_a_sheet("adopt", sheets.AdoptSheet, "Keep your own sheet as a version"),
    _of_a_sheet("history", sheets.ShowHistory, "See versions, and what became of proposals", SHARE),
    Entry(
        path=("guarantee", "diff"),
        builds=sheets.DiffSheets,
        about="See where two sheets differ",
        parameters=(
            Parameter(name="before", about="A sheet, a version or a design", completion="designs"),
            Parameter(
                name="after",
                about="Another; the sheet as it stands if not said",
                completion="designs",
            ),
            SHARE,
        ),
        examples=("guarantee diff 2v1 2", "guarantee diff v1"),
    ),
    _of_a_sheet(
        "fork",
        sheets.ForkSheet,
        "Start a sheet from another",
        Parameter(name="title", about="What it is called", longest=100),
        _OWN,
    ),
    _of_a_sheet(
        "export",
        sheets.ExportSheet,
        "Take a sheet with you as a file",
        Parameter(
            name="kind",
            about="What kind of file",
            kind=Kind.CHOICE,
            options=tuple(Option(label, kind) for kind, label in sheets.FILES.items()),
        ),
    ),
    Entry(
        path=("guarantee", "import"),
        builds=sheets.ImportSheet,
        about="Start a sheet from a file",
        parameters=(
            Parameter(name="file", about="A sheet exported as data", kind=Kind.FILE, required=True),
            _OWN,
        ),
    ),
    Entry(path=("guarantee", "list"), builds=sheets.ListSheets, about="See the sheets there are"),
    Entry(
        path=("guarantee", "use"),
        builds=sheets.UseSheet,
        about="Make a sheet the one of this room",
        parameters=(
            Parameter(name="sheet", about="Its number", required=True, completion="sheets"),
        ),
        examples=("guarantee use 2",),
    ),
    _of_a_sheet(
        "evidence",
        sheets.AttachEvidence,
        "Attach words of the article to a clause",
        Parameter(name="clause", about="Which clause", completion="clauses", required=True),
        words("The article’s own words", longest=1000),
        Parameter(name="article", about="The article’s short name", completion="articles"),
    ),
    _of_a_sheet("amendment", sheets.ShowAmendment, "See a proposal", _NUMBER, quiet=True),
    _of_a_sheet("call", sheets.CallVote, "Put a proposal to the vote", _NUMBER, quiet=True),
    _of_a_sheet("debate", sheets.DebateProposal, "Debate a proposal", _NUMBER, quiet=True),
    _of_a_sheet(
        "rules",
        sheets.SetSheetRules,
        "Change how votes are held",
        _RULE,
        _QUORUM,
        _HOURS,
        quiet=True,
    ),
    _of_a_sheet("detach", sheets.DetachEvidence, "Take evidence off", _NUMBER, quiet=True),
    Entry(
        path=("answer", "attach"),
        builds=sheets.AttachAnswer,
        about="Attach an answer to a clause",
        parameters=(
            Parameter(name="answer", about="Which answer", required=True),
            _CLAUSE,
            _SHEET,
        ),
        quiet=True,
    ),
)
