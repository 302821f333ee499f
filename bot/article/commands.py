"""What members may ask of the library and of its articles."""

from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command


class AddArticle(Command, frozen=True, kw_only=True):
    """Bring an article in: from a link or its words (`source`), or from a file. A text that is in
    the library already is not added, unless `again`."""

    source: str = ""
    file: Upload | None = None
    slug: str = ""
    again: bool = False


class UpdateArticle(Command, frozen=True, kw_only=True):
    """Give an article a new version; citations of the old one still open."""

    article: str
    source: str = ""
    file: Upload | None = None


class ListArticles(Command, frozen=True, kw_only=True):
    """See what the library holds."""


class ShowArticle(Command, frozen=True, kw_only=True):
    """Read an article, a part of it, or one paragraph among its neighbours."""

    article: str = ""
    paragraph: int | None = None
    start: int = 1
    version: int | None = None


class UseArticle(Command, frozen=True, kw_only=True):
    """Make an article the one that this place is reading."""

    article: str


class ShowRemoved(Command, frozen=True, kw_only=True):
    """See which lines were left out when an article was read."""

    article: str = ""


class RestoreLine(Command, frozen=True, kw_only=True):
    """Put a left-out line back; `line` is its number in the list of left-out lines."""

    article: str
    line: int


class RemoveArticle(Command, frozen=True, kw_only=True):
    """Take an article out of the library."""

    article: str


class Ask(Command, frozen=True, kw_only=True):
    """Put a question to some articles (slugs with commas between, or `all`) or the place's own."""

    question: str
    articles: str = ""
    share: bool = False


class ShowContext(Command, frozen=True, kw_only=True):
    """See the neighbours of an answer's sentences."""

    answer: str


class ShareAnswer(Command, frozen=True, kw_only=True):
    """Show an answer to everybody in the place."""

    answer: str


class RateAnswer(Command, frozen=True, kw_only=True):
    """Say whether an answer helped."""

    answer: str
    helpful: bool


class FollowUp(Command, frozen=True, kw_only=True):
    """Ask on from an answer: about the same articles, with its question in mind."""

    answer: str
    question: str


class QuoteAnswer(Command, frozen=True, kw_only=True):
    """Take an answer's sentences into a speech, quoted and cited."""

    answer: str
