"""What members may ask of the language model for themselves."""

from typing import Annotated

from bot.article.commands import ArticleName, ParagraphNumber
from bot.debate.commands.base import DebateCommand
from bot.debate.commands.digest import OwnSpeech
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
    needs_model=True,
    examples=("coach steelman",),
):
    """See the strongest case of the other side, with its sources.

    `side` is a key or a name.
    """

    side: Annotated[
        str, takes.line("Which side; the other side if you leave this empty", completion="sides")
    ] = ""


class QuestionMe(
    DebateCommand,
    path="coach question",
    private=True,
    needs_model=True,
    examples=("coach question", "coach question Guarantees deter."),
):
    """Answer questions about what you said, one at a time."""

    words: Annotated[
        str,
        takes.words(
            "What the questions are about; your last words if you leave this empty", longest=500
        ),
    ] = ""


class ReplyToQuestion(DebateCommand, path="coach reply", quiet=True, private=True):
    """Reply to a question, and be asked the next."""

    question: Annotated[str, takes.line("The question", longest=40, typed_only=True)]
    words: Annotated[str, takes.words("Your reply", longest=1000)]


class GiveFeedback(
    DebateCommand,
    path="coach feedback",
    synonyms="review critique speech better improve",
    private=True,
    needs_model=True,
    examples=("coach feedback", "coach feedback 3"),
):
    """See remarks on your speech, for you alone."""

    speech: OwnSpeech = None


class SayPlainly(
    DebateCommand,
    path="article plain",
    synonyms="simple easy simplify easier explain",
    private=True,
    public=True,
    needs_model=True,
    examples=("article plain brief 3", "article plain speech:2"),
):
    """Read paragraphs or a speech in plain words, beside the original."""

    article: ArticleName = ""
    paragraph: ParagraphNumber = None
    last: Annotated[
        int | None, takes.number("The last paragraph, of several", completion="paragraphs")
    ] = None
    speech: Annotated[
        int | None, takes.number("Or a speech in this debate", completion="speeches")
    ] = None


class Translate(
    SayPlainly,
    path="article translate",
    title="Translate",
    synonyms="translation language german french",
    private=True,
    public=True,
    needs_model=True,
    examples=("article translate fr brief 3",),
):
    """Read paragraphs or a speech in another language, beside the original."""

    language: Annotated[str, takes.choice("The language", LANGUAGE_NAMES)]


CoachingCommands = SayPlainly | Translate | Steelman | QuestionMe | ReplyToQuestion | GiveFeedback
