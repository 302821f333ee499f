"""PDFs of our own making, with what a reader of each must get."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bench.ingest.pages import MadePage, load_article

WIDTH, HEIGHT = A4
LEFT, TOP, BOTTOM = 72.0, 760.0, 90.0


class Sheet:
    """A PDF being drawn, and what must and must not be read from it."""

    def __init__(self, furnish: Callable[["Sheet", int], None] = lambda sheet, page: None) -> None:
        self._out = BytesIO()
        self.canvas = Canvas(self._out, pagesize=A4)
        self._furnish = furnish
        self.page, self.y, self.x, self.width = 1, TOP, LEFT, WIDTH - 2 * LEFT
        self.columns: list[tuple[float, float]] = [(LEFT, WIDTH - 2 * LEFT)]
        self._column = 0
        self.kept: list[str] = []
        self.headings: list[str] = []
        self.captions: list[str] = []
        self.foreign: list[str] = []
        self.floor = BOTTOM
        furnish(self, 1)

    def set_columns(self, columns: Sequence[tuple[float, float]]) -> None:
        self.columns, self._column = list(columns), 0
        self.x, self.width = self.columns[0]
        self._top = self.y

    def text(
        self, words: str, *, size: float = 11, font: str = "Times-Roman", gap: float = 8
    ) -> None:
        """Set a paragraph in lines, over columns and pages."""
        for line in broken(words, font, size, self.width):
            if self.y < self.floor:
                self._next()
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.x, self.y, line)
            self.y -= 1.25 * size
        self.y -= gap

    def paragraph(self, words: str) -> None:
        self.kept.append(words)
        self.text(words)

    def heading(self, words: str, *, size: float = 14, font: str = "Times-Bold") -> None:
        self.kept.append(words)
        self.headings.append(words)
        self.text(words, size=size, font=font)

    def caption(self, words: str) -> None:
        self.kept.append(words)
        self.captions.append(words)
        self.text(words, size=9, font="Times-Italic")

    def aside(self, words: str, x: float, y: float, *, size: float = 8, bold: bool = False) -> None:
        """Draw words at a place that are no part of the article."""
        self.foreign.append(words)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, y, words)

    def chart(self) -> None:
        """A chart with the names and figures of its axes."""
        base = self.y - 130
        for step in range(6):
            self.aside(f"{step * 20}", self.x, base + 20 * step, size=9, bold=step % 2 == 0)
        for month, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun")):
            self.aside(name, self.x + 40 + 50 * month, base - 14, size=9, bold=True)
            self.canvas.rect(self.x + 40 + 50 * month, base, 20, 20 + 10 * month)
        self.y = base - 40

    def _next(self) -> None:
        self._column += 1
        if self._column < len(self.columns):
            self.y = self._top
        else:
            self._column = 0
            self.canvas.showPage()
            self.page += 1
            self.y = self._top = TOP
            self._furnish(self, self.page)
        self.x, self.width = self.columns[self._column]

    def finish(self, name: str, title: str) -> MadePage:
        self.canvas.save()
        return MadePage(
            name=name,
            shape="PDF",
            content=self._out.getvalue(),
            title=title,
            author=None,
            published=None,
            kept=tuple(self.kept),
            foreign=tuple(self.foreign),
            headings=tuple(self.headings),
            captions=tuple(self.captions),
            rows=(),
        )


def broken(words: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a paragraph; a long word at a line's end is broken with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, font, size) <= width:
            line = longer
            continue
        if len(word) > 9 and word.isalpha() and word.islower():
            line, word = f"{line} {word[:5]}-", word[5:]
        lines.append(line)
        line = word
    return [*lines, line]


_NOTES = (
    "See the debate of 4 May 2011 in the island assembly, column 212.",
    "Hale, Ditches of the North, p. 44.",
    "The treaty is printed in Treaty Series, vol. 31.",
    "Letter of the governor, 3 June 1988, on file with the author.",
    "Ibid., p. 47.",
    "Interview with a former minister, Holm, 2019.",
)


def _plain_feet(sheet: Sheet, page: int) -> None:
    sheet.aside("Coast Quarterly | Spring 2026", LEFT, 800)
    sheet.aside(f"Page {page}", 280, 30)


def _bold_feet(sheet: Sheet, page: int) -> None:
    sheet.aside("Ministry of Works", LEFT, 40, size=13, bold=True)
    sheet.aside("www.works.example", LEFT, 26, size=9)
    sheet.aside(f"{page}", 520, 40, size=13, bold=True)


def _odd_even(sheet: Sheet, page: int) -> None:
    if page % 2:
        sheet.aside(f"J. Hale                {page}", LEFT, 805)
    else:
        sheet.aside(f"{page}                The ditch that paid late", LEFT, 805)
    if page == 1:
        sheet.aside("Received 3 March 2026; accepted 9 May 2026", LEFT, 44)


def _first_only(sheet: Sheet, page: int) -> None:
    sheet.aside("© 2026 The Authors. All rights reserved.", LEFT, 34, size=8)


def load_papers() -> list[MadePage]:
    """All PDFs."""
    return [
        _columned("two columns", "canal-history", _odd_even),
        _columned("two columns, feet", "ice-essay", _plain_feet),
        _charted("charts", "budget-report", _plain_feet),
        _charted("charts, bold feet", "island-census", _bold_feet),
        _noted("footnotes", "islands", _first_only),
        _sectioned("bold headings", "sanctions-brief", _bold_feet, size=11),
        _sectioned("large headings", "court-ruling", _odd_even, size=15),
        _tabled("table", "mission-report", _plain_feet),
    ]


def _titled(sheet: Sheet, title: str) -> None:
    sheet.text(title, size=20, font="Times-Bold", gap=14)


def _columned(name: str, article: str, furnish: Callable[[Sheet, int], None]) -> MadePage:
    title, paragraphs = load_article(article)
    sheet = Sheet(furnish)
    _titled(sheet, title)
    sheet.set_columns([(LEFT, 215), (LEFT + 236, 215)])
    for number, words in enumerate(paragraphs):
        if number == 3:
            sheet.heading("What came after", size=12)
        sheet.paragraph(words)
    return sheet.finish(name, title)


def _charted(name: str, article: str, furnish: Callable[[Sheet, int], None]) -> MadePage:
    title, paragraphs = load_article(article)
    sheet = Sheet(furnish)
    _titled(sheet, title)
    for number, words in enumerate(paragraphs):
        sheet.paragraph(words)
        if number == 1:
            sheet.chart()
            sheet.caption("Figure 1: Income by month, in millions")
    return sheet.finish(name, title)


def _noted(name: str, article: str, furnish: Callable[[Sheet, int], None]) -> MadePage:
    title, paragraphs = load_article(article)
    sheet = Sheet(furnish)
    sheet.floor = 150
    _titled(sheet, title)
    noted = 0
    for words in paragraphs:
        sheet.paragraph(words)
        if noted < sheet.page:
            noted = sheet.page
            for line, note in enumerate(_NOTES[2 * noted - 2 : 2 * noted]):
                sheet.aside(f"{2 * noted + line} {note}", LEFT, 100 - 12 * line)
    return sheet.finish(name, title)


def _sectioned(
    name: str, article: str, furnish: Callable[[Sheet, int], None], *, size: float
) -> MadePage:
    title, paragraphs = load_article(article)
    sheet = Sheet(furnish)
    _titled(sheet, title)
    for number, words in enumerate(paragraphs):
        if number % 3 == 1:
            sheet.heading(f"{1 + number // 3}. Part {number} of the story", size=size)
        sheet.paragraph(words)
    return sheet.finish(name, title)


def _tabled(name: str, article: str, furnish: Callable[[Sheet, int], None]) -> MadePage:
    title, paragraphs = load_article(article)
    sheet = Sheet(furnish)
    _titled(sheet, title)
    for number, words in enumerate(paragraphs):
        sheet.paragraph(words)
        if number == 1:
            sheet.caption("Table 1: Posts by district")
            for row in (("Hallen", "9", "41"), ("Upper Hallen", "4", "17"), ("Sorrel", "2", "8")):
                for column, cell in enumerate(row):
                    sheet.canvas.setFont("Times-Roman", 10)
                    sheet.canvas.drawString(LEFT + 150 * column, sheet.y, cell)
                sheet.kept.append(" ".join(row))
                sheet.y -= 14
            sheet.y -= 10
    return sheet.finish(name, title)
