"""Quotations in speeches and positions, checked against the article that the debate is about."""

import asyncio
from collections.abc import Sequence

from bot.article.rows import articles
from bot.article.rows.articles import StoredArticle
from bot.article.rules.quoting import QuotationChange, QuotationMatch, check, quotations, references
from bot.debate.rules.evidence import CheckedQuotation
from bot.kernel import place_rows as places
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.parts import Parts


async def article_of(
    parts: Parts, community: CommunityId, place: PlaceId, slug: str
) -> StoredArticle | None:
    """The debate's article: the one it was opened on, or the place's own; None without one."""
    slug = slug or await places.find_current_article(parts.db, community, place) or ""
    if not slug:
        rows = await articles.list_articles(parts.db, community)
        slug = rows[0].slug if len(rows) == 1 else ""
    return await articles.load(parts.db, community, slug) if slug else None


async def check_quotations(
    article: StoredArticle | None, words: str
) -> tuple[CheckedQuotation, ...]:
    """Each quotation in a text with its mark. Without an article nothing is marked."""
    quotes = quotations(words)
    if article is None or not quotes:
        return ()
    return await mark_quotations(article, quotes)


async def mark_quotations(
    article: StoredArticle, quotes: Sequence[str]
) -> tuple[CheckedQuotation, ...]:
    """Each quotation with its mark against an article."""
    return await asyncio.to_thread(_check_all, article, quotes)


def _check_all(article: StoredArticle, quotes: Sequence[str]) -> tuple[CheckedQuotation, ...]:
    checked_quotations = []
    for quote in quotes:
        quoted = check(quote, article.reading.paragraphs)
        checked_quotations.append(
            CheckedQuotation(
                words=quote,
                mark=quoted.mark,
                slug=article.slug if quoted.mark is not QuotationMatch.ABSENT else "",
                version=article.version,
                paragraph=quoted.paragraph,
                difference="; ".join(_in_words(change) for change in quoted.changes[:5]),
            )
        )
    return tuple(checked_quotations)


def _in_words(change: QuotationChange) -> str:
    if not change.said:
        return f"the article has “{change.stands}” as well"
    if not change.stands:
        return f"“{change.said}” is not there"
    return f"“{change.said}” stands for “{change.stands}”"


def find_citations(article: StoredArticle | None, words: str) -> tuple[tuple[str, int, int], ...]:
    """The paragraphs (slug, version, number) that a text cites and that the article has."""
    if article is None:
        return ()
    last = len(article.reading.paragraphs)
    return tuple(
        (article.slug, article.version, reference.paragraph)
        for reference in references(words)
        if reference.slug in ("", article.slug) and 1 <= reference.paragraph <= last
    )
