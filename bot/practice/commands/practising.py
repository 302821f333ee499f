"""What a member may ask of their own practice debate; `practice` names one, "" the last."""

from typing import Annotated

from bot.article.commands import ArticleName
from bot.debate.commands.debating import (
    MotionLine,
    SegmentHours,
    SpeechWords,
)
from bot.kernel.catalog import takes
from bot.kernel.command import Command
from bot.practice.commands.base import PracticeCommand


class StartPractice(
    Command,
    path="practice start",
    title="Start a practice",
    synonyms="train alone practise ai against training opponent bot",
    private=True,
    needs_model=True,
    examples=(
        "practice start This house trusts promises.",
        "practice start side:against level:hard tempo:writing This house trusts promises.",
    ),
):
    """Practise a motion against a language model, for yourself."""

    motion: MotionLine
    side: Annotated[
        str,
        takes.line(
            "Your side; the first side if you leave this empty", completion="practice_sides"
        ),
    ] = ""
    level: Annotated[
        str,
        takes.choice("How hard your opponent is", {"easy": "Easy", "fair": "Fair", "hard": "Hard"}),
    ] = "fair"
    format: Annotated[str, takes.line("The format", completion="practice_formats")] = ""
    tempo: takes.Tempo = "live"
    hours: SegmentHours = 24
    article: ArticleName = ""


class ShowPractice(PracticeCommand, path="practice show", private=True, needs_model=True):
    """See your practice debate."""


class ReadPractice(
    PracticeCommand, path="practice read", quiet=True, private=True, needs_model=True
):
    """Read a speech of your practice debate."""

    speech: Annotated[int, takes.number("The speech", completion="practice_speeches")]


class ReviewPractice(PracticeCommand, path="practice feedback", private=True, needs_model=True):
    """See remarks on a speech of your practice, for you alone."""

    speech: Annotated[
        int | None,
        takes.number(
            "Which speech; your latest if you leave this empty", completion="practice_speeches"
        ),
    ] = None


class BeginSegment(PracticeCommand, path="practice begin", private=True, needs_model=True):
    """Begin the next segment of your practice."""


class SpeakInPractice(
    PracticeCommand,
    path="practice speak",
    title="Speak",
    private=True,
    needs_model=True,
):
    """Speak in your practice debate."""

    words: SpeechWords


class EndMyTurn(PracticeCommand, path="practice done", private=True, needs_model=True):
    """End your turn in your practice debate."""


class PausePractice(PracticeCommand, path="practice pause", private=True, needs_model=True):
    """Stop the clock of your practice debate."""


class ResumePractice(PracticeCommand, path="practice resume", private=True, needs_model=True):
    """Resume your practice debate."""


class StopPractice(PracticeCommand, path="practice stop", private=True, needs_model=True):
    """End your practice debate."""


PracticeCommands = (
    StartPractice
    | ShowPractice
    | BeginSegment
    | SpeakInPractice
    | EndMyTurn
    | PausePractice
    | ResumePractice
    | ReviewPractice
    | StopPractice
    | ReadPractice
)
