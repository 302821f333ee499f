"""Journals in the store: loaded, decided one by one, and written. Those in use stay in memory."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cached_property, reduce
from typing import Generic, TypeVar, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel import journal_rows as rows
from bot.kernel.declaration import (
    C,
    E,
    JournalChange,
    JournalDeclaration,
    LastWords,
    LoadedJournal,
    News,
    R,
    S,
    UnheardNews,
)
from bot.kernel.growing import GrowingTuple
from bot.kernel.ids import CommunityId
from bot.kernel.journal_rows import by_kind, event_of, record_of
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.streams import StreamCache, key_of
from bot.store.statement import Conflict, Statement, to_ms

TRIES = 8
"""How often a command is decided anew when somebody else came first."""

A = TypeVar("A")


class DecidedStep(Struct, Generic[A], frozen=True, kw_only=True):
    """What follows from a command: what is written, how the stream then stands, and what is made
    of it for whoever asked. Without `statements` nothing happened."""

    statements: Sequence[Statement] = ()
    state: object
    answer: A


async def advance_stream(
    parts: Parts, key: str, step: Callable[[], Awaitable[DecidedStep[A]]]
) -> A:
    """Take a step on a stream in use. `step` decides on what was decided last, or reads the stream
    where that is not known; of two that race, one decides again on what the other made of it.

    Raises what `step` raises, and Unavailable.
    """
    for _ in range(TRIES):
        async with parts.streams.deciding(key):
            decided = await step()
            if not decided.statements:
                return decided.answer
            writing = parts.db.queue_write(*decided.statements, lane=key)
            parts.streams.of(key).decided = decided.state
        try:
            await writing
        except Conflict:
            parts.streams.of(key).decided = None
            continue
        except Unavailable:
            parts.streams.of(key).decided = None
            raise
        parts.rooms.alarm()
        return decided.answer
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)


TWICE = timedelta(seconds=60)
"""Within this time the same words of the same member are a double submission."""


class StoredJournal(JournalDeclaration[R, C, S, E]):
    """The journals of one kind, as they are read and written."""

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

    async def load(self, parts: Parts, community: CommunityId, row: R) -> LoadedJournal[R, S, E]:
        """A journal as it is written. What is in use is not read again. Raises Unavailable."""
        stream = self.stream(row.id)
        known = self.in_use(parts, community, row.id).settled
        version = known.version if known is not None else 0
        if known is not None and await rows.load_version(parts.db, community, stream) <= version:
            return replace(known, row=row)
        records = await rows.load_events(parts.db, community, stream, version)
        events = tuple(event_of(record, self._kinds) for record in records)
        if known is not None:
            loaded = self.following(replace(known, row=row), events)
        else:
            state = self.fold(await self.begin(row, events[0]), events[1:])
            loaded = LoadedJournal(stream=stream, row=row, events=GrowingTuple(events), state=state)
        state = await self.add_stored_words(parts, community, row, loaded.state)
        loaded = replace(loaded, state=state)
        self._settle(parts, community, loaded)
        return loaded

    async def verify(self, parts: Parts, community: CommunityId, id_: str) -> Sequence[str]:
        """Work a journal out again from its events; where it or its tables are not as they should
        be, in words. Raises Unavailable."""
        self.forget(parts, community, id_)
        row = await self.find(parts.db, community, id_)
        if row is None:
            return ["its own row is gone"]
        try:
            loaded = await self.load(parts, community, row)
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it is what is asked
            return [f"it cannot be worked out again: {error!r}"]
        finally:
            self.forget(parts, community, id_)
        differences = list(await self.differences(parts, community, loaded))
        due = self.deadline(loaded.state)
        stored = await rows.find_deadline(parts.db, community, loaded.stream)
        if stored != (None if due is None else to_ms(due)):
            differences.append(f"its next deadline is {stored}, and its journal says {due}")
        return differences

    async def act(
        self,
        parts: Parts,
        row: R,
        *commands: C,
        fits: Callable[[S], bool] | None = None,
        beside: Callable[[Sequence[E]], Sequence[Statement]] | None = None,
    ) -> JournalChange[R, S, E]:
        """Do what commands ask, one after the other and all or nothing; nothing where it no longer
        `fits`. `beside` are statements to be written with what happened. Of two that race, one
        decides again on what the other made of it. The room hears of it by `show`.

        Raises Refused.
        """
        community = commands[0].by.community

        async def decide(
            before: LoadedJournal[R, S, E],
        ) -> tuple[LoadedJournal[R, S, E], Sequence[Statement]]:
            after, statements = before, list[Statement]()
            for command in commands if fits is None or fits(before.state) else ():
                events = self.decide(after.state, command)
                if events:
                    said = await self._new_words(parts, after, command)
                    statements += await self.rows(parts, after, command, events)
                    then = self.following(after, events, said)
                    after = replace(
                        then, state=self.add_spoken_words(after.state, command, then.state)
                    )
            if beside is not None:
                statements += beside(after.events[before.version :])
            return after, statements

        return await self.change(parts, community, row, decide)

    async def change(
        self,
        parts: Parts,
        community: CommunityId,
        row: R,
        decide: Callable[
            [LoadedJournal[R, S, E]], Awaitable[tuple[LoadedJournal[R, S, E], Sequence[Statement]]]
        ],
    ) -> JournalChange[R, S, E]:
        """Take a step on a journal: `decide` says how it then stands, and what is written beside.
        Raises what `decide` raises, and Unavailable."""

        async def step() -> DecidedStep[JournalChange[R, S, E]]:
            known = await self.find_decided(parts, community, row.id)
            before = replace(known or await self.load(parts, community, row), row=row)
            after, beside = await decide(before)
            events = after.events[before.version :]
            acted = JournalChange(before=before, events=events, after=after)
            if not events:
                return DecidedStep(state=before, answer=acted)
            appended = self._appended(community, after.stream, before.version, events, after.state)
            phases = self.phase_rows(community, row, before.state, after.state)
            return DecidedStep(statements=(*appended, *beside, *phases), state=after, answer=acted)

        acted = await advance_stream(parts, key_of(community, self.stream(row.id)), step)
        if acted.events:
            self._settle(parts, community, acted.after)
        return acted

    async def find_decided(
        self, parts: Parts, community: CommunityId, id_: str
    ) -> LoadedJournal[R, S, E] | None:
        """How a journal stands with all that was decided here, unless another process went on."""
        known = self.in_use(parts, community, id_).decided
        if known is None or not parts.db.is_shared:
            return known
        stored = await rows.load_version(parts.db, community, known.stream)
        return known if stored <= known.version else None

    def _appended(
        self, community: CommunityId, stream: str, after: int, events: Sequence[E], state: S
    ) -> tuple[Statement, ...]:
        records = [record_of(event) for event in events]
        return rows.append_events(community, stream, after, records, self.deadline(state))

    def following(
        self, before: LoadedJournal[R, S, E], events: Sequence[E], said: LastWords | None = None
    ) -> LoadedJournal[R, S, E]:
        """A journal after more events, in memory."""
        return replace(
            before,
            events=before.events.plus(*events),
            state=self.fold(before.state, events),
            said=said or before.said,
        )

    async def _new_words(
        self, parts: Parts, before: LoadedJournal[R, S, E], command: C
    ) -> LastWords | None:
        """What a command says. The same words sent twice in a row are said once: raises Refused
        (SAID_ALREADY)."""
        words = self.words(command) if self.words is not None else ""
        if not words or self.last_words is None:
            return None
        member = command.by.member
        stored_words = await self.last_words(
            parts, command.by.community, before.row, member, command.at - TWICE
        )
        for last in (before.said, stored_words):
            same = last is not None and (last.member, last.words) == (member, words)
            if last is not None and same and command.at - last.at < TWICE:
                raise Refused(KernelRefusal.SAID_ALREADY)
        return LastWords(member, words, command.at)

    def in_use(
        self, parts: Parts, community: CommunityId, id_: str
    ) -> StreamCache[LoadedJournal[R, S, E]]:
        """How a journal stands, as far as it is in use."""
        used = parts.streams.of(key_of(community, self.stream(id_)))
        return cast("StreamCache[LoadedJournal[R, S, E]]", used)  # only this journal keeps any here

    def asked(
        self, parts: Parts, community: CommunityId, id_: str
    ) -> dict[int, UnheardNews[R, S, E]]:
        """What the room had not heard when it was told of events that ask for an act, by their
        numbers, as far as it is in use."""
        used = parts.streams.of(key_of(community, self.stream(id_))).asked
        return cast("dict[int, UnheardNews[R, S, E]]", used)  # only this journal keeps any here

    def _settle(self, parts: Parts, community: CommunityId, loaded: LoadedJournal[R, S, E]) -> None:
        used = self.in_use(parts, community, loaded.row.id)
        if used.settled is None or used.settled.version < loaded.version:
            used.settled = loaded

    def forget(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Read a journal again next time: its row, from which its state begins, was changed."""
        parts.streams.forget(key_of(community, self.stream(id_)))

    async def find_unheard(
        self, parts: Parts, community: CommunityId, loaded: LoadedJournal[R, S, E], since: int
    ) -> UnheardNews[R, S, E]:
        """What a room has not heard that has heard of so many events."""
        used = self.in_use(parts, community, loaded.row.id)
        seen = used.shown
        if seen is None or seen.version != since or since == 0:
            first = await self.begin(loaded.row, loaded.events[0])
            heard = GrowingTuple(loaded.events[:since])
            seen = replace(loaded, events=heard, state=self.fold(first, heard[1:]))
            used.shown = seen if since else used.shown
        return UnheardNews(journal=loaded, since=since, before=seen.state)

    async def news(
        self, parts: Parts, community: CommunityId, loaded: LoadedJournal[R, S, E], since: int
    ) -> News:
        """What a room has not heard that has heard of so many events."""
        if self.room is None:
            return []
        return await self.room.news(
            parts, community, await self.find_unheard(parts, community, loaded, since)
        )
