"""What all pictures are drawn with: their size, their colours, and a pen that writes on them.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop. The same
input gives the same bytes. matplotlib (20 MB and half a second) is loaded for the first picture, so
it is imported inside the functions that draw.

A picture is a card with round corners on no ground, so that no chat shows a box around it. It is as
wide as a phone shows twice over, and nothing on it is written smaller than `SMALL`, which is then
twelve pixels high.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path as File
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from bot.kernel.pieces import ELLIPSIS
from bot.kernel.reader import Reader
from bot.kernel.view import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT, DPI = 800, 600, 150
"""Pixels, and dots to an inch."""

SMALL, NORMAL, LARGE = 12.8, 14.0, 16.5
"""Sizes of type, in points: 27, 29 and 34 pixels."""

LINE = 36
"""Pixels from one line of small type to the next."""

EDGE, ROUND = 32, 22
"""Pixels that are left free at the sides, and of the radius of a corner."""


class Theme(Struct, frozen=True):
    """The colours of the ground, of what is written on it, of what matters less, and of things;
    these are after Okabe and Ito, which colour-blind people can tell apart."""

    paper: str
    ink: str
    faint: str
    colours: tuple[str, ...]


LIGHT = Theme(
    paper="#ffffff",
    ink="#1b1b1f",
    faint="#5a5c63",
    colours=("#0072b2", "#d55e00", "#009e73", "#b05a8c", "#8a6500"),
)
DARK = Theme(
    paper="#2b2d31",
    ink="#f2f3f5",
    faint="#b9bdc6",
    colours=("#56b4e9", "#f0803c", "#3fc79a", "#e3a6c8", "#e6c24a"),
)
"""`DARK` is what chats get, which do not say how they look: it can be read on any ground."""


class Draw(Protocol):
    """Draws a picture as a PNG, on a light ground or a dark one."""

    def __call__(self, *, dark: bool) -> bytes: ...


def themed_picture(draw: Draw, alt: str, name: str) -> Picture:
    """A picture for chats, and for pages that know whether their reader likes it light."""
    return Picture(draw(dark=True), alt, name, draw(dark=False))


class Ruler(Struct, frozen=True):
    """Measures words as their reader reads them, in matplotlib's own typeface, whatever the machine
    has."""

    reader: Reader

    def width(self, words: str, *, points: float = SMALL, bold: bool = False) -> float:
        """How many pixels words take."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.textpath import text_to_path

        font = FontProperties(fname=str(typeface(bold=bold)), size=points)
        measured: tuple[float, float, float] = text_to_path.get_text_width_height_descent(
            self.reader.bare(words), font, ismath=False
        )
        return measured[0] * DPI / 72

    def fit(self, words: str, room: float, *, points: float = SMALL, bold: bool = False) -> str:
        """Words in so many pixels, on one line; what is left out shows as an ellipsis."""
        return self.wrap(words, room, 1, points=points, bold=bold)[0]

    def wrap(
        self, words: str, room: float, most: int, *, points: float = SMALL, bold: bool = False
    ) -> list[str]:
        """Words in lines of so many pixels, at least one and no more than so many."""

        def fits(line: str) -> bool:
            return self.width(line, points=points, bold=bold) <= room

        lines = list(_lines(self.reader.bare(words).split(), fits))
        if len(lines) <= most:
            return lines
        last = lines[most - 1]
        while last and not fits(f"{last}{ELLIPSIS}"):
            shorter, _, _ = last.rpartition(" ")
            last = shorter or last[:-1]
        return [*lines[: most - 1], f"{last.rstrip(' .,;:')}{ELLIPSIS}"]


class Pen(Ruler, frozen=True):
    """Writes and draws on a picture, for its reader, in pixels from the top left."""

    figure: "Figure"
    axes: "Axes"
    theme: Theme

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        points: float = SMALL,
        bold: bool = False,
        faint: bool = False,
        align: str = "left",
        colour: str = "",
        halo: bool = True,
    ) -> None:
        """Plain words: nothing in them is taken for mathematics. A halo in the colour of the ground
        keeps them readable on lines."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.patheffects import withStroke

        self.axes.text(
            x,
            y,
            self.reader.bare(words),
            fontproperties=FontProperties(fname=str(typeface(bold=bold)), size=points),
            color=colour or (self.theme.faint if faint else self.theme.ink),
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
            usetex=False,
            path_effects=[withStroke(linewidth=3, foreground=self.theme.paper)] if halo else [],
        )

    def head(self, title: str, below: str) -> None:
        """What stands at the top: a title, and a line below it that matters less."""
        self.write(EDGE, 48, title, points=LARGE, bold=True)
        self.write(EDGE, 92, below, faint=True)

    def dot(self, x: float, y: float, radius: float, number: int, *, alpha: float = 1) -> None:
        """A dot in the colour of a thing."""
        from matplotlib.patches import Circle

        colour = self.theme.colours[number % len(self.theme.colours)]
        self.axes.add_patch(Circle((x, y), radius, color=colour, alpha=alpha, linewidth=0))

    def png(self) -> bytes:
        """The picture as a PNG."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        png = BytesIO()
        canvas = FigureCanvasAgg(self.figure)
        canvas.print_png(png, metadata={"Software": None})  # type: ignore[no-untyped-call]  # their stub says nothing
        return png.getvalue()


def _lines(words: list[str], fits: Callable[[str], bool]) -> Iterator[str]:
    """Words in lines that fit; a word that is too long for a line is broken."""
    line = ""
    for whole in words:
        word = whole
        if line and fits(f"{line} {word}"):
            line = f"{line} {word}"
            continue
        if line:
            yield line
        while not fits(word) and len(word) > 1:
            cut = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or fits(word[:n]))
            yield word[:cut]
            word = word[cut:]
        line = word
    yield line


def blank(reader: Reader, height: int = HEIGHT, *, dark: bool) -> Pen:
    """A pen on a card without anything on it."""
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

    theme = DARK if dark else LIGHT
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    inner = (WIDTH - 2 * ROUND, height - 2 * ROUND)
    card = FancyBboxPatch((ROUND, ROUND), *inner, boxstyle=f"round,pad={ROUND}", linewidth=0)
    card.set(facecolor=theme.paper, zorder=-1)
    axes.add_patch(card)
    return Pen(reader, figure, axes, theme)


def letter_of(number: int) -> str:
    """What a thing on a picture is called: A is the first."""
    return chr(ord("A") + number)


def typeface(*, bold: bool) -> File:
    """The file of matplotlib's own typeface."""
    from matplotlib import get_data_path

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return File(get_data_path()) / "fonts" / "ttf" / name


def find_missing_fonts() -> list[str]:
    """The files of the typeface that are not there, so that no picture can be drawn."""
    files = (typeface(bold=False), typeface(bold=True))
    return [file.name for file in files if not file.is_file()]
