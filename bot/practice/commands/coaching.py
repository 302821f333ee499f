"""What members may ask of the language model for themselves."""

from bot.debate.commands.base import DebateCommand


class Steelman(DebateCommand, frozen=True, kw_only=True):
    """See the strongest case of a side, by its key or name; "" means the other side."""

    side: str = ""


class QuestionMe(DebateCommand, frozen=True, kw_only=True):
    """Be asked one question about `words`; "" means what one last claimed or gave as a reason."""

    words: str = ""


class ReplyToQuestion(DebateCommand, frozen=True, kw_only=True):
    """Reply to a question, by its id, and be asked the next."""

    question: str
    words: str


class GiveFeedback(DebateCommand, frozen=True, kw_only=True):
    """See what may be said of a speech of one's own; None is the last one."""

    speech: int | None = None


class SayPlainly(DebateCommand, frozen=True, kw_only=True):
    """See paragraphs of an article, or a speech, in plain words."""

    article: str = ""
    paragraph: int | None = None
    last: int | None = None
    speech: int | None = None


class Translate(SayPlainly, frozen=True, kw_only=True):
    """See paragraphs of an article, or a speech, in another language (an ISO 639-1 code)."""

    language: str
