"""The figures of all made pages, by shape."""

from collections import defaultdict
from collections.abc import Sequence

from bench.ingest.measuring import PageFigures, measure_page
from bench.ingest.pages import MadePage, load_pages
from bench.ingest.papers import load_papers
from bot.article.ingest.pages.reading import read_page
from bot.article.ingest.pdf.reading import read_pdf
from bot.article.rules.reading import ArticleReading
from bot.kernel.refusal import Refused


def read_all(names: str = "") -> list[PageFigures]:
    """Read each page and PDF, in this process, whose name holds `names`."""
    made = (*load_pages(), *load_papers())
    return [measure_page(page, _read(page)) for page in made if names in page.name]


def _read(page: MadePage) -> ArticleReading:
    try:
        if page.shape == "PDF":
            return read_pdf(page.content, name="", source="")
        return read_page(page.content, charset=None, name="", source="")
    except Refused:
        return ArticleReading(title="", blocks=())


def measure() -> dict[str, dict[str, object]]:
    """The figures for each shape of page, and for all."""
    by_shape: dict[str, list[PageFigures]] = defaultdict(list)
    for figures in read_all():
        by_shape[figures.shape].append(figures)
    by_shape["all"] = [figures for pages in list(by_shape.values()) for figures in pages]
    return {shape: summarise(pages) for shape, pages in by_shape.items()}


def summarise(pages: Sequence[PageFigures]) -> dict[str, object]:
    """The figures of some pages in one row, shares in per cent."""
    expected, blocks = sum(p.expected for p in pages), sum(p.blocks for p in pages)
    return {
        "pages": len(pages),
        "kept": round(100 * (1 - sum(len(p.lost) for p in pages) / max(1, expected)), 1),
        "foreign": round(100 * sum(len(p.foreign) for p in pages) / max(1, blocks), 1),
        "author right": sum(p.author == "right" for p in pages),
        "author wrong": sum(p.author == "wrong" for p in pages),
        "title right": sum(p.title for p in pages),
        "date right": sum(p.published for p in pages),
        "no heading": sum(len(p.unheaded) for p in pages),
        "no caption": sum(len(p.uncaptioned) for p in pages),
        "no row": sum(len(p.unrowed) for p in pages),
    }
