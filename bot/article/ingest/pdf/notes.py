"""What stands on a page of a PDF beside its text: footnotes, and the names of a chart's axes."""

import re
from collections.abc import Collection, Sequence

from bot.article.ingest.pdf.lines import PdfLine
from bot.article.rules.cleaning.questions import names_figure

_SMALL = 0.88  # of the text's size
_MOST = 0.4  # of a page's letters; more of them in small letters are its text
_LABEL, _FIGURE = 4, 12  # characters of a name or a figure on an axis
_FEWEST = 4
_IN_FIGURES = re.compile(r"[-+−–$€£]?\d[\d.,:%]*\s?(?:%|bn|m|k|°)?")
_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡§]|[a-z][.)])\s*\D")


def find_footnotes(
    page: Sequence[PdfLine], size: float, beside: Collection[int]
) -> list[list[int]]:
    """The lines in small letters under a page's text, a list of positions for each note. `size`
    is that of the text, `beside` are positions that are something else."""
    text = [line.y for position, line in enumerate(page) if _is_text(line, size, position, beside)]
    if not text:
        return []
    lowest = min(text)
    small = [
        position
        for position, line in enumerate(page)
        if position not in beside and line.size <= _SMALL * size and line.y < lowest
    ]
    letters = sum(len(line.text) for line in page)
    if sum(len(page[position].text) for position in small) > _MOST * letters:
        return []
    notes: list[list[int]] = []
    for position in small:
        if not notes or _MARK.match(page[position].text) or position != notes[-1][-1] + 1:
            notes.append([])
        notes[-1].append(position)
    return [note for note in notes if not names_figure(page[note[0]].text)]


def _is_text(line: PdfLine, size: float, position: int, beside: Collection[int]) -> bool:
    return position not in beside and line.size > _SMALL * size and len(line.text) > _FIGURE


def find_axes(page: Sequence[PdfLine], beside: Collection[int]) -> list[list[int]]:
    """The runs of lines that are figures one above the other, or short names side by side."""
    found: list[list[int]] = []
    for position, line in enumerate(page):
        if position in beside or not _is_label(line.text):
            continue
        run = found[-1] if found and found[-1][-1] == position - 1 else None
        if run and _goes_on(page[run[0]], page[position - 1], line):
            run.append(position)
        else:
            found.append([position])
    return [run for run in found if len(run) >= _FEWEST]


def _is_label(text: str) -> bool:
    if len(text) <= _LABEL:
        return True
    return len(text) <= _FIGURE and bool(_IN_FIGURES.fullmatch(text))


def _goes_on(first: PdfLine, before: PdfLine, line: PdfLine) -> bool:
    """Does a line stand in one row, or in one column, with those before it?"""
    row = abs(line.y - first.y) < 0.5 * line.size
    right = abs(line.x - before.x) < 3 * line.size
    return row or (right and bool(_IN_FIGURES.fullmatch(line.text)))
