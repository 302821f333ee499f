"""What there is to choose from of the library: articles, their paragraphs, lines and versions."""

from collections.abc import Mapping

from bot.article.handlers.naming import EVERY, named_article
from bot.article.rows import articles
from bot.kernel.message import say
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Option


async def list_articles(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The articles, by title; the short name tells two of one title apart."""
    rows = await articles.list_articles(parts.db, request.by.community)
    titles = [row.title for row in rows]
    return tuple(
        Option(row.title, row.slug, row.slug if titles.count(row.title) > 1 else row.author or "")
        for row in rows
    )


async def list_readings(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What a question may be put to: the whole library, or articles."""
    return Option(say("Every article"), EVERY), *await list_articles(parts, request)


async def list_paragraphs(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The paragraphs of the article that is named, or of the one that the place reads."""
    article = await named_article(parts, request.by, request.says("article"))
    return tuple(
        Option(say("{number}: {words}", number=number, words=words), str(number))
        for number, words in enumerate(article.reading.paragraphs, 1)
    )


async def list_removed(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The lines that were left out of an article."""
    article = await named_article(parts, request.by, request.says("article"))
    removed = enumerate(article.reading.removed, 1)
    return tuple(Option(block.text, str(number)) for number, block in removed)


async def list_versions(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The versions of an article, the newest first."""
    article = await named_article(parts, request.by, request.says("article"))
    return tuple(
        Option(say("Version {number}", number=number), str(number))
        for number in range(article.newest, 0, -1)
    )


LISTS: Mapping[str, OptionSource] = {
    "articles": list_articles,
    "readings": list_readings,
    "paragraphs": list_paragraphs,
    "removed_lines": list_removed,
    "versions": list_versions,
}
