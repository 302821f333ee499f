"""What members may ask of the language model for themselves."""

from typing import Annotated

from bot.article.commands import ArticleName, ParagraphNumber
from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes

LANGUAGE_NAMES = {
    "en": "English",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
    "it": "Italiano",
    "pl": "Polski",
    "pt": "Português",
    "nl": "Nederlands",
    "uk": "Українська",
    "ru": "Русский",
}
"""Each in itself, by its ISO 639-1 code."""


class Steelman(
    DebateCommand,
    path="coach steelman",
    synonyms="opponent opposite strongest",
    private=True,
    examples=("coach steelman",),
):
    """See the strongest case of the other side, with its sources.

    `side` is a key or a name.
    """

    side: Annotated[str, takes.line("Which side; the one that is not yours if not said")] = ""


class QuestionMe(
    DebateCommand,
    path="coach question",
    private=True,
    examples=("coach question", "coach question Guarantees deter."),
):
    """Be questioned about what you said, one question at a time."""

    words: Annotated[
        str,
        takes.words(
            "What you want to be questioned about; what you said last if not said", longest=500
        ),
    ] = ""


class ReplyToQuestion(DebateCommand, path="coach reply", quiet=True, private=True):
    """Reply to a question, and be asked the next."""

    question: Annotated[str, takes.line("The question", longest=40)]
    words: Annotated[str, takes.words("Your reply", longest=1000)]


class GiveFeedback(
    DebateCommand,
    path="coach feedback",
    synonyms="review critique speech better improve",
    private=True,
    examples=("coach feedback", "coach feedback 3"),
):
    """See remarks on your speech, for you alone."""

    speech: Annotated[int | None, takes.number("Its number; your last one if not said")] = None


class SayPlainly(
    DebateCommand,
    path="article plain",
    synonyms="simple easy simplify easier explain",
    private=True,
    examples=("article plain brief 3", "article plain speech:2"),
):
    """Read paragraphs or a speech in plain words, beside the original."""

    article: ArticleName = ""
    paragraph: ParagraphNumber = None
    last: Annotated[int | None, takes.number("The last paragraph, of several")] = None
    speech: Annotated[int | None, takes.number("Or the number of a speech in this debate")] = None


class Translate(
    SayPlainly,
    path="article translate",
    synonyms="translation language german french",
    private=True,
    examples=("article translate fr brief 3",),
):
    """Read paragraphs or a speech in another language, beside the original."""

    language: Annotated[str, takes.choice("The language", LANGUAGE_NAMES)]


CoachingCommands = SayPlainly | Translate | Steelman | QuestionMe | ReplyToQuestion | GiveFeedback
