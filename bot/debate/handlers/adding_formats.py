"""Bringing a format: reading it, a look at what was guessed, and keeping it."""

import asyncio

from msgspec.structs import replace

from bot.article.refusals import ArticleRefusal
from bot.debate.commands.debating import AddFormat, KeepFormat, PlaceSpeeches
from bot.debate.content import formats as shipped
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import formats
from bot.debate.rows.formats import FormatDraft
from bot.debate.rules.bringing_formats import BroughtFormat, place_beside, read_brought
from bot.debate.views import formats as views
from bot.debate.views.importing import format_kept, format_preview
from bot.kernel.apart import check_apart
from bot.kernel.command import Command
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View

MOST = 200
"""Formats that one community may bring."""

LONGEST = 200_000
"""Characters of a format file."""

LARGEST = 4 * LONGEST
"""Bytes of one."""

LONGEST_ANSWERS = 8_000
"""Characters of all that was answered about one format."""

LONGEST_READING = 4.0
"""Seconds of the processor that reading one may take, the start of a process among them."""


async def add(parts: Parts, command: AddFormat, _: Progress) -> tuple[View, ...]:
    """Bring a format of the community's own, from TOML or from Debatekeeper's XML: kept at once
    where nothing was guessed and none is replaced, or where they are sure."""
    content = (
        command.text.encode(errors="replace") if command.file is None else command.file.content
    )
    if len(content) <= LARGEST:  # else it is refused for that
        await check_apart("bot.debate.files.worker", {"kind": "format"}, content, LONGEST_READING)
    name, text = await asyncio.to_thread(_text_of, command)
    draft = FormatDraft(
        id=command.id, file=name, text=text, language=command.language, sides=command.sides
    )
    return await _look(parts, command, draft, sure=command.sure)


async def place(parts: Parts, command: PlaceSpeeches, _: Progress) -> tuple[View, ...]:
    """Answer what a format left open, or choose another of its languages."""
    draft = await _load_draft(parts, command, command.draft)
    sides = "; ".join(filter(None, (draft.sides, command.sides)))
    if len(sides) > LONGEST_ANSWERS:
        raise Refused(ArticleRefusal.TEXT_TOO_LONG, most=LONGEST_ANSWERS)
    answered = replace(draft, language=command.language or draft.language, sides=sides)
    return await _look(parts, command, answered, sure=False)


async def keep(parts: Parts, command: KeepFormat, _: Progress) -> tuple[View, ...]:
    """Keep a format that somebody has looked at."""
    draft = await _load_draft(parts, command, command.draft)
    brought, own_texts = await _read(parts, command, draft)
    if brought.text is None:
        return (format_preview(brought, draft.id),)
    if command.beside and brought.replaces is not None:
        brought = place_beside(brought, {*own_texts, *shipped.load()})
    return await _keep(parts, command, brought, own_texts)


async def _look(
    parts: Parts, command: Command, draft: FormatDraft, *, sure: bool
) -> tuple[View, ...]:
    """Keep it if there is nothing to look at, else show it and remember it for a while."""
    brought, own_texts = await _read(parts, command, draft)
    needs_a_look = brought.imported is not None or brought.replaces is not None
    if brought.text is not None and (sure or brought.is_there or not needs_a_look):
        return await _keep(parts, command, brought, own_texts)
    by = command.by
    await parts.db.change(formats.put_draft(by.community, by.member, draft, command.at))
    return (format_preview(brought, draft.id, trouble=sure),)


async def _read(
    parts: Parts, command: Command, draft: FormatDraft
) -> tuple[BroughtFormat, dict[str, str]]:
    own_texts = await formats.load_texts(parts.db, command.by.community)
    brought = await asyncio.to_thread(
        read_brought,
        draft.text,
        draft.file,
        language=draft.language,
        sides=draft.sides,
        own_texts=own_texts,
        shipped=frozenset(shipped.load()),
    )
    return brought, own_texts


async def _keep(
    parts: Parts, command: Command, brought: BroughtFormat, own_texts: dict[str, str]
) -> tuple[View, ...]:
    form, text = brought.form, brought.text
    if form is None or text is None:
        raise Refused(DebateRefusal.FORMAT_DRAFT_GONE)
    if len(own_texts) >= MOST and form.id not in own_texts:
        raise Refused(DebateRefusal.TOO_MANY_FORMATS, most=MOST)
    if brought.is_there:
        return (format_kept(brought),)
    community, member = command.by.community, command.by.member
    await parts.db.change(
        formats.put_format(community, form.id, text, member, command.at),
        formats.delete_draft(community, member),
    )
    return (views.format_page(form, news=format_kept(brought).blocks),)


async def _load_draft(parts: Parts, command: Command, name: str) -> FormatDraft:
    """What somebody looks at, if it is still what the button speaks of. Raises Refused
    (FORMAT_DRAFT_GONE)."""
    draft = await formats.load_draft(parts.db, command.by.community, command.by.member)
    if draft is None or draft.id != name:
        raise Refused(DebateRefusal.FORMAT_DRAFT_GONE)
    return draft


def _text_of(command: AddFormat) -> tuple[str, str]:
    """The name and the text of what was given."""
    name: str = say("your text")
    text = command.text
    if command.file is not None:
        name = command.file.name
        try:
            text = command.file.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused(
                DebateRefusal.FORMAT_WRONG,
                file=name,
                line=1,
                field=say("the text"),
                why=say("it is not UTF-8"),
            ) from None
    if not text.strip():
        raise Refused(DebateRefusal.NO_FORMAT_GIVEN)
    if len(text) > LONGEST:
        raise Refused(ArticleRefusal.TEXT_TOO_LONG, most=LONGEST)
    return name, text


HANDLERS: dict[type, CommandHandler] = {AddFormat: add, PlaceSpeeches: place, KeepFormat: keep}
