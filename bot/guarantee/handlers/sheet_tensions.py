"""What a change of clauses brings: the tensions that appear and those that go."""

import asyncio

from bot.guarantee.content import clauses
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.rules.difference import difference
from bot.guarantee.rules.space import Choices
from bot.guarantee.views import change as change_views
from bot.kernel.message import say
from bot.kernel.view import Block, Items, Strong, text


async def brought(before: Choices, after: Choices) -> tuple[Block, ...]:
    """New tensions, and those that the text had and has no longer, a line each; nothing where there
    are none. What was undecided and can no longer show was none."""
    if before == after:
        return ()
    return await asyncio.to_thread(_brought, before, after)


def _brought(before: Choices, after: Choices) -> tuple[Block, ...]:
    changes = difference(rules.load(), before, after)
    items = [
        text(Strong(how), hit.tension.finding)
        for how, some in (
            (say("New tension: "), changes.appears),
            (say("No longer a tension: "), changes.goes),
        )
        for hit in some
    ]
    return (Items(tuple(items)),) if items else ()


async def told_whole(before: Choices, after: Choices) -> tuple[Block, ...]:
    """All that the rules read differently in two, with both sides of each tension."""
    return await asyncio.to_thread(_told_whole, before, after)


def _told_whole(before: Choices, after: Choices) -> tuple[Block, ...]:
    return change_views.change_blocks(clauses.load(), difference(rules.load(), before, after))
