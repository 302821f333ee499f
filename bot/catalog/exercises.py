"""Commands of the exercise."""

from bot.catalog.shared import number, words
from bot.exercise.commands import playing as exercise
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.command import Command
from bot.kernel.view import Option

_EXERCISE = Parameter(
    name="exercise", about="Which exercise; that of this room if not said", typed_only=True
)
_CARD = Parameter(name="card", about="The incident card", required=True, completion="cards")
_AGAINST = Parameter(
    name="against",
    about="A sheet’s adopted version or a design; this room’s sheet if not said",
    completion="designs",
)
_ROLE = Parameter(name="role", about="The role", required=True, rest=True, completion="roles")
RESPONSES = tuple(
    Option(label, value)
    for value, label in (
        ("wait", "Wait and verify"),
        ("consult", "Consult"),
        ("statement", "Joint statement"),
        ("diplomatic", "Diplomatic step"),
        ("sanctions", "Sanctions"),
        ("money", "Money"),
        ("materiel", "Materiel"),
        ("intelligence", "Information"),
        ("training", "Training and exercises"),
        ("air_defence", "Help with air defence"),
        ("forces", "Forces"),
        ("restrain", "Ask the Beneficiary to hold back"),
        ("suspend", "Suspend part of the support"),
    )
)
"""The reactions of content/exercise/procedure.toml, which a test compares."""

_RESPONSES = Parameter(
    name="responses",
    about="The responses, with commas",
    kind=Kind.SEVERAL,
    options=RESPONSES,
    required=True,
)
_WORDS = Parameter(
    name="words", about="In your own words", kind=Kind.PARAGRAPH, rest=True, longest=1000
)


def _of(
    path: str, builds: type[Command], about: str, *parameters: Parameter, private: bool = False
) -> Entry:
    """A command that acts on an exercise, by default on that of the room."""
    return Entry(
        path=("exercise", path),
        builds=builds,
        about=about,
        parameters=(*parameters, _EXERCISE),
        private=private,
    )


EXERCISES = (
    Entry(
        path=("exercise", "cards"),
        builds=exercise.ShowCards,
        about="See the incident cards, or one of them",
        parameters=(
            Parameter(name="card", about="The incident card", rest=True, completion="cards"),
        ),
    ),
    Entry(
        path=("exercise", "open"),
        builds=exercise.OpenExercise,
        about="Open an exercise here, against a guarantee",
        opens=True,
        parameters=(
            _CARD,
            _AGAINST,
            Parameter(
                name="tempo",
                about="By the clock, or in writing over days",
                kind=Kind.CHOICE,
                options=(Option("Live", "live"), Option("In writing", "writing")),
            ),
            Parameter(
                name="minutes",
                about="Real minutes for a day of the game; 10 live, 1440 in writing",
                kind=Kind.NUMBER,
                least=1,
                most=1440,
            ),
            Parameter(name="sealed", about="Are votes sealed until the count?", kind=Kind.FLAG),
            Parameter(name="chair", about="Do you chair it?", kind=Kind.FLAG),
            Parameter(name="debate", about="The debate whose motion is asked again", longest=20),
        ),
        examples=("exercise open strike_on_city against:author_proposal",),
    ),
    Entry(
        path=("exercise", "solo"),
        builds=exercise.PlayAlone,
        about="Play one role alone, against scripts",
        parameters=(
            _CARD,
            Parameter(name="role", about="The role", completion="roles"),
            _AGAINST,
        ),
        private=True,
        examples=("exercise solo who_fired role:large_european against:author_proposal",),
    ),
    Entry(path=("exercise", "list"), builds=exercise.ListExercises, about="See the exercises"),
    _of("show", exercise.ShowExercise, "See how an exercise stands"),
    _of("join", exercise.JoinRole, "Take a role", _ROLE),
    _of("leave", exercise.LeaveRole, "Step out of your role, without a reason"),
    _of("begin", exercise.Start, "Begin: the first inject comes"),
    _of("brief", exercise.ShowBrief, "See your role, and what it alone was told"),
    _of(
        "redline",
        exercise.SetRedLine,
        "Keep a red line, sealed until the debrief",
        words("What your role will not accept", longest=500),
        private=True,
    ),
    _of("report", exercise.Report, "Report the incident", _WORDS),
    _of("convene", exercise.CallMeeting, "Call the meeting, or ask for it"),
    _of(
        "find",
        exercise.Find,
        "Publish a finding, as the assessor",
        Parameter(
            name="word",
            about="How well it is known",
            kind=Kind.CHOICE,
            options=tuple(
                Option(word.capitalize(), word)
                for word in ("confirmed", "probable", "possible", "not known", "refuted")
            ),
            required=True,
        ),
        _WORDS,
        Parameter(
            name="about",
            about="What it is about",
            kind=Kind.CHOICE,
            options=(Option("Who did it", "author"), Option("The Beneficiary’s part", "conduct")),
        ),
    ),
    _of(
        "propose",
        exercise.Propose,
        "Propose responses",
        _RESPONSES,
        _WORDS,
        Parameter(name="clause", about="The clause on which it rests", completion="clauses"),
    ),
    _of(
        "vote",
        exercise.Vote,
        "Vote on a proposal, for your role",
        number("proposal", "Its number; the open one if there is but one", required=False),
        Parameter(
            name="vote",
            about="For, against, or aside",
            kind=Kind.CHOICE,
            options=(
                Option("For", "for"),
                Option("Against", "against"),
                Option("Stand aside", "aside"),
            ),
            required=True,
            also=(("yes", "for"), ("no", "against"), ("abstain", "aside"), ("join", "for")),
        ),
        private=True,
    ),
    _of("count", exercise.Count, "Count the votes by the text’s rule"),
    _of(
        "respond",
        exercise.Respond,
        "Say what your country does by itself",
        _RESPONSES,
        _WORDS,
    ),
    _of("ask", exercise.Ask, "Ask a question in public", words("The question", longest=500)),
    _of("state", exercise.State, "Make a public statement", words("The statement", longest=500)),
    _of(
        "inject",
        exercise.AddInject,
        "Bring in news of your own, as the chair",
        words("The news", longest=500),
        Parameter(name="to", about="A role, or all", completion="roles"),
        Parameter(
            name="how",
            about="How well it is known",
            kind=Kind.CHOICE,
            options=tuple(
                Option(how.capitalize(), how)
                for how in ("confirmed", "probable", "claimed", "disputed")
            ),
        ),
        Parameter(name="body", about="Does an international body say it?", kind=Kind.FLAG),
        private=True,
    ),
    _of("next", exercise.Next, "Go on to the next inject"),
    _of("pause", exercise.PauseExercise, "Stop the clock"),
    _of("resume", exercise.ResumeExercise, "Let the clock go on"),
    _of("end", exercise.End, "End the exercise; the debrief follows"),
    _of(
        "debrief",
        exercise.ShowDebrief,
        "See what an exercise showed",
        Parameter(
            name="kind",
            about="To look at, or as a file",
            kind=Kind.CHOICE,
            options=(
                Option("To look at", "view"),
                Option("Markdown", "markdown"),
                Option("Bundle that replays, JSON", "bundle"),
            ),
        ),
    ),
)
