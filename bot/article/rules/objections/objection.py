"""What an objection is made of, and what it is made against."""

from msgspec import Struct

from bot.article.rules.claims import ArticleContext, Claims, Findings
from bot.article.rules.index import ArticleIndex
from bot.article.rules.outcome import AnswerNote


class FoundPassage(Struct, frozen=True, kw_only=True, eq=False):
    """A question beside the passage that was found for it. `paragraph` and `place` (of the best
    sentence in it) count from 0; `near` are the next best paragraphs of the same article;
    `claims` are the question's, read in the article's `context`; `findings` are about them."""

    question: str
    article: ArticleIndex
    paragraph: int
    place: int
    near: tuple[int, ...]
    context: ArticleContext
    claims: Claims
    findings: Findings


class Objection(Struct, frozen=True):
    """Multiplies the confidence by `factor` (0 to 1), and may be told as `note`."""

    factor: float
    note: AnswerNote | None = None
