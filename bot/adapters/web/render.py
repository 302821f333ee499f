"""Views as HTML. Pure: the same view gives the same markup; people's words never become any.

Every string goes through `clean_words` and is escaped on its way into a template. The script in the
page finds what acts by its `data-` attributes: `data-action` holds a whole command.
"""

from collections.abc import Sequence
from functools import cache, partial
from hashlib import sha256
from typing import assert_never
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.kernel.bar import Bar
from bot.kernel.plain import clean_words
from bot.kernel.reader import ENGLISH, Reader, put_into_words
from bot.kernel.view import (
    Attachment,
    Block,
    Buttons,
    Choice,
    ChoiceInput,
    Code,
    Countdown,
    Divider,
    Emphasis,
    Fields,
    FileInput,
    Form,
    Heading,
    Input,
    Items,
    LineInput,
    Link,
    Meter,
    Moment,
    Note,
    NumberInput,
    ParagraphInput,
    Person,
    PickInput,
    Picture,
    Place,
    Plain,
    Quotation,
    SeveralInput,
    Span,
    Strong,
    Table,
    Text,
    View,
)

FEW = 7
"""Up to so many options stand open, as radio buttons; more go into a list to open."""

MOST_STEPS = 12
"""Up to so many steps of a meter are drawn one by one."""


def html(view: View, ids: str, reader: Reader = ENGLISH) -> Markup:
    """A view's blocks as HTML. `ids` begins every id in it and is unique on the page."""
    view = put_into_words(view, reader)
    pieces = (block_html(block, f"{ids}-{n}", reader) for n, block in enumerate(view.blocks))
    return Markup("").join(pieces)


def bars_html(bars: Sequence[Bar], reader: Reader = ENGLISH) -> Markup:
    """The bars of a place as HTML, one below the other."""
    sections = (
        _draw_from("bar.html", reader, "section", put_into_words(bar, reader), f"bar-{n}")
        for n, bar in enumerate(bars)
    )
    return Markup("").join(sections)


def block_html(  # noqa: C901  # one case for each block
    block: Block, ids: str, reader: Reader = ENGLISH
) -> Markup:
    """One block as HTML."""
    match block:
        case Heading(words):
            return _draw(reader, "heading", words)
        case Text(spans):
            return _draw(reader, "text", spans)
        case Quotation(spans, citation):
            return _draw(reader, "quotation", spans, citation)
        case Fields(rows):
            return _draw(reader, "fields", rows)
        case Items(items, ordered, first):
            return _draw(reader, "items", items, ordered, first)
        case Table():
            return _draw(reader, "table", block)
        case Meter():
            return _draw(reader, "meter", block, MOST_STEPS)
        case Countdown(label, until):
            return _draw(reader, "countdown", label, until)
        case Picture(png, alt, _, light):
            light_id = content_id(light) if light else ""
            return _draw(reader, "picture", content_id(png), light_id, alt, *_size(png))
        case Attachment(name, content, label):
            size = f"{max(1, round(len(content) / 1000)):,} kB"
            return _draw(reader, "attachment", content_id(content), name, label or name, size)
        case Divider():
            return _draw(reader, "divider")
        case Note(spans):
            return _draw(reader, "note", spans)
        case Buttons(buttons):
            return _draw(reader, "buttons", buttons)
        case Choice(label, options):
            return _draw(reader, "choice", label, options, ids)
        case Form():
            return _draw(reader, "form", block, ids)
        case _:
            assert_never(block)


def spans_html(spans: tuple[Span, ...], reader: Reader = ENGLISH) -> Markup:
    """Words in a line. What is not plain stands apart from the writing direction around it."""
    return Markup("").join(_span(span, reader) for span in spans)


def input_html(field: Input, ids: str, reader: Reader = ENGLISH) -> Markup:
    """One input of a form, with its label."""
    match field:
        case LineInput():
            return _draw_input(reader, "line_input", field, ids)
        case ParagraphInput():
            return _draw_input(reader, "paragraph_input", field, ids)
        case ChoiceInput() if len(field.options) <= FEW:
            return _draw_input(reader, "radio_input", field, ids)
        case ChoiceInput() | PickInput(options=(_, *_)):
            return _draw_input(reader, "select_input", field, ids)
        case SeveralInput():
            shape = "grouped_input" if len(field.groups) > 1 else "several_input"
            return _draw_input(reader, shape, field, ids)
        case PickInput():
            typed = LineInput(
                name=field.name,
                label=field.label,
                hint=field.hint,
                value=field.value,
                required=field.required,
            )
            return _draw_input(reader, "line_input", typed, ids)
        case NumberInput():
            return _draw_input(reader, "number_input", field, ids)
        case FileInput():
            return _draw_input(reader, "file_input", field, ids)
        case _:
            assert_never(field)


def content_id(content: bytes) -> str:
    """What a picture or a file is fetched by: the SHA-256 of its content."""
    return sha256(content).hexdigest()


def _span(span: Span, reader: Reader) -> Markup:
    match span:
        case Plain(words):
            return Markup("{}").format(clean_words(words))
        case Strong(words):
            return Markup("<strong><bdi>{}</bdi></strong>").format(clean_words(words))
        case Emphasis(words):
            return Markup("<em><bdi>{}</bdi></em>").format(clean_words(words))
        case Code(words):
            return Markup('<code dir="auto">{}</code>').format(clean_words(words))
        case Link(words, address):
            return (
                _draw(reader, "link", words, address)
                if _opens(address)
                else _span(Plain(words), reader)
            )
        case Person(_, name):
            return Markup('<bdi class="person">{}</bdi>').format(clean_words(name))
        case Place(place, name):
            return _draw(reader, "room", place, name)
        case Moment(at, brief):
            return _draw(reader, "moment", at, reader.instant(span), brief)
        case _:
            assert_never(span)


def _opens(address: str) -> bool:
    """Only links that can do no more than open a page are links."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _size(png: bytes) -> tuple[int, int]:
    """Width and height as a PNG's first chunk tells them; 0 and 0 if it tells none."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
        return 0, 0
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def _draw(reader: Reader, macro: str, *parts: object) -> Markup:
    return _draw_from("blocks.html", reader, macro, *parts)


def _draw_input(reader: Reader, macro: str, *parts: object) -> Markup:
    return _draw_from("inputs.html", reader, macro, *parts)


def _draw_from(template: str, reader: Reader, macro: str, *parts: object) -> Markup:
    drawn: Markup = getattr(_macros(template, reader), macro)(*parts)
    return drawn


def _unseen_dropped(value: object) -> object:
    return clean_words(value) if type(value) is str else value


@cache
def templates(reader: Reader = ENGLISH) -> Environment:
    """The console's templates in a reader's language, read when the first is drawn."""
    environment = Environment(
        loader=PackageLoader("bot.adapters.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_unseen_dropped,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(reader.catalog)  # type: ignore[attr-defined]  # the extension adds it
    environment.filters["spans"] = partial(spans_html, reader=reader)
    environment.filters["input"] = partial(input_html, reader=reader)
    return environment


@cache
def _macros(name: str, reader: Reader) -> object:
    return templates(reader).get_template(name).module
