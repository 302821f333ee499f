"""What admins see of the language model's use."""

from bot.kernel.community_settings import ON
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.commands import ShowUsage
from bot.model.views.usage import usage_view


async def usage(parts: Parts, command: ShowUsage, _: Progress) -> tuple[View, ...]:
    """Requests and tokens of this community, today and in the last week."""
    community = command.by.community
    used = await parts.of(LanguageModel).usage(community, command.at)
    settings = await parts.communities.settings(community)
    config = parts.of(LanguageModel).config
    return (usage_view(used, config.limits, model=config.name, on=settings.model == ON),)


HANDLERS: dict[type, CommandHandler] = {ShowUsage: usage}
"""What is done for each command about the language model."""
