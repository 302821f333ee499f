"""The journal: what happened, in order, for ever, and all that is done with it for every feature.

A feature declares one `Journal` for each kind of its own and gives it functions. Loading, deciding
one by one, writing, giving time back, showing and telling anew are the same for all.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property, reduce
from typing import Generic, cast, get_args

from bot.kernel import journal_rows as rows
from bot.kernel import restating, showing
from bot.kernel.command import Caller
from bot.kernel.deciding import Step, advance
from bot.kernel.event_json import by_kind, event_of, record_of
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.loaded import Acted, C, E, LastWords, Loaded, R, S
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused
from bot.kernel.room_news import News, RoomNews, Untold
from bot.kernel.streams import InUse, key_of
from bot.store.database import Database
from bot.store.statement import Statement

TWICE = timedelta(seconds=60)
"""Within this time the same words of the same member are a double submission."""

CLOCK = MemberId("parley")
"""Who does what the clock does."""

log = logging.getLogger(__name__)


async def _no_rows(*_: object) -> Sequence[Statement]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Journal(Generic[R, C, S, E]):
    """The journals of one kind: their rows (R), the commands that are decided on them (C), the
    state (S) that their events (E) make."""

    kind: str
    """What their streams begin with, such as `debate`."""

    events: object
    """The union of all events, from which they are known by their names."""

    find: Callable[[Database, CommunityId, str], Awaitable[R | None]]
    """The row of a journal by its id."""

    begin: Callable[[R, E], Awaitable[S]]
    """The state that the first event makes."""

    evolve: Callable[[S, E], S]
    """The state after an event. It never refuses."""

    decide: Callable[[S, C], Sequence[E]]
    """What follows from a command. It may raise Refused."""

    deadline: Callable[[S], datetime | None]
    """When the clock must look again (UTC)."""

    tick: Callable[[Caller, datetime, R], C]
    """The command that does what has come due at an instant (UTC)."""

    given_back: Callable[[S, datetime, datetime], Sequence[E]]
    """What gives the time back that was lost between two instants (UTC)."""

    halted: Callable[[S, datetime], Sequence[E]]
    """What lets it wait for somebody to go on: its rooms went away at an instant (UTC)."""

    phase_rows: Callable[[CommunityId, R, S, S], Sequence[Statement]]
    """Statements that keep its own row in step with its state, before and after."""

    rows: Callable[[Parts, Loaded[R, S, E], C, Sequence[E]], Awaitable[Sequence[Statement]]] = (
        _no_rows
    )
    """The rows that stand beside what follows from a command, given as it stood before."""

    words: Callable[[C], str] | None = None
    """The words that a command says, which nobody means to say twice."""

    last_words: Callable[[Parts, CommunityId, R, MemberId], Awaitable[LastWords | None]] | None = (
        None
    )
    """What a member said last, as it is kept."""

    room: RoomNews[R, S, E] | None = None
    """What its room is shown."""

    whispered: Callable[[Parts, CommunityId, str], Awaitable[None]] | None = None
    """Without a room: shows what is new to the one member whose it is."""

    # Reading and writing

    @cached_property
    def _kinds(self) -> Mapping[str, type[E]]:
        return by_kind(get_args(self.events))

    def stream(self, id_: str) -> str:
        """The name of a journal among all streams of its community."""
        return f"{self.kind}:{id_}"

    def fold(self, state: S, events: Iterable[E]) -> S:
        """The state after events."""
        return reduce(self.evolve, events, state)

    def opening(
        self, community: CommunityId, id_: str, events: Sequence[E], state: S
    ) -> tuple[Statement, ...]:
        """Statements that begin a journal with its first events, which make a state. Writing them
        raises Conflict where it has begun."""
        return self._appended(community, self.stream(id_), 0, events, state)

    async def load(self, parts: Parts, community: CommunityId, row: R) -> Loaded[R, S, E]:
        """A journal as it is written. What is in use is not read again. Raises Unavailable."""
        stream = self.stream(row.id)
        known = self.in_use(parts, community, row.id).settled
        version = known.version if known is not None else 0
        if known is not None and await rows.version(parts.db, community, stream) <= version:
            return replace(known, row=row)
        records = await rows.load(parts.db, community, stream, version)
        events = tuple(event_of(record, self._kinds) for record in records)
        if known is not None:
            loaded = self._with(replace(known, row=row), events)
        else:
            state = self.fold(await self.begin(row, events[0]), events[1:])
            loaded = Loaded(stream=stream, row=row, events=events, state=state)
        self._settle(parts, community, loaded)
        return loaded

    async def act(
        self,
        parts: Parts,
        row: R,
        *commands: C,
        fits: Callable[[S], bool] | None = None,
        beside: Callable[[Sequence[E]], Sequence[Statement]] | None = None,
    ) -> Acted[R, S, E]:
        """Do what commands ask, one after the other and all or nothing; nothing where it no longer
        `fits`. `beside` are statements to be written with what happened. Of two that race, one
        decides again on what the other made of it. The room hears of it by `show`.

        Raises Refused.
        """
        community = commands[0].by.community

        async def decide(
            before: Loaded[R, S, E],
        ) -> tuple[Loaded[R, S, E], Sequence[Statement]]:
            after, statements = before, list[Statement]()
            for command in commands if fits is None or fits(before.state) else ():
                events = self.decide(after.state, command)
                if events:
                    said = await self._new_words(parts, after, command)
                    statements += await self.rows(parts, after, command, events)
                    after = self._with(after, events, said)
            if beside is not None:
                statements += beside(after.events[before.version :])
            return after, statements

        return await self._change(parts, community, row, decide)

    async def _happen(
        self,
        parts: Parts,
        community: CommunityId,
        id_: str,
        what: Callable[[S], Sequence[E]],
    ) -> None:
        """Write what happens to a journal as it stands, and nobody does."""
        row = await self.find(parts.db, community, id_)
        if row is None:
            return

        async def decide(
            before: Loaded[R, S, E],
        ) -> tuple[Loaded[R, S, E], Sequence[Statement]]:
            return self._with(before, what(before.state)), ()

        await self._change(parts, community, row, decide)

    async def _change(
        self,
        parts: Parts,
        community: CommunityId,
        row: R,
        decide: Callable[[Loaded[R, S, E]], Awaitable[tuple[Loaded[R, S, E], Sequence[Statement]]]],
    ) -> Acted[R, S, E]:
        async def step() -> Step[Acted[R, S, E]]:
            known = self.in_use(parts, community, row.id).decided
            before = replace(known or await self.load(parts, community, row), row=row)
            after, beside = await decide(before)
            events = after.events[before.version :]
            acted = Acted(before=before, events=events, after=after)
            if not events:
                return Step(state=before, answer=acted)
            appended = self._appended(community, after.stream, before.version, events, after.state)
            phases = self.phase_rows(community, row, before.state, after.state)
            return Step(statements=(*appended, *beside, *phases), state=after, answer=acted)

        acted = await advance(parts, key_of(community, self.stream(row.id)), step)
        if acted.events:
            self._settle(parts, community, acted.after)
        return acted

    def _appended(
        self, community: CommunityId, stream: str, after: int, events: Sequence[E], state: S
    ) -> tuple[Statement, ...]:
        records = [record_of(event) for event in events]
        return rows.append(community, stream, after, records, self.deadline(state))

    def _with(
        self, before: Loaded[R, S, E], events: Sequence[E], said: LastWords | None = None
    ) -> Loaded[R, S, E]:
        return replace(
            before,
            events=(*before.events, *events),
            state=self.fold(before.state, events),
            said=said or before.said,
        )

    async def _new_words(
        self, parts: Parts, before: Loaded[R, S, E], command: C
    ) -> LastWords | None:
        """What a command says. The same words sent twice in a row are said once: raises Refused
        (SAID_ALREADY)."""
        words = self.words(command) if self.words is not None else ""
        if not words or self.last_words is None:
            return None
        member = command.by.member
        kept = await self.last_words(parts, command.by.community, before.row, member)
        for last in (before.said, kept):
            same = last is not None and (last.member, last.words) == (member, words)
            if last is not None and same and command.at - last.at < TWICE:
                raise Refused(Code.SAID_ALREADY)
        return LastWords(member, words, command.at)

    # What is in use

    def in_use(self, parts: Parts, community: CommunityId, id_: str) -> InUse[Loaded[R, S, E]]:
        """How a journal stands, as far as it is in use."""
        used = parts.streams.of(key_of(community, self.stream(id_)))
        return cast("InUse[Loaded[R, S, E]]", used)  # only this journal keeps any here

    def _settle(self, parts: Parts, community: CommunityId, loaded: Loaded[R, S, E]) -> None:
        used = self.in_use(parts, community, loaded.row.id)
        if used.settled is None or used.settled.version < loaded.version:
            used.settled = loaded

    def forget(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Read a journal again next time: its row, from which its state begins, was changed."""
        parts.streams.forget(key_of(community, self.stream(id_)))

    # What nobody asked for

    async def tick_on(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Do what has come due at an instant (UTC), and show it. Raises Refused."""
        row = await self.find(parts.db, community, id_)
        if row is None:
            return
        by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
        await self.act(parts, row, self.tick(by, at, row))
        await self.show(parts, community, id_)

    async def give_back(
        self, parts: Parts, community: CommunityId, id_: str, stopped: datetime, at: datetime
    ) -> None:
        """Parley was away between two instants (UTC): give that time back. Raises Refused."""
        await self._happen(parts, community, id_, lambda state: self.given_back(state, stopped, at))

    async def halt(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Let it wait for somebody to go on. Raises Refused."""
        await self._happen(parts, community, id_, lambda state: self.halted(state, at))

    # What its room sees

    async def untold(
        self, parts: Parts, community: CommunityId, loaded: Loaded[R, S, E], since: int
    ) -> Untold[R, S, E]:
        """What a room has not heard that has heard of so many events."""
        seen = self.in_use(parts, community, loaded.row.id).shown
        if seen is not None and seen.version == since > 0:
            return Untold(journal=loaded, since=since, before=seen.state)
        first = await self.begin(loaded.row, loaded.events[0])
        return Untold(journal=loaded, since=since, before=self.fold(first, loaded.events[1:since]))

    async def news(
        self, parts: Parts, community: CommunityId, loaded: Loaded[R, S, E], since: int
    ) -> News:
        """What a room has not heard that has heard of so many events."""
        if self.room is None:
            return []
        return await self.room.news(
            parts, community, await self.untold(parts, community, loaded, since)
        )

    async def show(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show what has happened and was not shown yet."""
        if self.whispered is not None:
            await self.whispered(parts, community, id_)
        elif self.room is not None:
            await showing.show(self, self.room, parts, community, id_)

    async def show_soon(
        self, parts: Parts, community: CommunityId, id_: str, events: Sequence[E]
    ) -> None:
        """Show what just happened; where only the board tells of it, perhaps a moment later."""
        if self.room is not None:
            await showing.show_soon(self, self.room, parts, community, id_, events)

    async def show_board(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show its board once more, where it is not over: somebody deleted it."""
        if self.room is not None:
            await showing.show_board(self, self.room, parts, community, id_)

    async def tell_anew(self, parts: Parts, community: CommunityId, member: MemberId) -> None:
        """Show without a member's words and name what rooms have seen, as far as that can be."""
        if self.room is not None:
            await restating.tell_anew(self, self.room, parts, community, member)
