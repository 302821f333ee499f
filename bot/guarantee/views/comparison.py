"""The picture of designs side by side; `comparing.told` says in words what it shows."""

from collections.abc import Sequence

from bot.guarantee.rules.comparing import Row


def comparison_png(names: Sequence[str], rows: Sequence[Row], *, dark: bool = False) -> bytes:
    """Designs side by side, a column each."""
    from bot.guarantee.views.comparison_picture import (
        draw,  # matplotlib takes 20 MB and half a second
    )

    return draw(names, rows, dark=dark)
