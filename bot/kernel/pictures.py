"""What all pictures are drawn with: their size, their colours, and a pen that writes on them.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop. The same
input gives the same bytes. matplotlib (20 MB and half a second) is loaded for the first picture, so
it is imported inside the functions that draw.
"""

from io import BytesIO
from pathlib import Path as File
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kernel.reader import ENGLISH, Reader

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT, DPI = 1200, 720, 150
"""Pixels, and dots to an inch."""


class Theme(Struct, frozen=True):
    """The colours of the ground, of what is written on it, and of what matters less."""

    paper: str
    ink: str
    faint: str


LIGHT = Theme(paper="#ffffff", ink="#1b1b1f", faint="#5a5c63")
DARK = Theme(paper="#1e1f22", ink="#f2f3f5", faint="#b5bac1")


class Pen(Struct, frozen=True):
    """Writes on the picture, for its reader, in matplotlib's own typeface, whatever the machine
    has."""

    axes: "Axes"
    theme: Theme
    reader: Reader = ENGLISH

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        points: float,
        bold: bool = False,
        faint: bool = False,
        align: str = "left",
    ) -> None:
        """Plain words: nothing in them is taken for mathematics."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.patheffects import withStroke

        self.axes.text(
            x,
            y,
            self.reader.bare(words),
            fontproperties=FontProperties(fname=str(typeface(bold=bold)), size=points),
            color=self.theme.faint if faint else self.theme.ink,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
            usetex=False,
            path_effects=[withStroke(linewidth=3, foreground=self.theme.paper)],
        )


def blank(theme: Theme, width: int = WIDTH, height: int = HEIGHT) -> "tuple[Figure, Axes]":
    """An empty picture with its axes in pixels from the top left."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=theme.paper)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def png_of(figure: "Figure") -> bytes:
    """A picture as a PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    png = BytesIO()
    canvas = FigureCanvasAgg(figure)
    canvas.print_png(png, metadata={"Software": None})  # type: ignore[no-untyped-call]  # their stub says nothing
    return png.getvalue()


def typeface(*, bold: bool) -> File:
    """The file of matplotlib's own typeface."""
    from matplotlib import get_data_path

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return File(get_data_path()) / "fonts" / "ttf" / name
