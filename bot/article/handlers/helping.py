"""Finding help with Parley itself in its own commands."""

from bot.article.rules.running import find_topic_word
from bot.article.views import small_talk
from bot.article.views.running import show_running
from bot.kernel.catalog.finding import find_entries
from bot.kernel.catalog.parameters import Entry
from bot.kernel.command import Caller
from bot.kernel.parts import Parts
from bot.kernel.permission import Role
from bot.kernel.view import View
from bot.model.asking import LanguageModel


async def may_open(parts: Parts, by: Caller) -> bool:
    """May a member open debates here?"""
    return (await parts.communities.settings(by.community)).may_open(by.role)


async def find_help(parts: Parts, by: Caller, question: str, wish: str) -> View | None:
    """What help there is with a wish that a question holds, "" being all; None where there is
    none."""
    if not wish:
        return small_talk.show_abilities()
    if (topic := find_topic_word(question)) is not None:
        return show_running(topic, by.role)
    model = await parts.of(LanguageModel).is_on(by.community)
    for role in (by.role, Role.ADMIN):
        found = find_entries(parts.catalog, wish, role)
        if entries := [entry for entry in found if model or not entry.needs_model]:
            break
    else:
        return None
    opens = await may_open(parts, by)
    roles = {entry.name: _least_role(entry, opens=opens) for entry in entries}
    return small_talk.show_commands(question, entries, roles, by.role)


def _least_role(entry: Entry, *, opens: bool) -> Role:
    """Who can use a command here: where members open no debates, they chair none either."""
    chairs = not opens and (entry.opens or entry.path[0] == "chair")
    return max(entry.role, Role.CHAIR if chairs else Role.MEMBER)
