"""The picture of designs side by side; `comparing.comparison_in_words` says what it shows."""

from collections.abc import Sequence

from bot.guarantee.rules.comparing import ComparedClause
from bot.guarantee.views.comparison_picture import draw
from bot.kernel.reader import ENGLISH, Reader


def comparison_png(
    names: Sequence[str],
    rows: Sequence[ComparedClause],
    reader: Reader = ENGLISH,
    *,
    dark: bool = False,
) -> bytes:
    """Designs side by side, a column each."""
    return draw(names, rows, reader, dark=dark)
