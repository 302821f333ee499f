"""Several processes over one PostgreSQL: what one decides another shows, once."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel import clock, timekeeping
from bot.kernel import journal_rows as journal
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import View
from tests.postgres import Server

C, P = CommunityId("c"), PlaceId("p")


def _by(name: str, role: Role = Role.MEMBER) -> Caller:
    return Caller(community=C, place=P, member=MemberId(name), name=name.title(), role=role)


class Watched(Face):
    """A room that several processes may show; a slow one, so that they meet."""

    def __init__(self, seconds: float = 0.02) -> None:
        super().__init__(self._publish)
        self._seconds = seconds
        self.marks: list[str] = []

    async def _publish(self, place: PlaceId, view: View, mark: str) -> None:
        del place, view
        await asyncio.sleep(self._seconds)
        self.marks.append(mark)


@asynccontextmanager
async def processes(
    url: str, folder: Path, *faces: Face | None
) -> AsyncIterator[tuple[Parley, ...]]:
    """Parleys that share a store, each with a face for the community, or without one."""
    async with AsyncExitStack() as stack:
        all_ = []
        for number, face in enumerate(faces):
            opened = open_parley(folder / str(number), database=url, by_meaning=False)
            parley = await stack.enter_async_context(opened)
            if face is not None:
                stack.enter_context(parley.app.parts.rooms.served(C, face))
            await stack.enter_async_context(keeping_time(parley.app.parts))
            all_.append(parley)
        yield tuple(all_)


async def play(*parleys: Parley, ago: timedelta = timedelta(0), form: str = "text") -> None:
    """The beginning of a debate, each act on the next process, as if it was some time ago."""
    acts = (
        ("ana", f"/debate open format:{form} motion:M"),
        ("boris", "/debate join for" if form == "text" else "/debate join pro1"),
        ("chen", "/debate join against" if form == "text" else "/debate join con1"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("boris", "/debate begin"),
    )
    for number, (name, line) in enumerate(acts):
        app = parleys[number % len(parleys)].app
        typed = parse_line(line, app.parts.catalog)
        by = _by(name, Role.CHAIR if name == "ana" else Role.MEMBER)
        await app.respond(
            typed.entry.build(typed.values, by=by, at=clock.now() - ago, fresh=fresh_id())
        )


async def catches_up(parley: Parley) -> bool:
    """Is everything shown within five seconds?"""
    for _ in range(100):
        if not await journal.load_unshown_streams(parley.db):
            return True
        await asyncio.sleep(0.05)
    return False


async def test_acts_on_two_processes_are_shown_once(postgres: Server, tmp_path: Path) -> None:
    room = Watched()
    async with processes(await postgres.make_database(), tmp_path, room, room) as (one, two):
        await play(one, two)
        assert await catches_up(one)

    assert len(room.marks) == len(set(room.marks))
    assert len([mark for mark in room.marks if mark.endswith("told")]) >= 2


async def test_the_process_that_serves_the_room_shows_what_another_decided(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timekeeping, "SWEEP", 60)  # it is told, and need not look
    room = Watched()
    async with processes(await postgres.make_database(), tmp_path, room, None) as (one, two):
        await play(two)
        assert await catches_up(one)

    assert len(room.marks) == len(set(room.marks)) >= 2


async def test_what_a_process_did_not_live_to_show_another_shows(
    postgres: Server, tmp_path: Path
) -> None:
    room = Watched()
    url = await postgres.make_database()
    async with processes(url, tmp_path, room) as (one,):
        async with open_parley(tmp_path / "dead", database=url, by_meaning=False) as dead:
            await play(dead)  # it keeps no time, serves no room, and now it is gone
        assert await journal.load_unshown_streams(one.db)
        assert await catches_up(one)

    assert len(room.marks) == len(set(room.marks)) >= 1


async def deadline(parley: Parley) -> int:
    ((due,),) = await parley.db.read("SELECT min(deadline) FROM streams")
    assert isinstance(due, int)
    return due


async def test_time_is_given_back_only_where_nobody_kept_it(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_database()
    async with processes(url, tmp_path, Watched()) as (one,):
        await play(one, ago=timedelta(seconds=50), form="jugend-debattiert")
        before = await deadline(one)
        async with processes(url, tmp_path / "more", None):  # a second one starts meanwhile
            assert await deadline(one) == before
    async with open_parley(tmp_path, database=url, by_meaning=False) as away:
        await away.db.change(journal.set_heartbeat(clock.now() - timedelta(seconds=40)))
    async with processes(url, tmp_path, Watched(), Watched()) as (one, _):
        assert 38_000 <= await deadline(one) - before <= 45_000


async def test_what_comes_due_happens_once_whoever_keeps_time(
    postgres: Server, tmp_path: Path
) -> None:
    room = Watched()
    async with processes(await postgres.make_database(), tmp_path, room, room, room) as all_:
        await play(*all_, ago=timedelta(minutes=4), form="jugend-debattiert")
        for parley in all_:
            parley.app.parts.rooms.alarm()
        await asyncio.sleep(2)
        assert await catches_up(all_[0])
        kinds = await all_[0].db.read("SELECT kind FROM events ORDER BY version")

    assert len(room.marks) == len(set(room.marks))
    assert kinds.count(("Ended",)) == 1, kinds


HOME = CommunityId("h")


@pytest.mark.parametrize("both_serve", [True, False])
async def test_a_place_that_watches_sees_each_board_once_whichever_process_serves_it(
    postgres: Server, tmp_path: Path, both_serve: bool
) -> None:
    room, away = Watched(), Watched(0.2)
    url = await postgres.make_database()
    async with processes(url, tmp_path, room, room if both_serve else None) as (one, two):
        with ExitStack() as stack:
            for parley in (one, two) if both_serve else (two,):
                stack.enter_context(parley.app.parts.rooms.served(HOME, away))
            await play(one, form="jugend-debattiert")
            by = _by("ana", Role.CHAIR)
            (invited,) = await one.app.hear(by, "/audience invite")
            found = re.search(r"/audience join (\w+)", rendered(invited, width=10_000))
            assert found
            zoe = replace(_by("zoe", Role.CHAIR), community=HOME, place=PlaceId("q"))
            await two.app.hear(zoe, f"/audience join {found[1]}")
            acting = (one, two) if both_serve else (one,)
            ((began,),) = await one.db.read("SELECT max(version) FROM events")
            for _ in range(6):
                await asyncio.gather(*(each.app.hear(by, "/chair more") for each in acting))
            assert await catches_up(one) or await catches_up(one)
            ((version,),) = await one.db.read("SELECT max(version) FROM events")
            for _ in range(100):
                ((shown,),) = await one.db.read("SELECT shown FROM audiences")
                if shown == version:
                    break
                await asyncio.sleep(0.05)

    assert version >= began + 6
    assert shown == version
    assert len(away.marks) == len(set(away.marks))
