"""What members and chairs may ask of a debate. `debate` names one; "" means that of the place."""

from typing import Annotated

from bot.article.commands import ArticleName
from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command
from bot.kernel.permission import Role

STANCES = {
    "3": "Strongly for",
    "2": "For",
    "1": "Slightly for",
    "0": "In the middle",
    "-1": "Slightly against",
    "-2": "Against",
    "-3": "Strongly against",
    "undecided": "Undecided",
}

MotionLine = Annotated[str, takes.words("The motion, in a sentence", completion="motions")]

FormatName = Annotated[str, takes.line("The format", completion="formats")]

SegmentHours = Annotated[int, takes.number("Hours for a segment, in writing", most=336)]

Stance = Annotated[str, takes.choice("Your stance", STANCES)]

Confidence = Annotated[int | None, takes.number("How sure you are, in per cent", least=0, most=100)]

PositionReason = Annotated[str, takes.line("Why; [3] cites a paragraph", longest=1000)]

SpeechWords = Annotated[str, takes.paragraph("What you say", longest=20_000)]

SpeechNumber = Annotated[int, takes.number("Its number")]

MemberName = Annotated[str, takes.words("Their name", completion="members")]

Relation = Annotated[
    str,
    takes.choice("Whether it supports or attacks", {"attack": "Attacks", "support": "Supports"}),
]

AnsweredClaim = Annotated[int, takes.number("The claim that it answers")]


class OpenDebate(
    Command,
    path="debate open",
    synonyms="start begin create launch host hold organise set up arrange argue discuss",
    placed=True,
    opens=True,
    examples=(
        "debate open This house would make guarantees trigger automatically.",
        'debate open start:"tomorrow 18:00" This house trusts promises.',
        "debate open format:text tempo:writing hours:12 This house trusts promises.",
    ),
):
    """Open a debate on a motion, here.

    Its opener chairs it; with `chair` False it runs itself. Fewer voters than `quorum` decide
    nothing.
    """

    motion: MotionLine
    format: FormatName = ""
    info: Annotated[str, takes.line("What everybody should know", longest=1000)] = ""
    article: ArticleName = ""
    tempo: takes.Tempo = ""
    ballot: Annotated[
        str,
        takes.choice(
            "Whether names are shown with the votes in the end",
            {"secret": "Secret", "named": "Named"},
        ),
    ] = "secret"
    hours: SegmentHours = 24
    start: Annotated[str, takes.line("When it is to start, as in tomorrow 18:00 or in 2 hours")] = (
        ""
    )
    quiet: Annotated[str, takes.line("Hours in which nothing is due, as in 22-7 Europe/Kyiv")] = ""
    quorum: Annotated[int, takes.number("Votes it takes for a result")] = 0
    chair: Annotated[bool, takes.flag("Do you chair it?")] = True


class Schedule(
    DebateCommand, path="chair schedule", synonyms="plan time date later tomorrow appoint"
):
    """Plan when the debate starts."""

    start: Annotated[
        str, takes.words("As in tomorrow 18:00, in 2 hours, 2026-12-01 18:00; none takes it back")
    ]


class TakeSeat(
    DebateCommand,
    path="debate join",
    synonyms="side seat part participate speaker speak enter sign up register for against",
):
    """Take a seat.

    Any free one, where a side is named.
    """

    seat: Annotated[str, takes.words("A seat, or a side", completion="seats")]


class LeaveSeat(DebateCommand, path="debate leave", synonyms="quit withdraw drop seat"):
    """Give your seat back."""


class DrawSeats(DebateCommand, path="debate draw"):
    """Deal the seats at random."""


class FlipCoin(DebateCommand, path="debate flip"):
    """Toss a coin between the sides."""


class Prepare(DebateCommand, path="debate prepare"):
    """Begin preparation.

    Everybody's, or one side's own time.
    """

    side: Annotated[str, takes.line("Which side’s time, if each has its own")] = ""


class StartDebate(DebateCommand, path="debate start", synonyms="begin sign-up"):
    """End the sign-up and start.

    The first vote opens, or the first segment may begin.
    """


class CloseVote(DebateCommand, path="chair count"):
    """Close the vote or the judging."""


class TakePosition(
    DebateCommand, path="debate vote", synonyms="cast ballot stance voting change", private=True
):
    """Vote.

    `stance` is −3 (strongly against the motion) to +3, or "undecided". `moved_by` names speeches by
    their numbers, claims by “c” and theirs, exercises by “x” and theirs.
    """

    stance: Stance
    confidence: Confidence = None
    reason: PositionReason = ""
    moved_by: Annotated[
        str,
        takes.line(
            "What moved you: numbers of speeches, of claims (c2), of exercises (x1)",
            completion="credits",
        ),
    ] = ""
    would_change: Annotated[str, takes.line("What would change your mind", longest=500)] = ""


class SetPosition(
    TakePosition,
    path="position set",
    synonyms="stance opinion change mind view state",
    private=True,
):
    """Say where you stand."""


class Begin(DebateCommand, path="debate begin", synonyms="next segment round"):
    """Begin the next segment."""


class Speak(
    DebateCommand,
    path="debate speak",
    synonyms="speech talk argument argue submit turn hand",
    private=True,
):
    """Say something with the floor."""

    words: SpeechWords


class ReadSpeech(DebateCommand, path="debate speech", quiet=True):
    """Read a speech again."""

    speech: SpeechNumber


class KeepDraft(DebateCommand, path="debate draft", private=True):
    """Keep words that are given when your time runs out."""

    words: SpeechWords


class EndTurn(DebateCommand, path="debate end", synonyms="finish stop turn speech speaking"):
    """End your turn.

    A chair ends the segment.
    """


class AskFloor(DebateCommand, path="debate floor", synonyms="speak raise hand queue turn request"):
    """Ask for the floor."""


class DropFloor(DebateCommand, path="debate drop"):
    """Stop waiting for the floor."""


class OfferPoint(DebateCommand, path="debate point", synonyms="interrupt offer information poi"):
    """Offer a point of information."""


class AnswerPoint(DebateCommand, path="debate answer"):
    """Take or decline the point."""

    accept: Annotated[bool, takes.flag("Do you take it?")]


class RaiseOrder(DebateCommand, path="debate order", synonyms="complain objection"):
    """Raise a point of order."""


class RuleOrder(DebateCommand, path="chair rule"):
    """Rule on a point of order."""

    uphold: Annotated[bool, takes.flag("Is it upheld?")]


class Warn(DebateCommand, path="chair warn"):
    """Ask somebody to keep to the rules."""

    member: MemberName


class RemindVoters(DebateCommand, path="chair remind", synonyms="ping nudge"):
    """Ask those who have not voted."""


class HandChair(DebateCommand, path="chair hand", synonyms="pass transfer hand over give"):
    """Give your chair to somebody."""

    member: MemberName


class NameJudge(DebateCommand, path="chair judge", synonyms="adjudicator appoint jury"):
    """Make somebody an adjudicator."""

    member: MemberName
    shadow: Annotated[bool, takes.flag("Do they only shadow?")] = False
    on: Annotated[bool, takes.flag("Do they judge?")] = True


class FileBallot(
    DebateCommand, path="debate ballot", synonyms="judge score adjudicator", private=True
):
    """File your ballot as an adjudicator."""

    ranks: Annotated[str, takes.line("Sides, best first, with commas", longest=200)]
    scores: Annotated[str, takes.line("Points by seat: prop1=72, opp1=74", longest=500)] = ""
    replies: Annotated[str, takes.line("Points of reply speeches by side", longest=200)] = ""
    reason: Annotated[str, takes.line("Your reason for the decision", longest=2000)] = ""


class MakeClaim(DebateCommand, path="claim make", synonyms="argument state evidence", private=True):
    """Put a claim forward."""

    words: Annotated[str, takes.words("The claim, in a sentence or two", longest=500)]
    answers: Annotated[int | None, takes.number("The claim that it answers")] = None
    relation: Relation = "attack"


class LinkClaim(DebateCommand, path="claim link"):
    """Say what a claim answers.

    The claim's author confirms it.
    """

    claim: Annotated[int, takes.number("The claim")]
    answers: AnsweredClaim
    relation: Relation = "attack"


class ConfirmLink(DebateCommand, path="claim confirm"):
    """Agree that your claim answers another."""

    claim: Annotated[int, takes.number("Your claim")]
    answers: AnsweredClaim


class ShowClaims(DebateCommand, path="claim list", synonyms="arguments map tree"):
    """See the claims and how they answer each other."""

    shuffled: Annotated[bool, takes.flag("In an order without meaning?")] = False


class Pause(DebateCommand, path="chair pause", synonyms="stop break halt interrupt clock"):
    """Stop the clock."""


class Resume(DebateCommand, path="chair resume", synonyms="continue unpause go on clock"):
    """Let the clock go on."""


class AddTime(DebateCommand, path="chair more", synonyms="extend minute longer extra time"):
    """Give more time."""

    seconds: Annotated[int, takes.number("How many seconds", most=86_400)] = 60


class Back(DebateCommand, path="chair back", synonyms="previous return"):
    """Go back one segment."""


class Skip(DebateCommand, path="chair skip", synonyms="jump over"):
    """Leave out the next segment."""


class Swap(DebateCommand, path="chair swap"):
    """Put somebody in a seat.

    They are a substitute, or speak twice.
    """

    seat: Annotated[str, takes.line("The seat", completion="seats")]
    member: MemberName


class GiveFloor(DebateCommand, path="chair give"):
    """Give somebody the floor."""

    member: MemberName


class Mute(DebateCommand, path="chair mute", synonyms="silence ban kick block remove speaker"):
    """Take or give back the right to speak.

    That holds for this debate.
    """

    member: MemberName
    on: Annotated[bool, takes.flag("Take it?")] = True


class AddChair(DebateCommand, path="chair add", synonyms="co-chair second"):
    """Make somebody a chair as well."""

    member: MemberName


class CloseDebate(DebateCommand, path="chair close", synonyms="finish end early stop"):
    """Close early, with a conclusion."""

    conclusion: Annotated[str, takes.paragraph("Your conclusion", longest=2000)]


class CancelDebate(DebateCommand, path="chair cancel", synonyms="abort delete stop end"):
    """Call the debate off."""


class ShowDebate(
    DebateCommand, path="debate show", synonyms="state status board progress standing"
):
    """See how a debate stands."""


class ShowResult(DebateCommand, path="debate result", synonyms="won winner outcome ended"):
    """See how a debate ended."""


class ListDebates(Command, path="debate list", synonyms="running other current going which"):
    """See the debates there are."""


class ListFormats(
    Command, path="format list", synonyms="kinds types rules available formats style oxford"
):
    """See the formats there are."""


class ShowPositions(
    DebateCommand, path="position history", synonyms="past earlier stances changed"
):
    """See your own positions."""


class ShowStanding(DebateCommand, path="position show", synonyms="stance opinion view"):
    """See where you stand now."""


class ShowReasons(DebateCommand, path="position why"):
    """See what moved you, and what moved the room."""


class ShowFormat(Command, path="format show", synonyms="rules explain segments"):
    """See a format, segment by segment."""

    format: FormatName


class AddFormat(
    Command, path="format add", synonyms="own custom upload create rules", role=Role.CHAIR
):
    """Add a format of your own."""

    text: Annotated[str, takes.paragraph("Its text, TOML", longest=100_000)] = ""
    file: Annotated[Upload | None, takes.file("Or a file, TOML or Debatekeeper XML")] = None


class RemoveFormat(Command, path="format remove", role=Role.CHAIR):
    """Remove a format of your own."""

    format: FormatName


class MoveDebate(DebateCommand, path="chair move", synonyms="channel another transfer thread"):
    """Take a debate to this room."""


SittingCommands = (
    OpenDebate
    | ListDebates
    | ShowDebate
    | ShowResult
    | TakeSeat
    | LeaveSeat
    | DrawSeats
    | FlipCoin
    | StartDebate
    | TakePosition
    | Prepare
    | Begin
    | Speak
    | ReadSpeech
    | KeepDraft
    | EndTurn
    | AskFloor
    | DropFloor
    | OfferPoint
    | AnswerPoint
    | RaiseOrder
    | FileBallot
)

OrderCommands = (
    Schedule | Pause | Resume | AddTime | Back | Skip | Swap | GiveFloor | Mute | Warn | RuleOrder
)

ChairCommands = (
    CloseVote
    | RemindVoters
    | AddChair
    | HandChair
    | NameJudge
    | CloseDebate
    | MoveDebate
    | CancelDebate
)

PositionCommands = SetPosition | ShowStanding | ShowPositions | ShowReasons

ClaimCommands = MakeClaim | LinkClaim | ConfirmLink | ShowClaims

FormatCommands = ListFormats | ShowFormat | AddFormat | RemoveFormat

DebateCommands = (
    SittingCommands
    | OrderCommands
    | ChairCommands
    | PositionCommands
    | ClaimCommands
    | FormatCommands
)

DebateActs = (
    Schedule
    | TakeSeat
    | LeaveSeat
    | DrawSeats
    | FlipCoin
    | Prepare
    | StartDebate
    | CloseVote
    | TakePosition
    | SetPosition
    | Begin
    | Speak
    | KeepDraft
    | EndTurn
    | AskFloor
    | DropFloor
    | OfferPoint
    | AnswerPoint
    | RaiseOrder
    | RuleOrder
    | Warn
    | RemindVoters
    | HandChair
    | NameJudge
    | FileBallot
    | MakeClaim
    | LinkClaim
    | ConfirmLink
    | Pause
    | Resume
    | AddTime
    | Back
    | Skip
    | Swap
    | GiveFloor
    | Mute
    | AddChair
    | CloseDebate
    | CancelDebate
    | MoveDebate
)
"""What is done in a debate: its rules decide on each of these."""
