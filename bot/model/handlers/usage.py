"""What admins see of the language model's use."""

import asyncio
from dataclasses import replace

from bot.kernel.community_settings import ON
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.commands import ShowUsage
from bot.model.config import ModelConfig
from bot.model.pricing import find_highest_price, find_price
from bot.model.providers import find_room
from bot.model.views.switching import Costs, switch_view
from bot.model.views.usage import Usage, usage_view


async def usage(parts: Parts, command: ShowUsage, _: Progress) -> tuple[View, ...]:
    """Requests and tokens of this community, today and in the last week."""
    community = command.by.community
    used = await parts.of(LanguageModel).usage(community, command.at)
    settings = await parts.communities.settings(community)
    config = parts.of(LanguageModel).config
    price = await asyncio.to_thread(_find_price, used, config)
    on = settings.model == ON
    return (usage_view(used, config.limits, model=config.name, on=on, price=price),)


def _find_price(used: Usage, config: ModelConfig) -> float | None:
    """Dollars of what was used today; None where the price of a part is not known."""
    prices = [
        find_price(replace(config, name=name), tokens_in, tokens_out)
        for name, tokens_in, tokens_out in used.models
    ]
    known = [price for price in prices if price is not None]
    return sum(known) if len(known) == len(prices) else None


QUESTION = (4_500, 150)
"""Tokens in and out of a usual question on an article, without what a model reasons."""


def show_switch(config: ModelConfig, *, wording: bool) -> View:
    """What an admin reads at the switch. Not for the event loop."""
    tokens_in, tokens_out = QUESTION
    room, tokens = find_room(config), config.limits.community_tokens
    costs = Costs(
        question=find_price(config, tokens_in, tokens_out),
        reasoned=find_price(config, tokens_in, tokens_out + room) if room else None,
        room=room,
        day=find_highest_price(config, tokens) if tokens else None,
    )
    return switch_view(config.name, config.where, config.limits, costs, wording=wording)


HANDLERS: dict[type, CommandHandler] = {ShowUsage: usage}
"""What is done for each command about the language model."""
