"""An exercise in a thread is found by what is typed in the thread's channel."""

from pathlib import Path

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.exercise.handlers.lists import list_sheet_clauses
from bot.kernel.ids import PlaceId
from bot.kernel.parts import ListRequest
from tests.exercise.rooms.playing import AGAINST, Game, game


async def hears(play: Game, name: str, line: str, thread: str = "") -> str:
    """What a member hears for a line, typed in a thread of the channel or in the channel."""
    by = play.by(name)
    if thread:
        by = replace(by, place=PlaceId(thread), within=by.place)
    views = await play.parley.app.hear(by, line)
    return "\n".join(rendered(view, width=10_000) for view in views)


async def test_the_exercise_of_a_thread_is_found_from_its_channel_while_it_goes_on_and_after(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        assert "There is no exercise here." in await hears(play, "ben", "/exercise show")
        await hears(play, "ana", f"/exercise open strike_on_city {AGAINST}", "t1")

        joined = await hears(play, "ben", "/exercise join beneficiary")
        assert "Your role: Beneficiary" in joined
        assert "Missile strike on a city" in await hears(play, "ben", "/exercise show")
        await hears(play, "ana", "/exercise begin")
        await hears(play, "ana", "/exercise end yes")
        assert "Debrief: Missile strike on a city" in await hears(play, "ben", "/exercise debrief")


async def test_of_several_exercises_in_threads_one_is_chosen(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await hears(play, "ana", f"/exercise open strike_on_city {AGAINST}", "t1")
        await hears(play, "ana", f"/exercise open who_fired {AGAINST}", "t2")

        assert "Several exercises are open here." in await hears(play, "ben", "/exercise show")


async def test_what_is_proposed_is_based_on_clauses_that_the_sheet_decides(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/exercise open strike_on_city {AGAINST}")
        state = (await play.found()).state
        request = ListRequest(by=play.by("ana"))
        options = await list_sheet_clauses(play.parley.app.parts, request)

        assert {option.value for option in options} == set(state.procedure.choices)
        assert len(options) < len(state.setting.space.clauses)


async def test_a_second_report_is_told_in_one_line(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        for name, line in (
            ("ana", f"/exercise open strike_on_city {AGAINST}"),
            ("ben", "/exercise join beneficiary"), ("cem", "/exercise join frontline"),
            ("ana", "/exercise begin"), ("ben", "/exercise report Dozens are dead."),
            ("cem", "/exercise report We see it too."),
        ):  # fmt: skip
            await play.says(name, line)

        told = play.face.words()
        assert told.count("reports the incident, in hour") == 1
        assert "The Frontline Guarantor reports it too." in told
        assert "We see it too." in told
