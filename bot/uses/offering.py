"""Values that only a community's own rows can offer, for a line that is being typed."""

import re

from bot.core.catalog.completion import Completion
from bot.core.catalog.typed import read
from bot.core.command import Caller
from bot.core.refusal import Refused
from bot.core.view import Option
from bot.parts import Parts
from bot.store import articles
from bot.uses.naming import named_article

BEGINNING = 80
"""Characters of a paragraph that tell which one it is."""

_UNFINISHED = re.compile(r"\S*[:=]$|--\S*\s*$")


async def options_for(
    parts: Parts, by: Caller, line: str, completion: Completion
) -> tuple[Option, ...]:
    """The list that a completion wants (Parameter.completion), as it stands in the store."""
    match completion.wanted:
        case "articles":
            return await _articles(parts, by)
        case "paragraphs":
            named = _article_named(line[: completion.start], parts)
            return await _paragraphs(parts, by, named)
        case _:
            return ()


async def _articles(parts: Parts, by: Caller) -> tuple[Option, ...]:
    rows = await articles.listed(parts.db, by.community)
    return tuple(Option(row.title, row.slug) for row in rows)


async def _paragraphs(parts: Parts, by: Caller, slug: str) -> tuple[Option, ...]:
    """The paragraphs of an article, or of the one that the place reads."""
    try:
        stored = await named_article(parts, by, slug)
    except Refused:
        return ()
    return tuple(
        Option(str(number), str(number), _beginning(words))
        for number, words in enumerate(stored.reading.paragraphs, 1)
    )


def _article_named(before: str, parts: Parts) -> str:
    """The article that a line names before the value being typed, if it does."""
    try:
        typed = read(_UNFINISHED.sub("", before), parts.catalog)
    except Refused:
        return ""
    return str(typed.values.get("article", ""))


def _beginning(words: str) -> str:
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip()} …"
