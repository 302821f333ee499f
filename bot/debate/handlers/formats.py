"""Formats: those that come along, and those that a community brings."""

from collections.abc import Mapping

from bot.debate.commands.debating import ListFormats, RemoveFormat, ShowFormat
from bot.debate.content import formats as shipped
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import formats
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.views import formats as views
from bot.kernel.ids import CommunityId
from bot.kernel.message import row_of, say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View


async def texts(parts: Parts, community: CommunityId) -> Mapping[str, str]:
    """The TOML text of every format that a community can use, its own first."""
    return {**shipped.texts(), **await formats.load_texts(parts.db, community)}


async def find_format(parts: Parts, community: CommunityId, name: str) -> tuple[Format, str]:
    """A format and its text, by its id. Raises Refused (NO_SUCH_FORMAT)."""
    own_texts = await texts(parts, community)
    text = own_texts.get(name.strip().lower())
    if text is None:
        known = sorted(form.name for form in await load_all(parts, community))
        raise Refused(DebateRefusal.NO_SUCH_FORMAT, format=name, known=row_of(known))
    return read_format(text, f"{name}.toml"), text


async def load_all(parts: Parts, community: CommunityId) -> list[Format]:
    """All formats that a community can use."""
    own_texts = await formats.load_texts(parts.db, community)
    own_formats = [read_format(text, f"{name}.toml") for name, text in own_texts.items()]
    formats_by_id = {form.id: form for form in (*shipped.load().values(), *own_formats)}
    return list(formats_by_id.values())


async def listing(parts: Parts, command: ListFormats, _: Progress) -> tuple[View, ...]:
    """All formats."""
    return (views.formats_list(await load_all(parts, command.by.community)),)


async def show(parts: Parts, command: ShowFormat, _: Progress) -> tuple[View, ...]:
    """One format, segment by segment."""
    form, _text = await find_format(parts, command.by.community, command.format)
    return (views.format_page(form),)


async def remove(parts: Parts, command: RemoveFormat, _: Progress) -> tuple[View, ...]:
    """Take a format of the community's own away; debates that used it keep it."""
    own_texts = await formats.load_texts(parts.db, command.by.community)
    name = command.format.strip().lower()
    if name not in own_texts:
        raise Refused(
            DebateRefusal.FORMAT_NOT_YOURS, known=row_of(sorted(own_texts)) or say("none")
        )
    await parts.db.change(formats.delete_format(command.by.community, name))
    return (views.format_removed(name),)


HANDLERS: dict[type, CommandHandler] = {
    ListFormats: listing,
    ShowFormat: show,
    RemoveFormat: remove,
}
