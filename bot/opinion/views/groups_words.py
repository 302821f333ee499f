"""The picture of opinion groups, and the words that say what it shows."""

from collections.abc import Sequence

from bot.kernel.message import Listed, count_of, say
from bot.kernel.reader import ENGLISH, Reader
from bot.opinion.views.groups_picture import draw


def groups_png(
    groups: Sequence[Sequence[tuple[float, float]]],
    reader: Reader = ENGLISH,
    *,
    dark: bool = False,
) -> bytes:
    """Opinion groups on a plane, from the places of each group's people; the largest is A."""
    return draw(groups, reader, dark=dark)


def groups_alt(sizes: Sequence[int]) -> str:
    """The picture of the groups in words."""
    groups = Listed(
        tuple(
            say("{group} has {number}", group=chr(ord("A") + n), number=size)
            for n, size in enumerate(sizes)
        )
    )
    return count_of(
        sum(sizes),
        "{n} person in {number} opinion groups; who votes alike stands together. Group {groups}.",
        "{n} people in {number} opinion groups; who votes alike stands together. Group {groups}.",
        number=len(sizes),
        groups=groups,
    )
