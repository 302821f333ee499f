"""What a member may ask of their own practice debate; `practice` names one, "" the last."""

from bot.kernel.command import Command
from bot.practice.commands.base import PracticeCommand


class StartPractice(Command, frozen=True, kw_only=True):
    """Begin to practise a motion on a side ("" for the first) against an opponent of a `level`.

    `tempo` is "live" (by the clock) or "writing" (`hours` for each segment).
    """

    motion: str
    side: str = ""
    level: str = "fair"
    format: str = ""
    tempo: str = "live"
    hours: int = 24
    article: str = ""


class ShowPractice(PracticeCommand, frozen=True, kw_only=True):
    """See how it stands."""


class ReadPractice(PracticeCommand, frozen=True, kw_only=True):
    """Read one of its speeches, by its number."""

    speech: int


class ReviewPractice(PracticeCommand, frozen=True, kw_only=True):
    """See what may be said of a speech that one gave in it; None is the last."""

    speech: int | None = None


class BeginSegment(PracticeCommand, frozen=True, kw_only=True):
    """Begin the next segment."""


class SpeakInPractice(PracticeCommand, frozen=True, kw_only=True):
    """Say something with the floor."""

    words: str


class EndMyTurn(PracticeCommand, frozen=True, kw_only=True):
    """End one's turn."""


class PausePractice(PracticeCommand, frozen=True, kw_only=True):
    """Stop the clock."""


class ResumePractice(PracticeCommand, frozen=True, kw_only=True):
    """Let the clock go on."""


class StopPractice(PracticeCommand, frozen=True, kw_only=True):
    """End it for good."""
