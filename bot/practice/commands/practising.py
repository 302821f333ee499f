"""What a member may ask of their own practice debate; `practice` names one, "" the last."""

from typing import Annotated

from bot.article.commands import ArticleName
from bot.debate.commands.debating import (
    FormatName,
    MotionLine,
    SegmentHours,
    SpeechNumber,
    SpeechWords,
)
from bot.kernel.catalog import takes
from bot.kernel.command import Command
from bot.practice.commands.base import PracticeCommand


class StartPractice(
    Command,
    path="practice start",
    synonyms="train alone practise ai against training opponent bot",
    private=True,
    examples=(
        "practice start This house trusts promises.",
        "practice start side:against level:hard tempo:writing This house trusts promises.",
    ),
):
    """Practise a motion against a language model, for yourself."""

    motion: MotionLine
    side: Annotated[str, takes.line("Your side; the first if not said")] = ""
    level: Annotated[
        str,
        takes.choice("How hard your opponent is", {"easy": "Easy", "fair": "Fair", "hard": "Hard"}),
    ] = "fair"
    format: FormatName = ""
    tempo: takes.Tempo = "live"
    hours: SegmentHours = 24
    article: ArticleName = ""


class ShowPractice(PracticeCommand, path="practice show", private=True):
    """See your practice debate."""


class ReadPractice(PracticeCommand, path="practice read", quiet=True, private=True):
    """Read a speech of your practice debate."""

    speech: SpeechNumber


class ReviewPractice(PracticeCommand, path="practice feedback", private=True):
    """See remarks on a speech of your practice, for you alone."""

    speech: Annotated[int | None, takes.number("Its number; your last one if not said")] = None


class BeginSegment(PracticeCommand, path="practice begin", private=True):
    """Begin the next segment of your practice."""


class SpeakInPractice(PracticeCommand, path="practice speak", private=True):
    """Speak in your practice debate."""

    words: SpeechWords


class EndMyTurn(PracticeCommand, path="practice done", private=True):
    """End your turn in your practice debate."""


class PausePractice(PracticeCommand, path="practice pause", private=True):
    """Stop the clock of your practice debate."""


class ResumePractice(PracticeCommand, path="practice resume", private=True):
    """Let your practice debate go on."""


class StopPractice(PracticeCommand, path="practice stop", private=True):
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
