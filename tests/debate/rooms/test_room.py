"""What the room of a debate sees, on a real store: in order, once, and not before its time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.debate.handlers.finding import find_debate
from bot.debate.rules.clock import deadline, ends_at
from bot.debate.state import DebatePhase
from bot.kernel import clock, timekeeping
from bot.kernel import journal_rows as journal
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import catch_up, give_back_time
from bot.kernel.view import Form, View
from bot.store.statement import to_ms

C = CommunityId("c")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Room:
    """A place with somebody watching, and a clock of its own."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley
        self.at = START
        self.seen: list[str] = []
        self.marks: list[str] = []
        self.changed: list[str] = []

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        assert place == "p"
        if mark in self.marks:  # as every face: the same mark is shown once
            return
        self.marks.append(mark)
        self.seen.append(rendered(view, width=10_000))

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        assert place == "p"
        assert mark in self.marks
        self.changed.append(rendered(view, width=10_000))

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        face = Face(self.publish)
        face.restate = self.restate  # type: ignore[method-assign]
        with self.parley.app.parts.rooms.served(C, face):
            yield

    async def says(self, name: str, line: str, community: str = "c") -> str:
        by = Caller(
            community=CommunityId(community), place=PlaceId("p"), member=MemberId(name),
            name=name.title(), role=Role.CHAIR if name == "ana" else Role.MEMBER,
        )  # fmt: skip
        typed = parse_line(line, self.parley.app.catalog)
        command = typed.entry.build(typed.values, by=by, at=self.at, fresh=fresh_id())
        views = await self.parley.app.respond(command)
        return "\n".join(rendered(view, width=10_000) for view in views)

    async def waits(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        for due in await journal.load_due_streams(self.parley.db, self.at):
            await timekeeping.tick(self.parley.app.parts, due, self.at)

    def all(self) -> str:
        return "\n".join(self.seen)


async def started(room: Room, more: str = "") -> None:
    for name, line in (
        ("ana", f"/debate open format:text motion:M {more}"),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("boris", "/debate begin"),
    ):
        assert "Parley’s mistake" not in await room.says(name, line)


async def test_sealed_words_reach_the_room_only_when_the_round_ends(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            await room.says("boris", "/debate speak A secret sentence.")
            assert "secret sentence" not in room.all()
            assert "Boris has handed in." in room.all()
            for name in ("erik", "chen"):
                for line in ("/debate show", "/debate export", "/debate export kind:html"):
                    assert "secret sentence" not in await room.says(name, line)
            await room.says("chen", "/debate speak Another one.")
            assert room.all().count("A secret sentence.") == 1
            assert room.all().index("A secret sentence.") < room.all().index("Another one.")


async def test_what_happened_while_nobody_served_the_room_is_shown_later_in_order_and_once(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await room.says("boris", "/debate speak First.")
        await room.says("chen", "/debate speak Second.")
        assert room.seen == []
    async with open_parley(tmp_path) as parley:
        room.parley = parley
        async with room.watched():
            await catch_up(parley.app.parts)
            await catch_up(parley.app.parts)
            told = room.all()
            assert told.count("First.") == told.count("Second.") == 1
            assert told.index("First vote closed") < told.index("First.")


async def test_time_lost_while_parley_was_away_is_given_back(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await parley.db.change(journal.set_heartbeat(START + timedelta(seconds=100)))
        found = await find_debate(parley.app.parts, _caller(), "")
        end = ends_at(found.state)
    async with open_parley(tmp_path) as parley:
        await give_back_time(parley.app.parts, START + timedelta(seconds=400))
        found = await find_debate(parley.app.parts, _caller(), "")
        assert end is not None
        assert ends_at(found.state) == end + timedelta(seconds=300)
        assert found.state.phase.value == "running"


async def test_after_a_long_absence_a_live_debate_waits_for_its_chair(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await parley.db.change(journal.set_heartbeat(START + timedelta(seconds=100)))
        await give_back_time(parley.app.parts, START + timedelta(hours=5))
        found = await find_debate(parley.app.parts, _caller(), "")
        assert found.state.phase.value == "paused"
        room.at = START + timedelta(hours=6)
        await room.says("ana", "/chair resume")
        found = await find_debate(parley.app.parts, _caller(), "")
        left = ends_at(found.state)
        assert left is not None
        assert left - room.at == timedelta(seconds=500)


async def test_the_clock_speaks_to_the_room(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            await room.says("boris", "/debate draft Unfinished thoughts.")
            await room.waits(540)
            assert "1 minute left." in room.changed[-1]
            await room.waits(60)
            assert "Time! 15 seconds to finish." in room.all()
            assert "Unfinished" not in room.all()
            await room.waits(15)
            assert "a draft, given when the time was over" in room.all()
            assert "Unfinished thoughts." in room.all()


async def test_two_who_act_at_once_both_stand_or_one_is_told(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await room.says("ana", "/debate open format:text motion:M")
        told = await asyncio.gather(*(room.says(f"m{n}", "/debate join for") for n in range(20)))
        assert sum("That seat is taken" in words for words in told) == 19
        again = await asyncio.gather(*(room.says("ana", "/debate flip") for _ in range(50)))
        assert not any("try again" in words for words in again)


async def test_a_speech_sent_twice_counts_once(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await room.says("chen", "/debate speak Other words.")
        await room.says("boris", "/debate speak First words.")
        told = await asyncio.gather(
            *(room.says("boris", "/debate speak The same words.") for _ in range(5))
        )
        assert sum("You have just said that" in words for words in told) == 4


@pytest.mark.parametrize(
    "line",
    [
        "/debate show debate:{id}", "/debate result debate:{id}", "/debate join for debate:{id}",
        "/debate export debate:{id}", "/debate vote 1 debate:{id}", "/chair cancel debate:{id}",
        "/position history debate:{id}", "/claim list debate:{id}", "/statement list debate:{id}",
        "/statement add debate:{id} x", "/consensus show debate:{id}", "/debate show",
        "/chair remind", "/statement groups debate:{id}",
    ],
)  # fmt: skip
async def test_no_community_reaches_the_debates_of_another(tmp_path: Path, line: str) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        rows = await parley.db.read("SELECT id FROM debates")
        told = await room.says("ana", line.format(id=rows[0][0]), community="other")
        which = "called" if "{id}" in line else "here"
        assert f"There is no debate {which}" in told


async def test_rows_tell_the_same_as_the_journal(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await room.says("boris", "/debate speak One “quoted sentence of some words”.")
        await room.says("chen", "/debate speak Two.")
        await room.says("erik", "/position set 2 moved_by:1")
        await room.says("chen", "/claim make A claim.")
        await room.says("boris", "/claim make An answer. answers:1 relation:attack")
        state = (await find_debate(parley.app.parts, _caller(), "")).state
        speeches = await parley.db.read(
            "SELECT id, member, seat FROM speeches ORDER BY given_at, id"
        )
        assert {tuple(row) for row in speeches} == {
            (s.speech, s.member, s.seat) for s in state.speeches
        }
        positions = await parley.db.read("SELECT id, member, stance FROM positions")
        assert [tuple(r) for r in positions] == [
            (vote.position, member, vote.stance) for member, vote in state.latest.items()
        ]
        claims = await parley.db.read("SELECT id, number, side FROM claims ORDER BY number")
        assert [tuple(r) for r in claims] == [
            (claim.claim, n, claim.side) for n, claim in enumerate(state.claims, 1)
        ]
        links = await parley.db.read("SELECT claim, target, relation, confirmed FROM claim_links")
        assert [tuple(r) for r in links] == [
            (k.claim, k.target, k.relation, int(k.confirmed)) for k in state.links
        ]
        ((phase,),) = await parley.db.read("SELECT phase FROM debates")
        assert phase == state.phase.value


def _caller(name: str = "zoe") -> Caller:
    return Caller(community=C, place=PlaceId("p"), member=MemberId(name), name=name.title())


async def test_the_store_has_a_deadline_exactly_while_something_runs(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        lines = [
            ("ana", "/debate open format:jugend-debattiert motion:M"),
            ("boris", "/debate join pro1"), ("chen", "/debate join con1"), ("ana", "/debate start"),
            ("ana", "/chair count"), ("boris", "/debate begin"), ("ana", "/chair pause"),
            ("ana", "/chair resume"), ("ana", "/chair more seconds:30"), ("boris", "/debate end"),
            ("ana", "/chair back"), ("ana", "/chair skip"), ("ana", "/chair skip"),
            ("ana", "/chair skip"), ("ana", "/chair skip"), ("ana", "/debate begin"),
            ("boris", "/debate floor"), ("chen", "/debate floor"),
            ("boris", "/debate speak Hello."), ("ana", "/chair close Enough."),
        ]  # fmt: skip
        for name, line in lines:
            told = await room.says(name, line)
            assert "Parley’s mistake" not in told, line
            room.at += timedelta(seconds=2)
            state = (await find_debate(parley.app.parts, _caller(), "")).state
            ((due,),) = await parley.db.read("SELECT deadline FROM streams")
            wanted = deadline(state)
            assert due == (None if wanted is None else to_ms(wanted)), line
        assert state.phase is DebatePhase.CLOSED


async def test_those_who_have_not_voted_are_named_before_a_vote_closes_by_itself(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            for name, line in (
                ("ana", "/debate open format:text motion:M chair:no"),
                ("boris", "/debate join for"),
                ("chen", "/debate join against"),
                ("boris", "/debate start"),
                ("boris", "/debate vote 1"),
            ):
                await room.says(name, line)
            await room.waits(95)
            assert "Please vote: Chen." in room.all()
            await room.waits(30)
            assert "Openings, both at once: Boris and Chen hand in by" in room.all()


async def test_a_room_that_cannot_be_reached_is_shown_later_and_nothing_twice(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        reached = room.publish
        down = True

        async def publish(place: PlaceId, view: View, mark: str) -> None:
            if down and "coin" in rendered(view, width=200):
                raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)
            await reached(place, view, mark)

        with parley.app.parts.rooms.served(C, Face(publish)):
            await room.says("ana", "/debate open format:text motion:M")
            told = await room.says("ana", "/debate flip")
            assert "Parley’s mistake" not in told
            assert "coin" not in room.all()
            down = False
            start = (clock.now() + timedelta(hours=2)).isoformat(timespec="seconds")
            told = await room.says("ana", f"/chair schedule {start}")
            assert "Parley’s mistake" not in told
            assert room.all().count("coin") == room.all().count("wins it.\n\nThe debate is to") == 1


async def test_the_list_says_of_a_debate_what_became_of_it_while_parley_was_away(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await timekeeping.halt(parley.app.parts, CommunityId("c"), START + timedelta(seconds=100))
        found = await find_debate(parley.app.parts, _caller(), "")

        assert found.row.phase == found.state.phase.value == "paused"


async def test_the_end_of_the_last_speech_says_that_the_closing_vote_is_open_and_offers_it(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            for _ in range(6):
                await room.says("ana", "/chair skip")
            await room.says("boris", "/debate begin")
            assert "The closing vote is open." not in room.all()
            await room.says("ana", "/chair end")
            over = "No more speeches follow. The closing vote is open."  # six were left out
            assert room.all().count(over) == 1
            assert room.all().count("No more speeches follow.") == 1


async def test_what_was_handed_in_under_a_seal_can_be_changed_until_it_is_shown(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            assert "You can change only words" in await room.says("chen", "/debate change Mine.")
            await room.says("boris", "/debate speak The first words.")
            form = await parley.app.form(_caller("boris"), "/debate change", {})
            (block,) = form.blocks
            assert isinstance(block, Form)
            assert [field.value for field in block.inputs] == ["The first words."]
            said = await room.says("boris", "/debate change The last words.")
            assert "Your words are changed." in said
            assert "words." not in room.all()
            refused = await room.says("boris", "/debate speak Other words.")
            assert "Your words are handed in." in refused
            await room.says("chen", "/debate speak Another one.")
            assert room.all().count("The last words.") == 1
            assert "The first words." not in room.all()
            assert "You can change only words" in await room.says("boris", "/debate change Late.")
            transcript = await room.says("ana", "/debate export")
            assert "The first words." not in transcript
            debate = await find_debate(parley.app.parts, _caller(), "")
            assert debate.state.speeches[0].characters == len("The last words.")
