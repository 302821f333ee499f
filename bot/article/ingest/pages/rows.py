"""Tables, info boxes and short definitions of a page as rows that can be read alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement
from msgspec import Struct

from bot.article.ingest.pages.looks import class_words, is_caption, is_info_box
from bot.article.rules.cleaning.characters import join_lines, tidy

_CELLS = frozenset(("td", "th"))
_INNER = frozenset(("p", "div", "ul", "ol", "li", "br", "center"))
_LAYING_OUT = frozenset("table h1 h2 h3 h4 form article section nav figure dl blockquote".split())
_LONGEST_CELL, _MOST_PARTS = 600, 6
_NEAR = 3
_FEWEST = 2  # rows of a table of data
_LONGEST_HEADS = 160
_LONGEST_DEFINITION = 160
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,6}|[a-zA-Z])[.)]{0,2}|[—–•-]")


class Row(Struct, frozen=True):
    """A row's words on one line, and the share of them that is links."""

    text: str
    linked: float


def find_rows(tree: HtmlElement) -> dict[HtmlElement, Row]:
    """The elements of a page that are read as one row each."""
    rows: dict[HtmlElement, Row] = {}
    for table in tree.iter("table"):
        rows.update(_table_rows(table))
    for listed in tree.iter("dl"):
        rows.update(_definition_rows(listed))
    for box in tree.iter("div", "li"):
        if "pi-data" in (box.get("class") or "").split():
            rows[box] = _row(box, _labelled([_words(part) for part in box]))
    return rows


def _table_rows(table: HtmlElement) -> Iterator[tuple[HtmlElement, Row]]:
    rows = list(_own_rows(table))
    around = (table, *islice(table.iterancestors(), _NEAR))
    infobox = any(is_info_box(part) for part in around) or "vcard" in class_words(table)
    if not _is_data(rows) or (len(rows) < _FEWEST and not infobox and not _is_numbered(rows)):
        return
    heads = _heads(rows)
    for position, row in enumerate(rows):
        cells = [cell for cell in row if cell.tag in _CELLS]
        texts = [_words(cell) for cell in cells]
        if heads and position == 0:
            yield row, Row("", 0.0)
        elif heads and len(texts) == len(heads):
            named = [f"{head}: {text}" for head, text in zip(heads, texts, strict=True) if text]
            yield row, _row(row, "; ".join(named))
        elif len(texts) == 2 and (infobox or _names_its_row(cells)):
            yield row, _row(row, _labelled(texts))
        elif len(texts) > 1 or not any(child.tag in _INNER for child in row.iterdescendants()):
            yield row, _row(row, _joined(texts))


def _own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _is_data(rows: Sequence[HtmlElement]) -> bool:
    """Does a table hold data, and does it not lay out a page?"""
    for row in rows:
        for cell in row:
            if is_caption(cell):
                return False
            inner = [element.tag for element in cell.iterdescendants()]
            parts = sum(tag in ("p", "div", "li") for tag in inner)
            breaks = _has_gap(cell)
            if parts > _MOST_PARTS or breaks or any(tag in _LAYING_OUT for tag in inner):
                return False
            if len(row) > 1 and len("".join(cell.itertext())) > _LONGEST_CELL and parts > 1:
                return False
    return True


def _is_numbered(rows: Sequence[HtmlElement]) -> bool:
    """Is it a paragraph with its number set as a table, as laws are?"""
    cells = [cell for row in rows for cell in row if cell.tag in _CELLS]
    return len(cells) == 2 and bool(_NUMBER.fullmatch(_words(cells[0])))


def _has_gap(cell: HtmlElement) -> bool:
    """Are there paragraphs in it, parted by empty lines?"""
    return any(
        br.tail is None or not br.tail.strip()
        for br in cell.iter("br")
        if (after := br.getnext()) is not None and after.tag == "br"
    )


def _heads(rows: Sequence[HtmlElement]) -> list[str]:
    """What the columns are called; nothing where that is not said, or at too great length."""
    first = rows[0]
    cells = [cell for cell in first if cell.tag in _CELLS]
    titled = all(cell.tag == "th" for cell in cells) or _is_in_head(first)
    spans = any(cell.get("colspan", "1") != "1" for cell in cells)
    heads = [_words(cell) for cell in cells]
    if len(rows) < 2 or len(cells) < 2 or not titled or spans or not all(heads[1:]):
        return []
    if not heads[0]:
        return []
    return heads if sum(map(len, heads)) <= _LONGEST_HEADS else []


def _is_in_head(row: HtmlElement) -> bool:
    around = row.getparent()
    return around is not None and around.tag == "thead"


def _names_its_row(cells: Sequence[HtmlElement]) -> bool:
    return bool(cells[0].tag == "th" and cells[1].tag == "td")


def _definition_rows(listed: HtmlElement) -> Iterator[tuple[HtmlElement, Row]]:
    """A list of short definitions, each with its term. Questions and long answers are none."""
    parts = [child for child in listed if isinstance(child.tag, str)]
    if any(part.tag not in ("dt", "dd") for part in parts):
        return
    texts = [_words(part) for part in parts]
    if any(
        (part.tag == "dt" and text.endswith("?"))
        or len(text) > _LONGEST_DEFINITION
        or any(child.tag in _LAYING_OUT for child in part.iterdescendants())
        for part, text in zip(parts, texts, strict=True)
    ):
        return
    term: HtmlElement | None = None
    for part, text in zip(parts, texts, strict=True):
        if part.tag == "dt":
            if term is not None:
                yield term, _row(term, _words(term))
            term = part
        elif term is None:
            yield part, _row(part, text)
        else:
            yield term, Row("", 0.0)
            yield part, _row(part, _labelled([_words(term), text]))
            term = None
    if term is not None:
        yield term, _row(term, _words(term))


def _labelled(texts: Sequence[str]) -> str:
    label, *values = [text for text in texts if text] or [""]
    value = " ".join(values)
    return f"{label.rstrip(' :')}: {value}" if value else label


def _joined(texts: Sequence[str]) -> str:
    texts = [text for text in texts if text]
    if len(texts) > 1 and _NUMBER.fullmatch(texts[0]):
        return " ".join(texts)
    return " | ".join(texts)


def _row(element: HtmlElement, text: str) -> Row:
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return Row(text, min(1.0, linked / len(text)) if text else 0.0)


def _words(element: HtmlElement) -> str:
    """The words of a cell on one line; its parts are parted by commas."""
    parts: list[str] = []
    words: list[str] = []
    for piece in _pieces(element):
        if piece is None:
            parts.append("".join(words))
            words = []
        else:
            words.append(piece)
    parts.append("".join(words))
    texts = [text for part in parts if (text := join_lines(tidy(part.replace("\n", " "))))]
    return _listed(texts)


def _listed(texts: Sequence[str]) -> str:
    listed = ""
    for text in texts:
        closed = not listed or listed[-1] in ".,;:!?(" or text[0] in ".,;:!?)("
        listed += (" " if closed else ", ") + text if listed else text
    return listed


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """The texts in an element, with None where one of its parts begins or ends."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            apart = child.tag in _INNER
            if apart:
                yield None
            yield from _pieces(child)
            if apart:
                yield None
        if child.tail:
            yield child.tail
