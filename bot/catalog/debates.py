"""Commands that open debates, and that members use in them."""

from bot.catalog.shared import DEBATE, POSITION, number, of_debate
from bot.debate.commands import debating as debate
from bot.debate.commands import files as sharing
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.permission import Role
from bot.kernel.view import Option

_SPEECH = Parameter(
    name="words",
    about="What you say",
    kind=Kind.PARAGRAPH,
    required=True,
    rest=True,
    longest=20_000,
)

_OPENING = Entry(
    path=("debate", "open"),
    builds=debate.OpenDebate,
    about="Open a debate on a motion, here",
    placed=True,
    opens=True,
    parameters=(
        Parameter(
            name="motion",
            about="The motion, in a sentence",
            required=True,
            rest=True,
            longest=300,
            completion="motions",
        ),
        Parameter(name="format", about="The format", completion="formats"),
        Parameter(name="info", about="What everybody should know", longest=1000),
        Parameter(name="article", about="The article’s short name", completion="articles"),
        Parameter(
            name="tempo",
            about="By the clock, or in writing over days",
            kind=Kind.CHOICE,
            options=(Option("Live", "live"), Option("In writing", "writing")),
        ),
        Parameter(
            name="ballot",
            about="Whether names are shown with the votes in the end",
            kind=Kind.CHOICE,
            options=(Option("Secret", "secret"), Option("Named", "named")),
        ),
        number("hours", "Hours for a segment, in writing", required=False, most=336),
        Parameter(name="start", about="When it is to start, as in tomorrow 18:00 or in 2 hours"),
        Parameter(name="quiet", about="Hours in which nothing is due, as in 22-7 Europe/Kyiv"),
        number("quorum", "Votes it takes for a result", required=False),
        Parameter(name="chair", about="Do you chair it?", kind=Kind.FLAG),
    ),
    examples=(
        "debate open This house would make guarantees trigger automatically.",
        'debate open start:"tomorrow 18:00" This house trusts promises.',
        "debate open format:text tempo:writing hours:12 This house trusts promises.",
    ),
)

DEBATES = (
    _OPENING,
    Entry(path=("debate", "list"), builds=debate.ListDebates, about="See the debates there are"),
    of_debate("debate show", debate.ShowDebate, "See how a debate stands"),
    of_debate("debate result", debate.ShowResult, "See how a debate ended"),
    of_debate(
        "debate join",
        debate.TakeSeat,
        "Take a seat",
        Parameter(
            name="seat", about="A seat, or a side", required=True, rest=True, completion="seats"
        ),
    ),
    of_debate("debate leave", debate.LeaveSeat, "Give your seat back"),
    of_debate("debate draw", debate.DrawSeats, "Deal the seats at random"),
    of_debate("debate flip", debate.FlipCoin, "Toss a coin between the sides"),
    of_debate("debate start", debate.StartDebate, "End the sign-up and start"),
    of_debate("debate vote", debate.TakePosition, "Vote", *POSITION, private=True),
    of_debate(
        "debate prepare",
        debate.Prepare,
        "Begin preparation",
        Parameter(name="side", about="Which side’s time, if each has its own"),
    ),
    of_debate("debate begin", debate.Begin, "Begin the next segment"),
    of_debate("debate speak", debate.Speak, "Say something with the floor", _SPEECH, private=True),
    Entry(
        path=("debate", "speech"),
        builds=debate.ReadSpeech,
        about="Read a speech again",
        parameters=(number("speech", "Its number"), DEBATE),
        quiet=True,
    ),
    of_debate(
        "debate draft",
        debate.KeepDraft,
        "Keep words that are given when your time runs out",
        _SPEECH,
        private=True,
    ),
    of_debate("debate end", debate.EndTurn, "End your turn"),
    of_debate("debate floor", debate.AskFloor, "Ask for the floor"),
    of_debate("debate drop", debate.DropFloor, "Stop waiting for the floor"),
    of_debate("debate point", debate.OfferPoint, "Offer a point of information"),
    of_debate(
        "debate answer",
        debate.AnswerPoint,
        "Take or decline the point",
        Parameter(name="accept", about="Do you take it?", kind=Kind.FLAG, required=True),
    ),
    of_debate("debate order", debate.RaiseOrder, "Raise a point of order"),
    of_debate(
        "debate ballot",
        debate.FileBallot,
        "File your ballot as an adjudicator",
        Parameter(name="ranks", about="Sides, best first, with commas", required=True, longest=200),
        Parameter(name="scores", about="Points by seat: prop1=72, opp1=74", longest=500),
        Parameter(name="replies", about="Points of reply speeches by side", longest=200),
        Parameter(name="reason", about="Your reason for the decision", longest=2000),
        private=True,
    ),
    Entry(
        path=("debate", "export"),
        builds=sharing.ExportDebate,
        about="Take a debate with you as a file",
        parameters=(
            Parameter(
                name="kind",
                about="What kind of file",
                kind=Kind.CHOICE,
                options=tuple(Option(label, kind) for kind, label in sharing.KINDS.items()),
            ),
            DEBATE,
        ),
    ),
    Entry(
        path=("debate", "import"),
        builds=sharing.ImportDebate,
        about="Bring in a debate from a bundle",
        parameters=(Parameter(name="file", about="The bundle", kind=Kind.FILE, required=True),),
        role=Role.CHAIR,
    ),
)
