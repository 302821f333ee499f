"""Journals: events in order, one writer at a time, deadlines, and how far each was shown."""

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.journal_rows import Record, Stream
from bot.store.database import Database
from bot.store.statement import Conflict, from_ms, to_ms

OURS = CommunityId("ours")
THEIRS = CommunityId("theirs")
START = from_ms(0)
OPENED, TURNED, CLOSED = (
    Record(kind, f'{{"n": {n}}}', START + timedelta(milliseconds=n))
    for n, kind in enumerate(["Opened", "Turned", "Closed"])
)


async def append(
    db: Database,
    after: int,
    *records: Record,
    stream: str = "d1",
    community: CommunityId = OURS,
    due: datetime | None = None,
) -> None:
    await db.write(*journal.append_events(community, stream, after, records, due))


async def test_what_was_appended_is_loaded_in_order(db: Database):
    await append(db, 0, OPENED, TURNED)
    await append(db, 2, CLOSED)

    assert await journal.load_events(db, OURS, "d1") == [OPENED, TURNED, CLOSED]


async def test_a_stream_that_nobody_began_is_empty(db: Database):
    assert await journal.load_events(db, OURS, "d1") == []


async def test_another_stream_and_another_community_see_nothing(db: Database):
    await append(db, 0, OPENED)
    await append(db, 0, CLOSED, stream="d2")
    await append(db, 0, TURNED, community=THEIRS)

    assert await journal.load_events(db, OURS, "d1") == [OPENED]
    assert await journal.load_events(db, THEIRS, "d1") == [TURNED]
    assert await journal.load_events(db, THEIRS, "d2") == []


@pytest.mark.parametrize("after", [0, 1, 3])
async def test_a_stream_that_has_moved_on_is_a_conflict_and_nothing_is_added(
    db: Database, after: int
):
    await append(db, 0, OPENED, TURNED)

    with pytest.raises(Conflict):
        await append(db, after, CLOSED)

    assert await journal.load_events(db, OURS, "d1") == [OPENED, TURNED]


async def test_events_cannot_be_added_after_some_that_never_were(db: Database):
    with pytest.raises(Conflict):
        await append(db, 2, CLOSED)


@pytest.mark.parametrize("length", [0, 1, 4])
async def test_of_those_who_race_exactly_one_wins(db: Database, length: int):
    for version in range(length):
        await append(db, version, TURNED)
    rivals = [Record("Closed", f"{n}", START) for n in range(8)]

    outcomes = await asyncio.gather(
        *(append(db, length, rival) for rival in rivals), return_exceptions=True
    )

    (winner,) = (i for i, outcome in enumerate(outcomes) if outcome is None)
    assert [type(outcome) for outcome in outcomes].count(Conflict) == len(rivals) - 1
    assert (await journal.load_events(db, OURS, "d1"))[length:] == [rivals[winner]]


async def test_all_who_load_and_decide_again_get_their_turn(db: Database):
    async def keep_trying(data: str) -> None:
        while True:
            records = await journal.load_events(db, OURS, "d1")
            try:
                return await append(db, len(records), Record("Turned", data, START))
            except Conflict:
                continue

    await asyncio.gather(*(keep_trying(f"{n}") for n in range(20)))

    records = await journal.load_events(db, OURS, "d1")
    assert sorted(int(record.data) for record in records) == list(range(20))


# --- deadlines --------------------------------------------------------------------------------


def after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


async def test_the_next_deadline_is_the_earliest_of_all(db: Database):
    assert await journal.find_next_deadline(db) is None

    await append(db, 0, OPENED, due=after(9))
    await append(db, 0, OPENED, stream="d2", due=after(5))
    await append(db, 0, OPENED, stream="d3")

    assert await journal.find_next_deadline(db) == after(5)


async def test_what_is_due_comes_earliest_first(db: Database):
    await append(db, 0, OPENED, due=after(9))
    await append(db, 0, OPENED, stream="d2", due=after(10))
    await append(db, 0, OPENED, community=THEIRS, due=after(5))

    assert await journal.load_due_streams(db, after(9)) == [
        Stream(THEIRS, "d1", after(5)),
        Stream(OURS, "d1", after(9)),
    ]


async def test_a_deadline_is_that_of_the_last_event(db: Database):
    await append(db, 0, OPENED, due=after(5))
    await append(db, 1, TURNED, due=after(7))
    assert await journal.find_next_deadline(db) == after(7)

    await append(db, 2, CLOSED)
    assert await journal.find_next_deadline(db) is None


# --- what was shown ---------------------------------------------------------------------------


async def test_a_stream_is_unshown_until_its_last_event_was(db: Database):
    await append(db, 0, OPENED, TURNED)
    assert await journal.load_unshown_streams(db) == [(OURS, "d1", 0)]

    await db.write(journal.set_shown_version(OURS, "d1", 1))
    assert await journal.load_unshown_streams(db) == [(OURS, "d1", 1)]

    await db.write(journal.set_shown_version(OURS, "d1", 2))
    assert await journal.load_unshown_streams(db) == []


async def test_what_was_shown_stays_shown(db: Database):
    await append(db, 0, OPENED, TURNED)
    await db.write(
        journal.set_shown_version(OURS, "d1", 2), journal.set_shown_version(OURS, "d1", 1)
    )

    assert await journal.load_unshown_streams(db) == []


async def test_showing_is_of_one_community_s_stream(db: Database):
    await append(db, 0, OPENED)
    await append(db, 0, OPENED, community=THEIRS)
    await db.write(journal.set_shown_version(OURS, "d1", 1))

    assert await journal.load_unshown_streams(db) == [(THEIRS, "d1", 0)]


# --- instants ---------------------------------------------------------------------------------


@given(st.integers(-(2**45), 2**47))
def test_milliseconds_are_kept_exactly(ms: int):
    assert to_ms(from_ms(ms)) == ms


def test_what_is_finer_than_a_millisecond_is_dropped(noon: datetime):
    assert from_ms(to_ms(noon + timedelta(microseconds=1999))) == noon + timedelta(milliseconds=1)
