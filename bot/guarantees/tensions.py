"""What a change of clauses brings: the tensions that appear and those that go."""

import asyncio

from bot.content import clauses, rules
from bot.core.guarantee.space import Choices
from bot.core.guarantee.tensions import Difference, difference
from bot.core.view import Block, Items, Strong, Text, text


async def brought(before: Choices, after: Choices) -> tuple[Block, ...]:
    """What appears and what goes, in words; nothing where no rule reads the two differently."""
    if before == after:
        return ()
    return await asyncio.to_thread(_brought, before, after)


def _brought(before: Choices, after: Choices) -> tuple[Block, ...]:
    return _told(difference(rules.load(), before, after))


def _told(found: Difference) -> tuple[Block, ...]:
    items = [_item("Appears", one.tension.finding) for one in found.appears]
    items += [_item("Goes", one.tension.finding) for one in found.goes]
    return (Items(tuple(items)),) if items else ()


def _item(how: str, words: str) -> Text:
    return text(Strong(f"{how}: "), words)


space = clauses.load
