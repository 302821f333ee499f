"""What a question claims, checked against a passage: names, numbers, dates, verbs, denials, and the
kind of value asked for."""

from bot.article.rules.claims.check import Findings, Rival, check_claims
from bot.article.rules.claims.columns import CLAIM_COLUMNS, columns
from bot.article.rules.claims.context import ArticleContext, read_context
from bot.article.rules.claims.question import Claims, read_claims

__all__ = [
    "CLAIM_COLUMNS",
    "ArticleContext",
    "Claims",
    "Findings",
    "Rival",
    "check_claims",
    "columns",
    "read_claims",
    "read_context",
]
