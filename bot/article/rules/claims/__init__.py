"""What a question claims, checked against a passage: names, numbers, dates, verbs, denials, and the
kind of value asked for."""

from bot.article.rules.claims.check import Findings, check_claims
from bot.article.rules.claims.columns import CLAIM_COLUMNS, columns
from bot.article.rules.claims.context import ArticleContext, read_context
from bot.article.rules.claims.naming import MissingWords, find_correction, find_missing
from bot.article.rules.claims.question import Claims, read_claims

__all__ = [
    "CLAIM_COLUMNS",
    "ArticleContext",
    "Claims",
    "Findings",
    "MissingWords",
    "check_claims",
    "columns",
    "find_correction",
    "find_missing",
    "read_claims",
    "read_context",
]
