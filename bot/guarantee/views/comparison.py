"""The picture of designs side by side; `comparing.told` says in words what it shows."""

from collections.abc import Sequence

from bot.guarantee.rules.comparing import Row
from bot.guarantee.views.comparison_picture import draw


def comparison_png(names: Sequence[str], rows: Sequence[Row], *, dark: bool = False) -> bytes:
    """Designs side by side, a column each."""
    return draw(names, rows, dark=dark)
