"""Views as Markdown, for files. Nobody's words can become markup."""

import re
from collections.abc import Iterator

from bot.kernel import view as v
from bot.kernel.reader import ENGLISH, put_into_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@-])")


def markdown(view: v.View) -> str:
    """A view as Markdown; buttons and forms have no place in a file."""
    blocks = put_into_words(view, ENGLISH).blocks
    parts = (_block(block, number) for number, block in enumerate(blocks))
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: v.Block, number: int) -> str:  # a case a block
    match block:
        case v.Heading(words):
            return f"{'#' if number == 0 else '##'} {escape_words(words)}"
        case v.Text(spans):
            return _spans(spans)
        case v.Note(spans):
            return f"*{_spans(spans, within_note=True)}*"
        case v.Quotation(spans, citation):
            where = f" {escape_words(citation.label)}" if citation else ""
            return "\n".join(f"> {part}" for part in f"{_spans(spans)}{where}".split("\n"))
        case v.Fields(rows):
            return "\n".join(
                f"- **{escape_words(name)}:** {_spans(cell.spans)}" for name, cell in rows
            )
        case v.Items(items, ordered, first):
            return "\n".join(
                f"{f'{place}.' if ordered else '-'} {_spans(item.spans)}"
                for place, item in enumerate(items, first)
            )
        case v.Table():
            return "\n".join(_table(block))
        case v.Picture(_, alt):
            return f"*Picture: {escape_words(alt)}*"
        case v.Divider():
            return "---"
        case _:
            return ""


def _table(table: v.Table) -> Iterator[str]:
    if table.caption:
        yield f"{escape_words(table.caption)}\n"
    yield "| " + " | ".join(escape_words(head) for head in table.columns) + " |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(escape_words(cell) for cell in row) + " |"


def _spans(spans: tuple[v.Span, ...], *, within_note: bool = False) -> str:
    return "".join(_span(span, within_note=within_note) for span in spans)


def _span(span: v.Span, *, within_note: bool) -> str:
    match span:
        case v.Plain(words) | v.Person(name=words) | v.Place(name=words):
            return escape_words(words)
        case v.Strong(words):
            return f"**{escape_words(words)}**" if words.strip() else ""
        case v.Emphasis(words):
            return escape_words(words) if within_note else f"*{escape_words(words)}*"
        case v.Code(words):
            return f"`{words.replace('`', chr(39))}`"
        case v.Link(words, address):
            return f"[{escape_words(words)}](<{address.replace('>', '%3E').replace('<', '%3C')}>)"
        case v.Moment(at):
            return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def escape_words(words: str) -> str:
    """Words that Markdown takes as they are; line breaks become spaces."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split("\n"))).replace("http", "http\u2060")
