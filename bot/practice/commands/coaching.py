"""What members may ask of the language model for themselves."""

from bot.core.values import dataclass
from bot.debate.commands.base import DebateCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class Steelman(DebateCommand):
    """See the strongest case of a side, by its key or name; "" means the other side."""

    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionMe(DebateCommand):
    """Be asked one question about `words`; "" means what one last claimed or gave as a reason."""

    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToQuestion(DebateCommand):
    """Reply to a question, by its id, and be asked the next."""

    question: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFeedback(DebateCommand):
    """See what may be said of a speech of one's own; None is the last one."""

    speech: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SayPlainly(DebateCommand):
    """See paragraphs of an article, or a speech, in plain words."""

    article: str = ""
    paragraph: int | None = None
    last: int | None = None
    speech: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translate(SayPlainly):
    """See paragraphs of an article, or a speech, in another language (an ISO 639-1 code)."""

    language: str
