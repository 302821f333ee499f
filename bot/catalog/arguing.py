"""Commands about positions, claims, statements, motions and the closing statement."""

from msgspec.structs import replace

from bot.catalog.shared import POSITION, RELATION, SHARE, number, of_debate, words
from bot.debate.commands import debating as debate
from bot.debate.commands import digest
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.permission import Role
from bot.kernel.view import Option
from bot.opinion import commands as opinion
from bot.opinion.rules.motion import TOPICS

POSITIONS = (
    of_debate("position set", debate.SetPosition, "Say where you stand", *POSITION, private=True),
    of_debate("position show", debate.ShowStanding, "See where you stand now"),
    of_debate("position history", debate.ShowPositions, "See your own positions"),
    of_debate("position why", debate.ShowReasons, "See what moved you, and what moved the room"),
)

CLAIMS = (
    of_debate(
        "claim make",
        debate.MakeClaim,
        "Put a claim forward",
        words("The claim, in a sentence or two", longest=500),
        number("answers", "The claim that it answers", required=False),
        RELATION,
        private=True,
    ),
    of_debate(
        "claim link",
        debate.LinkClaim,
        "Say what a claim answers",
        number("claim", "The claim"),
        number("answers", "The claim that it answers"),
        RELATION,
    ),
    of_debate(
        "claim confirm",
        debate.ConfirmLink,
        "Agree that your claim answers another",
        number("claim", "Your claim"),
        number("answers", "The claim that it answers"),
    ),
    of_debate(
        "claim list",
        debate.ShowClaims,
        "See the claims and how they answer each other",
        Parameter(name="shuffled", about="In an order without meaning?", kind=Kind.FLAG),
    ),
    of_debate(
        "claim suggest",
        digest.SuggestClaims,
        "Find claims in your own speech, for you to make or not",
        number("speech", "Its number; your last one if not said", required=False),
        private=True,
    ),
    replace(
        of_debate(
            "claim adopt",
            digest.AdoptClaim,
            "Make a suggested claim yours",
            Parameter(name="suggestion", about="The suggestion", required=True, longest=40),
        ),
        quiet=True,
    ),
)

SUMMARIES = (
    of_debate(
        "summary",
        digest.Summarise,
        "See what each side said, with as much room for each",
        number("round", "Which segment, from 1; all if not said", required=False, most=100),
        SHARE,
    ),
)

_VOTE = Parameter(
    name="vote",
    about="Whether you agree",
    kind=Kind.CHOICE,
    options=(Option("Agree", "agree"), Option("Disagree", "disagree"), Option("Pass", "pass")),
    required=True,
)

_TOPIC = Parameter(
    name="topic",
    about="A topic; all of them if not said",
    kind=Kind.CHOICE,
    options=tuple(Option(label, topic) for topic, label in TOPICS.items()),
)

STATEMENTS = (
    of_debate(
        "statement add",
        opinion.AddStatement,
        "Put a statement to the vote",
        words("The statement", longest=300),
        private=True,
    ),
    of_debate(
        "statement seed",
        opinion.SeedStatements,
        "Put statements that come along to the vote",
        _TOPIC,
    ),
    of_debate("statement list", opinion.ListStatements, "See the statements"),
    of_debate("statement next", opinion.NextStatement, "Vote on the statements, one by one"),
    of_debate(
        "statement vote",
        opinion.VoteStatement,
        "Agree, disagree or pass",
        number("statement", "Its number"),
        _VOTE,
        private=True,
    ),
    of_debate(
        "statement hide",
        opinion.HideStatement,
        "Take a statement out, or put it back",
        number("statement", "Its number"),
        Parameter(name="on", about="Is it out?", kind=Kind.FLAG),
    ),
    of_debate(
        "statement groups",
        opinion.ShowGroups,
        "See the opinion groups, and which is yours",
        number("groups", "How many groups; Parley chooses if not said", required=False, most=5),
    ),
)

_RANKING = Parameter(
    name="ranking",
    about="Numbers best first, = between equals: 2 > 1 = 3",
    required=True,
    rest=True,
    longest=200,
)

PROPOSALS = (
    Entry(
        path=("motion", "propose"),
        builds=opinion.ProposeMotion,
        about="Propose a motion for the next debate",
        parameters=(words("The motion"),),
        private=True,
        examples=("motion propose This house trusts promises.",),
    ),
    Entry(path=("motion", "list"), builds=opinion.ListMotions, about="See the motions proposed"),
    Entry(
        path=("motion", "rank"),
        builds=opinion.RankMotions,
        about="Rank the motions, and veto what you cannot debate",
        parameters=(_RANKING, Parameter(name="veto", about="Numbers you veto")),
        examples=("motion rank 2 > 1 = 3",),
        private=True,
    ),
    Entry(
        path=("motion", "suggest"),
        builds=opinion.SuggestMotions,
        about="See motions that come along",
        parameters=(_TOPIC,),
        examples=("motion suggest", "motion suggest scope"),
    ),
    Entry(
        path=("motion", "show"),
        builds=opinion.ShowMotion,
        about="See a motion with its info slide and both cases",
        parameters=(
            Parameter(
                name="motion",
                about="The motion",
                required=True,
                rest=True,
                completion="motions",
            ),
        ),
        examples=("motion show open_scope",),
    ),
    Entry(
        path=("motion", "random"),
        builds=opinion.DrawMotion,
        about="Draw a motion by lot",
        parameters=(_TOPIC,),
    ),
    Entry(
        path=("motion", "veto"),
        builds=opinion.VetoMotion,
        about="Strike motions in turn until one is left",
        parameters=(
            number("motion", "The motion to strike", required=False),
            Parameter(
                name="side",
                about="For which side; that whose turn it is if not said",
                kind=Kind.CHOICE,
                options=(Option("For", "for"), Option("Against", "against")),
            ),
            Parameter(name="again", about="Begin anew?", kind=Kind.FLAG),
        ),
        examples=("motion veto", "motion veto 2"),
    ),
    Entry(
        path=("motion", "withdraw"),
        builds=opinion.WithdrawMotion,
        about="Take a motion back",
        parameters=(number("motion", "Its number"),),
    ),
    of_debate(
        "consensus propose",
        opinion.ProposeConsensus,
        "Propose what the group could say together",
        words("The statement", longest=1000),
        private=True,
    ),
    of_debate(
        "consensus rank",
        opinion.RankConsensus,
        "Rank the statements, and say what you dissent from",
        _RANKING,
        Parameter(name="dissent", about="Why you do not agree", longest=500),
        private=True,
    ),
    of_debate("consensus show", opinion.ShowConsensus, "See what the group says together"),
    of_debate(
        "consensus opinion",
        opinion.GiveOpinion,
        "Say what you think, for a statement of the group’s",
        words("What you think, and why; shown without your name", longest=1000),
        private=True,
    ),
    of_debate(
        "consensus opinions", opinion.ListOpinions, "See the opinions and critiques, without names"
    ),
    of_debate(
        "consensus draft",
        opinion.DraftConsensus,
        "Have statements drafted from the opinions",
    ),
    of_debate(
        "consensus critique",
        opinion.GiveCritique,
        "Say what the statement that leads lacks",
        words("What it lacks or gets wrong; shown without your name", longest=1000),
        private=True,
    ),
    of_debate(
        "consensus revise", opinion.ReviseConsensus, "Begin the second round, after the critiques"
    ),
    of_debate(
        "consensus why",
        opinion.ShowGrounds,
        "See whose words a statement rests on, without names",
        number("statement", "Its number; the one that leads if not said", required=False),
    ),
)

FORMATS = (
    Entry(path=("format", "list"), builds=debate.ListFormats, about="See the formats there are"),
    Entry(
        path=("format", "show"),
        builds=debate.ShowFormat,
        about="See a format, segment by segment",
        parameters=(
            Parameter(name="format", about="The format", required=True, completion="formats"),
        ),
    ),
    Entry(
        path=("format", "add"),
        builds=debate.AddFormat,
        about="Add a format of your own",
        parameters=(
            Parameter(
                name="text", about="Its text, TOML", kind=Kind.PARAGRAPH, rest=True, longest=100_000
            ),
            Parameter(name="file", about="Or a file, TOML or Debatekeeper XML", kind=Kind.FILE),
        ),
        role=Role.CHAIR,
    ),
    Entry(
        path=("format", "remove"),
        builds=debate.RemoveFormat,
        about="Remove a format of your own",
        parameters=(
            Parameter(name="format", about="The format", required=True, completion="formats"),
        ),
        role=Role.CHAIR,
    ),
)
