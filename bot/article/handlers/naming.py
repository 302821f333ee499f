"""Which article a member means."""

from difflib import get_close_matches

from bot.article.library import Library
from bot.article.refusals import ArticleRefusal
from bot.article.rows import articles
from bot.article.rows.articles import StoredArticle
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.message import row_of
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused

EVERY = "all"
"""Names the whole library where an article's slug is asked for."""


async def named_article(
    parts: Parts, by: Caller, slug: str, version: int | None = None
) -> StoredArticle:
    """The article of that slug, the place's own for "", or the only one there is.

    An article that was removed is found only by its version, as a citation names it.
    Raises Refused: NO_ARTICLES, NO_SUCH_ARTICLE, NO_SUCH_ARTICLE_GUESS, WHICH_ARTICLE, NO_VERSION.
    """
    slug = slug or await _find_unnamed(parts, by)
    library = parts.of(Library)
    stored = await library.article(by.community, slug.lower(), version)
    if stored is not None and (version is not None or not stored.removed):
        return stored
    if version is not None and await library.article(by.community, slug.lower()):
        raise Refused(ArticleRefusal.NO_VERSION, slug=slug, version=version)
    raise await refuse_unknown(parts, by, slug)


async def refuse_unknown(parts: Parts, by: Caller, slug: str) -> Refused:
    """The refusal for a slug that names no article here, with the likeliest one that does."""
    slugs_here = [row.slug for row in await articles.list_articles(parts.db, by.community)]
    if not slugs_here:
        return Refused(ArticleRefusal.NO_ARTICLES)
    if guess := get_close_matches(slug.lower(), slugs_here, n=1):
        return Refused(ArticleRefusal.NO_SUCH_ARTICLE_GUESS, slug=slug, guess=guess[0])
    return Refused(ArticleRefusal.NO_SUCH_ARTICLE, slug=slug)


async def find_scope(parts: Parts, by: Caller, named: str) -> tuple[str, ...]:
    """The slugs that a question is put to, from what was named (slugs with commas or spaces
    between, or "all"); none means the whole library."""
    slugs = tuple(dict.fromkeys(named.lower().replace(",", " ").split()))
    if slugs == (EVERY,):
        return ()
    if not slugs:
        current = await places.find_current_article(parts.db, by.community, by.place)
        return (current,) if current else ()
    slugs_here = {row.slug for row in await articles.list_articles(parts.db, by.community)}
    for slug in slugs:
        if slug not in slugs_here:
            raise await refuse_unknown(parts, by, slug)
    return slugs


async def _find_unnamed(parts: Parts, by: Caller) -> str:
    if current := await places.find_current_article(parts.db, by.community, by.place):
        return current
    rows_here = await articles.list_articles(parts.db, by.community)
    if len(rows_here) == 1:
        return rows_here[0].slug
    if not rows_here:
        raise Refused(ArticleRefusal.NO_ARTICLES)
    titles = row_of((row.title for row in rows_here[:10]), ";")
    raise Refused(ArticleRefusal.WHICH_ARTICLE, known=titles)
