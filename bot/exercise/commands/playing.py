"""What may be asked of an exercise."""

from typing import Annotated

from bot.exercise.commands.base import ExerciseCommand
from bot.kernel.catalog import takes
from bot.kernel.command import Command

RESPONSES = {
    "wait": "Wait and verify",
    "consult": "Consult",
    "statement": "Joint statement",
    "diplomatic": "Diplomatic step",
    "sanctions": "Sanctions",
    "money": "Money",
    "materiel": "Materiel",
    "intelligence": "Information",
    "training": "Training and exercises",
    "air_defence": "Help with air defence",
    "forces": "Forces",
    "restrain": "Ask the Beneficiary to hold back",
    "suspend": "Suspend part of the support",
}
"""The reactions of content/exercise/procedure.toml, which a test compares."""

CardName = Annotated[str, takes.line("The incident card", completion="cards")]

Against = Annotated[
    str,
    takes.line(
        "A sheet’s adopted version or a design; this room’s sheet if not said", completion="designs"
    ),
]

OwnWords = Annotated[str, takes.paragraph("In your own words", longest=1000)]

Responses = Annotated[str, takes.several("The responses, with commas", RESPONSES)]


class OpenExercise(
    Command,
    path="exercise open",
    synonyms="start begin simulation crisis game create run launch wargame stress-test play",
    opens=True,
    examples=("exercise open strike_on_city against:author_proposal",),
):
    """Open an exercise here, against a guarantee."""

    card: CardName
    against: Against = ""
    tempo: takes.Tempo = "live"
    minutes: Annotated[
        int | None,
        takes.number("Real minutes for a day of the game; 10 live, 1440 in writing", most=1440),
    ] = None
    sealed: Annotated[bool, takes.flag("Are votes sealed until the count?")] = False
    chair: Annotated[bool, takes.flag("Do you chair it?")] = True
    debate: Annotated[str, takes.line("The debate whose motion is asked again", longest=20)] = ""


class PlayAlone(
    Command,
    path="exercise solo",
    synonyms="alone single",
    private=True,
    examples=("exercise solo who_fired role:large_european against:author_proposal",),
):
    """Play one role alone, against scripts.

    It goes step by step, without a clock.
    """

    card: CardName
    role: Annotated[str, takes.line("The role", completion="roles")] = "frontline"
    against: Against = ""


class ListExercises(Command, path="exercise list", synonyms="running"):
    """See the exercises."""


class ShowCards(Command, path="exercise cards"):
    """See the incident cards, or one of them."""

    card: Annotated[str, takes.words("The incident card", completion="cards")] = ""


class JoinRole(ExerciseCommand, path="exercise join", synonyms="part play player take role"):
    """Take a role.

    It takes the place of the one that the member held.
    """

    role: Annotated[str, takes.words("The role", completion="roles")]


class LeaveRole(ExerciseCommand, path="exercise leave"):
    """Step out of your role, without a reason."""


class Start(ExerciseCommand, path="exercise begin"):
    """Begin: the first inject comes.

    Roles that nobody holds are played by script.
    """


class ShowBrief(ExerciseCommand, path="exercise brief"):
    """See your role, and what it alone was told."""


class Report(ExerciseCommand, path="exercise report"):
    """Report the incident.

    The sheet's clock begins.
    """

    words: OwnWords = ""


class CallMeeting(ExerciseCommand, path="exercise convene"):
    """Call the meeting, or ask for it."""


class Find(ExerciseCommand, path="exercise find"):
    """Publish a finding, as the assessor."""

    word: Annotated[
        str,
        takes.choice(
            "How well it is known",
            {
                "confirmed": "Confirmed",
                "probable": "Probable",
                "possible": "Possible",
                "not known": "Not known",
                "refuted": "Refuted",
            },
        ),
    ]
    words: OwnWords = ""
    about: Annotated[
        str,
        takes.choice(
            "What it is about", {"author": "Who did it", "conduct": "The Beneficiary’s part"}
        ),
    ] = "author"


class Propose(ExerciseCommand, path="exercise propose"):
    """Propose responses."""

    responses: Responses
    words: OwnWords = ""
    clause: Annotated[str, takes.line("The clause on which it rests", completion="clauses")] = ""


class CastRoleVote(ExerciseCommand, path="exercise vote", private=True):
    """Vote on a proposal, for your role.

    The last vote of a role counts.
    """

    proposal: Annotated[
        int | None, takes.number("Its number; the open one if there is but one")
    ] = None
    vote: Annotated[
        str,
        takes.choice(
            "For, against, or aside",
            {"for": "For", "against": "Against", "aside": "Stand aside"},
            also={"yes": "for", "no": "against", "abstain": "aside", "join": "for"},
        ),
    ]


class Count(ExerciseCommand, path="exercise count"):
    """Count the votes by the text’s rule."""


class Respond(ExerciseCommand, path="exercise respond"):
    """Say what your country does by itself.

    Whatever was decided.
    """

    responses: Responses
    words: OwnWords = ""


class SetRedLine(ExerciseCommand, path="exercise redline", private=True):
    """Keep a red line, sealed until the debrief."""

    words: Annotated[str, takes.words("What your role will not accept", longest=500)]


class AskInExercise(ExerciseCommand, path="exercise ask"):
    """Ask a question in public.

    For the press, or the assessor.
    """

    words: Annotated[str, takes.words("The question", longest=500)]


class State(ExerciseCommand, path="exercise state"):
    """Make a public statement.

    For the adversary's spokesperson, or the neighbour.
    """

    words: Annotated[str, takes.words("The statement", longest=500)]


class AddInject(ExerciseCommand, path="exercise inject", private=True):
    """Bring in news of your own, as the chair."""

    words: Annotated[str, takes.words("The news", longest=500)]
    to: Annotated[str, takes.line("A role, or all", completion="roles")] = "all"
    how: Annotated[
        str,
        takes.choice(
            "How well it is known",
            {
                "confirmed": "Confirmed",
                "probable": "Probable",
                "claimed": "Claimed",
                "disputed": "Disputed",
            },
        ),
    ] = "confirmed"
    body: Annotated[bool, takes.flag("Does an international body say it?")] = False


class PauseExercise(ExerciseCommand, path="exercise pause"):
    """Stop the clock."""


class ResumeExercise(ExerciseCommand, path="exercise resume"):
    """Let the clock go on."""


class Next(ExerciseCommand, path="exercise next"):
    """Go on to the next inject."""


class End(ExerciseCommand, path="exercise end"):
    """End the exercise; the debrief follows."""


class ShowExercise(ExerciseCommand, path="exercise show"):
    """See how an exercise stands."""


class ShowDebrief(ExerciseCommand, path="exercise debrief", synonyms="result outcome showed"):
    """See what an exercise showed."""

    kind: Annotated[
        str,
        takes.choice(
            "To look at, or as a file",
            {"view": "To look at", "markdown": "Markdown", "bundle": "Bundle that replays, JSON"},
        ),
    ] = "view"


ExerciseCommands = (
    ShowCards
    | OpenExercise
    | PlayAlone
    | ListExercises
    | ShowExercise
    | JoinRole
    | LeaveRole
    | Start
    | ShowBrief
    | SetRedLine
    | Report
    | CallMeeting
    | Find
    | Propose
    | CastRoleVote
    | Count
    | Respond
    | AskInExercise
    | State
    | AddInject
    | Next
    | PauseExercise
    | ResumeExercise
    | End
    | ShowDebrief
)

ExerciseActs = (
    JoinRole
    | LeaveRole
    | Start
    | Report
    | CallMeeting
    | Find
    | Propose
    | CastRoleVote
    | Count
    | Respond
    | SetRedLine
    | AskInExercise
    | State
    | AddInject
    | PauseExercise
    | ResumeExercise
    | Next
    | End
)
"""What is done in an exercise: its rules decide on each of these."""
