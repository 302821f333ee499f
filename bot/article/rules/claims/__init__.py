"""What a question claims, checked against a passage: names, numbers, dates, verbs, denials, and the
kind of value asked for."""

from bot.article.rules.claims.asked import AskedKind
from bot.article.rules.claims.check import Findings, check_claims
from bot.article.rules.claims.columns import CLAIM_COLUMNS, columns
from bot.article.rules.claims.context import ArticleContext, read_context
from bot.article.rules.claims.matching import match_claims
from bot.article.rules.claims.measures import Measure, read_measure, says_measure
from bot.article.rules.claims.naming import MissingWords, find_correction, find_missing
from bot.article.rules.claims.question import Claims, read_claims
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.claims.values import find_values, plain_quantities

__all__ = [
    "CLAIM_COLUMNS",
    "ArticleContext",
    "AskedKind",
    "Claims",
    "Findings",
    "Measure",
    "MissingWords",
    "SentenceFacts",
    "check_claims",
    "columns",
    "find_correction",
    "find_missing",
    "find_values",
    "match_claims",
    "plain_quantities",
    "read_claims",
    "read_context",
    "read_measure",
    "says_measure",
]
