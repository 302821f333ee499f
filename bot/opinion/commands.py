"""Statements to vote on, and proposals to rank."""

from typing import Annotated

from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes
from bot.kernel.command import Command
from bot.opinion.rules.motion import TOPICS

Topic = Annotated[str, takes.choice("A topic; all of them if not said", TOPICS)]

StatementNumber = Annotated[int, takes.number("Its number")]

Ranking = Annotated[
    str, takes.words("Numbers best first, = between equals: 2 > 1 = 3", longest=200)
]


class AddStatement(
    DebateCommand,
    path="statement add",
    synonyms="poll put write submit create opinion",
    private=True,
):
    """Put a statement to the vote."""

    words: Annotated[str, takes.words("The statement")]


class SeedStatements(DebateCommand, path="statement seed"):
    """Put statements that come along to the vote.

    For chairs of the debate.
    """

    topic: Topic = ""


class ListStatements(DebateCommand, path="statement list", synonyms="polls opinions"):
    """See the statements."""


class NextStatement(DebateCommand, path="statement next"):
    """Vote on the statements, one by one."""


class VoteStatement(DebateCommand, path="statement vote", private=True):
    """Agree, disagree or pass.

    The last vote counts.
    """

    statement: StatementNumber
    vote: Annotated[
        str,
        takes.choice(
            "Whether you agree", {"agree": "Agree", "disagree": "Disagree", "pass": "Pass"}
        ),
    ]


class HideStatement(DebateCommand, path="statement hide"):
    """Take a statement out, or put it back.

    For chairs of the debate.
    """

    statement: StatementNumber
    on: Annotated[bool, takes.flag("Is it out?")] = True


class ShowGroups(DebateCommand, path="statement groups", synonyms="cluster opinion camps"):
    """See the opinion groups, and which is yours."""

    groups: Annotated[
        int | None, takes.number("How many groups; Parley chooses if not said", most=5)
    ] = None


class ProposeMotion(
    Command,
    path="motion propose",
    synonyms="suggest submit topic idea new",
    private=True,
    examples=("motion propose This house trusts promises.",),
):
    """Propose a motion for the next debate."""

    words: Annotated[str, takes.words("The motion")]


class ListMotions(Command, path="motion list", synonyms="topics available"):
    """See the motions proposed.

    They stand in the order of the group's ranking.
    """


class RankMotions(Command, path="motion rank", private=True, examples=("motion rank 2 > 1 = 3",)):
    """Rank the motions, and veto what you cannot debate."""

    ranking: Ranking
    veto: Annotated[str, takes.line("Numbers you veto")] = ""


class SuggestMotions(
    Command,
    path="motion suggest",
    synonyms="ideas topic find examples",
    examples=("motion suggest", "motion suggest scope"),
):
    """See motions that come along."""

    topic: Topic = ""


class ShowMotion(Command, path="motion show", examples=("motion show open_scope",)):
    """See a motion with its info slide and both cases."""

    motion: Annotated[str, takes.words("The motion", completion="motions")]


class DrawMotion(Command, path="motion random", synonyms="topic pick"):
    """Draw a motion by lot."""

    topic: Topic = ""


class VetoMotion(
    Command,
    path="motion veto",
    examples=("motion veto", "motion veto 2"),
):
    """Strike motions in turn until one is left.

    Without a motion, a veto of this place's motions begins, or is shown.
    """

    motion: Annotated[int | None, takes.number("The motion to strike")] = None
    side: Annotated[
        str,
        takes.choice(
            "For which side; that whose turn it is if not said",
            {"for": "For", "against": "Against"},
        ),
    ] = ""
    again: Annotated[bool, takes.flag("Start over?")] = False


class WithdrawMotion(Command, path="motion withdraw"):
    """Take a motion back.

    Its author may, or a chair.
    """

    motion: Annotated[int, takes.number("Its number")]


class ProposeConsensus(
    DebateCommand,
    path="consensus propose",
    synonyms="agreement compromise common ground agree together",
    private=True,
):
    """Propose what the group could say together."""

    words: Annotated[str, takes.words("The statement", longest=1000)]


class RankConsensus(DebateCommand, path="consensus rank", private=True):
    """Rank the statements, and say what you dissent from."""

    ranking: Ranking
    dissent: Annotated[str, takes.line("Why you do not agree", longest=500)] = ""


class ShowConsensus(DebateCommand, path="consensus show", synonyms="agreement common ground agree"):
    """See what the group says together."""


class GiveOpinion(DebateCommand, path="consensus opinion", private=True):
    """Say what you think, for a statement of the group’s.

    The last one counts.
    """

    words: Annotated[
        str, takes.words("What you think, and why; shown without your name", longest=1000)
    ]


class ListOpinions(DebateCommand, path="consensus opinions"):
    """See the opinions and critiques, without names."""


class DraftConsensus(DebateCommand, path="consensus draft"):
    """Have statements drafted from the opinions.

    For chairs of the debate.
    """


class GiveCritique(DebateCommand, path="consensus critique", private=True):
    """Say what the statement that leads lacks.

    The last one counts.
    """

    words: Annotated[
        str, takes.words("What it lacks or gets wrong; shown without your name", longest=1000)
    ]


class ReviseConsensus(DebateCommand, path="consensus revise"):
    """Begin the second round, after the critiques.

    For chairs of the debate. What leads then stands beside candidates revised after the critiques.
    """


class ShowGrounds(DebateCommand, path="consensus why"):
    """See whose words a statement rests on, without names."""

    statement: Annotated[int | None, takes.number("Its number; the one that leads if not said")] = (
        None
    )


StatementCommands = (
    AddStatement
    | SeedStatements
    | ListStatements
    | NextStatement
    | VoteStatement
    | HideStatement
    | ShowGroups
)

ProposalCommands = (
    ProposeMotion
    | ListMotions
    | RankMotions
    | SuggestMotions
    | ShowMotion
    | DrawMotion
    | VetoMotion
    | WithdrawMotion
    | ProposeConsensus
    | RankConsensus
    | ShowConsensus
    | GiveOpinion
    | ListOpinions
    | DraftConsensus
    | GiveCritique
    | ReviseConsensus
    | ShowGrounds
)

OpinionCommands = StatementCommands | ProposalCommands
