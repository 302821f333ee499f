"""What a member may ask of their own practice debate; `practice` names one, "" the last."""

from bot.core.values import dataclass
from bot.kernel.command import Command
from bot.practice.commands.base import PracticeCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPractice(Command):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPractice(PracticeCommand):
    """See how it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPractice(PracticeCommand):
    """Read one of its speeches, by its number."""

    speech: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPractice(PracticeCommand):
    """See what may be said of a speech that one gave in it; None is the last."""

    speech: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginSegment(PracticeCommand):
    """Begin the next segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakInPractice(PracticeCommand):
    """Say something with the floor."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMyTurn(PracticeCommand):
    """End one's turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePractice(PracticeCommand):
    """Stop the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumePractice(PracticeCommand):
    """Let the clock go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPractice(PracticeCommand):
    """End it for good."""
