"""What may be asked of an exercise."""

from typing import Annotated

from bot.debate.commands.debating import BoundTo
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
"""What guarantors can do by content/exercise/procedure.toml, which a test compares; a sheet may
allow fewer."""

CardName = Annotated[str, takes.line("The incident card", completion="cards")]

Against = Annotated[
    str,
    takes.line(
        "An adopted sheet or a design; the sheet in use here if you leave this empty",
        completion="adopted_designs",
    ),
]

OwnWords = Annotated[str, takes.paragraph("In your own words", longest=1000)]

Responses = Annotated[
    str, takes.several("The responses", RESPONSES, completion="allowed_responses")
]


class OpenExercise(
    Command,
    path="exercise open",
    title="Open an exercise",
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
        takes.number(
            "Real minutes for one day of the game (10 live, 1440 in writing)",
            most=1440,
            unit=takes.MINUTE,
        ),
    ] = None
    sealed: Annotated[bool, takes.flag("Are votes sealed until the count?")] = False
    chair: Annotated[bool, takes.flag("Do you chair it?")] = True
    debate: Annotated[
        str, takes.line("The debate whose motion is asked again", completion="debates")
    ] = ""


class PlayAlone(
    Command,
    path="exercise solo",
    title="Play alone",
    synonyms="alone single",
    private=True,
    examples=("exercise solo who_fired role:large_european against:author_proposal",),
):
    """Play alone; scripts play the other roles.

    It goes step by step, without a clock.
    """

    card: CardName
    role: Annotated[str, takes.line("The role", completion="roles")] = "frontline"
    against: Against = ""


class ListExercises(Command, path="exercise list", synonyms="running"):
    """See the exercises."""


class ShowCards(Command, path="exercise cards", title="See the cards"):
    """See the incident cards, or one of them."""

    card: Annotated[str, takes.words("The incident card", completion="cards")] = ""


class JoinRole(
    ExerciseCommand,
    path="exercise join",
    title="Take a role",
    synonyms="part play player take role",
    prefilled=True,
):
    """Take a role.

    It takes the place of the one that the member held.
    """

    role: Annotated[str, takes.words("The role", completion="free_roles")]


class LeaveRole(ExerciseCommand, path="exercise leave"):
    """Leave your role; you need no reason."""


class Start(ExerciseCommand, path="exercise begin"):
    """Begin with the first development.

    Roles that nobody holds are played by script.
    """


class ShowBrief(ExerciseCommand, path="exercise brief"):
    """See your role, and what only you know."""


class Report(ExerciseCommand, path="exercise report"):
    """Report the incident.

    The sheet's clock begins.
    """

    words: OwnWords = ""


class CallMeeting(ExerciseCommand, path="exercise convene", title="Call the meeting"):
    """Call the meeting, or ask for it."""


class Find(ExerciseCommand, path="exercise find", title="Publish a finding", prefilled=True):
    """Publish a finding, as the assessor."""

    word: Annotated[
        str,
        takes.choice(
            "How sure it is",
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


class VoteOnApplication(
    ExerciseCommand,
    path="incident applies",
    title="Applies, or is it kept?",
    synonyms="trigger apply cover",
    prefilled=True,
):
    """Say whether the guarantee applies, or is still kept.

    It is the first vote of a meeting. Where nobody attacked, it asks whether the promise is still
    kept.
    """

    verdict: Annotated[
        str,
        takes.choice(
            "Your role says",
            {"yes": "Yes", "no": "No", "open": "Can’t say yet"},
        ),
    ]


class HandInEvidence(
    ExerciseCommand,
    path="incident evidence",
    title="Hand in evidence",
    synonyms="proof show prove radar assessor",
):
    """Hand the assessor what only you were told.

    You can add a note in your own words.
    """

    words: OwnWords = ""


class JudgeWording(
    ExerciseCommand,
    path="incident kept",
    title="Are our words kept?",
    synonyms="breach promise wording",
    prefilled=True,
):
    """Say whether the sheet’s own words are kept."""

    clause: Annotated[str, takes.line("The clause", completion="worded_clauses")]
    kept: Annotated[
        str,
        takes.choice("Is it kept?", {"yes": "Kept", "no": "Not kept"}),
    ]
    words: OwnWords = ""


class Withhold(
    ExerciseCommand,
    path="incident withhold",
    title="Keep something back",
    synonyms="refuse stop breach leave withdraw",
    prefilled=True,
):
    """Say that your country won’t do what it promised."""

    what: Annotated[
        str,
        takes.choice(
            "What you keep back",
            {
                "decision": "What was decided",
                "delivery": "Deliveries and money",
                "forces": "Our forces",
                "guarantee": "The whole guarantee: we leave",
            },
        ),
    ]
    words: OwnWords = ""


class AnswerQuestion(
    ExerciseCommand,
    path="incident answer",
    title="Answer",
    synonyms="press reply",
    prefilled=True,
):
    """Answer the last public question, for your role."""

    words: Annotated[str, takes.words("Your answer", longest=500)]


class ChooseLife(
    ExerciseCommand,
    path="incident choose",
    title="Go, wait or leave?",
    synonyms="stay return invest decide home",
    private=True,
    prefilled=True,
):
    """Answer for your role whether you go, wait or leave.

    It is told when the stage ends.
    """

    answer: Annotated[
        str,
        takes.choice("Your answer", {"go": "Go", "wait": "Wait", "leave": "Leave"}),
    ]
    words: Annotated[str, takes.paragraph("Why", longest=500)] = ""


class AgreeInCongress(
    ExerciseCommand,
    path="incident agree",
    title="Does Congress agree?",
    synonyms="congress consent approve parliament",
    prefilled=True,
):
    """Say whether Congress agrees to what the United States took on."""

    agreed: Annotated[
        str,
        takes.choice("Does Congress agree?", {"yes": "It agrees", "no": "It doesn’t agree"}),
    ]
    words: Annotated[str, takes.paragraph("Why", longest=500)] = ""


class ChooseRung(
    ExerciseCommand,
    path="incident dare",
    title="What do we dare?",
    synonyms="probe escalate rung adversary",
    private=True,
    prefilled=True,
):
    """Say what the Adversary dares when the stage ends.

    At most one rung away from the public rules.
    """

    rung: Annotated[
        str,
        takes.choice(
            "What the Adversary dares",
            {
                "pause": "A pause",
                "words": "Words",
                "probe": "A probe",
                "pressure": "Open pressure",
                "act": "A larger act",
            },
        ),
    ]


class Propose(ExerciseCommand, path="exercise propose", prefilled=True):
    """Propose responses."""

    responses: Responses
    words: OwnWords = ""
    clause: Annotated[str, takes.line("The clause it is based on", completion="sheet_clauses")] = ""


class CastRoleVote(
    ExerciseCommand, path="exercise vote", title="Vote for your role", private=True, prefilled=True
):
    """Vote on a proposal, for your role.

    The last vote of a role counts.
    """

    proposal: Annotated[
        int | None,
        takes.number(
            "Which proposal; the open one if you leave this empty", completion="proposed_responses"
        ),
    ] = None
    vote: Annotated[
        str,
        takes.choice(
            "For, against, or abstain",
            {"for": "For", "against": "Against", "aside": "Abstain"},
            also={"yes": "for", "no": "against", "abstain": "aside", "join": "for"},
        ),
    ]


class Count(ExerciseCommand, path="exercise count"):
    """Count the votes by the sheet’s rule."""


class Respond(ExerciseCommand, path="exercise respond", title="Act alone", prefilled=True):
    """Say what your country does alone.

    Whatever was decided.
    """

    responses: Annotated[str, takes.several_of("The responses", "own_responses")]
    words: OwnWords = ""


class SetRedLine(
    ExerciseCommand, path="exercise redline", title="My red line", private=True, prefilled=True
):
    """Keep a red line, sealed until the debrief."""

    words: Annotated[str, takes.words("What your role will not accept", longest=500)]


class AskInExercise(ExerciseCommand, path="exercise ask", title="Ask in public", prefilled=True):
    """Ask a question in public.

    For the press, or the assessor.
    """

    words: Annotated[str, takes.words("The question", longest=500)]


class State(ExerciseCommand, path="exercise state", title="Make a statement", prefilled=True):
    """Make a public statement.

    For the adversary's spokesperson, or the neighbour.
    """

    words: Annotated[str, takes.words("The statement", longest=500)]


class AddInject(
    ExerciseCommand, path="exercise inject", title="Add a development", private=True, prefilled=True
):
    """Add a development of your own, as the chair."""

    words: Annotated[str, takes.words("The news", longest=500)]
    to: Annotated[str, takes.line("For whom", completion="hearers")] = "all"
    how: Annotated[
        str,
        takes.choice(
            "How sure it is",
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
    """Start the clock again."""


class Next(ExerciseCommand, path="exercise next"):
    """Go on to the next development."""

    number: BoundTo = ""


class End(ExerciseCommand, path="exercise end", title="End the incident"):
    """End the exercise; the debrief follows."""

    sure: Annotated[bool, takes.flag("End it without being asked?")] = False


class ShowExerciseDesk(
    ExerciseCommand,
    path="exercise desk",
    title="Chair",
    quiet=True,
    private=True,
    public=True,
):
    """What the chair of the exercise can do now, as buttons."""

    do: Annotated[
        str,
        takes.choice(
            "What to do at once",
            {
                "begin": "Begin",
                "count": "Count the votes",
                "next": "Next development",
                "pause": "Pause",
                "resume": "Go on",
                "end": "End the incident",
            },
        ),
    ] = ""
    number: BoundTo = ""


class ShowExercise(ExerciseCommand, path="exercise show", title="See the incident"):
    """See an exercise as it is now."""


class ShowDebrief(
    ExerciseCommand,
    path="exercise debrief",
    title="See the debrief",
    synonyms="result outcome showed",
):
    """See what an exercise showed."""

    kind: Annotated[
        str,
        takes.choice(
            "To look at, or as a file",
            {
                "view": "To look at",
                "details": "All details",
                "markdown": "Markdown",
                "bundle": "Bundle that replays, JSON",
            },
        ),
    ] = "view"


ExerciseCommands = (
    ShowCards
    | OpenExercise
    | PlayAlone
    | ListExercises
    | ShowExercise
    | ShowExerciseDesk
    | JoinRole
    | LeaveRole
    | Start
    | ShowBrief
    | SetRedLine
    | Report
    | CallMeeting
    | Find
    | HandInEvidence
    | VoteOnApplication
    | JudgeWording
    | Propose
    | CastRoleVote
    | Count
    | Respond
    | Withhold
    | AskInExercise
    | AnswerQuestion
    | ChooseLife
    | ChooseRung
    | AgreeInCongress
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
    | HandInEvidence
    | VoteOnApplication
    | JudgeWording
    | Propose
    | CastRoleVote
    | Count
    | Respond
    | Withhold
    | AnswerQuestion
    | ChooseLife
    | ChooseRung
    | AgreeInCongress
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
