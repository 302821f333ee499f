"""Turning the pages of a long answer."""

from msgspec.structs import replace

from bot.community.commands.help import TurnPage
from bot.community.refusals import CommunityRefusal
from bot.kernel import kept_view_rows as kept_views
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Audience, View


async def turn_page(parts: Parts, command: TurnPage, _: Progress) -> tuple[View, ...]:
    """The same view, at another page, for whoever turned it."""
    view = await kept_views.find_view(
        parts.db, command.by.community, command.kept, command.by.member
    )
    if view is None:
        raise Refused(CommunityRefusal.PAGE_GONE)
    return (replace(view, kept=command.kept, page=command.page, audience=Audience.ASKER),)


HANDLERS: dict[type, CommandHandler] = {TurnPage: turn_page}
