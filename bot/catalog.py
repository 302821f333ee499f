"""The table of commands: from it come slash commands, forms, completion, help and the docs."""

from dataclasses import replace

from bot.core.article import commands as article
from bot.core.catalog.commands import Help
from bot.core.catalog.entry import Catalog, Entry, Kind, Parameter
from bot.core.command import Command
from bot.core.debate import commands as debate
from bot.core.permission import Role
from bot.core.view import Option

LONGEST_QUESTION = 500
LONGEST_ARTICLE = 400_000

_ARTICLE = Parameter(name="article", about="The article’s short name", completion="articles")
_NAMED = replace(_ARTICLE, required=True)
_ANSWER = Parameter(name="answer", about="Which answer", required=True)
_QUESTION = Parameter(
    name="question",
    about="What you want to know",
    required=True,
    rest=True,
    longest=LONGEST_QUESTION,
)
_SOURCES = (
    Parameter(
        name="source",
        about="A link, or the article’s own words",
        kind=Kind.PARAGRAPH,
        rest=True,
        longest=LONGEST_ARTICLE,
    ),
    Parameter(name="file", about="Or a file: text, Markdown, HTML or PDF", kind=Kind.FILE),
)

_ASKING = (
    Entry(
        path=("ask",),
        builds=article.Ask,
        about="Ask the article a question",
        parameters=(
            _QUESTION,
            Parameter(
                name="articles",
                about="The articles to ask, by short name, or “all”",
                completion="articles",
            ),
            Parameter(name="share", about="Show the answer to everybody here", kind=Kind.FLAG),
        ),
        examples=(
            "ask What is a security guarantee?",
            "ask articles:brief share:yes Who fears entrapment?",
        ),
    ),
    Entry(
        path=("answer", "more"),
        builds=article.ShowContext,
        about="See what stands around an answer’s sentences",
        parameters=(_ANSWER,),
        quiet=True,
    ),
    Entry(
        path=("answer", "share"),
        builds=article.ShareAnswer,
        about="Show an answer to everybody here",
        parameters=(_ANSWER,),
        quiet=True,
    ),
    Entry(
        path=("answer", "rate"),
        builds=article.RateAnswer,
        about="Say whether an answer helped",
        parameters=(
            _ANSWER,
            Parameter(name="helpful", about="Did it help?", kind=Kind.FLAG, required=True),
        ),
        quiet=True,
    ),
    Entry(
        path=("answer", "follow"),
        builds=article.FollowUp,
        about="Ask on from an answer",
        parameters=(_ANSWER, _QUESTION),
        quiet=True,
    ),
)

_LIBRARY = (
    Entry(
        path=("article", "add"),
        builds=article.AddArticle,
        about="Bring an article into the library",
        parameters=(
            *_SOURCES,
            Parameter(name="slug", about="A short name for it", longest=56),
            Parameter(
                name="again",
                about="Add it even if its text is in the library already",
                kind=Kind.FLAG,
            ),
        ),
        examples=("article add slug:op-ed https://example.org/op-ed",),
        form_when_empty=True,
    ),
    Entry(
        path=("article", "list"),
        builds=article.ListArticles,
        about="See the articles in the library",
    ),
    Entry(
        path=("article", "show"),
        builds=article.ShowArticle,
        about="Read an article, or open one paragraph",
        parameters=(
            _ARTICLE,
            Parameter(
                name="paragraph",
                about="Its number",
                kind=Kind.NUMBER,
                least=1,
                completion="paragraphs",
            ),
            Parameter(name="start", about="Paragraph to read from", kind=Kind.NUMBER, least=1),
            Parameter(name="version", about="An older version", kind=Kind.NUMBER, least=1),
        ),
        examples=("article show brief", "article show brief 3"),
    ),
    Entry(
        path=("article", "use"),
        builds=article.UseArticle,
        about="Choose the article that this place reads",
        parameters=(_NAMED,),
        role=Role.CHAIR,
        examples=("article use brief",),
    ),
    Entry(
        path=("article", "removed"),
        builds=article.ShowRemoved,
        about="See the lines left out when an article was read",
        parameters=(_ARTICLE,),
    ),
    Entry(
        path=("article", "restore"),
        builds=article.RestoreLine,
        about="Put a left-out line back",
        parameters=(
            _NAMED,
            Parameter(
                name="line",
                about="Its number among the left-out lines",
                kind=Kind.NUMBER,
                least=1,
                required=True,
            ),
        ),
        role=Role.CHAIR,
    ),
    Entry(
        path=("article", "update"),
        builds=article.UpdateArticle,
        about="Give an article a new version",
        parameters=(_NAMED, *_SOURCES),
        role=Role.CHAIR,
    ),
    Entry(
        path=("article", "remove"),
        builds=article.RemoveArticle,
        about="Take an article out of the library",
        parameters=(_NAMED,),
        role=Role.CHAIR,
    ),
)

_DEBATE = Parameter(name="debate", about="Which debate; that of this room if not said")
_MEMBER = Parameter(name="member", about="Their name", required=True, rest=True)
_STANCES = tuple(
    Option(label, value)
    for label, value in (
        ("Strongly for", "3"),
        ("For", "2"),
        ("Slightly for", "1"),
        ("In the middle", "0"),
        ("Slightly against", "-1"),
        ("Against", "-2"),
        ("Strongly against", "-3"),
        ("Undecided", "undecided"),
    )
)


def _debate(
    word: str, builds: type[Command], about: str, *parameters: Parameter, **more: bool
) -> Entry:
    """A command that acts on a debate."""
    return Entry(
        path=("debate", word),
        builds=builds,
        about=about,
        parameters=(*parameters, _DEBATE),
        private=more.get("private", False),
        form_when_empty=more.get("form_when_empty", False),
    )


_DEBATES = (
    Entry(
        path=("debate", "open"),
        builds=debate.OpenDebate,
        about="Open a debate on a motion, here",
        parameters=(
            Parameter(name="motion", about="The motion", required=True, rest=True, longest=300),
            Parameter(name="format", about="The format", completion="formats"),
            Parameter(
                name="info",
                about="What everybody should know",
                kind=Kind.LINE,
                longest=1000,
            ),
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
            Parameter(
                name="hours",
                about="Hours for a segment, in writing",
                kind=Kind.NUMBER,
                least=1,
                most=336,
            ),
            Parameter(name="chair", about="Do you chair it?", kind=Kind.FLAG),
        ),
        role=Role.CHAIR,
        examples=(
            "debate open This house would make guarantees trigger automatically.",
            "debate open format:text tempo:writing hours:12 This house trusts promises.",
        ),
    ),
    Entry(path=("debate", "list"), builds=debate.ListDebates, about="See the debates there are"),
    Entry(path=("debate", "formats"), builds=debate.ListFormats, about="See the formats there are"),
    _debate("show", debate.ShowDebate, "See how a debate stands"),
    _debate("result", debate.ShowResult, "See how a debate ended"),
    _debate(
        "join",
        debate.TakeSeat,
        "Take a seat",
        Parameter(name="seat", about="A seat, or a side", required=True, rest=True),
    ),
    _debate("leave", debate.LeaveSeat, "Give your seat back"),
    _debate("draw", debate.DrawSeats, "Deal the seats at random"),
    _debate("start", debate.StartDebate, "End the sign-up and start"),
    _debate(
        "vote",
        debate.TakePosition,
        "Say where you stand",
        Parameter(
            name="stance", about="Your stance", kind=Kind.CHOICE, options=_STANCES, required=True
        ),
        Parameter(
            name="confidence",
            about="How sure you are, in per cent",
            kind=Kind.NUMBER,
            least=0,
            most=100,
        ),
        Parameter(name="reason", about="Why", longest=1000),
        Parameter(name="moved_by", about="Numbers of the speeches that moved you"),
        private=True,
    ),
    _debate("positions", debate.ShowPositions, "See your own positions"),
    _debate("count", debate.CloseVote, "Close the vote"),
    _debate("begin", debate.Begin, "Begin the next segment"),
    _debate(
        "speak",
        debate.Speak,
        "Say something with the floor",
        Parameter(
            name="words",
            about="What you say",
            kind=Kind.PARAGRAPH,
            required=True,
            rest=True,
            longest=20_000,
        ),
    ),
    _debate("end", debate.EndTurn, "End your turn"),
    _debate("floor", debate.AskFloor, "Ask for the floor"),
    _debate("drop", debate.DropFloor, "Stop waiting for the floor"),
    _debate("point", debate.OfferPoint, "Offer a point of information"),
    _debate(
        "answer",
        debate.AnswerPoint,
        "Take or decline the point",
        Parameter(name="accept", about="Do you take it?", kind=Kind.FLAG, required=True),
    ),
    _debate("pause", debate.Pause, "Stop the clock"),
    _debate("resume", debate.Resume, "Let the clock go on"),
    _debate(
        "more",
        debate.AddTime,
        "Give more time",
        Parameter(name="seconds", about="How many seconds", kind=Kind.NUMBER, least=1, most=86_400),
    ),
    _debate("back", debate.Back, "Go back one segment"),
    _debate("skip", debate.Skip, "Leave out the next segment"),
    _debate(
        "swap",
        debate.Swap,
        "Put somebody in a seat",
        Parameter(name="seat", about="The seat", required=True),
        _MEMBER,
    ),
    _debate("give", debate.GiveFloor, "Give somebody the floor", _MEMBER),
    _debate(
        "mute",
        debate.Mute,
        "Take or give back the right to speak",
        _MEMBER,
        Parameter(name="on", about="Take it?", kind=Kind.FLAG),
    ),
    _debate("chair", debate.AddChair, "Make somebody a chair as well", _MEMBER),
    _debate(
        "close",
        debate.CloseDebate,
        "Close early, with a conclusion",
        Parameter(
            name="conclusion",
            about="Your conclusion",
            kind=Kind.PARAGRAPH,
            required=True,
            rest=True,
            longest=2000,
        ),
    ),
    _debate("cancel", debate.CancelDebate, "Call the debate off"),
)

CATALOG = Catalog(
    (
        *_ASKING,
        *_LIBRARY,
        *_DEBATES,
        Entry(
            path=("help",),
            builds=Help,
            about="See what Parley can do",
            parameters=(Parameter(name="topic", about="A command", rest=True),),
            examples=("help article add",),
        ),
    )
)
