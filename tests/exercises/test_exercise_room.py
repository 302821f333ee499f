"""Exercises on a real store: who sees what, in order and once; time; files; privacy."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.text.render import rendered
from bot.assembly import Parley, open_parley
from bot.core.catalog.typed import read
from bot.core.command import Caller
from bot.core.exercise.clock import deadline, minute_at
from bot.core.exercise.events import EVENTS, Event
from bot.core.exercise.state import Phase
from bot.core.ids import CommunityId, MemberId, PlaceId
from bot.core.permission import Role
from bot.core.refusal import Code, Refused, Unavailable
from bot.core.view import Attachment, Picture, View, actions
from bot.exercises import acting
from bot.exercises.acting import Open
from bot.exercises.erasing import tell_anew
from bot.exercises.noting import note_in_debate
from bot.exercises.showing import news_of
from bot.identity import fresh_id
from bot.journals import keeping
from bot.journals.keeping import catch_up, give_back_time
from bot.rooms import Face
from bot.sharing import exercises as files
from bot.sharing.chain import canonical
from bot.sharing.markdown import markdown
from bot.store import journal
from bot.store.event_json import by_kind, event_of, record_of
from bot.store.exporting import TABLES

C = CommunityId("c")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
AGAINST = "against:coalition_force"


class Watched(Face):
    """A face that notes what it shows the room, and what it tells single members."""

    def __init__(self) -> None:
        super().__init__(self.show)
        self.seen: list[tuple[str, View]] = []
        self.told: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self.restated: list[tuple[str, str]] = []
        self.away = False

    async def show(self, place: PlaceId, view: View, mark: str) -> None:
        if self.away:
            raise Unavailable(Code.ROOM_NOT_REACHED)
        if mark in self.marks:  # as every face: the same mark is shown once
            return
        self.marks.append(mark)
        self.seen.append((place, view))

    async def tell(self, member: MemberId, view: View) -> bool:
        self.told.append((member, rendered(view, width=10_000)))
        return True

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        self.restated.append((mark, rendered(view, width=10_000)))

    async def find_place(self, words: str) -> str | None:
        return words

    def words(self, place: str = "p") -> str:
        return "\n".join(rendered(v, width=10_000) for where, v in self.seen if where == place)


class Game:
    """A place with members, a watched room, and a clock of its own."""

    def __init__(self, parley: Parley, face: Watched) -> None:
        self.parley, self.face, self.at = parley, face, START

    def by(self, name: str, community: str = "c") -> Caller:
        return Caller(
            community=CommunityId(community), place=PlaceId("p"), member=MemberId(name),
            name=name.title(), role=Role.ADMIN if name == "ana" else Role.MEMBER,
        )  # fmt: skip

    async def views(self, name: str, line: str, community: str = "c") -> tuple[View, ...]:
        typed = read(line, self.parley.app.catalog)
        by = self.by(name, community)
        self.at += timedelta(milliseconds=1)  # no two commands come at once
        command = typed.entry.build(typed.values, by=by, at=self.at, fresh=fresh_id())
        return await self.parley.app.respond(command)

    async def says(self, name: str, line: str, community: str = "c") -> str:
        views = await self.views(name, line, community)
        return "\n".join(rendered(view, width=10_000) for view in views)

    async def waits(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        for due in await journal.due_by(self.parley.db, self.at):
            await keeping.tick(self.parley.app.parts, due, self.at)

    async def found(self, exercise: str = "") -> Open:
        return await acting.find(self.parley.app.parts, self.by("ana"), exercise)

    async def file(self, kind: str) -> bytes:
        for view in await self.views("boris", f"/exercise debrief kind:{kind}"):
            for block in view.blocks:
                if isinstance(block, Attachment):
                    return block.content
        raise AssertionError(kind)


@asynccontextmanager
async def game(folder: Path) -> AsyncIterator[Game]:
    async with open_parley(folder) as parley:
        face = Watched()
        with parley.app.parts.rooms.served(C, face):
            yield Game(parley, face)


async def begun(play: Game, more: str = "", card: str = "strike_on_city") -> None:
    for name, line in (
        ("ana", f"/exercise open {card} {AGAINST} {more}"),
        ("boris", "/exercise join beneficiary"),
        ("chen", "/exercise join frontline"),
        ("dana", "/exercise join large_european"),
        ("gil", "/exercise join assessor"),
        ("dana", "/exercise redline No forces of ours."),
        ("ana", "/exercise begin"),
        ("boris", "/exercise report Dozens are dead."),
        ("chen", "/exercise convene"),
    ):
        said = await play.says(name, line)
        assert "made a mistake" not in said, said


async def ended(play: Game) -> None:
    for name, line in (
        ("chen", "/exercise propose sanctions, materiel We cannot wait."),
        ("dana", "/exercise vote 1 aside"),
        ("ana", "/exercise count"),
        ("ana", "/exercise end"),
    ):
        await play.says(name, line)


async def test_what_is_for_one_role_reaches_its_holders_alone(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.waits(75)  # three hours of the game

        assert "Hour 3: The Beneficiary receives news of its own." in play.face.words()
        assert "Your radar shows" not in play.face.words()
        assert [name for name, told in play.face.told if "Your radar shows" in told] == ["boris"]
        for name in ("ana", "chen", "zoe"):
            for line in (
                "/exercise show",
                "/exercise brief",
                "/exercise debrief",
                "/exercise list",
            ):
                assert "Your radar shows" not in await play.says(name, line)
        assert "Your radar shows" in await play.says("boris", "/exercise brief")


async def test_a_red_line_is_seen_by_its_role_until_the_debrief_opens_it(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        assert "No forces of ours." not in play.face.words()
        assert "No forces of ours." in await play.says("dana", "/exercise brief")
        assert "No forces of ours." not in await play.says("chen", "/exercise brief")
        await ended(play)

        assert "The Large European Guarantor: No forces of ours." in play.face.words()


async def test_sealed_votes_are_seen_when_they_are_counted_and_not_before(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play, "sealed:yes")
        await play.says("chen", "/exercise propose sanctions")
        assert "sealed" in await play.says("dana", "/exercise vote 1 aside")
        assert "has voted on proposal 1; it is sealed." in play.face.words()
        assert "stands aside" not in play.face.words()
        assert "stands aside" not in await play.says("zoe", "/exercise show")
        await play.says("ana", "/exercise count")

        assert "The Large European Guarantor stands aside" in play.face.words()


async def test_what_could_not_be_shown_is_shown_later_in_order_and_once(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        play.face.away = True
        await begun(play)
        assert play.face.seen == []
    async with game(tmp_path) as play:
        await catch_up(play.parley.app.parts)
        await catch_up(play.parley.app.parts)
        told = play.face.words()

        assert told.count("Dozens are dead.”") == 1
        assert told.index("begins.") < told.index("reports the incident")


async def test_the_debrief_stands_in_the_room_with_its_picture_and_in_the_archive(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/parley setup archive:results")
        await begun(play)
        await ended(play)

        shown = [v for where, v in play.face.seen if where == "p" and "Debrief" in str(v.blocks[0])]
        assert len(shown) == 1
        picture = next(block for block in shown[0].blocks if isinstance(block, Picture))
        assert picture.png.startswith(b"\x89PNG")
        assert picture.alt.startswith("Time line of the exercise")
        assert "Debrief: Missile strike on a city" in play.face.words("results")


async def test_time_lost_while_parley_was_away_is_given_back(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.parley.db.change(journal.beat(START + timedelta(seconds=50)))
        before = (await play.found()).state
        due = deadline(before)
        assert due is not None
    async with game(tmp_path) as play:
        await give_back_time(play.parley.app.parts, START + timedelta(seconds=350))
        state = (await play.found()).state

        assert state.phase is Phase.RUNNING
        stopped = minute_at(before, START + timedelta(seconds=50))
        assert minute_at(state, START + timedelta(seconds=350)) == stopped
        assert deadline(state) == due + timedelta(seconds=300)


async def test_after_a_long_absence_a_live_exercise_waits_for_its_chair(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.parley.db.change(journal.beat(START + timedelta(seconds=50)))
        stopped = minute_at((await play.found()).state, START + timedelta(seconds=50))
        await give_back_time(play.parley.app.parts, START + timedelta(hours=5))
        assert (await play.found()).state.phase is Phase.PAUSED
        play.at = START + timedelta(hours=6)
        await play.says("ana", "/exercise resume")

        assert minute_at((await play.found()).state, play.at) == stopped


async def test_two_who_act_at_once_both_count(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await asyncio.gather(
            play.says("chen", "/exercise propose sanctions"),
            play.says("dana", "/exercise propose money"),
            play.says("gil", "/exercise find confirmed"),
        )

        state = (await play.found()).state
        assert {one.role for one in state.proposals} >= {"frontline", "large_european"}
        assert state.author.words == "confirmed"


async def test_what_one_plays_alone_nobody_else_finds(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("boris", f"/exercise solo who_fired {AGAINST}")
        row = await acting.row_of(play.parley.app.parts, play.by("boris"), "")
        assert play.face.seen == []
        for name in ("ana", "chen"):
            for line in ("show", "debrief", "brief", "next", "end"):
                for which in ("", f" exercise:{row.id}"):
                    said = await play.says(name, f"/exercise {line}{which}")
                    assert "There is no exercise here" in said
            assert "Who fired?" not in await play.says(name, "/exercise list")
        assert "Who fired?" in await play.says("boris", "/exercise list")
        await begun(play)  # the room is not taken by it
        assert "Debrief: Who fired?" in await play.says("boris", f"/exercise end exercise:{row.id}")


async def test_no_command_reaches_an_exercise_of_another_community(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        exercise = (await play.found()).row.id
        before = await play.found()
        for line in (
            "show", "join press", "leave", "begin", "brief", "redline x", "report", "convene",
            "find probable", "propose wait", "vote 1 for", "count", "respond wait", "ask x",
            "state x", "inject x", "pause", "resume", "next", "end", "debrief",
        ):  # fmt: skip
            for which in ("", f" exercise:{exercise}"):
                command, _, rest = line.partition(" ")
                said = await play.says("ana", f"/exercise {command}{which} {rest}", "other")
                assert "There is no exercise here" in said, (line, said)

        assert await play.found() == before
        assert "Missile" not in await play.says("ana", "/exercise list", "other")


async def test_a_sheet_that_the_room_adopted_is_played_against_and_no_other(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/guarantee new own:yes basis:author_proposal Our own guarantee")
        said = await play.says("ana", "/exercise open who_fired")
        assert "made a mistake" not in said
        assert "is open" not in said
        await play.says("ana", '/guarantee set evidence verified words:"Two of us must agree."')
        await play.says("ana", "/guarantee adopt")
        await play.says("ana", "/guarantee set voting consensus")
        assert "The exercise is open" in await play.says("ana", "/exercise open who_fired")

        found = await play.found()
        assert found.row.subject == "Our own guarantee (1v1)"
        assert found.state.procedure.silent("voting")  # set after the adoption
        await play.says("boris", "/exercise join beneficiary")
        await play.says("ana", "/exercise begin")
        await play.says("ana", "/exercise end")
        (shown,) = await play.views("ana", "/exercise debrief")
        told = rendered(shown, width=10_000)
        assert "Verified by an assessor. In its own words: “Two of us must agree.” Done:" in told
        archive, events = files.read(await play.file("bundle"))
        assert "Two of us must agree" in rendered(files.told(archive, events), width=10_000)
        changes = [action for action in actions(shown) if action.startswith("/guarantee amend")]
        assert "/guarantee amend clause:voting sheet:1" in changes
        assert "its maker sets the clauses" in await play.says(
            "ana", f"{changes[0]} options:verified"
        )


async def test_a_bundle_replays_to_the_same_debrief_and_shows_what_was_changed(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.waits(80)
        await ended(play)
        content, told = await play.file("bundle"), (await play.file("markdown")).decode()

    archive, events = files.read(content)
    assert markdown(files.told(archive, events)) == told
    assert "We cannot wait" in told
    assert "Your radar shows" in told
    for change in ("sanctions", "Dozens are dead."):
        forged = content.replace(change.encode(), b"tampered", 1)
        with pytest.raises(Refused) as caught:
            files.read(forged)
        assert caught.value.code is Code.BUNDLE_WRONG
    unfinished = json.loads(content)
    unfinished["events"].pop()
    with pytest.raises(Refused):
        files.read(canonical(unfinished).encode())
    with pytest.raises(Refused):
        files.read(b"[]")


async def test_erasing_empties_words_and_name_and_leaves_the_numbers(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        assert "What you said in exercises: 1" in await play.says("dana", "/privacy show")
        held = next(
            block.content
            for view in await play.views("chen", "/privacy export")
            for block in view.blocks
            if isinstance(block, Attachment)
        )
        assert {"exercise_roles", "exercise_moves", "exercise_votes"} <= set(json.loads(held))
        await play.says("dana", "/privacy erase yes")
        await play.says("chen", "/privacy erase yes")
        told = (await play.file("markdown")).decode()

        assert "No forces of ours" not in told
        assert "We cannot wait" not in told
        assert "Dana" not in told
        assert "stood aside from proposal 1" in told
        for table in TABLES:
            for row in await play.parley.db.read(f"SELECT * FROM {table}"):  # noqa: S608  # our own names
                assert "No forces of ours" not in str(row), table


async def test_rows_say_what_the_journal_says(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.says("chen", "/exercise leave")
        await play.says("chen", "/exercise join press")
        await ended(play)
        found = await play.found()
        roles = await play.parley.db.read(
            "SELECT role, member FROM exercise_roles WHERE left_at IS NULL"
        )
        votes = await play.parley.db.read(
            "SELECT proposal, role, vote FROM exercise_votes ORDER BY voted_at, id"
        )

        assert set(roles) == {(r, m) for r, who in found.state.holders.items() for m in who}
        last = {(int(str(n)), str(role)): str(vote) for n, role, vote in votes}
        assert last == {
            (one.number, role): vote
            for one in found.state.proposals
            for role, vote in one.votes.items()
        }
        assert found.row.phase == found.state.phase.value
        assert found.row.closed_at == found.state.seen_at


async def test_every_event_survives_the_journal(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.waits(300)
        await play.says("ana", "/exercise pause")
        await play.says("ana", "/exercise resume")
        await ended(play)
        events: tuple[Event, ...] = (await play.found()).events

    kinds = by_kind(EVENTS)
    assert tuple(event_of(record_of(event), kinds) for event in events) == events
    assert len({type(event) for event in events}) >= 15


async def test_what_the_rooms_have_seen_is_told_anew_without_words_that_were_erased(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        assert "We cannot wait." in play.face.words()
        await play.says("chen", "/privacy erase yes")
        await tell_anew(play.parley.app.parts, C, MemberId("chen"))

        restated = dict(play.face.restated)
        shown = {mark for mark in play.face.marks if not mark.endswith(":board")}
        assert shown <= set(restated)
        told = "\n".join(restated.values())
        assert "Dozens are dead." in told
        assert "We cannot wait" not in told
        assert "Chen" not in told


async def test_the_same_events_are_told_in_the_same_views_however_often(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        found = await play.found()
        whole = await news_of(play.parley.app.parts, C, found, 0)

        assert [mark for mark, _ in whole] == [
            mark.removeprefix(f"{found.stream}:")
            for mark in play.face.marks
            if not mark.endswith(":board")
        ]


async def test_the_debate_around_it_notes_it_once_and_its_members_credit_it(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        for name, line in (
            ("ana", "/debate open format:text motion:M"),
            ("boris", "/debate join for"),
            ("chen", "/debate join against"),
            ("ana", "/debate start"),
            ("zoe", "/debate vote 2"),
            ("ana", "/chair count"),
        ):
            await play.says(name, line)
        await begun(play)
        await ended(play)
        row = (await play.found()).row
        await note_in_debate(play.parley.app.parts, C, row.id)  # again, as after a crash
        assert play.face.words().count("Exercise 1 was held: Missile strike on a city.") == 1
        assert "Noted: −1" in await play.says(
            "zoe", f"/position set -1 moved_by:x1 debate:{row.debate}"
        )
        await play.says("ana", "/chair close Enough.")

        for view in await play.views("zoe", f"/debate export debate:{row.debate}"):
            transcript = next(b.content for b in view.blocks if isinstance(b, Attachment)).decode()
        assert "Debrief: Missile strike on a city" in transcript
        told = await play.says("zoe", f"/debate result debate:{row.debate}")
        assert "exercise 1 (Missile strike on a city)" in told
        assert "There is no debate here" in await play.says(
            "ana", "/exercise open who_fired against:us_japan debate:nowhere"
        )
