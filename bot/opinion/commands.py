"""Statements to vote on, and proposals to rank."""

from typing import Annotated

from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command
from bot.opinion.rules.motion import TOPICS

Topic = Annotated[str, takes.choice("A topic; all if you leave this empty", TOPICS)]


class AddStatement(
    DebateCommand,
    path="statement add",
    title="Add a statement",
    synonyms="poll put write submit create opinion",
    private=True,
    public=True,
):
    """Put a statement to the vote."""

    words: Annotated[str, takes.words("The statement")]


class SeedStatements(DebateCommand, path="statement seed"):
    """Add Parley’s own statements to the vote.

    For chairs of the debate.
    """

    topic: Topic = ""


class ListStatements(DebateCommand, path="statement list", synonyms="polls opinions"):
    """See the statements."""


class NextStatement(DebateCommand, path="statement next", title="Vote on statements"):
    """Vote on the statements, one by one."""


class VoteStatement(
    DebateCommand, path="statement vote", title="Vote on a statement", private=True
):
    """Agree, disagree or pass.

    The last vote counts.
    """

    statement: Annotated[int, takes.number("The statement", completion="statements")]
    vote: Annotated[
        str,
        takes.choice(
            "Whether you agree",
            {"agree": "Agree", "disagree": "Disagree", "pass": "Pass", "none": "Take it back"},
        ),
    ]


class KeepStatement(DebateCommand, path="statement keep", quiet=True):
    """Add a statement of yours after Parley asked about it."""

    draft: Annotated[str, takes.line("The statement that you wrote", longest=40, typed_only=True)]


class MendStatement(
    DebateCommand, path="statement mend", title="Reword a statement", private=True, public=True
):
    """Reword your own statement, until others vote on it."""

    statement: Annotated[int, takes.number("The statement", completion="own_statements")]
    words: Annotated[str, takes.words("The statement, in its new words")]


class WithdrawStatement(DebateCommand, path="statement withdraw", title="Take it back"):
    """Take your own statement back, until others vote on it."""

    statement: Annotated[int, takes.number("The statement", completion="own_statements")]


class HideStatement(DebateCommand, path="statement hide", title="Hide or show it"):
    """Hide a statement, or show it again.

    For chairs of the debate.
    """

    statement: Annotated[int, takes.number("The statement", completion="all_statements")]
    on: Annotated[bool, takes.flag("Is it hidden?")] = True


class ImportStatements(
    DebateCommand,
    path="statement import",
    title="Import statements",
    synonyms="polis upload csv bring",
):
    """Bring in statements and votes from Polis or a table.

    For chairs of the debate. Whose votes they are stays apart from members: they have no account
    here.
    """

    file: Annotated[
        Upload,
        takes.file("A Polis export (zip) or a table (CSV)", endings=(".zip", ".csv")),
    ]
    mix: Annotated[bool, takes.flag("Mix them with members’ votes?")] = False


class RemoveImported(DebateCommand, path="statement unimport", title="Remove what was imported"):
    """Delete all imported statements and votes here.

    For chairs of the debate. Members’ votes on these statements go, too.
    """

    sure: Annotated[bool, takes.flag("Delete them?")] = False


class SetStatementRules(DebateCommand, path="statement rules", title="Rules for statements"):
    """Set how statements are added.

    For chairs of the debate.
    """

    entry: Annotated[
        str,
        takes.choice(
            "Who lets statements in", {"open": "Everybody adds them", "queue": "The chair"}
        ),
    ]
    authors: Annotated[
        str,
        takes.choice("Is the room told who wrote them?", {"named": "Yes", "unnamed": "No"}),
    ] = "named"


class ShowStatementQueue(DebateCommand, path="statement queue"):
    """See the statements that wait for you.

    For chairs of the debate.
    """


class ShowGroups(
    DebateCommand, path="statement groups", title="See the groups", synonyms="cluster opinion camps"
):
    """See the opinion groups, and which is yours."""

    groups: Annotated[
        int | None, takes.number("How many groups; Parley chooses if you leave this empty", most=5)
    ] = None


class ProposeMotion(
    Command,
    path="motion propose",
    title="Propose a motion",
    synonyms="suggest submit topic idea new",
    private=True,
    public=True,
    examples=("motion propose This house trusts promises.",),
):
    """Propose a motion for the next debate."""

    words: Annotated[str, takes.words("The motion")]


class KeepMotion(Command, path="motion keep", quiet=True):
    """Propose a motion of yours after Parley asked about it."""

    draft: Annotated[str, takes.line("The motion that you wrote", longest=40, typed_only=True)]


class ListMotions(Command, path="motion list", synonyms="topics available"):
    """See the motions proposed.

    They stand in the order of the group's ranking.
    """


class RankMotions(
    Command,
    path="motion rank",
    title="Rank the motions",
    private=True,
    examples=("motion rank 2 > 1 = 3",),
):
    """Rank the motions, and veto what you cannot debate."""

    ranking: Annotated[str, takes.ranking("The motions, best first", "proposed_motions", rest=True)]
    veto: Annotated[str, takes.several_of("Motions you veto", "proposed_motions")] = ""


class SuggestMotions(
    Command,
    path="motion suggest",
    synonyms="ideas topic find examples",
    examples=("motion suggest", "motion suggest scope"),
):
    """See motions from Parley."""

    topic: Topic = ""


class ShowMotion(
    Command, path="motion show", title="See a motion", examples=("motion show open_scope",)
):
    """See a motion with its info slide and both cases."""

    motion: Annotated[str, takes.words("The motion", completion="motions")]


class DrawMotion(Command, path="motion random", synonyms="topic pick"):
    """Draw a motion at random."""

    topic: Topic = ""


class VetoMotion(
    Command,
    path="motion veto",
    examples=("motion veto", "motion veto 2"),
):
    """Strike motions in turn until one is left.

    Without a motion, a veto of this place's motions begins, or is shown.
    """

    motion: Annotated[
        int | None, takes.number("The motion to strike", completion="proposed_motions")
    ] = None
    side: Annotated[
        str,
        takes.choice(
            "For which side; the side whose turn it is if you leave this empty",
            {"for": "For", "against": "Against"},
        ),
    ] = ""
    again: Annotated[bool, takes.flag("Start over?")] = False


class WithdrawMotion(Command, path="motion withdraw"):
    """Take a motion back.

    Its author may, or a chair.
    """

    motion: Annotated[int, takes.number("The motion", completion="proposed_motions")]


class ProposeConsensus(
    DebateCommand,
    path="consensus propose",
    title="Propose a statement",
    synonyms="agreement compromise common ground agree together",
    private=True,
    public=True,
):
    """Propose what the group could say together."""

    words: Annotated[str, takes.words("The statement", longest=1000)]


class RankConsensus(
    DebateCommand, path="consensus rank", title="Rank the statements", private=True
):
    """Rank the statements, and say where you disagree."""

    ranking: Annotated[
        str, takes.ranking("The statements, best first", "joint_statements", rest=True)
    ]
    dissent: Annotated[str, takes.line("Why you do not agree", longest=500)] = ""


class ShowConsensus(DebateCommand, path="consensus show", synonyms="agreement common ground agree"):
    """See what the group says together, and who signed it."""

    share: takes.Share = False


class SignConsensus(
    DebateCommand,
    path="consensus sign",
    title="Sign it",
    synonyms="agree endorse reservation dissent minority",
    private=True,
):
    """Sign what the group says together, with a reservation if you have one, or dissent.

    Everybody sees how, with your name. The last one counts.
    """

    how: Annotated[
        str,
        takes.choice(
            "How you sign",
            {
                "signed": "I sign",
                "reserved": "I sign with a reservation",
                "dissented": "I dissent",
            },
        ),
    ]
    words: Annotated[str, takes.words("Your reservation, or why you dissent", longest=500)] = ""


class GiveOpinion(DebateCommand, path="consensus opinion", title="Give your opinion", private=True):
    """Say what you think, for the group’s statement.

    The last one counts.
    """

    words: Annotated[
        str, takes.words("What you think, and why (shown without your name)", longest=1000)
    ]


class ListOpinions(DebateCommand, path="consensus opinions"):
    """See the opinions and critiques, without names."""


class DraftConsensus(DebateCommand, path="consensus draft"):
    """Have statements drafted from the opinions.

    For chairs of the debate.
    """


class GiveCritique(DebateCommand, path="consensus critique", title="Criticise it", private=True):
    """Criticise the leading statement.

    The last one counts.
    """

    words: Annotated[
        str, takes.words("What is missing or wrong (shown without your name)", longest=1000)
    ]


class ReviseConsensus(DebateCommand, path="consensus revise"):
    """Start the second round, after the critiques.

    For chairs of the debate. What leads then stands beside candidates revised after the critiques.
    """


class ShowGrounds(DebateCommand, path="consensus why"):
    """See which words a statement comes from, without names."""

    statement: Annotated[
        int | None,
        takes.number(
            "Which statement; the leading one if you leave this empty",
            completion="joint_statements",
        ),
    ] = None


StatementCommands = (
    AddStatement
    | SeedStatements
    | ListStatements
    | NextStatement
    | VoteStatement
    | KeepStatement
    | KeepMotion
    | MendStatement
    | WithdrawStatement
    | HideStatement
    | SetStatementRules
    | ShowStatementQueue
    | ShowGroups
    | ImportStatements
    | RemoveImported
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
    | SignConsensus
    | GiveOpinion
    | ListOpinions
    | DraftConsensus
    | GiveCritique
    | ReviseConsensus
    | ShowGrounds
)
