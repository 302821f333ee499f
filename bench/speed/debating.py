"""Debates: ticks over ten thousand of them, a vote by two hundred at once, a long journal."""

import asyncio
import itertools
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.assembly import Parley, open_parley
from bot.debate import events as e
from bot.debate.content import formats
from bot.debate.evolve import fold
from bot.debate.handlers.finding import find_debate
from bot.debate.journal import DEBATES
from bot.debate.rows import debates
from bot.debate.rules.clock import deadline
from bot.debate.state import DebatePhase
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.journal import Journal
from bot.kernel.journal_rows import Record, by_kind, event_of, record_of
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import View

MANY, WATCHED = 10_000, 20
"""Debates that run at once, and seconds for which they are watched."""

SEGMENT = 420
"""Seconds of a speech of an Oxford debate."""

VOTERS, EVENTS = 200, 1000
COMMUNITY = CommunityId("bench")


def measure() -> dict[str, float]:
    """Lateness in milliseconds, and ratios to what the same work takes at least."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=".") as folder:
        found |= asyncio.run(_ticking(Path(folder) / "ticks"))
        found |= asyncio.run(_voting(Path(folder) / "votes"))
    return found | _folding()


def _who(name: str, role: Role = Role.MEMBER) -> Caller:
    return Caller(
        community=COMMUNITY, place=PlaceId("p"), member=MemberId(name), name=name, role=role
    )


async def _ticking(folder: Path) -> dict[str, float]:
    """Ten thousand debates in the middle of speeches, begun at all times of the last minutes."""
    late: list[float] = []
    async with open_parley(folder) as parley:
        await parley.app.meet(_who("ana", Role.CHAIR))
        await _many(parley, clock.now() + timedelta(seconds=8))
        act = Journal.act

        async def noted(self: object, parts: object, row: object, *commands: object) -> object:
            seen = clock.now()
            acted = await act(self, parts, row, *commands)  # type: ignore[arg-type]  # as it is called
            due = deadline(acted.before.state)
            if acted.events and due is not None:
                late.append((seen - due).total_seconds() * 1000)
            return acted

        Journal.act = noted  # type: ignore[method-assign]  # a stop-watch around the real one
        try:
            async with keeping_time(parley.app.parts):
                await asyncio.sleep(6)
                late.clear()
                used, begun = time.process_time(), time.perf_counter()
                await asyncio.sleep(WATCHED)
                busy = (time.process_time() - used) / (time.perf_counter() - begun)
        finally:
            Journal.act = act  # type: ignore[method-assign]
    async with open_parley(folder / "idle") as parley, keeping_time(parley.app.parts):
        used = time.process_time()
        await asyncio.sleep(5)
        idle = (time.process_time() - used) / 5
    late.sort()
    return {
        "10,000 debates: ticks a second": len(late) / WATCHED,
        "10,000 debates: lateness p50 (ms)": late[len(late) // 2],
        "10,000 debates: lateness p99 (ms)": late[len(late) * 99 // 100],
        "10,000 debates: processor time, share of one core": busy,
        "no debate: processor time, share of one core": idle,
    }


async def _many(parley: Parley, around: datetime) -> None:
    form = formats.load()["oxford"]
    text = formats.texts()["oxford"]
    for start in range(0, MANY, 500):
        statements = []
        for number in range(start, start + 500):
            debate = f"d{number}"
            begun = around - timedelta(seconds=SEGMENT * number / MANY)
            events: list[e.DebateEvent] = [
                e.DebateOpened(
                    at=begun, by=MemberId("ana"), motion="M", info="", tempo="live",
                    ballot="secret", hours=24, chair=True,
                ),
                e.SeatTaken(at=begun, by=MemberId("bo"), seat="for1", member=MemberId("bo")),
                e.StanceVoteOpened(at=begun, by=MemberId("ana"), which="first"),
                e.StanceVoteClosed(at=begun, by=MemberId("ana"), which="first"),
                e.SegmentBegun(at=begun, by=MemberId("bo"), segment=0),
            ]  # fmt: skip
            state = fold(form, events)
            statements.append(
                debates.insert_debate(
                    COMMUNITY, debate, PlaceId(f"p{number}"), motion="M", form="oxford",
                    rules=text, phase=DebatePhase.RUNNING.value, by=MemberId("ana"), at=begun,
                )
            )  # fmt: skip
            statements += DEBATES.opening(COMMUNITY, debate, events, state)
        await parley.db.change(*statements)


async def _voting(folder: Path) -> dict[str, float]:
    """Two hundred press their vote at once; each is on disk before it is answered."""
    boards: list[float] = []

    async def publish(_: PlaceId, view: View, __: str) -> None:
        if view.key is not None:
            boards.append(time.perf_counter())

    async with open_parley(folder) as parley, keeping_time(parley.app.parts):
        chair = _who("ana", Role.CHAIR)
        with parley.app.parts.rooms.served(COMMUNITY, Face(publish)):
            await parley.app.hear(chair, "/debate open format:deliberative-poll A motion")
            await parley.app.hear(chair, "/debate start")
            people = [_who(f"voter{n}") for n in range(VOTERS)]
            await asyncio.gather(*(parley.app.meet(one) for one in people))
            await asyncio.sleep(1.1)
            boards.clear()
            begun = time.perf_counter()
            times = await asyncio.gather(*(_vote(parley, one) for one in people))
            spent = time.perf_counter() - begun
            await asyncio.sleep(1.2)
            found = await find_debate(parley.app.parts, chair, "")
            if len(found.state.first) != VOTERS:
                raise RuntimeError("a vote was lost")
    raw = _raw(folder / "raw.sqlite3")
    return {
        "200 vote at once: all answered (s)": spent,
        "200 vote at once: slowest answer (s)": max(times),
        "200 vote at once: over raw commits": spent / raw,
        "200 vote at once: edits of the board": float(len(boards)),
        "200 vote at once: least seconds between edits": min(
            (b - a for a, b in itertools.pairwise(boards)), default=0.0
        ),
    }


async def _vote(parley: Parley, by: Caller) -> float:
    begun = time.perf_counter()
    views = await parley.app.hear(by, "/debate vote 1")
    if any(view.trouble for view in views):
        raise RuntimeError(str(views))
    return time.perf_counter() - begun


def _raw(path: Path) -> float:
    """Seconds that two hundred commits take, one by one."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE votes (id TEXT PRIMARY KEY, stance INTEGER)")
    begun = time.perf_counter()
    for number in range(VOTERS):
        db.execute("INSERT INTO votes VALUES (?, ?)", (str(number), 1))
    spent = time.perf_counter() - begun
    db.close()
    return spent


def _folding() -> dict[str, float]:
    """A journal of a thousand events: read and folded, beside reading its JSON alone."""
    form = formats.load()["jugend-debattiert"]
    at = datetime.fromisoformat("2026-03-01T12:00:00+00:00")
    events: list[e.DebateEvent] = [
        e.DebateOpened(
            at=at, by=MemberId("ana"), motion="M", info="", tempo="live", ballot="secret",
            hours=24, chair=True,
        ),
        e.SegmentBegun(at=at, segment=4),
    ]  # fmt: skip
    for number in range(EVENTS - 2):
        member = MemberId(f"m{number % 30}")
        each: Sequence[e.DebateEvent] = (
            e.FloorGiven(at=at, member=member),
            e.SpeechGiven(
                at=at, by=member, speech=f"s{number}", member=member, seat="", segment=4,
                characters=200,
            ),
            e.PositionTaken(
                at=at, by=member, position=f"p{number}", member=member, phase="during", stance=1
            ),
            e.FloorLeft(at=at, member=member),
        )  # fmt: skip
        events.append(each[number % 4])
    records = [record_of(event) for event in events]
    kinds = by_kind(e.EVENTS)
    ours = _best(lambda: fold(form, [event_of(record, kinds) for record in records]))
    least = _best(lambda: _json(records))
    return {
        "fold of 1,000 events (ms)": ours * 1000,
        "its JSON alone (ms)": least * 1000,
        "fold over JSON": ours / least,
    }


def _json(records: Sequence[Record]) -> list[object]:
    return [json.loads(record.data) for record in records]


def _best(work: Callable[[], object], times: int = 9) -> float:
    """The median of several runs, in seconds."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)
