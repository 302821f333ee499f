"""A page of a PDF as lines of text, with where they stand and how they look."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import hypot

from msgspec import Struct
from pypdf import PageObject

_BOLD = ("bold", "black", "heavy", "cmbx")


class PdfLine(Struct, frozen=True, kw_only=True):
    """`x` and `y` are where it begins, in points from the page's left and lower edge; `size` is
    the height of most of its letters."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


class _Run(Struct, frozen=True):
    """A stretch of letters in one font."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


def lines(page: PageObject) -> list[PdfLine]:
    """The lines in the order in which the page gives them. Turned text, such as a stamp along the
    margin, is left out, unless there is no other."""
    return _upright(page, (0,)) or _upright(page, (0, 90, 180, 270))


def _upright(page: PageObject, orientations: tuple[int, ...]) -> list[PdfLine]:
    runs: list[_Run] = []
    upright_lines: list[PdfLine] = []

    def visit(
        text: str,
        around: Sequence[float],
        within: Sequence[float],
        font: Mapping[str, object] | None,
        size: float,
    ) -> None:
        *whole, rest = text.split("\n")
        for part in whole:
            runs.append(_run(part, around, within, font, size))
            upright_lines.extend(_line(runs))
            runs.clear()
        runs.append(_run(rest, around, within, font, size))

    page.extract_text(orientations=orientations, visitor_text=visit)
    return upright_lines + _line(runs)


def _run(
    text: str,
    around: Sequence[float],
    within: Sequence[float],
    font: Mapping[str, object] | None,
    size: float,
) -> _Run:
    a, b, c, d, e, f = around
    x, y = within[4] * a + within[5] * c + e, within[4] * b + within[5] * d + f
    across, up = within[2] * a + within[3] * c, within[2] * b + within[3] * d
    named = str((font or {}).get("/BaseFont", "")).lower()
    return _Run(text, x, y, abs(size) * hypot(across, up), any(mark in named for mark in _BOLD))


def _line(runs: Sequence[_Run]) -> list[PdfLine]:
    text = "".join(run.text for run in runs).strip()
    if not text:
        return []
    sizes, bold = Counter[float](), 0
    for run in runs:
        letters = len(run.text.strip())
        sizes[round(run.size, 1)] += letters
        bold += letters if run.bold else 0
    first = next(run for run in runs if run.text.strip())
    return [
        PdfLine(
            text=text,
            x=first.x,
            y=first.y,
            size=sizes.most_common(1)[0][0],
            bold=bold > sizes.total() / 2,
        )
    ]
