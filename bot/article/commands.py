"""What members may ask of the library and of its articles."""

from bot.core.values import dataclass
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class AddArticle(Command):
    """Bring an article in: from a link or its words (`source`), or from a file. A text that is in
    the library already is not added, unless `again`."""

    source: str = ""
    file: Upload | None = None
    slug: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateArticle(Command):
    """Give an article a new version; citations of the old one still open."""

    article: str
    source: str = ""
    file: Upload | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListArticles(Command):
    """See what the library holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowArticle(Command):
    """Read an article, a part of it, or one paragraph among its neighbours."""

    article: str = ""
    paragraph: int | None = None
    start: int = 1
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UseArticle(Command):
    """Make an article the one that this place is reading."""

    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRemoved(Command):
    """See which lines were left out when an article was read."""

    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreLine(Command):
    """Put a left-out line back; `line` is its number in the list of left-out lines."""

    article: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveArticle(Command):
    """Take an article out of the library."""

    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Command):
    """Put a question to some articles (slugs with commas between, or `all`) or the place's own."""

    question: str
    articles: str = ""
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowContext(Command):
    """See the neighbours of an answer's sentences."""

    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareAnswer(Command):
    """Show an answer to everybody in the place."""

    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateAnswer(Command):
    """Say whether an answer helped."""

    answer: str
    helpful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Command):
    """Ask on from an answer: about the same articles, with its question in mind."""

    answer: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAnswer(Command):
    """Take an answer's sentences into a speech, quoted and cited."""

    answer: str
