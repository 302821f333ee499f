"""Views as Discord messages of components, inside the platform's limits for any content.

A message holds at most 40 components and 4,000 characters; what is more goes on in the next one.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import discord
from discord import ui
from msgspec.structs import replace

from bot.adapters.discord.drafting import LONGEST, DiscordPost, Leading, MessageDraft, MessagePart
from bot.adapters.discord.markup import cut_spans, escaped, spans
from bot.kernel.pieces import cut_into_pieces, cut_into_slices, shorten
from bot.kernel.reader import ENGLISH, Reader, put_into_words
from bot.kernel.tables import rows_as_lines, table_width
from bot.kernel.view import (
    Attachment,
    Button,
    Buttons,
    Choice,
    Countdown,
    Divider,
    Fields,
    Form,
    Heading,
    Items,
    Meter,
    Note,
    Picture,
    Quotation,
    Table,
    Text,
    Tone,
    View,
    mark_of,
    page_turns,
)

_STYLES = {
    Tone.PLAIN: discord.ButtonStyle.secondary.value,
    Tone.PRIMARY: discord.ButtonStyle.primary.value,
    Tone.DANGER: discord.ButtonStyle.danger.value,
}


_OtherBlock = (
    Quotation
    | Fields
    | Items
    | Table
    | Meter
    | Countdown
    | Picture
    | Attachment
    | Divider
    | Buttons
    | Choice
    | Form
)

_LaidOut = list[str | _OtherBlock]

MOST_OPTIONS = 25
"""Options of a menu; a longer list goes on in another, each as long as the others."""

LONGEST_QUOTED = LONGEST - 200
"""Characters of a quotation in one message, its lines being marked as such."""

WIDEST_BOX = 40
"""Characters in a line of a box of fixed width that a phone shows without breaking it."""


def messages(view: View, reader: Reader = ENGLISH, mark: int = 0) -> list[DiscordPost]:
    """A view as messages, at least one; forms are shown as modals instead. The mark, or without one
    what the view itself is marked with, is the id of the first component of each."""
    mark = mark or mark_of(view)
    draft = MessageDraft()
    drafts = [draft]
    for laid in _lay_out(view, reader):
        for part in (laid,) if isinstance(laid, str) else _parts(laid):
            if not draft.add(part):
                leading = draft.give_up_leading()
                draft = MessageDraft(leading)
                drafts.append(draft)
                if not draft.add(part):
                    draft = MessageDraft()
                    draft.add(part)
                    drafts.append(draft)
    made = [making.message() for making in drafts]
    if mark:
        for message in made:
            message.view.children[0].id = mark
    return made


def turn_to(pages: Sequence[DiscordPost], view: View, reader: Reader = ENGLISH) -> DiscordPost:
    """The one of its pages at which a view that is kept is open, with buttons to turn them."""
    number = min(max(view.page, 1), len(pages))
    message = pages[number - 1]
    (under,) = messages(View(blocks=page_turns(view, len(pages))), reader)
    for item in list(under.view.children):
        under.view.remove_item(item)
        message.view.add_item(item)
    return message


def _lay_out(view: View, reader: Reader) -> _LaidOut:
    """The lines of a view in markup, and its other blocks, in the reader's words."""
    key = "discord", reader
    if (laid := cast("_LaidOut | None", view.laid_out.get(key))) is None:
        view.laid_out[key] = laid = []
        for block in put_into_words(view, reader).blocks:
            if isinstance(block, Text):
                laid += _words(spans(block.spans))
            elif isinstance(block, Note):
                small = spans(block.spans).replace("\n", "\n-# ")
                laid += _words(f"-# {small}")
            elif isinstance(block, Heading):
                laid += map(Leading, _words(f"### {escaped(block.words)}"))
            else:
                laid.append(block)
    return laid


def _parts(block: _OtherBlock) -> Iterator[str | MessagePart]:  # noqa: C901  # a case a block
    match block:
        case Quotation(_, citation):
            for quoted in cut_spans(block.cited_spans, LONGEST_QUOTED):
                lines = quoted.replace("\n", "\n> ")
                yield from _words(f"> {lines}")
            if citation is not None:
                yield replace(_row([Button(citation.label, citation.action)]), spare=True)
        case Fields(rows):
            for name, value in rows:
                yield from _words(f"**{escaped(name)}** {spans(value.spans)}")
        case Items(items, ordered, first):
            for number, item in enumerate(items, first):
                mark = f"{number}." if ordered else "-"
                yield from _words(f"{mark} {spans(item.spans)}")
        case Table():
            yield from _table(block)
        case Meter(label, step, steps, words):
            bar = "■" * step + "□" * max(0, steps - step)
            yield from _words(f"{escaped(label)}: {bar} {escaped(words)}")
        case Countdown(label, until):
            yield from _words(f"{escaped(label)} <t:{int(until.timestamp())}:R>")
        case Picture(png, alt, name):
            file = discord.File(io.BytesIO(png), filename=name, description=shorten(alt, 1024))
            gallery: ui.MediaGallery[Any] = ui.MediaGallery(
                discord.MediaGalleryItem(f"attachment://{name}", description=shorten(alt, 256))
            )
            yield MessagePart(item=gallery, size=2, file=file, ids=frozenset({f"file {name}"}))
        case Attachment(name, content, _):
            file = discord.File(io.BytesIO(content), filename=name)
            file_item: ui.File[Any] = ui.File(f"attachment://{name}")
            yield MessagePart(item=file_item, file=file, ids=frozenset({f"file {name}"}))
        case Divider():
            yield MessagePart(item=ui.Separator())
        case Buttons(buttons):
            for row in cut_into_slices(buttons, 5):
                yield _row(row)
        case Choice(label, options):
            menus = max(1, -(-len(options) // MOST_OPTIONS))
            size = -(-len(options) // menus) or 1
            for number, some in enumerate(cut_into_slices(options, size)):
                yield _select(label, some, number)
        case Form():
            yield _row([Button(block.title, block.action, Tone.PRIMARY)])


def _words(words: str) -> Iterable[str]:
    if 0 < len(words) <= LONGEST - 10:
        return (words,)
    return [piece or "\u200b" for piece in cut_into_pieces(words, LONGEST - 10)]


class _Row(ui.ActionRow[Any]):
    """A row of buttons that are laid out already: an object for each would be made to be taken
    apart again."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__()
        self._made = components

    def to_component_dict(self) -> dict[str, Any]:
        row = {"type": discord.ComponentType.action_row.value, "components": self._made}
        return row if self.id is None else {**row, "id": self.id}


def _laid(button: Button) -> dict[str, Any]:
    return {
        "type": discord.ComponentType.button.value,
        "style": _STYLES[button.tone],
        "label": shorten(button.label, 80),
        "disabled": False,
        "custom_id": button.action,
    }


def _row(buttons: Sequence[Button]) -> MessagePart:
    unlike = {button.action: button for button in buttons}
    components = [_laid(button) for button in unlike.values()]
    return MessagePart(item=_Row(components), size=1 + len(unlike), ids=frozenset(unlike))


def _select(label: str, options: Sequence[Any], number: int = 0) -> MessagePart:
    """A menu of at most 25; a longer list goes on in another."""
    row: ui.ActionRow[Any] = ui.ActionRow()
    known = {option.value: option for option in options}
    name = f"choose {f'{number} ' if number else ''}{label}"[:100]
    row.add_item(
        ui.Select(
            custom_id=name,
            placeholder=shorten(label, 150),
            options=[
                discord.SelectOption(
                    label=shorten(option.label, 100) or "–",
                    value=option.value,
                    description=shorten(option.hint, 100) or None,
                )
                for option in known.values()
            ],
        )
    )
    return MessagePart(item=row, size=2, ids=frozenset({name}))


def _table(table: Table) -> Iterator[str]:
    """Cells aligned in a box of fixed width; what is too wide for a phone, as a line a row."""
    if table.caption:
        yield from map(Leading, _words(f"**{escaped(table.caption)}**"))
    if table_width(table) > WIDEST_BOX:
        for line in rows_as_lines(table):
            yield from _words(f"- {spans(line.spans)}")
        return
    rows = [table.columns, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    for some in cut_into_slices(lines, 50):
        box = "\n".join(line.rstrip().replace("`", "ˋ") for line in some)
        yield from _words(f"```\n{box}\n```")
