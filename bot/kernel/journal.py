"""The journal: what happened, in order, for ever, and all that is done with it for every feature.

A feature declares one `Journal` for each kind of its own and gives it functions. Loading, deciding
one by one, writing, giving time back, showing and telling anew are the same for all.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.kernel import restating, showing, standing
from bot.kernel.board_rows import find_board
from bot.kernel.command import Caller
from bot.kernel.declaration import C, E, LoadedJournal, R, S
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.lost_time import LostTime
from bot.kernel.parts import Parts
from bot.kernel.rooms import PAUSE
from bot.kernel.stored_journal import StoredJournal
from bot.store.statement import Statement

CLOCK = MemberId("parley")
"""Who does what the clock does."""


class Journal(StoredJournal[R, C, S, E]):
    """The journals of one kind: their rows (R), the commands that are decided on them (C), the
    state (S) that their events (E) make."""

    async def tick_on(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Do what has come due at an instant (UTC), and show it. Raises Refused."""
        row = await self.find(parts.db, community, id_)
        if row is None:
            return
        by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
        await self.act(parts, row, self.tick(by, at, row))
        show = partial(self.show, parts, community, id_)
        await parts.rooms.show_beside(f"show {self.stream(id_)}", show)

    async def give_back(
        self, parts: Parts, community: CommunityId, id_: str, lost: LostTime
    ) -> None:
        """Give time back that nobody could use. Raises Refused."""
        await self._happen(parts, community, id_, lambda state: self.time_back_events(state, lost))

    async def halt(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Let it wait for somebody to go on. Raises Refused."""
        await self._happen(parts, community, id_, lambda state: self.halt_events(state, at))

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
            before: LoadedJournal[R, S, E],
        ) -> tuple[LoadedJournal[R, S, E], Sequence[Statement]]:
            return self.following(before, what(before.state)), ()

        await self.change(parts, community, row, decide)

    async def show(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show what has happened and was not shown yet."""
        if self.whisper is not None:
            await self.whisper(parts, community, id_)
        elif self.room is not None:
            again = partial(self.show, parts, community, id_)
            await showing.show_journal(self, self.room, parts, community, id_, again)

    async def show_soon(
        self, parts: Parts, community: CommunityId, id_: str, events: Sequence[E], state: S
    ) -> None:
        """Show what just happened, which led to a state; where only the board tells of it, perhaps
        a moment later."""
        room = self.room
        quiet = room is not None and all(room.is_quiet(event, state) for event in events)
        again = partial(self.show, parts, community, id_)
        if not (quiet and parts.rooms.is_too_soon(self.stream(id_), again)):
            await again()

    async def show_board_now(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show its board as it stands, and not in its turn: it begins a room in which others show
        theirs as well."""
        if self.room is not None:
            await standing.show_standing(self, self.room, parts, community, id_)

    async def show_board(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show its board once more, where it is not over: somebody deleted it."""
        row = await self.find(parts.db, community, id_)
        if self.room is not None and row is not None and self.room.has_board(row):
            await self.show_board_again(parts, community, id_)

    async def show_board_again(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show its board although nothing has happened: what it shows of others has changed, or
        words on it were erased."""
        if self.room is not None:
            await standing.show_standing(self, self.room, parts, community, id_, once_more=True)

    async def follow_on_board(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Bring its board up to date, in its own queue, where what it shows of others may have
        changed; one that looks the same is left."""
        row = await self.find(parts.db, community, id_)
        if self.room is None or row is None or not self.room.has_board(row):
            return
        stands = await find_board(parts.db, community, self.stream(id_))
        if stands is None or not stands.shown:
            return  # it is shown for the first time in its turn
        work = partial(standing.show_standing, self, self.room, parts, community, id_, follows=True)
        await parts.rooms.show_beside(standing.key_of_board(self.stream(id_)), work, PAUSE)

    async def redact_rooms(self, parts: Parts, community: CommunityId, member: MemberId) -> None:
        """Show without a member's words and name what rooms have seen, as far as that can be."""
        if self.room is not None:
            await restating.redact_rooms(self, self.room, parts, community, member)
