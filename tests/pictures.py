"""What pictures are held to: what is written on them, how high it is on a phone, and where."""

from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

PHONE = 360
"""Pixels that a picture is wide on a phone."""

LEAST = 12
"""Pixels that type is high there, at least."""


class Drawn:
    """The words on the picture that was drawn last."""

    def __init__(self) -> None:
        self.words: list[Text] = []

    @property
    def said(self) -> list[str]:
        return [text.get_text() for text in self.words]

    @property
    def figure(self) -> Figure:
        figure = self.words[-1].figure
        assert isinstance(figure, Figure)
        return figure

    @property
    def boxes(self) -> list[Bbox]:
        """Where each stands, in pixels. Measuring takes its time: ask once."""
        return [text.get_window_extent() for text in self.words]

    def assert_readable(self) -> None:
        """All of it is high enough on a phone, inside the picture, and apart from the rest."""
        width, height = self.figure.get_size_inches() * self.figure.dpi
        boxes, said = self.boxes, self.said
        for text, box in zip(self.words, boxes, strict=True):
            pixels = text.get_fontsize() * self.figure.dpi / 72 * PHONE / width
            assert pixels >= LEAST, f"{text.get_text()!r} is {pixels:.1f} px high on a phone"
            inside = box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height
            assert inside, f"{text.get_text()!r} stands out of the picture"
        for number, box in enumerate(boxes):
            for other in range(number):
                overlap = Bbox.intersection(box, boxes[other])
                crossed = overlap is not None and min(overlap.width, overlap.height) > 4
                assert not crossed, f"{said[number]!r} stands on {said[other]!r}"


@contextmanager
def watched() -> Iterator[Drawn]:
    """Keep what is written on pictures in between."""
    drawn = Drawn()
    plain = Axes.text

    def text(axes: Axes, x: float, y: float, words: str, **how: object) -> Text:
        written = plain(axes, x, y, words, **how)  # type: ignore[arg-type]
        if drawn.words and drawn.words[-1].figure is not written.figure:
            drawn.words.clear()
        drawn.words.append(written)
        return written

    Axes.text = text  # type: ignore[method-assign]
    try:
        yield drawn
    finally:
        Axes.text = plain  # type: ignore[method-assign]
