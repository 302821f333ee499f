"""What an objection is made of, and what it is made against."""

from functools import cached_property

from msgspec import Struct

from bot.article.rules.claims import ArticleContext, Claims, Findings, match_claims
from bot.article.rules.claims.matching import Matching
from bot.article.rules.index import ArticleIndex
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.outcome import AnswerNote


class FoundPassage(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A question beside the passage that was found for it. `paragraph` and `place` (of the best
    sentence in it) count from 0; `near` are the next best paragraphs of the same article;
    `claims` are the question's, read in the article's `context`; `findings` are about them. The
    rest is read once, when an objection first asks for it."""

    question: str
    article: ArticleIndex
    paragraph: int
    place: int
    near: tuple[int, ...]
    context: ArticleContext
    claims: Claims
    findings: Findings

    @cached_property
    def is_english(self) -> bool:
        """Are article and question in English, as far as can be told?"""
        spoken = ("en", UNKNOWN, "")
        return self.article.language in spoken and detect_language(self.question) in spoken

    @cached_property
    def matching(self) -> Matching:
        """The words and names of the question, ready to be sought in the article."""
        return match_claims(self.claims, self.context)


class Objection(Struct, frozen=True):
    """Multiplies the confidence by `factor` (0 to 1), and may be told as `note`. `lead` is the
    sentence that should stand first instead, by its paragraph and its place there, both from 0;
    where it plainly answers, the confidence before all factors is `least` at least."""

    factor: float
    note: AnswerNote | None = None
    lead: tuple[int, int] | None = None
    least: float = 0
