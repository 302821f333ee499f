"""Commands of practice: a debate of one member against a language model, for nobody else's eyes."""

from bot.catalog.shared import number
from bot.kernel.catalog.parameters import Entry, Kind, Parameter
from bot.kernel.command import Command
from bot.kernel.view import Option
from bot.practice.commands import practising as practice

_PRACTICE = Parameter(
    name="practice", about="Which practice debate; your last if not said", typed_only=True
)


def _of_practice(word: str, builds: type[Command], about: str, *parameters: Parameter) -> Entry:
    return Entry(
        path=("practice", word),
        builds=builds,
        about=about,
        parameters=(*parameters, _PRACTICE),
        private=True,
    )


PRACTICE = (
    Entry(
        path=("practice", "start"),
        builds=practice.StartPractice,
        about="Practise a motion against a language model, for yourself",
        parameters=(
            Parameter(
                name="motion",
                about="The motion, in a sentence",
                required=True,
                rest=True,
                longest=300,
                completion="motions",
            ),
            Parameter(name="side", about="Your side; the first if not said"),
            Parameter(
                name="level",
                about="How hard your opponent is",
                kind=Kind.CHOICE,
                options=(Option("Easy", "easy"), Option("Fair", "fair"), Option("Hard", "hard")),
            ),
            Parameter(name="format", about="The format", completion="formats"),
            Parameter(
                name="tempo",
                about="By the clock, or in writing over days",
                kind=Kind.CHOICE,
                options=(Option("Live", "live"), Option("In writing", "writing")),
            ),
            number("hours", "Hours for a segment, in writing", required=False, most=336),
            Parameter(name="article", about="The article’s short name", completion="articles"),
        ),
        private=True,
        examples=(
            "practice start This house trusts promises.",
            "practice start side:against level:hard tempo:writing This house trusts promises.",
        ),
    ),
    _of_practice("show", practice.ShowPractice, "See your practice debate"),
    _of_practice("begin", practice.BeginSegment, "Begin the next segment of your practice"),
    _of_practice(
        "speak",
        practice.SpeakInPractice,
        "Speak in your practice debate",
        Parameter(
            name="words",
            about="What you say",
            kind=Kind.PARAGRAPH,
            required=True,
            rest=True,
            longest=20_000,
        ),
    ),
    _of_practice("done", practice.EndMyTurn, "End your turn in your practice debate"),
    _of_practice("pause", practice.PausePractice, "Stop the clock of your practice debate"),
    _of_practice("resume", practice.ResumePractice, "Let your practice debate go on"),
    _of_practice(
        "feedback",
        practice.ReviewPractice,
        "See remarks on a speech of your practice, for you alone",
        number("speech", "Its number; your last one if not said", required=False),
    ),
    _of_practice("stop", practice.StopPractice, "End your practice debate"),
    Entry(
        path=("practice", "read"),
        builds=practice.ReadPractice,
        about="Read a speech of your practice debate",
        parameters=(number("speech", "Its number"), _PRACTICE),
        quiet=True,
        private=True,
    ),
)
