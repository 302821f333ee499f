"""Running heads and feet and page numbers: lines at a page's edge that come again on others."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from statistics import median

from bot.article.ingest.pdf.lines import PdfLine
from bot.article.rules.cleaning.pieces import ends_sentence

_ROOM = 1.8  # heights of its letters that a head or foot is away from the text
_EDGE = 3  # lines from the top or the bottom among which they stand
_ASIDE = 6.0  # points by which they may be off from page to page
_LARGER = 1.1
_FIGURES = re.compile(r"\d{1,5}")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_BESIDE = re.compile(r"(\d{1,4})\s+\D.{2,90}|\D.{2,90}\s(\d{1,4})")
_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|seite|p\.|стор\.|с\.)\s*)?(\d{1,4})"
    r"(?:\s*(?:/|of|von|de|sur|із|з)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)

Place = tuple[int, int]
"""A page, and a line on it, by position."""


def running_lines(pages: Sequence[Sequence[PdfLine]]) -> list[list[Place]]:
    """The places of each running line, page by page; those of the page numbers are one too."""
    alike: dict[str, list[Place]] = defaultdict(list)
    for number, page in enumerate(pages):
        for position in _edges(page):
            alike[_likeness(page[position].text)].append((number, position))
    runs = [run for places in alike.values() for run in _runs(pages, places)]
    places_in_runs = {place for run in runs for place in run}
    alone = [
        [(number, position)]
        for number, page in enumerate(pages)
        for position in _edges(page)
        if (number, position) not in places_in_runs
        and _is_number_of(page[position].text, number + 1)
    ]
    places_in_runs.update(place for run in alone for place in run)
    return sorted(runs + alone + _numbered(pages, places_in_runs))


def _numbered(
    pages: Sequence[Sequence[PdfLine]], places_in_runs: Collection[Place]
) -> list[list[Place]]:
    """Heads and feet that differ from page to page, as those of left and right pages do, but
    hold the page's number."""
    ahead = Counter[int]()
    numbered: list[tuple[Place, int]] = []
    for number, page in enumerate(pages):
        usual = median(line.size for line in page) if page else 0.0
        for position in _edges(page):
            place, line = (number, position), page[position]
            match = _BESIDE.fullmatch(line.text)
            reads = line.bold or line.size > usual or ends_sentence(line.text)
            alone = not reads and _stands_alone(page, line)
            if match and alone and place not in places_in_runs:
                found = int(match[1] or match[2]) - number
                numbered.append((place, found))
                ahead[found] += 1
    enough = {found for found, times in ahead.items() if times > 1}
    return [[place] for place, found in numbered if found in enough]


def _stands_alone(page: Sequence[PdfLine], line: PdfLine) -> bool:
    """Is there more room around a line than there is between the lines of a text?"""
    distances = [abs(other.y - line.y) for other in page]
    near = [distance for distance in distances if distance > 0.5 * line.size]
    return min(near, default=0.0) > _ROOM * line.size


def _edges(page: Sequence[PdfLine]) -> list[int]:
    """The positions of the highest and the lowest lines."""
    heights = sorted({line.y for line in page})
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [position for position, line in enumerate(page) if line.y in outer]


def _likeness(text: str) -> str:
    folded = " ".join(text.casefold().split())
    return "#" if _ROMAN.fullmatch(folded) else _FIGURES.sub("#", folded)


def _runs(pages: Sequence[Sequence[PdfLine]], places: Sequence[Place]) -> list[list[Place]]:
    """Of places with like lines, those that stand at the same height in the same size, if they
    are on enough pages, or on two and count them."""
    enough = 2 if len(pages) <= 3 else 3
    runs: list[list[Place]] = []
    places_left = list(places)
    while len({page for page, _ in places_left}) >= 2:
        lines = [pages[page][position] for page, position in places_left]
        height, size = median(line.y for line in lines), median(line.size for line in lines)
        near = [
            place
            for place, line in zip(places_left, lines, strict=True)
            if abs(line.y - height) <= _ASIDE and size / _LARGER <= line.size <= size * _LARGER
        ]
        if not near:
            break
        on = len({page for page, _ in near})
        if on >= enough or (on == 2 and _counts(pages, near)):
            runs.append(near)
        places_left = [place for place in places_left if place not in near]
    return runs


def _counts(pages: Sequence[Sequence[PdfLine]], places: Sequence[Place]) -> bool:
    """Does a figure in the lines go up with the pages?"""
    ahead = [
        {int(figure) - page for figure in _FIGURES.findall(pages[page][position].text)}
        for page, position in places
    ]
    return bool(set[int].intersection(*ahead))


def _is_number_of(text: str, number: int) -> bool:
    match = _NUMBER.fullmatch(text)
    return match is not None and int(match[1]) == number
