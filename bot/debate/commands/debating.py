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

MotionLine = Annotated[
    str, takes.words("The motion, in a sentence", completion="motion_words", own_words=True)
]

FormatName = Annotated[str, takes.line("The format", completion="formats")]

SegmentHours = Annotated[
    int, takes.number("Hours per segment, in writing", most=336, unit=takes.HOUR)
]

_SIGNED = {
    f"{sign}{number}": f"{own}{number}"
    for sign, own in (("+", ""), ("−", "-"), ("–", "-"))
    for number in (1, 2, 3)
}
_STANCES_TOLD = {
    "pro": "2", "support": "2", "in favour": "2", "in favor": "2", "yes": "2",
    "con": "-2", "oppose": "-2", "opposed": "-2", "no": "-2",
    "somewhat for": "1", "somewhat against": "-1",
    "neutral": "0", "middle": "0", "+0": "0",
    "unsure": "undecided", "don't know": "undecided", "don’t know": "undecided", "?": "undecided",
}  # fmt: skip

Stance = Annotated[str, takes.choice("Your stance", STANCES, also={**_SIGNED, **_STANCES_TOLD})]

TAKEN_BACK, NOT_SURE = "–", -1000
"""What an emptied field of a ballot means, of words and of how sure somebody is. What is not said
at all stays as it was."""

Confidence = Annotated[
    int | None,
    takes.number("How sure you are, in per cent", least=0, most=100, blank=str(NOT_SURE)),
]

PositionReason = Annotated[
    str, takes.words("Your reason. Cite a paragraph as [3]", longest=1000, blank=TAKEN_BACK)
]

SpeechWords = Annotated[str, takes.paragraph("What you say", longest=20_000)]

SpeechNumber = Annotated[int, takes.number("The speech", completion="speeches")]

PickedMember = Annotated[str, takes.member("Who")]

Relation = Annotated[
    str,
    takes.choice(
        "Does it support or attack it?",
        {"attack": "Attacks", "support": "Supports", "correct": "Corrects, if both are yours"},
    ),
]

AnsweredClaim = Annotated[int, takes.number("The claim that it answers", completion="claims")]


class OpenDebate(
    Command,
    path="debate open",
    title="Open a debate",
    synonyms="start begin create launch host hold organise set up arrange argue discuss",
    placed=True,
    opens=True,
    prefilled=True,
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
            "Are names shown with the votes at the end?",
            {"secret": "Secret", "named": "Named"},
        ),
    ] = "secret"
    hours: SegmentHours = 24
    start: Annotated[
        str, takes.line("When it starts, for example tomorrow 18:00 or in 2 hours")
    ] = ""
    quiet: Annotated[str, takes.line("Quiet hours, for example 22:00–07:00 Europe/Kyiv")] = ""
    quorum: Annotated[int, takes.number("Votes needed for a result")] = 0
    chair: Annotated[bool, takes.flag("Do you chair it?")] = True
    restate: Annotated[bool, takes.flag("Restate each other’s best point?")] = True


class Schedule(
    DebateCommand,
    path="chair schedule",
    title="Set the start",
    synonyms="plan time date later tomorrow appoint",
):
    """Plan when the debate starts."""

    start: Annotated[
        str,
        takes.words(
            "When it starts; for example tomorrow 18:00, in 2 hours, or none to call it off"
        ),
    ]


class TakeSeat(
    DebateCommand,
    path="debate join",
    synonyms="side seat part participate speaker speak enter sign up register for against",
):
    """Take a seat.

    Any free one, where a side is named.
    """

    seat: Annotated[str, takes.words("A seat, or a side", completion="free_seats")]


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

    side: Annotated[
        str, takes.line("Which side’s time, if each has its own", completion="sides")
    ] = ""


BoundTo = Annotated[str, takes.line("What the button stood under", in_buttons=True)]
"""The number of what a button was about; it is kept in the button, and not asked for. An old button
does nothing to what came after."""


class StartDebate(DebateCommand, path="debate start", title="Start", synonyms="begin sign-up"):
    """End the sign-up and start.

    The first vote opens, or the first segment may begin.
    """

    ask: Annotated[bool, takes.flag("Ask first if seats are empty?")] = False


class CloseVote(DebateCommand, path="chair count"):
    """Close the vote or the judging."""

    ask: Annotated[bool, takes.flag("Ask first if votes are missing?")] = False
    vote: BoundTo = ""


class TakePosition(
    DebateCommand,
    path="debate vote",
    title="Vote",
    synonyms="cast ballot stance voting change",
    private=True,
    prefilled=True,
):
    """Vote.

    `stance` is −3 (strongly against the motion) to +3, or "undecided". `moved_by` names speeches by
    their numbers, claims by “c” and theirs, points of information by “p”, exercises by “x”.
    """

    stance: Stance
    confidence: Confidence = None
    reason: PositionReason = ""
    moved_by: Annotated[
        str,
        takes.several_of("What moved you", "credits"),
    ] = ""
    would_change: Annotated[
        str, takes.line("What would change your mind", longest=500, blank=TAKEN_BACK)
    ] = ""


class SetPosition(
    TakePosition,
    path="position set",
    title="My position",
    synonyms="stance opinion change mind view state",
    private=True,
    prefilled=True,
):
    """Say what you think of a motion."""


class CreditChange(
    DebateCommand,
    path="position moved",
    title="What moved you?",
    synonyms="moved convinced credit changed why",
    private=True,
):
    """Say what changed your mind."""

    moved_by: Annotated[str, takes.several_of("What moved you", "credits", rest=True)]


class Begin(DebateCommand, path="debate begin", synonyms="next segment round"):
    """Begin the next segment."""

    sure: Annotated[bool, takes.flag("Also if nobody sits where it is spoken from?")] = False
    segment: BoundTo = ""


class Speak(
    DebateCommand,
    path="debate speak",
    title="Speak",
    synonyms="speech talk argument argue submit turn hand",
    private=True,
    public=True,
    prefilled=True,
):
    """Speak in the debate."""

    words: SpeechWords


class ReadSpeech(DebateCommand, path="debate speech", quiet=True):
    """Read a speech again."""

    speech: SpeechNumber


class HandInLate(
    DebateCommand, path="debate late", title="Hand in late", private=True, public=True, quiet=True
):
    """Hand in a speech for which your time ran out."""

    words: SpeechWords = ""


class ChangeSpeech(
    DebateCommand,
    path="debate change",
    title="Change my words",
    private=True,
    quiet=True,
    prefilled=True,
):
    """Change what you have handed in, before anybody sees it."""

    words: SpeechWords


class KeepDraft(
    DebateCommand,
    path="debate draft",
    title="Write ahead",
    synonyms="prepare write ahead speech save",
    private=True,
    prefilled=True,
):
    """Write your speech ahead.

    Speak opens with it when your turn comes; it is handed in if your time runs out.
    """

    words: SpeechWords


class KeepUnsaid(DebateCommand, path="debate kept", private=True, public=True, quiet=True):
    """Keep as a draft what could not be said."""


class AskSealed(DebateCommand, path="debate sealed", private=True, quiet=True):
    """Ask whether words typed in the room, under a seal or too late, are what you hand in."""

    words: SpeechWords = ""
    sure: Annotated[bool, takes.flag("Hand in what was kept?")] = False


class ChatKept(DebateCommand, path="debate chat", private=True, public=True, quiet=True):
    """Say to the room what was kept, since it is no speech."""


class EndTurn(DebateCommand, path="debate end", synonyms="finish stop turn speech speaking"):
    """End your turn.

    A chair can end somebody else's turn, by naming them.
    """

    sure: Annotated[bool, takes.flag("Also if nothing was said yet?")] = False
    whose: Annotated[str, takes.member("Whose turn, if you chair and it is not yours")] = ""
    segment: BoundTo = ""


class EndSegment(
    DebateCommand,
    path="chair end",
    title="End the segment",
    synonyms="finish stop segment round close",
):
    """End the segment for everybody."""

    segment: BoundTo = ""


class AskFloor(DebateCommand, path="debate floor", synonyms="speak raise hand queue turn request"):
    """Ask for the floor."""


class DropFloor(DebateCommand, path="debate drop"):
    """Leave the queue for the floor."""


class OfferPoint(DebateCommand, path="debate point", synonyms="interrupt offer information poi"):
    """Offer a point of information."""


class AnswerPoint(DebateCommand, path="debate answer", title="Take or decline it"):
    """Take or decline the point."""

    accept: Annotated[bool, takes.flag("Do you take it?")]
    point: BoundTo = ""


class RaiseOrder(
    DebateCommand,
    path="debate order",
    title="Point of order",
    synonyms="complain objection",
    private=True,
    public=True,
):
    """Raise a point of order."""

    words: Annotated[str, takes.words("Which rule is broken, and how", longest=300)]


class RuleOrder(DebateCommand, path="chair rule", title="Rule on the point"):
    """Rule on a point of order."""

    uphold: Annotated[bool, takes.flag("Is it upheld?")]
    order: BoundTo = ""


class Warn(DebateCommand, path="chair warn", title="Warn somebody"):
    """Ask somebody to keep to the rules."""

    member: PickedMember


class RemindVoters(DebateCommand, path="chair remind", synonyms="ping nudge"):
    """Remind people to vote or to hand in."""


class HandChair(
    DebateCommand,
    path="chair hand",
    title="Hand over the chair",
    synonyms="pass transfer hand over give",
):
    """Give your chair to somebody."""

    member: PickedMember


class NameJudge(
    DebateCommand,
    path="chair judge",
    title="Name an adjudicator",
    synonyms="adjudicator appoint jury",
):
    """Make somebody an adjudicator."""

    member: PickedMember
    shadow: Annotated[bool, takes.flag("Do they only shadow?")] = False
    on: Annotated[bool, takes.flag("Do they judge?")] = True
    presides: Annotated[bool, takes.flag("Does their vote break a tie?")] = False


class ForfeitSide(
    DebateCommand,
    path="chair forfeit",
    title="Record a forfeit",
    synonyms="absent missing late team side lose walkover no-show",
):
    """Say that a side did not come, or gave up.

    Between two sides the other one wins at once.
    """

    side: Annotated[str, takes.line("Which side", completion="sides")]


class CountHall(
    DebateCommand,
    path="chair hall",
    title="Enter a hall’s count",
    synonyms="count clickers paper hands audience counted",
):
    """Enter how a hall voted, counted by hand.

    It stands beside the result, marked as counted in the hall.
    """

    which: Annotated[
        str,
        takes.choice("Which vote", {"first": "Before the debate", "closing": "After the debate"}),
    ]
    towards: Annotated[int, takes.number("Votes for", least=0, most=100_000)]
    against: Annotated[int, takes.number("Votes against", least=0, most=100_000)]
    undecided: Annotated[int, takes.number("Undecided", least=0, most=100_000)] = 0


class FileBallot(
    DebateCommand,
    path="debate ballot",
    title="File a ballot",
    synonyms="judge score adjudicator",
    private=True,
    prefilled=True,
):
    """File your ballot as an adjudicator."""

    ranks: Annotated[str, takes.ranking("Places, best first", "ranked", places=4)]
    scores: Annotated[str, takes.marks("Points for each speaker", "scored_seats")] = ""
    replies: Annotated[str, takes.marks("Points for reply speeches", "replying_sides")] = ""
    reason: Annotated[str, takes.words("Your reason for the decision", longest=2000)] = ""
    share: Annotated[bool, takes.flag("May everybody read your reason?")] = True


class MakeClaim(
    DebateCommand,
    path="claim make",
    synonyms="argument state evidence",
    private=True,
    public=True,
    prefilled=True,
):
    """Make a claim."""

    words: Annotated[str, takes.words("The claim, in a sentence or two", longest=500)]
    answers: Annotated[
        int | None, takes.number("The claim that it answers", completion="claims")
    ] = None
    relation: Relation = ""


class RestatePoint(
    DebateCommand,
    path="claim restate",
    title="Restate their point",
    synonyms="listen understand fair steelman",
    private=True,
    public=True,
    prefilled=True,
):
    """Say the other side’s best point in your own words.

    A speaker of that side says whether it is their point.
    """

    words: Annotated[str, takes.words("Their best point, in your own words", longest=500)]


AnsweredRestatement = Annotated[
    int | None, takes.number("What they said your point is", completion="restatements")
]


class ConfirmRestatement(
    DebateCommand, path="claim heard", title="Yes, that is our point", private=True, public=True
):
    """Say that the other side has understood your point."""

    restatement: AnsweredRestatement = None


class CorrectRestatement(
    DebateCommand,
    path="claim correct",
    title="Not quite",
    private=True,
    public=True,
    prefilled=True,
):
    """Say what your point is, where the other side has not quite understood it."""

    words: Annotated[str, takes.words("Your point, so that they can hear it", longest=500)]
    restatement: AnsweredRestatement = None


class LinkClaim(DebateCommand, path="claim link", title="Link a claim"):
    """Say what a claim answers.

    The claim's author confirms it.
    """

    claim: Annotated[int, takes.number("The claim", completion="claims")]
    answers: AnsweredClaim
    relation: Relation = ""


class ConfirmLink(DebateCommand, path="claim confirm", title="Confirm the link"):
    """Agree that your claim answers another."""

    claim: Annotated[int, takes.number("Your claim", completion="own_claims")]
    answers: AnsweredClaim


class ShowClaims(DebateCommand, path="claim list", synonyms="arguments map tree"):
    """See the claims and how they answer each other."""

    shuffled: Annotated[bool, takes.flag("In random order?")] = False


class Pause(DebateCommand, path="chair pause", synonyms="stop break halt interrupt clock"):
    """Stop the clock."""


class Resume(DebateCommand, path="chair resume", synonyms="continue unpause go on clock"):
    """Start the clock again."""


class AddTime(
    DebateCommand,
    path="chair more",
    synonyms="extend minute longer extra time less shorten take back",
):
    """Give more time, or take some away.

    −60 takes a minute away, where the clock was started a minute late.
    """

    seconds: Annotated[
        int,
        takes.number(
            "How many seconds; −60 takes a minute away",
            least=-86_400,
            most=86_400,
            unit=takes.SECOND,
        ),
    ] = 60


class Back(DebateCommand, path="chair back", synonyms="previous return"):
    """Go back one segment."""

    segment: BoundTo = ""


class Skip(DebateCommand, path="chair skip", synonyms="jump over"):
    """Skip the next segment."""

    segment: BoundTo = ""


class Swap(DebateCommand, path="chair swap", title="Swap a speaker"):
    """Put somebody in a seat.

    They are a substitute, or speak twice.
    """

    seat: Annotated[str, takes.line("The seat", completion="seats")]
    member: PickedMember


class GiveFloor(DebateCommand, path="chair give", title="Give the floor"):
    """Give somebody the floor."""

    member: PickedMember


class Mute(
    DebateCommand,
    path="chair mute",
    title="Mute or unmute",
    synonyms="silence ban kick block remove speaker",
):
    """Take or give back the right to speak.

    That holds for this debate.
    """

    member: PickedMember
    on: Annotated[bool, takes.flag("Take it?")] = True


class AddChair(DebateCommand, path="chair add", title="Add a chair", synonyms="co-chair second"):
    """Add a chair."""

    member: PickedMember


class CloseDebate(
    DebateCommand, path="chair close", title="Close early", synonyms="finish end early stop"
):
    """Close early, with a conclusion."""

    conclusion: Annotated[str, takes.paragraph("Your conclusion", longest=2000)]


class CancelDebate(DebateCommand, path="chair cancel", synonyms="abort delete stop end"):
    """Cancel the debate."""

    sure: Annotated[bool, takes.flag("Call it off without being asked?")] = False


class ShowDebate(
    DebateCommand,
    path="debate show",
    title="See the debate",
    synonyms="state status board progress standing",
):
    """See a debate as it is now."""


class ShowResult(
    DebateCommand, path="debate result", title="See the result", synonyms="won winner outcome ended"
):
    """See how a debate ended."""

    details: Annotated[bool, takes.flag("With all tables?")] = False


class ListDebates(
    Command, path="debate list", title="All debates", synonyms="running other current going which"
):
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
    """See your position now."""


class ShowReasons(DebateCommand, path="position why"):
    """See what moved you, and what moved the room."""


class ShowFormat(
    Command, path="format show", title="See a format", synonyms="rules explain segments"
):
    """See a format, segment by segment."""

    format: FormatName


FormatDraftId = Annotated[str, takes.line("Which format", typed_only=True)]
"""It is kept in buttons and forms, and not asked for."""

ImportLanguage = Annotated[str, takes.line("Its language, if the file has several", longest=20)]

ImportSides = Annotated[
    str, takes.line("Sides of speeches that tell none: Opening=For; Reply=both", longest=2000)
]


class AddFormat(
    Command,
    path="format add",
    synonyms="own custom upload create rules",
    role=Role.CHAIR,
    form_when_empty=True,
):
    """Add a format of your own."""

    text: Annotated[str, takes.paragraph("Its text, TOML", longest=100_000)] = ""
    file: Annotated[
        Upload | None,
        takes.file(
            "Or a file, TOML or Debatekeeper XML",
            endings=(".toml", ".xml"),
            marks=("[[segments]]", "[[sides]]", "<debate-format"),
        ),
    ] = None
    language: ImportLanguage = ""
    sides: ImportSides = ""
    sure: Annotated[bool, takes.flag("Keep it without a look first?")] = False


class KeepFormat(Command, path="format keep", role=Role.CHAIR, quiet=True):
    """Keep a format that you have looked at.

    `beside` keeps one of the same name as well.
    """

    draft: FormatDraftId
    beside: Annotated[bool, takes.flag("Also keep the one that has its name?")] = False


class PlaceSpeeches(
    Command, path="format place", title="Say who speaks", role=Role.CHAIR, quiet=True
):
    """Say on which side speeches are, or choose the language of a format that you look at."""

    draft: FormatDraftId
    language: ImportLanguage = ""
    sides: Annotated[
        str,
        takes.words("Speech and side, for example Opening=For; Reply=both", longest=2000),
    ] = ""


class RemoveFormat(Command, path="format remove", title="Remove a format", role=Role.CHAIR):
    """Remove a format of your own."""

    format: Annotated[str, takes.line("The format", completion="own_formats")]


class MoveDebate(
    DebateCommand,
    path="chair move",
    title="Move a debate here",
    synonyms="channel another transfer thread",
    form_when_empty=True,
):
    """Move a debate here."""

    debate: Annotated[str, takes.line("Which debate", completion="open_debates")] = ""


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
    | HandInLate
    | ChangeSpeech
    | KeepDraft
    | KeepUnsaid
    | AskSealed
    | ChatKept
    | EndTurn
    | AskFloor
    | DropFloor
    | OfferPoint
    | AnswerPoint
    | RaiseOrder
    | FileBallot
)

OrderCommands = (
    Schedule
    | Pause
    | Resume
    | AddTime
    | EndSegment
    | Back
    | Skip
    | Swap
    | GiveFloor
    | Mute
    | Warn
    | RuleOrder
)

ChairCommands = (
    CloseVote
    | RemindVoters
    | AddChair
    | HandChair
    | NameJudge
    | ForfeitSide
    | CountHall
    | CloseDebate
    | MoveDebate
    | CancelDebate
)

PositionCommands = SetPosition | CreditChange | ShowStanding | ShowPositions | ShowReasons

ClaimCommands = (
    MakeClaim
    | LinkClaim
    | ConfirmLink
    | ShowClaims
    | RestatePoint
    | ConfirmRestatement
    | CorrectRestatement
)

FormatCommands = ListFormats | ShowFormat | AddFormat | RemoveFormat | KeepFormat | PlaceSpeeches

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
    | HandInLate
    | ChangeSpeech
    | KeepDraft
    | EndTurn
    | EndSegment
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
    | ForfeitSide
    | CountHall
    | FileBallot
    | MakeClaim
    | LinkClaim
    | ConfirmLink
    | RestatePoint
    | ConfirmRestatement
    | CorrectRestatement
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
