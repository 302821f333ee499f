"""A whole evening of six people in one room, counted in messages, and what it keeps."""

import io
import zipfile
from collections import Counter
from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.cli import carrying
from bot.debate.handlers.finding import find_debate
from bot.debate.state import DebatePhase
from bot.evening.commands.evenings import NextStep
from bot.evening.events import Step
from bot.evening.handlers.finding import find_evening
from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.journal import EVENINGS
from bot.exercise.state import ExercisePhase
from bot.guarantee.handlers.finding import find_sheet
from bot.kernel.view import Attachment, Picture
from tests.actions import actions
from tests.exercise.rooms.playing import Game, game

PEOPLE = ("ana", "boris", "chen", "dana", "erik", "farah")
QUESTION = "This house would make guarantees trigger automatically."


class CountedEvening:
    """An evening that is played, with how many messages each step took."""

    def __init__(self, play: Game) -> None:
        self.play = play
        self.messages: Counter[str] = Counter()

    async def evening(self) -> LoadedEvening:
        return await find_evening(self.play.parley.app.parts, self.play.by("ana"), "")

    async def says(self, name: str, line: str) -> str:
        try:
            step = (await self.evening()).state.now.step.value
        except Exception:  # noqa: BLE001  # before it is started
            step = "start"
        self.messages[step] += 1
        said = await self.play.says(name, line)
        assert "Parley’s mistake" not in said, (line, said)
        return said

    async def step(self) -> Step:
        return (await self.evening()).state.now.step

    async def debates(self) -> None:
        """Two sides of two speak in turn until the closing vote is counted."""
        for _ in range(40):
            debate = await find_debate(self.play.parley.app.parts, self.play.by("ana"), "")
            state = debate.state
            match state.phase:
                case DebatePhase.READY:
                    await self.says("ana", "/debate begin sure:yes")
                case DebatePhase.RUNNING:
                    speakers = state.actors(state.now) if state.now else ()
                    speaker = next(iter(speakers), None)
                    if speaker is not None:
                        await self.says(speaker, "/debate speak Because promises must hold.")
                    await self.play.waits(31)
                    await self.says("ana", "/chair end")
                case DebatePhase.CLOSING_VOTE:
                    for name, stance in zip(PEOPLE, (2, 1, -1, 2, 1, -2), strict=True):
                        await self.says(name, f"/debate vote {stance}")
                    await self.says("ana", "/chair count")
                case _:
                    return


async def whole_evening(play: Game) -> CountedEvening:
    """An evening through all of its steps."""
    counted = CountedEvening(play)
    says = counted.says
    await says("ana", f"/evening start minutes:90 people:6 {QUESTION}")
    for name, side in (("boris", "pro"), ("chen", "con"), ("dana", "pro"), ("erik", "con")):
        state = (await find_debate(play.parley.app.parts, play.by(name), "")).state
        sides = [one.key for one in state.format.sides]
        await says(name, f"/debate join {sides[side == 'con']}")
    await says("ana", "/evening next")
    assert await counted.step() is Step.POSITION
    for name, stance in zip(PEOPLE, (0, 2, -2, 1, -1, 0), strict=True):
        await says(name, f"/debate vote {stance}")
    await says("ana", "/chair count")
    assert await counted.step() is Step.DEBATE
    await counted.debates()
    assert (await counted.evening()).state.ended
    await says("ana", "/evening next")
    assert await counted.step() is Step.SHEET
    by, opened = play.by("ana"), (await counted.evening()).state.sheet
    sheet = await find_sheet(play.parley.app.parts, by.community, opened)
    assert sheet is not None
    assert set(sheet.acted) == set(PEOPLE)  # all voted in the debate
    await says("boris", "/sheet package minutes:5 trigger=automatic, deadline=days_3")
    await play.waits(301)
    await says("boris", "/guarantee propose")
    await says("chen", "/guarantee second 1")
    await says("ana", "/guarantee call 1")
    for name in PEOPLE:
        await says(name, "/guarantee vote 1 for")
    if "adopted" not in await play.says("ana", "/evening show"):
        await says("ana", "/guarantee close 1")
    assert (await counted.evening()).state.ended
    await says("ana", "/evening next")
    assert await counted.step() is Step.EXERCISE
    await says("boris", "/exercise join beneficiary")
    await says("chen", "/exercise join frontline")
    await says("dana", "/exercise join large_european")
    await says("ana", "/exercise begin")
    await says("boris", "/exercise report It began at four.")
    await says("ana", "/exercise end yes")
    assert (await play.found()).state.phase is ExercisePhase.OVER
    assert await counted.step() is Step.DEBRIEF
    await says("ana", "/evening next")
    assert await counted.step() is Step.AGAIN
    for name, stance in zip(PEOPLE, (1, 1, 0, 2, 1, -1), strict=True):
        await says(name, f"/position set {stance} moved_by:x1")
    await says("ana", "/evening next")
    await says("erik", "/consensus propose A promise needs a date and a list of means.")
    for name in PEOPLE:
        await says(name, "/consensus rank 1")
    await says("chen", "/consensus sign signed")
    await says("ana", "/evening next")
    await says("ana", "/evening next skip:yes")
    return counted


async def test_six_people_spend_an_evening_from_reading_to_position(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        counted = await whole_evening(play)
        evening = await counted.evening()
        room = play.face.words()
        (kept,) = await play.views("boris", "/evening archive")
        result = await play.says("zoe", "/debate result")

    assert evening.state.over
    assert room.count("What the group could say together") == 1
    assert "Signed: Chen" in room
    assert evening.row.closed_at is not None
    assert "The evening is over." in room
    assert "Positions since then" in result
    assert sum(counted.messages.values()) <= 110, counted.messages
    page, bundle = (block for block in kept.blocks if isinstance(block, Attachment))
    picture = next(block for block in kept.blocks if isinstance(block, Picture))
    assert picture.png.startswith(b"\x89PNG")
    assert "At first" in str(picture.alt)
    assert "Since then" in str(picture.alt)
    text = page.content.decode()
    for words in (
        QUESTION,
        "The group’s way",
        "Debrief: ",
        "Our guarantee",
        "A promise needs a date",
    ):
        assert words in text, words
    names = zipfile.ZipFile(io.BytesIO(bundle.content)).namelist()
    assert {name.rpartition(".")[2] for name in names} == {"md", "json", "csv", "png"}
    assert len(names) == len(set(names)) >= 7


async def test_a_board_says_now_next_and_who_waits_in_twelve_lines(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/evening start {QUESTION}")
        (board,) = [v for _, v in play.face.seen if (v.key or "").startswith("evening:")][-1:]
        shown = await play.says("zoe", "/evening show")
        refused = await play.says("zoe", "/evening next")
        await play.says("ana", "/evening next")
        goes_on = await play.views("ana", "/evening next")
        again = await play.says("ana", "/evening next skip:yes")

    words = rendered(board, width=80)
    assert "Now: Reading (1 of 8), until" in words
    assert "To do: Everybody reads" in words
    assert "Next step: First position, 5 minutes" in words
    assert len([line for line in words.splitlines() if line.strip()]) <= 12
    assert "The plan" in shown
    assert "Ana or a chair can do that." in refused
    assert "You’re still at the first position." in rendered(goes_on[0], width=1000)
    assert [a for a in actions(goes_on[0]) if "skip:yes" in a]
    assert "mistake" not in again


async def test_steps_can_be_left_out_and_the_positions_stay(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        unknown = await play.says("ana", f"/evening start leave_out:dancing {QUESTION}")
        leave = '"reading, debate, sheet, exercise, debrief, closing"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        evening = await find_evening(play.parley.app.parts, play.by("ana"), "")
        await play.says("ana", "/evening next skip:yes")
        now = (await find_evening(play.parley.app.parts, play.by("ana"), "")).state
        taken = await play.says("boris", "/position set 2")

    assert "There is no step “dancing”" in unknown
    assert [p.step for p in evening.state.plan.steps] == [Step.POSITION, Step.AGAIN]
    assert now.now.step is Step.AGAIN
    assert "Your position: for (+2)" in taken


async def test_what_a_crash_left_unopened_is_opened_by_the_next_press(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, position, debate, debrief"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        evening = await find_evening(play.parley.app.parts, play.by("ana"), "")
        first = await play.says("ana", "/evening show")
        step = NextStep(by=play.by("ana"), at=play.at, id="ex3rc1se0009")
        await EVENINGS.act(play.parley.app.parts, evening.row, step)  # and then it was killed
        before = await play.says("ana", "/evening show")
        await play.says("ana", "/evening next")
        after = await play.says("ana", "/evening show")
        found = await play.found()

    assert evening.state.now.step is Step.SHEET
    assert "Still to look at:" in first
    assert "could not be opened" in before
    assert "could not be opened" not in after
    assert found.row.id == "ex3rc1se0009"


async def test_home_and_the_welcome_of_who_comes_late_say_what_goes_on_and_what_to_do(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        empty = await play.says("zoe", "/parley home")
        leave = '"reading, debate, debrief"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        await play.says("ana", "/evening next skip:yes")
        await play.says("ana", "/exercise open who_fired against:coalition_force")
        (home,) = await play.views("zoe", "/parley home")
        welcome = rendered(await play.parley.app.welcome(play.by("zoe")), width=1000)
        own = await play.says("ana", "/parley home")

    words = rendered(home, width=1000)
    assert "Going on" not in empty
    for title in ("Evening: ", "Who fired?", "Our guarantee"):
        assert title in words
    assert [a for a in actions(home) if a.startswith("/exercise join exercise:")]
    assert "Now here: Evening: This house would" in welcome
    assert "Next step" not in words
    assert "mistake" not in own


async def test_an_evening_goes_elsewhere_as_a_file_and_is_the_same_there(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    async with game(tmp_path / "a") as play:
        await play.says("ana", f"/evening start {QUESTION}")
        await play.says("ana", "/evening next")
        before = await play.says("zoe", "/evening show")
        assert await carrying.export(play.parley, first, "c", every=False) == 0
    async with game(tmp_path / "b") as play:
        assert await carrying.import_file(play.parley, first, "", None) == 0
        assert await carrying.export(play.parley, second, "c", every=False) == 0
        after = await play.says("zoe", "/evening show")
        assert "End the evening now?" in await play.says("ana", "/evening end")
        await play.says("ana", "/evening end sure:yes")
        over = await play.says("ana", "/evening next")

    assert first.read_text("utf-8") == second.read_text("utf-8")
    assert before == after
    assert "This evening is over." in over
