"""The opinion groups that follow from votes, and their picture: computed off the event loop."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.pinning import pin_view
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import Parts
from bot.kernel.pictures import letter_of, themed_picture
from bot.kernel.reader import Reader
from bot.kernel.streams import key_of
from bot.kernel.view import Picture, View
from bot.opinion.handlers.debate_statements import DebateStatements
from bot.opinion.rows.group_numbers import GroupNumber, insert_group_number
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.opinion.rules.movement import Distance, movement
from bot.opinion.rules.picture import Opinion, opinion_of
from bot.opinion.views.groups import announce_number
from bot.opinion.views.groups_words import group_says, groups_alt, groups_png
from bot.store.statement import Conflict

SEED = 1
"""Of the groups: the same votes give the same ones."""


class GroupedVotes(Struct, frozen=True, kw_only=True):
    """The groups of a debate's people and how they moved, with the votes, the statements that no
    chair took out and the number shown last, of which they follow: nothing of who asks."""

    cast: Sequence[StatementVote]
    still: frozenset[str]
    before: GroupNumber | None
    opinion: Opinion
    moved: tuple[Distance, ...]


async def load_groups(
    parts: Parts,
    community: CommunityId,
    loaded_statements: DebateStatements,
    forced: int | None,
    before: GroupNumber | None,
) -> GroupedVotes:
    """The groups as the votes stand, computed once for all who ask; one after another, so that the
    second finds what the first was given."""
    cast, stated = loaded_statements.cast, loaded_statements.stated
    key = key_of(community, f"groups:{loaded_statements.debate.row.id}:{forced or 0}")
    async with parts.streams.deciding(key):
        cache = parts.streams.of(key)
        last = cache.settled
        still = ids_not_hidden(stated)
        if isinstance(last, GroupedVotes) and (last.cast, last.still, last.before) == (
            cast,
            still,
            before,
        ):
            return last
        number = before.groups if before else None
        opinion = await asyncio.to_thread(compute_opinion, cast, stated, forced, number)
        moved: tuple[Distance, ...] = ()
        if opinion.sizes:
            moved = await asyncio.to_thread(compute_movement, cast, stated, opinion, before)
        grouped = GroupedVotes(cast=cast, still=still, before=before, opinion=opinion, moved=moved)
        cache.settled = grouped
        return grouped


def compute_opinion(
    all_votes: Sequence[StatementVote],
    rows: Sequence[StatementRow],
    forced: int | None = None,
    shown: int | None = None,
) -> Opinion:
    """What votes on statements say of a crowd, in so many groups where that is `forced`; `shown` is
    the number that people saw last."""
    still = ids_not_hidden(rows)
    votes = [(v.member, v.statement, v.vote) for v in all_votes if v.statement in still]
    return opinion_of(votes, SEED, forced, shown)


def compute_movement(
    all_votes: Sequence[StatementVote],
    rows: Sequence[StatementRow],
    opinion: Opinion,
    before: GroupNumber | None,
) -> tuple[Distance, ...]:
    """How far apart the groups were when people saw groups `before`, and after the last vote;
    nothing where nobody saw any, or nobody has voted since."""
    if before is None or not before.groups or before.shown_at is None:
        return ()
    still = ids_not_hidden(rows)
    log = [(v.at, v.member, v.statement, v.vote) for v in all_votes if v.statement in still]
    latest = max(when for when, *_ in log)
    if latest <= before.shown_at:
        return ()
    return movement(log, opinion, (before.shown_at, latest))


def ids_not_hidden(rows: Sequence[StatementRow]) -> frozenset[str]:
    """The statements that no chair took out, by id."""
    return frozenset(statement.id for statement in rows if not statement.hidden)


def draw_groups(
    opinion: Opinion, words: Mapping[Hashable, str], reader: Reader, *, is_whole: bool = True
) -> Picture:
    """The picture of the groups, as `reader` reads it, and in words; `words` are the statements by
    id. Where not all may be told, a group of which nothing is goes by its letter alone."""
    groups: list[list[tuple[float, float]]] = [[] for _ in opinion.sizes]
    for member, group in opinion.group_of.items():
        groups[group].append(opinion.places[member])
    best = [telling[0] if telling else None for telling in opinion.telling]
    unsaid = group_says(None, "") if is_whole else ""
    says = [group_says(found[1], words[found[0]]) if found else unsaid for found in best]
    labels = [
        say("{group}, {says}", group=letter_of(group), says=said) if said else letter_of(group)
        for group, said in enumerate(says)
    ]
    return themed_picture(
        partial(groups_png, groups, reader, says=labels),
        groups_alt(opinion.sizes, says),
        "groups.png",
    )


async def keep_number(
    parts: Parts, command: DebateCommand, debate: str, opinion: Opinion, last: GroupNumber | None
) -> tuple[View, ...]:
    """Keep the number of groups if it is not the `last` one, and tell the room of the change. What
    is left to show is returned."""
    groups = len(opinion.sizes)
    before = last.groups if last else 0
    if opinion.forced or groups == before:
        return ()
    community, change = command.by.community, (last.change if last else 0) + 1
    kept = insert_group_number(
        community, debate, GroupNumber(change=change, groups=groups), command.at
    )
    told = None
    if last is not None:
        news = pin_view(parts.catalog, announce_number(groups, before), debate)
        told = Announcement(parts, command, news)
    try:
        await parts.db.write(kept, *(told.statements if told else ()))
    except Conflict:  # somebody else who asked has just been shown it
        return ()
    return await told.show() if told else ()
