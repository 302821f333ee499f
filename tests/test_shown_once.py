"""Killed at any point of showing, and started again: the room hears of everything once."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.debate.handlers.finding import find_debate
from bot.debate.journal import DEBATES
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.journal import EXERCISES
from bot.kernel import clock
from bot.kernel import journal_rows as journal
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.outbox_rows import load_announcements
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import Timekeeper, catch_up, give_back_time
from bot.kernel.view import View
from bot.store.statement import from_ms

C = CommunityId("c")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)

EXERCISE = (
    ("ana", "/exercise open border_provocation against:coalition_force minutes:60"),
    ("boris", "/exercise join beneficiary"),
    ("chen", "/exercise join frontline"),
    ("ana", "/exercise begin"),
    ("boris", "/exercise report People die here."),
    ("ana", '/exercise inject words:"A bridge is closed."'),
    ("chen", "/exercise convene"),
)
DEBATE = (
    ("ana", "/debate open format:jugend-debattiert motion:M"),
    ("boris", "/debate join pro1"),
    ("chen", "/debate join con1"),
    ("ana", "/debate start"),
    ("ana", "/chair count"),
    ("boris", "/debate begin"),
    ("ana", "/chair warn boris Keep to the point."),
    ("ana", "/chair more 60"),
)
SAID = (
    ("ana", "/debate open format:text motion:M"),
    ("boris", "/statement add All should vote."),
    ("ana", "/statement hide 1"),
    ("chen", "/motion propose This house would wait."),
    ("boris", "/motion propose This house would go."),
    ("ana", "/motion veto"),
    ("boris", "/motion veto 1"),
    ("boris", "/consensus propose We wait for a year."),
    ("ana", "/statement seed"),
    ("ana", "/guarantee new A first one"),
    ("ana", "/guarantee new A second one"),
    ("ana", "/guarantee use 1"),
    ("ana", '/article add source:"{text}"'),
    ("ana", "/article use brief"),
)
ON_A_SHEET = (
    ("ana", "/guarantee new A guarantee"),
    ("boris", "/guarantee amend clause:trigger words:Shots reason:Peace"),
    ("ana", "/guarantee debate 1"),
)
in_a_file = pytest.mark.skipif(
    os.environ.get("PARLEY_TEST_ENGINE") == "postgres", reason="copies the file of a store"
)
TEXT = "A bridge was built here in 1931. It was closed in 1990. " * 20


class Moment:
    """The store and the room as a kill would leave them."""

    def __init__(
        self, opened: sqlite3.Connection, marks: Sequence[str], seen: Sequence[View]
    ) -> None:
        self.store, self.marks, self.seen = opened.serialize(), list(marks), list(seen)
        waiting = opened.execute("SELECT mark FROM outbox WHERE shown = 0").fetchone()
        self.waiting = str(waiting[0]) if waiting else ""
        """The mark of what is still to be shown beside the journals; "" for nothing."""


class Witness(Face):
    """A room that keeps every moment just before and just after it is shown something."""

    def __init__(self, folder: Path, *, watching: bool = True) -> None:
        super().__init__(self.show)
        self._folder, self.watching = folder, watching
        self.marks: list[str] = []
        self.seen: list[View] = []
        self.restated: list[str] = []
        self.moments: list[Moment] = []
        self.trouble: Exception | None = None

    async def show(self, _: PlaceId, view: View, mark: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self._keep()
        if mark not in self.marks:  # as every face: the same mark is shown once
            self.marks.append(mark)
            self.seen.append(view)
        self._keep()

    async def restate(self, _: PlaceId, view: View, mark: str) -> None:
        self.restated.append(mark)
        if mark in self.marks:
            self.seen[self.marks.index(mark)] = view

    async def tell(self, member: MemberId, view: View) -> bool:
        return True

    def _keep(self) -> None:
        if self.watching:
            with sqlite3.connect(self._folder / "parley.sqlite3") as opened:
                self.moments.append(Moment(opened, self.marks, self.seen))
            opened.close()

    def news(self) -> list[str]:
        """The marks of what is no board, in order."""
        return [mark for mark in self.marks if "board" not in mark]


@asynccontextmanager
async def room(
    folder: Path, moment: Moment | None = None, *, address: str = "", watching: bool = False
) -> AsyncIterator[tuple[Parley, Witness]]:
    await asyncio.to_thread(folder.mkdir, exist_ok=True)
    if moment is not None:
        await asyncio.to_thread((folder / "parley.sqlite3").write_bytes, moment.store)
    async with open_parley(folder, database=address, by_meaning=False) as parley:
        witness = Witness(folder, watching=watching)
        if moment is not None:
            witness.marks, witness.seen = list(moment.marks), list(moment.seen)
        with parley.app.parts.rooms.served(C, witness):
            yield parley, witness


def caller(name: str) -> Caller:
    role = Role.ADMIN if name == "ana" else Role.MEMBER
    return Caller(
        community=C, place=PlaceId("p"), member=MemberId(name), name=name.title(), role=role
    )


async def says(parley: Parley, name: str, line: str, number: int) -> tuple[View, ...]:
    typed = parse_line(line.replace("{text}", TEXT), parley.app.catalog)
    at = START + timedelta(seconds=number)
    command = typed.entry.build(typed.values, by=caller(name), at=at, fresh=f"id{number:010}")
    return await parley.app.respond(command)


async def play(folder: Path, lines: Sequence[tuple[str, str]]) -> list[Moment]:
    async with room(folder, watching=True) as (parley, witness):
        await parley.db.change(journal.set_heartbeat(START))
        for number, (name, line) in enumerate(lines):
            views = await says(parley, name, line, number)
            assert not any(view.trouble for view in views), (line, views)
    return witness.moments


async def news_of(parley: Parley, kind: str) -> list[str]:
    """The marks of all news, as they are made of the whole journal."""
    parts = parley.app.parts
    if kind == "exercise":
        exercise = await find_exercise(parts, caller("ana"), "")
        told = await EXERCISES.news(parts, C, exercise, 0)
        return [f"{exercise.stream}:{mark}" for mark, _ in told]
    debate = await find_debate(parts, caller("ana"), "")
    return [f"{debate.stream}:{mark}" for mark, _ in await DEBATES.news(parts, C, debate, 0)]


@in_a_file
@pytest.mark.parametrize(("kind", "lines"), [("exercise", EXERCISE), ("debate", DEBATE)])
async def test_news_is_told_once_wherever_showing_it_was_cut_off(
    tmp_path: Path, kind: str, lines: Sequence[tuple[str, str]]
) -> None:
    moments = await play(tmp_path / "whole", lines)
    assert len(moments) > 2 * len(lines)
    for number, moment in enumerate(moments[::3]):
        async with room(tmp_path / f"after{number}", moment) as (parley, witness):
            await give_back_time(parley.app.parts, START + timedelta(seconds=300))
            await catch_up(parley.app.parts)

            assert witness.news() == await news_of(parley, kind)


async def test_what_falls_due_comes_at_another_instant_than_a_command(
    tmp_path: Path, address: str
) -> None:
    async with room(tmp_path, address=address) as (parley, _):
        for number, (name, line) in enumerate(DEBATE[:6]):
            await says(parley, name, line, number)
        debate = await find_debate(parley.app.parts, caller("ana"), "")
        ((_, due),) = await parley.db.read("SELECT stream, deadline FROM streams")
        at = clock.INSTANTS.next(from_ms(int(str(due))))
        await Timekeeper(parley.app.parts, clock.TIME).wake(at)
        ticked = await find_debate(parley.app.parts, caller("ana"), "")

        assert ticked.events[debate.version].at - at == timedelta(milliseconds=1)


@in_a_file
@pytest.mark.parametrize(("lines", "told"), [(SAID, len(SAID) - 4), (ON_A_SHEET, 1)])
async def test_what_commands_tell_the_room_is_told_once_wherever_that_was_cut_off(
    tmp_path: Path, lines: Sequence[tuple[str, str]], told: int
) -> None:
    moments = await play(tmp_path / "whole", lines)
    cut = [moment for moment in moments if moment.waiting]
    assert len({moment.waiting for moment in cut}) >= told
    for number, moment in enumerate(cut):
        async with room(tmp_path / f"after{number}", moment) as (parley, witness):
            await catch_up(parley.app.parts)
            await catch_up(parley.app.parts)

            assert witness.news().count(moment.waiting) == 1
            assert await load_announcements(parley.db) == []


async def test_what_a_room_could_not_be_shown_is_shown_when_it_is_back(
    tmp_path: Path, address: str
) -> None:
    async with room(tmp_path, address=address) as (parley, witness):
        witness.trouble = Unavailable(KernelRefusal.ROOM_NOT_REACHED)
        (view,) = await says(parley, "boris", "/motion propose This house would wait.", 1)
        witness.trouble = None
        await catch_up(parley.app.parts)

        assert "Boris proposes motion 1" in rendered(view)
        assert [rendered(view) for view in witness.seen] == [rendered(view)]


async def test_what_only_an_answer_can_show_is_answered_and_kept_no_longer(
    tmp_path: Path, address: str
) -> None:
    async with room(tmp_path, address=address) as (parley, witness):
        witness.trouble = Refused(KernelRefusal.ROOM_GONE)
        (view,) = await says(parley, "boris", "/motion propose This house would wait.", 1)
        witness.trouble = None
        await catch_up(parley.app.parts)

        assert "Boris proposes motion 1" in rendered(view)
        assert witness.seen == []


async def test_what_waits_for_a_room_is_erased_with_its_author(
    tmp_path: Path, address: str
) -> None:
    async with room(tmp_path, address=address) as (parley, witness):
        witness.trouble = Unavailable(KernelRefusal.ROOM_NOT_REACHED)
        await says(parley, "boris", "/motion propose This house would wait.", 1)
        await says(parley, "boris", "/privacy erase sure:yes", 2)

        assert await load_announcements(parley.db) == []


async def test_what_a_room_was_shown_is_shown_anew_without_what_was_erased_after_a_restart(
    tmp_path: Path, address: str
) -> None:
    async with room(tmp_path, address=address) as (parley, first):
        await says(parley, "boris", "/motion propose This house would wait.", 1)
        await says(parley, "chen", "/motion propose This house would wait for Boris.", 2)
    async with room(tmp_path, address=address) as (parley, second):
        second.marks, second.seen = first.marks, first.seen
        await says(parley, "boris", "/privacy erase sure:yes", 3)  # and nobody is there to redact
        kept = await parley.db.read("SELECT view FROM outbox")
        assert not any("would wait." in str(view) for (view,) in kept)
    async with room(tmp_path, address=address) as (parley, third):
        third.marks, third.seen = first.marks, first.seen
        await catch_up(parley.app.parts)

        shown = [rendered(view) for view in third.seen]
        assert "This house would wait." not in "".join(shown)
        assert "These words were erased." in shown[0]
        assert "This house would wait for Boris." in shown[1]
        assert await parley.db.read("SELECT 1 FROM erasures") == []
        third.restated.clear()
        await catch_up(parley.app.parts)
        assert third.restated == []


class Slow(Witness):
    """A room that takes its time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, watching=False)
        self.called, self.goes_on = asyncio.Event(), asyncio.Event()

    async def show(self, place: PlaceId, view: View, mark: str) -> None:
        self.called.set()
        await self.goes_on.wait()
        await super().show(place, view, mark)


async def test_what_is_on_its_way_while_it_is_erased_is_taken_back(
    tmp_path: Path, address: str
) -> None:
    async with open_parley(tmp_path, database=address, by_meaning=False) as parley:
        slow = Slow(tmp_path)
        with parley.app.parts.rooms.served(C, slow):
            async with asyncio.TaskGroup() as group:
                line = "/motion propose This house would wait."
                group.create_task(says(parley, "boris", line, 1))
                await slow.called.wait()
                await says(parley, "boris", "/privacy erase sure:yes", 2)
                catching = group.create_task(catch_up(parley.app.parts))
                await asyncio.sleep(0.05)
                assert not catching.done()
                slow.goes_on.set()

        assert "would wait" not in "".join(map(rendered, slow.seen))
        assert "These words were erased." in rendered(slow.seen[0])
