"""What a change of clauses brings: the tensions that appear and those that go."""

import asyncio
from collections.abc import Sequence

from bot.guarantee.content import clauses
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.rules.difference import difference
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.tensions import WaitingTension
from bot.guarantee.views import change as change_views
from bot.kernel.message import count_of, say
from bot.kernel.view import Block, Items, Strong, Text, text

MOST_SETTLED = 2
"""Settled tensions that are named; the others are counted."""


async def brought(before: Choices, after: Choices) -> tuple[Block, ...]:
    """New, resolved and settled tensions, a line each; nothing where no tension changes."""
    if before == after:
        return ()
    return await asyncio.to_thread(_brought, before, after)


def _brought(before: Choices, after: Choices) -> tuple[Block, ...]:
    changes = difference(rules.load(), before, after)
    items = [
        text(Strong(how), hit.tension.finding)
        for how, some in (
            (say("New tension: "), changes.appears),
            (say("Resolved: "), changes.goes),
        )
        for hit in some
    ]
    items += _settled(changes.settles)
    return (Items(tuple(items)),) if items else ()


def _settled(settles: Sequence[WaitingTension]) -> list[Text]:
    """What was undecided and cannot show now, first what waited for the fewest clauses."""
    ordered = sorted(settles, key=lambda rule: len(rule.open))
    items = [
        text(Strong(say("Settles: ")), rule.tension.finding) for rule in ordered[:MOST_SETTLED]
    ]
    if more := len(ordered) - len(items):
        items.append(text(count_of(more, "and {n} more is settled", "and {n} more are settled")))
    return items


async def told_whole(before: Choices, after: Choices) -> tuple[Block, ...]:
    """All that the rules read differently in two, with both sides of each tension."""
    return await asyncio.to_thread(_told_whole, before, after)


def _told_whole(before: Choices, after: Choices) -> tuple[Block, ...]:
    return change_views.change_blocks(clauses.load(), difference(rules.load(), before, after))
