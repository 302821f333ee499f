"""Blocks of a view as Slack's, inside the limits of each."""

from collections.abc import Iterable, Iterator, Sequence

from bot.adapters.slack.markup import Element, date, elements, escaped, mrkdwn, plain, split
from bot.adapters.slack.parts import Part, weigh_line
from bot.adapters.slack.tables import as_tables
from bot.kernel.message import row_of, say
from bot.kernel.pieces import ELLIPSIS, cut_into_slices, shorten
from bot.kernel.reader import Reader
from bot.kernel.tables import rows_as_lines
from bot.kernel.view import (
    Attachment,
    Block,
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
    Option,
    Picture,
    Plain,
    Quotation,
    Span,
    Strong,
    Table,
    Text,
    Tone,
)

LONGEST_TEXT = 2900
LONGEST_HEADER = 150
LONGEST_LABEL = 75
LONGEST_VALUE = 150
LONGEST_ALT = 2000
LONGEST_TABLE = 9000
MOST_IN_ROW = 10
MOST_OPTIONS = 50

NAMELESS = "–"
"""Stands where Slack wants words and there are none."""

_STYLES = {Tone.PRIMARY: {"style": "primary"}, Tone.DANGER: {"style": "danger"}, Tone.PLAIN: {}}


def parts_of(blocks: Sequence[Block], *, tables: bool) -> Iterator[Part]:
    """Blocks of a view as parts; without `tables`, those are lists."""
    for block in blocks:
        yield from _parts(block, tables=tables)


def _parts(block: Block, *, tables: bool) -> Iterator[Part]:  # noqa: C901  # a case a block
    match block:
        case Heading(words):
            yield from _heading(words)
        case Text(parts):
            yield from _lines(parts)
        case Note(parts):
            yield from _notes(parts)
        case Quotation(_, citation):
            for some in split(elements(block.cited_spans), LONGEST_TEXT):
                quote = {"type": "rich_text_quote", "elements": some}
                yield Part(rich([quote]), _said(some))
            if citation is not None:
                yield _row([Button(citation.label, citation.action)])
        case Fields(rows):
            yield from _fields(rows)
        case Items(items, ordered, first):
            yield from _items(items, ordered=ordered, first=first)
        case Table():
            yield from _table(block, tables=tables)
        case Meter(named, step, steps, words):
            bar = "■" * step + "□" * max(0, steps - step)
            yield from _lines((Plain(f"{named}: {bar} {words}"),))
        case Countdown(named, until):
            counted = f"{escaped(named)} {date(until, '{ago}')} ({date(until)})"
            yield Part(_mrkdwn(counted), f"{named} {until:%d %b %H:%M} UTC")
        case Picture(alt=alt):
            alt_text = shorten(alt, LONGEST_ALT) or NAMELESS
            yield Part({"type": "image", "alt_text": alt_text}, alt_text, picture=block)
        case Attachment(name, _, about):
            yield Part(None, about or name, file=block)
        case Divider():
            yield Part({"type": "divider"})
        case Buttons(buttons):
            for row in cut_into_slices(buttons, MOST_IN_ROW):
                yield _row(row)
        case Choice(title, options):
            yield from _choice(title, options)
        case Form():
            yield _row([Button(block.title, block.action, Tone.PRIMARY)])


def rich(parts: list[Element]) -> Element:
    """A block of rich text."""
    return {"type": "rich_text", "elements": parts}


def _section(elements: list[Element]) -> Element:
    return {"type": "rich_text_section", "elements": elements}


BLANK: Element = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": " "}]}],
}
"""Stands where there is nothing to show."""


def _said(elements: Sequence[Element]) -> str:
    """The words of a line; a channel stands in them as Slack names it in a notice."""
    said = [e.get("text") or e.get("fallback") or f"<#{e.get('channel_id')}>" for e in elements]
    return "".join(map(str, said))


def _lines(parts: Sequence[Span]) -> Iterable[Part]:
    """A line of words; in several blocks where it is too long for one."""
    line = elements(parts)
    if line and (size := weigh_line(line)) <= LONGEST_TEXT:
        return (_line(line, size),)
    return [_line(some, weigh_line(some)) for some in split(line, LONGEST_TEXT)]


def _line(line: list[Element], size: int) -> Part:
    return Part(rich([_section(line)]), _said(line), size=size)


def _heading(words: str) -> Iterator[Part]:
    if len(words) > LONGEST_HEADER or not words.strip():
        yield from _leading(words)
        return
    title = {"type": "plain_text", "text": words, "emoji": False}
    yield Part({"type": "header", "text": title}, words, size=len(words), leads=True)


def _leading(words: str) -> Iterator[Part]:
    for part in _lines((Strong(words),)):
        part.leads = True
        yield part


def _mrkdwn(words: str) -> Element:
    return {"type": "section", "text": {"type": "mrkdwn", "text": words, "verbatim": True}}


def _small(parts: Sequence[Span]) -> Part:
    note: Element = {"type": "mrkdwn", "text": mrkdwn(parts) or " ", "verbatim": True}
    size = len(note["text"])
    return Part({"type": "context", "elements": [note]}, plain(parts), size=size)


def _notes(parts: Sequence[Span]) -> Iterable[Part]:
    """Small print; where it is too long for that, it is ordinary."""
    small = _small(parts)
    return (small,) if small.size <= LONGEST_TEXT else _lines(parts)


def _fields(rows: Sequence[tuple[str, Text]]) -> Iterator[Part]:
    """Lines of names with values, as many together as a block takes."""
    here: list[Element] = []
    size = 0
    for name, value in rows:
        spans = (Strong(name), Plain(" "), *value.spans)
        line = elements(spans)
        longer = weigh_line(line)
        if here and size + longer > LONGEST_TEXT:
            yield _line(here, weigh_line(here))
            here, size = [], 0
        if longer > LONGEST_TEXT:
            yield from _lines(spans)
            continue
        here += [{"type": "text", "text": "\n"}, *line] if here else line
        size += longer + 1
    if here:
        yield _line(here, weigh_line(here))


def _items(items: Sequence[Text], *, ordered: bool, first: int) -> Iterator[Part]:
    """A list, in as many blocks as it takes; numbers go on."""
    here: list[list[Element]] = []
    start, size = first, 0

    def made() -> Part:
        style = "ordered" if ordered else "bullet"
        element: Element = {"type": "rich_text_list", "style": style}
        element["elements"] = [_section(item) for item in here]
        if ordered and start > 1:
            element["offset"] = start - 1
        marks = (f"{n}. " if ordered else "• " for n in range(start, start + len(here)))
        said = "\n".join(mark + _said(e) for mark, e in zip(marks, here, strict=True))
        return Part(rich([element]), said)

    for item in items:
        whole, *more = split(elements(item.spans), LONGEST_TEXT)
        longer = weigh_line(whole)
        if here and size + longer > LONGEST_TEXT:
            yield made()
            start += len(here)
            here, size = [], 0
        here.append(whole)
        size += longer
        if more:
            yield made()
            start += len(here)
            here, size = [], 0
            for some in more:
                yield _line(some, weigh_line(some))
    if here:
        yield made()


def _table(table: Table, *, tables: bool) -> Iterator[Part]:
    if table.caption:
        yield from _leading(table.caption)
    if tables and (table_parts := as_tables(table, LONGEST_TABLE)):
        for element, words in table_parts:
            yield Part(element, words)
        return
    yield from _items(list(rows_as_lines(table)), ordered=False, first=1)


def sent_directly(files: Sequence[Attachment], reader: Reader) -> Element:
    """Says that files went to one member alone."""
    names = row_of(file.name for file in files)
    words = say("{names} was sent to you directly.", names=names)
    element = _small((Plain(reader.word(words)),)).block
    return element or {}


def label(words: str, most: int = LONGEST_LABEL) -> Element:
    """Plain words on something; too long ones end in dots."""
    return {"type": "plain_text", "text": shorten(words, most).strip() or NAMELESS, "emoji": False}


def _row(buttons: Sequence[Button]) -> Part:
    elements = [
        {
            "type": "button",
            "action_id": f"press {number}",
            "text": label(button.label),
            "value": button.action,
            **_STYLES[button.tone],
        }
        for number, button in enumerate(buttons)
    ]
    return Part({"type": "actions", "elements": elements})


def _choice(title: str, options: Sequence[Option]) -> Iterator[Part]:
    """Options to pick one of; those whose command is too long for that are buttons."""
    known = list({option.value: option for option in options}.values())
    short = [option for option in known if 0 < len(option.value) <= LONGEST_VALUE]
    for some in cut_into_slices(short, MOST_OPTIONS):
        picked = {
            "type": "static_select",
            "action_id": "choose",
            "placeholder": label(title, 150),
            "options": [option_of(option) for option in some],
        }
        yield Part({"type": "actions", "elements": [picked]})
    long = [
        Button(option.label, option.value)
        for option in known
        if option.value and option not in short
    ]
    for row in cut_into_slices(long, MOST_IN_ROW):
        yield _row(row)


def option_of(option: Option) -> Element:
    """An option; its hint, or what its label is too long for, stands under it."""
    element: Element = {"text": label(option.label), "value": option.value}
    begun = shorten(option.label, LONGEST_LABEL).removesuffix(ELLIPSIS)
    about = option.hint or option.label.removeprefix(begun)
    if about.strip():
        element["description"] = label(about)
    return element
