"""Views as plain text. Pure; people's words cannot move a cursor or colour a terminal."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from textwrap import fill
from typing import assert_never

from bot.kernel.plain import clean_words
from bot.kernel.reader import ENGLISH, Reader, put_into_words
from bot.kernel.tables import rows_as_lines, table_width
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
    Form,
    Heading,
    Input,
    Items,
    Link,
    Meter,
    Moment,
    Note,
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

WIDTH = 88

_DAY = timedelta(days=1)

MOST_TITLES = 12
"""Of a list that a form offers."""


def rendered(
    view: View,
    *,
    width: int = WIDTH,
    buttons: bool = False,
    reader: Reader = ENGLISH,
    now: datetime | None = None,
) -> str:
    """A view as lines of `width` characters at most; `buttons` tells what its buttons send. Seen
    from `now` (UTC), a deadline more than a day away shows its day."""
    view = put_into_words(view, reader)
    pieces = [block_text(block, width, buttons=buttons, now=now) for block in view.blocks]
    return "\n\n".join(piece for piece in pieces if piece)


def block_text(  # noqa: C901  # one case a block
    block: Block, width: int, *, buttons: bool, now: datetime | None = None
) -> str:
    """One block; empty for those that only act, unless `buttons` are wanted."""
    match block:
        case Heading(words):
            title = one_line(words)
            return f"{_wrapped(title, width)}\n{'─' * min(len(title), width)}"
        case Text(spans) | Note(spans):
            return _wrapped(spans_text(spans), width)
        case Quotation(spans, citation):
            quoted = f"“{spans_text(spans)}”"
            if citation is not None:
                label = one_line(citation.label)
                quoted = f"{label} {quoted}" if citation.leads else f"{quoted} {label}"
            return _wrapped(quoted, width, "  │ ")
        case Fields(rows):
            return "\n".join(
                _wrapped(f"{_named(name)} {spans_text(value.spans)}", width, "", "    ")
                for name, value in rows
            )
        case Items(items, ordered, first):
            return "\n".join(
                _wrapped(spans_text(item.spans), width, f"{n}. " if ordered else "• ", "   ")
                for n, item in enumerate(items, first)
            )
        case Table():
            return _table(block, width)
        case Meter(label, step, steps, words):
            return f"{one_line(label)}: {one_line(words)} ({step} of {steps})"
        case Countdown(label, until):
            is_far = now is not None and abs(until - now) > _DAY
            moment = f"{until:%d %B %Y, %H:%M}" if is_far else f"{until:%H:%M:%S}"
            return f"{one_line(label)} {moment} UTC"
        case Picture(_, alt):
            return _wrapped(f"[picture: {one_line(alt)}]", width)
        case Attachment(name, content, label):
            size = f"{len(content):,} bytes"
            return _wrapped(f"[file: {one_line(label or name)} ({one_line(name)}, {size})]", width)
        case Divider():
            return "─" * width
        case Buttons(row):
            return "\n".join(f"→ {b.label}: {b.action}" for b in row) if buttons else ""
        case Choice(label, options):
            lines = [f"→ {o.label}: {o.value}" for o in options]
            return "\n".join([one_line(label), *lines]) if buttons else ""
        case Form():
            return _form(block)
        case _:
            assert_never(block)


def spans_text(spans: Sequence[Span]) -> str:
    """Words in a line."""
    return "".join(_span(span) for span in spans)


def _named(name: str) -> str:
    """The name of a field with a colon, unless it is a sentence with a mark of its own."""
    said = one_line(name)
    return said if said.endswith((".", "!", "…", ":")) else f"{said}:"


def one_line(words: str) -> str:
    """Words from outside on one line, with nothing in them that a terminal would obey."""
    return " ".join(clean_words(words).split())


def _span(span: Span) -> str:
    match span:
        case Plain(words) | Strong(words) | Emphasis(words) | Code(words):
            return clean_words(words).replace("\n", " ")
        case Link(words, address):
            return f"{clean_words(words)} <{clean_words(address)}>"
        case Person(_, name) | Place(_, name):
            return clean_words(name)
        case Moment():
            return str(span)
        case _:
            assert_never(span)


def _wrapped(words: str, width: int, first: str = "", after: str | None = None) -> str:
    later = first if after is None else after
    return fill(words, width, initial_indent=first, subsequent_indent=later, break_long_words=False)


def _table(table: Table, width: int) -> str:
    head = [one_line(table.caption)] if table.caption else []
    if table_width(table) > width:
        lines = [spans_text(line.spans) for line in rows_as_lines(table)]
        return "\n".join([*head, *(_wrapped(line, width, "• ", "  ") for line in lines)])
    cells = [[one_line(cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(table.columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in cells]
    lines.insert(1, "  ".join("─" * w for w in widths))
    return "\n".join([*head, *(line.rstrip() for line in lines)])


def _listed(field: Input) -> str:
    """The known things that there are to choose from, by title, as far as they fit."""
    match field:
        case PickInput():
            options = field.options
        case ChoiceInput() | SeveralInput() if field.offers:
            options = field.options
        case _:
            options = ()
    if not options:
        return ""
    titles = [f"“{one_line(option.label)}”" for option in options[:MOST_TITLES]]
    more = [f"{len(options) - MOST_TITLES} more"] if len(options) > MOST_TITLES else []
    return f" ({', '.join([*titles, *more])})"


def _form(form: Form) -> str:
    """A form cannot be filled in here, so it says what the command needs."""
    needs = [f"{field.name}: {one_line(field.label)}{_listed(field)}" for field in form.inputs]
    notes = [spans_text(note.spans) for note in form.notes]
    title = f"{one_line(form.title)}: {form.action} needs"
    return "\n".join([*notes, title, *(f"  {n}" for n in needs)])
