"""What the kernel does for every journal, on the smallest feature that has one."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.kernel import journal_rows as rows
from bot.kernel import timekeeping
from bot.kernel.erased_rooms import redact_rooms
from bot.kernel.erasure_rows import Erasure, insert_erasure
from bot.kernel.handlers import Features
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.rooms import Face
from bot.kernel.view import View
from bot.store.statement import make_statement
from tests.kernel.counting import (
    COUNTS,
    FEATURE,
    START,
    TABLE,
    WATCHED,
    C,
    Count,
    CountBegun,
    CountRow,
    add,
)

ROW = CountRow(id="count1")


class Watcher(Face):
    """A room, and what was shown in it by marks, each once."""

    def __init__(self) -> None:
        super().__init__(self.seen)
        self.marks: dict[str, str] = {}
        self.changed: list[str] = []

    async def seen(self, _: PlaceId, view: View, mark: str) -> None:
        self.marks.setdefault(mark, rendered(view, width=1000).strip())

    async def restate(self, _: PlaceId, view: View, mark: str) -> None:
        self.changed.append(mark)


@asynccontextmanager
async def parts_of(folder: Path) -> AsyncIterator[Parts]:
    """Parts that know the kind of counts, and a count that has begun."""
    async with open_parley(folder) as parley:
        parts = replace(parley.app.parts, features=Features((FEATURE,), lambda _: TABLE))
        await parts.db.change(
            make_statement(
                "INSERT INTO communities (id, created_at) VALUES (?, 0) ON CONFLICT DO NOTHING", C
            )
        )
        if not await rows.load_version(parts.db, C, "count:count1"):
            begun = COUNTS.opening(C, "count1", [CountBegun(at=START)], Count())
            await parts.db.change(*begun)
        yield parts


async def test_what_is_in_use_is_not_folded_anew(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        for _ in range(50):
            await COUNTS.act(parts, ROW, add(1))
        WATCHED.evolved = 0
        await COUNTS.act(parts, ROW, add(1))
        found = await COUNTS.load(parts, C, ROW)

        assert found.state.total == 51
        assert WATCHED.evolved == 1


async def test_after_a_start_the_journal_is_read(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        await COUNTS.act(parts, ROW, add(2), add(3))
    async with parts_of(tmp_path) as parts:
        found = await COUNTS.load(parts, C, ROW)

        assert (found.version, found.state.total) == (3, 5)


async def test_all_of_several_commands_or_nothing(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        with pytest.raises(Refused):
            await COUNTS.act(parts, ROW, add(2), add(-1))

        assert (await COUNTS.load(parts, C, ROW)).version == 1


async def test_nothing_happens_where_it_no_longer_fits(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        acted = await COUNTS.act(parts, ROW, add(2), fits=lambda state: state.total > 0)

        assert (acted.events, acted.after.version) == ((), 1)


async def test_of_many_at_once_each_decides_on_what_the_others_made_of_it(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        await asyncio.gather(*(COUNTS.act(parts, ROW, add(1)) for _ in range(40)))

        assert (await COUNTS.load(parts, C, ROW)).state.total == 40


async def test_what_another_process_wrote_is_read_and_decided_on(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        await COUNTS.act(parts, ROW, add(1))
        other = replace(parts, streams=type(parts.streams)())
        await COUNTS.act(other, ROW, add(10))

        assert (await COUNTS.load(parts, C, ROW)).state.total == 11
        acted = await COUNTS.act(parts, ROW, add(100))
        assert (acted.before.state.total, acted.after.state.total) == (11, 111)


async def test_words_that_no_event_holds_come_from_the_command_and_then_from_rows(
    tmp_path: Path,
) -> None:
    async def with_kept(_: Parts, __: CommunityId, row: CountRow, state: Count) -> Count:
        return replace(state, said=f"kept of {row.id}")

    counts = dataclasses.replace(
        COUNTS,
        add_spoken_words=lambda _, command, after: replace(after, said=command.words),
        add_stored_words=with_kept,
    )
    async with parts_of(tmp_path) as parts:
        acted = await counts.act(parts, ROW, add(1, "one"), add(2, "two"))
        assert (acted.before.state.said, acted.after.state.said) == ("kept of count1", "two")
        assert (await counts.load(parts, C, ROW)).state.said == "two"
        counts.forget(parts, C, ROW.id)
        assert (await counts.load(parts, C, ROW)).state == Count(
            total=3, said="kept of count1", due=START + timedelta(hours=1)
        )


async def test_the_same_words_twice_in_a_row_are_said_once(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        await COUNTS.act(parts, ROW, add(1, "Hear!"))
        with pytest.raises(Refused) as refused:
            await COUNTS.act(parts, ROW, add(1, "Hear!", at=START + timedelta(seconds=59)))
        await COUNTS.act(parts, ROW, add(1, "Hear!", by="ben"))
        await COUNTS.act(parts, ROW, add(1, "Hear!", at=START + timedelta(seconds=60)))

        assert refused.value.code is KernelRefusal.SAID_ALREADY
        assert (await COUNTS.load(parts, C, ROW)).state.total == 3


async def test_a_room_hears_everything_once_in_order_and_sees_the_board(tmp_path: Path) -> None:
    watcher = Watcher()
    async with parts_of(tmp_path) as parts:
        await COUNTS.act(parts, ROW, add(1))
        await COUNTS.act(parts, ROW, add(2))
    async with parts_of(tmp_path) as parts:
        with parts.rooms.served(C, watcher):
            await timekeeping.catch_up(parts)
            await COUNTS.act(parts, ROW, add(3))
            await COUNTS.show(parts, C, "count1")
            await COUNTS.show(parts, C, "count1")

    assert watcher.marks == {
        "count:count1:2:told": "ana makes it 1.",
        "count:count1:3:told": "ana makes it 3.",
        "count:count1:3:board": "Total: 3",
        "count:count1:4:told": "ana makes it 6.",
        "count:count1:4:board": "Total: 6",
    }


async def test_news_are_told_from_where_the_room_stopped_without_folding_anew(
    tmp_path: Path,
) -> None:
    async with parts_of(tmp_path) as parts:
        with parts.rooms.served(C, Watcher()):
            for _ in range(50):
                await COUNTS.act(parts, ROW, add(1))
            await COUNTS.show(parts, C, "count1")
            WATCHED.evolved = 0
            await COUNTS.act(parts, ROW, add(1))
            await COUNTS.show(parts, C, "count1")

        assert WATCHED.evolved == 1


async def test_the_clock_ticks_gives_back_and_halts(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        await COUNTS.act(parts, ROW, add(1))
        late = START + timedelta(hours=1)
        (due,) = await rows.load_due_streams(parts.db, late)
        await timekeeping.tick(parts, due, late)
        assert (await COUNTS.load(parts, C, ROW)).state.total == 101

        await timekeeping.halt(parts, C, late)
        assert await rows.load_streams_with_deadline(parts.db) == []

        await COUNTS.act(parts, ROW, add(1))
        await parts.db.change(rows.set_heartbeat(START))
        await timekeeping.give_back_time(parts, late)
        assert await rows.load_streams_with_deadline(parts.db) == []


async def test_what_names_a_member_is_told_anew_and_nothing_else(tmp_path: Path) -> None:
    watcher = Watcher()
    async with parts_of(tmp_path) as parts:
        with parts.rooms.served(C, watcher):
            await COUNTS.act(parts, ROW, add(1))
            await COUNTS.act(parts, ROW, add(1, by="ben"))
            await COUNTS.show(parts, C, "count1")
            erasure = Erasure(community=C, member=MemberId("ben"))
            await parts.db.change(insert_erasure(erasure, START))
            await redact_rooms(parts, erasure)

    assert watcher.changed == ["count:count1:3:told", ""]
