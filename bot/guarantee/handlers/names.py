"""Designs and tensions as motions name them."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.opinion.ports import GuaranteeNames


async def load_designs(ids: Sequence[str]) -> Mapping[str, str]:
    """The short name of each design, by its id."""
    known = await asyncio.to_thread(designs.load)
    return {design: known[design].short for design in ids}


async def load_tensions(ids: Sequence[str]) -> Mapping[str, str]:
    """The finding of each tension, by its id."""
    known = await asyncio.to_thread(rules.load)
    findings = {tension.id: tension.finding for tension in known.tensions}
    return {tension: findings[tension] for tension in ids}


PORT = GuaranteeNames(load_designs=load_designs, load_tensions=load_tensions)
