"""The picture of opinion groups, and the words that say what it shows."""

from collections.abc import Sequence

from bot.opinion.views.groups_picture import draw


def groups_png(groups: Sequence[Sequence[tuple[float, float]]], *, dark: bool = False) -> bytes:
    """Opinion groups on a plane, from the places of each group's people; the largest is A."""
    return draw(groups, dark=dark)


def groups_alt(sizes: Sequence[int]) -> str:
    """The picture of the groups in words."""
    told = ", ".join(f"{chr(ord('A') + n)} has {size}" for n, size in enumerate(sizes))
    return (
        f"{sum(sizes)} people in {len(sizes)} opinion groups; who votes alike stands together. "
        f"Group {told}."
    )
