"""Statements to agree or disagree with, and the groups that show."""

import asyncio
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from random import Random

from msgspec import Struct

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.pinning import pinned
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId
from bot.kernel.loading import loaded
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.permission import Role
from bot.kernel.refusal import Code, Refused, Unavailable
from bot.kernel.view import Audience, Person, Picture, View, text
from bot.opinion.commands import (
    AddStatement,
    HideStatement,
    ListStatements,
    NextStatement,
    SeedStatements,
    ShowGroups,
    VoteStatement,
)
from bot.opinion.content import motions
from bot.opinion.rows import statements
from bot.opinion.rows.statements import Cast, Stated
from bot.opinion.rules.crowd import FEWEST
from bot.opinion.rules.movement import movement
from bot.opinion.rules.picture import Opinion, opinion_of
from bot.opinion.views import groups as group_views
from bot.opinion.views import statements as views
from bot.opinion.views.groups_words import groups_alt, groups_png
from bot.store.statement import Conflict

MOST = 200
"""Statements in one debate."""

SEED = 1
"""Of the groups: the same votes give the same ones."""

TRIES = 5
VOTES = {"agree": 1, "pass": 0, "disagree": -1}


class _Asked(Struct, frozen=True, kw_only=True):
    """A debate's statements, and the vote that counts by member and statement."""

    debate: LoadedDebate
    stated: Sequence[Stated]
    cast: Sequence[Cast]

    @property
    def last(self) -> dict[tuple[MemberId, str], int]:
        return {(vote.member, vote.statement): vote.vote for vote in self.cast}


async def _asked(parts: Parts, command: DebateCommand) -> _Asked:
    found = await find_debate(parts, command.by, command.debate)
    community = command.by.community
    return _Asked(
        debate=found,
        stated=await statements.listed(parts.db, community, found.row.id),
        cast=await statements.votes(parts.db, community, found.row.id),
    )


def _shown(asked: _Asked, by: Caller) -> list[views.Shown]:
    last = asked.last
    return [
        views.Shown(
            number=one.number,
            words=one.words or "(erased)",
            counts=views.counted(Counter(v for (_, s), v in last.items() if s == one.id)),
            hidden=one.hidden or not one.words,
            mine=last.get((by.member, one.id)),
        )
        for one in asked.stated
    ]


async def add(parts: Parts, command: AddStatement, _: Progress) -> tuple[View, ...]:
    """Put a statement to the vote."""
    if not any(letter.isalnum() for letter in command.words):
        raise Refused(Code.SPEECH_EMPTY)
    for _try in range(TRIES):
        asked = await _asked(parts, command)
        same = [s for s in asked.stated if s.words.casefold() == command.words.casefold()]
        if same:
            raise Refused(Code.STATEMENT_THERE, number=same[0].number)
        if len(asked.stated) >= MOST:
            raise Refused(Code.TOO_MANY_STATEMENTS, most=MOST)
        one = Stated(
            id=command.id,
            number=len(asked.stated) + 1,
            member=command.by.member,
            words=command.words,
            hidden=False,
            at=command.at,
        )
        # Whoever states something agrees with it.
        own = Cast(statement=one.id, member=command.by.member, vote=1, at=command.at)
        community, debate = command.by.community, asked.debate.row.id
        try:
            await parts.db.write(
                statements.added(community, debate, [one]),
                statements.cast(community, command.id, own),
            )
        except Conflict:
            continue
        said = f" adds statement {one.number}: {one.words}"
        words = text(Person(command.by.member, command.by.name), said)
        return (View(blocks=(words,), audience=Audience.ROOM),)
    raise Unavailable(Code.CHANGED_MEANWHILE)


async def seed(parts: Parts, command: SeedStatements, _: Progress) -> tuple[View, ...]:
    """Put statements that come along to the vote, in an order of no meaning."""
    await asyncio.to_thread(motions.seeds)
    for _try in range(TRIES):
        asked = await _asked(parts, command)
        _chair_only(asked, command.by)
        there = {one.words.casefold() for one in asked.stated}
        new = [
            words for words in motions.seed_words(command.topic) if words.casefold() not in there
        ][: MOST - len(asked.stated)]
        if not new:
            raise Refused(Code.NO_MORE_STATEMENTS)
        Random(command.id).shuffle(new)  # noqa: S311  # an order, not a secret
        stated = [
            Stated(
                id=f"{command.id}-{number}",
                number=number,
                member=None,
                words=words,
                hidden=False,
                at=command.at,
            )
            for number, words in enumerate(new, len(asked.stated) + 1)
        ]
        added = statements.added(command.by.community, asked.debate.row.id, stated)
        try:
            await parts.db.write(added)
        except Conflict:
            continue
        new_ones = views.seeded(stated[0].number, stated[-1].number)
        return (pinned(parts.catalog, new_ones, asked.debate.row.id),)
    raise Unavailable(Code.CHANGED_MEANWHILE)


async def listing(parts: Parts, command: ListStatements, _: Progress) -> tuple[View, ...]:
    """All statements with their sums."""
    asked = await _asked(parts, command)
    shown = views.statement_list(_shown(asked, command.by))
    return (pinned(parts.catalog, shown, asked.debate.row.id),)


async def following(parts: Parts, command: NextStatement, _: Progress) -> tuple[View, ...]:
    """A statement that one has not voted on."""
    return (_next(parts, await _asked(parts, command), command.by),)


def _next(parts: Parts, asked: _Asked, by: Caller) -> View:
    """The statement with the fewest votes comes first, so that all are seen alike."""
    waiting = [s for s in _shown(asked, by) if s.mine is None and not s.hidden]
    waiting.sort(key=lambda one: (one.counts.seen, one.number))
    shown = views.ballot(waiting[0], len(waiting) - 1) if waiting else views.all_voted()
    return pinned(parts.catalog, shown, asked.debate.row.id)


async def vote(parts: Parts, command: VoteStatement, _: Progress) -> tuple[View, ...]:
    """Keep a vote, and show the next statement."""
    one = _numbered(await _asked(parts, command), command.statement)
    cast = Cast(statement=one.id, member=command.by.member, vote=VOTES[command.vote], at=command.at)
    await parts.db.change(statements.cast(command.by.community, fresh_id(), cast))
    return (_next(parts, await _asked(parts, command), command.by),)


async def hide(parts: Parts, command: HideStatement, _: Progress) -> tuple[View, ...]:
    """A chair takes a statement out, or puts it back."""
    asked = await _asked(parts, command)
    one = _numbered(asked, command.statement)
    _chair_only(asked, command.by)
    await parts.db.change(statements.hidden(command.by.community, one.id, on=command.on))
    said = "is taken out" if command.on else "is back"
    words = text(f"Statement {one.number} {said}.")
    return (View(blocks=(words,), audience=Audience.ROOM),)


def _chair_only(asked: _Asked, by: Caller) -> None:
    if by.member not in asked.debate.state.chairs and by.role < Role.CHAIR:
        raise Refused(Code.NOT_CHAIR)


def _numbered(asked: _Asked, number: int) -> Stated:
    for one in asked.stated:
        if one.number == number:
            return one
    raise Refused(Code.NO_SUCH_STATEMENT, number=number)


async def groups(parts: Parts, command: ShowGroups, _: Progress) -> tuple[View, ...]:
    """The opinion groups, or how far all agree while there are too few for groups."""
    await loaded("numpy")
    asked = await _asked(parts, command)
    found = await asyncio.to_thread(_opinion, asked.cast, asked.stated, command.groups)
    if not found.sizes:
        shown = _shown(asked, command.by)
        return (views.agreement_table(shown, len({v.member for v in asked.cast}), FEWEST),)
    words: dict[Hashable, str] = {one.id: one.words or "(erased)" for one in asked.stated}
    still = _still_in(asked.stated)
    log = [(v.at, v.member, v.statement, v.vote) for v in asked.cast if v.statement in still]
    times = sorted(when for when, *_ in log)
    quarters = [times[len(times) * part // 4 - 1] for part in (1, 2, 3, 4)]
    moved = await asyncio.to_thread(movement, log, found, quarters)
    picture = await asyncio.to_thread(_drawn, found)
    mine = found.group_of.get(command.by.member)
    return (group_views.groups(found, words, mine, picture, moved),)


def _opinion(cast: Sequence[Cast], stated: Sequence[Stated], forced: int | None = None) -> Opinion:
    still = _still_in(stated)
    votes = [(v.member, v.statement, v.vote) for v in cast if v.statement in still]
    return opinion_of(votes, SEED, forced)


def _still_in(stated: Sequence[Stated]) -> frozenset[str]:
    """The statements that no chair took out, by id."""
    return frozenset(one.id for one in stated if not one.hidden)


def _drawn(found: Opinion) -> Picture:
    groups: list[list[tuple[float, float]]] = [[] for _ in found.sizes]
    for member, group in found.group_of.items():
        groups[group].append(found.places[member])
    return Picture(groups_png(groups), groups_alt(found.sizes), "groups.png")


def groups_of(cast: Sequence[Cast], stated: Sequence[Stated]) -> Mapping[MemberId, int]:
    """The opinion group of each member, from 0; none where no groups can be told."""
    found = _opinion(cast, stated)
    return {MemberId(str(member)): group for member, group in found.group_of.items()}


USES: dict[type, Use] = {
    AddStatement: add,
    SeedStatements: seed,
    ListStatements: listing,
    NextStatement: following,
    VoteStatement: vote,
    HideStatement: hide,
    ShowGroups: groups,
}
