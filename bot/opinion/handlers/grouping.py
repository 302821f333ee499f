"""The opinion groups that follow from votes, and their picture: computed off the event loop."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from bot.kernel.message import say
from bot.kernel.pictures import letter_of, themed_picture
from bot.kernel.reader import Reader
from bot.kernel.view import Picture
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.picture import Opinion, opinion_of
from bot.opinion.views.groups_words import group_says, groups_alt, groups_png

SEED = 1
"""Of the groups: the same votes give the same ones."""


def compute_opinion(
    all_votes: Sequence[StatementVote], rows: Sequence[StatementRow], forced: int | None = None
) -> Opinion:
    """What votes on statements say of a crowd, in so many groups where that is `forced`."""
    still = ids_not_hidden(rows)
    votes = [(v.member, v.statement, v.vote) for v in all_votes if v.statement in still]
    return opinion_of(votes, SEED, forced)


def ids_not_hidden(rows: Sequence[StatementRow]) -> frozenset[str]:
    """The statements that no chair took out, by id."""
    return frozenset(statement.id for statement in rows if not statement.hidden)


def draw_groups(opinion: Opinion, words: Mapping[Hashable, str], reader: Reader) -> Picture:
    """The picture of the groups, as `reader` reads it, and in words; `words` are the statements by
    id."""
    groups: list[list[tuple[float, float]]] = [[] for _ in opinion.sizes]
    for member, group in opinion.group_of.items():
        groups[group].append(opinion.places[member])
    best = [telling[0] if telling else None for telling in opinion.telling]
    says = [group_says(found[1], words[found[0]]) if found else group_says(None, "")
            for found in best]  # fmt: skip
    labels = [
        say("{group}, {says}", group=letter_of(group), says=said) for group, said in enumerate(says)
    ]
    return themed_picture(
        partial(groups_png, groups, reader, says=labels),
        groups_alt(opinion.sizes, says),
        "groups.png",
    )
