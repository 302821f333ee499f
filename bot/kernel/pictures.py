"""What all pictures are drawn with: their size, their colours, and a pen that writes on them.

Drawing takes a tenth of a second and holds the interpreter: call it off the event loop. The same
input gives the same bytes. This module brings matplotlib along (20 MB and half a second): import it
when the first picture is drawn.
"""

from io import BytesIO
from pathlib import Path as File

from matplotlib import get_data_path
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke
from msgspec import Struct

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
    """Writes on the picture, in matplotlib's own typeface, whatever the machine has."""

    axes: Axes
    theme: Theme

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
        self.axes.text(
            x,
            y,
            words,
            fontproperties=FontProperties(fname=str(typeface(bold=bold)), size=points),
            color=self.theme.faint if faint else self.theme.ink,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
            usetex=False,
            path_effects=[withStroke(linewidth=3, foreground=self.theme.paper)],
        )


def blank(theme: Theme, width: int = WIDTH, height: int = HEIGHT) -> tuple[Figure, Axes]:
    """An empty picture with its axes in pixels from the top left."""
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=theme.paper)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def png_of(figure: Figure) -> bytes:
    """A picture as a PNG."""
    png = BytesIO()
    canvas = FigureCanvasAgg(figure)
    canvas.print_png(png, metadata={"Software": None})  # type: ignore[no-untyped-call]  # their stub says nothing
    return png.getvalue()


def typeface(*, bold: bool) -> File:
    """The file of matplotlib's own typeface."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return File(get_data_path()) / "fonts" / "ttf" / name
