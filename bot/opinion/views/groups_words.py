"""The picture of opinion groups, and the words that say what it finds."""

from collections.abc import Sequence

from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pictures import letter_of
from bot.kernel.reader import ENGLISH, Reader
from bot.opinion.rules.representative import Telling
from bot.opinion.views.groups_picture import draw


def groups_png(
    groups: Sequence[Sequence[tuple[float, float]]],
    reader: Reader = ENGLISH,
    *,
    says: Sequence[str] = (),
    dark: bool = False,
) -> bytes:
    """Opinion groups on a plane, from the places of each group's people; the largest is A. `says`
    is what each group says."""
    return draw(groups, [reader.bare(words) for words in says], reader, dark=dark)


def group_says(telling: Telling | None, words: str) -> Message:
    """The statement by which a group is known best, and how its members vote on it."""
    if telling is None:
        return say("no statement of its own")
    if telling.vote == 1:
        return say("agrees: “{statement}”", statement=words)
    return say("disagrees: “{statement}”", statement=words)


def groups_alt(sizes: Sequence[int], says: Sequence[str] = ()) -> Message:
    """What the picture finds, in words."""
    groups = [
        say("{group} ({number}) {says}", group=letter_of(n), number=size, says=words)
        if words
        else say("{group} ({number})", group=letter_of(n), number=size)
        for n, (size, words) in enumerate(zip(sizes, [*says, *[""] * len(sizes)], strict=False))
    ]
    return count_of(
        sum(sizes),
        "{n} person falls into {number} groups: {groups}.",
        "{n} people fall into {number} groups: {groups}.",
        number=len(sizes),
        groups=row_of(groups, ";"),
    )
