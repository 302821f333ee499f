"""Exercises while the room, or Parley, is away: what is shown later, and the time lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.exercise.handlers.telling import find_called, tail_of
from bot.exercise.journal import EXERCISES
from bot.exercise.rules.clock import deadline, minute_at
from bot.exercise.state import ExercisePhase
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.timekeeping import catch_up, give_back_time, halt, show_board
from tests.exercise.rooms.playing import START, C, begun, ended, game


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


async def test_time_lost_while_parley_was_away_is_given_back(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.parley.db.change(journal.set_heartbeat(START + timedelta(seconds=50)))
        before = (await play.found()).state
        due = deadline(before)
        assert due is not None
    async with game(tmp_path) as play:
        await give_back_time(play.parley.app.parts, START + timedelta(seconds=350))
        state = (await play.found()).state

        assert state.phase is ExercisePhase.RUNNING
        stopped = minute_at(before, START + timedelta(seconds=50))
        assert minute_at(state, START + timedelta(seconds=350)) == stopped
        assert deadline(state) == due + timedelta(seconds=300)


@pytest.mark.parametrize(("seconds", "said"), [(10, 0), (300, 1)])
async def test_a_short_absence_is_no_news_and_leaves_the_buttons(
    tmp_path: Path, seconds: int, said: int
) -> None:
    stopped = START + timedelta(seconds=50)
    async with game(tmp_path) as play:
        await begun(play)
        await play.parley.db.change(journal.set_heartbeat(stopped))
    async with game(tmp_path) as play:
        parts = play.parley.app.parts
        await give_back_time(parts, stopped + timedelta(seconds=seconds))
        await catch_up(parts)
        found = await play.found()
        news = await EXERCISES.news(parts, C, found, 0)
        tails = [await tail_of(parts, C, found, version) for version in range(1, found.version + 1)]

        told = play.face.words()
        assert told.count("The exercise goes on; no time was lost.") == said
        assert "The exercise is paused." not in told
        assert news
        assert sum(bool(tail) for tail in tails) == 1
        assert bool(tails[-1]) is bool(said)


async def test_nobody_who_plays_is_told_of_no_absence(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        for name in ("ana", "boris", "chen", "dana", "erik", "gil"):
            await play.says(name, "/exercise leave")
        assert not any((await play.found()).state.holders.values())
        at = play.at + timedelta(seconds=50)
        await play.parley.db.change(journal.set_heartbeat(at))
        await give_back_time(play.parley.app.parts, at + timedelta(seconds=300))

        assert "The exercise goes on" not in play.face.words()


async def test_after_a_long_absence_a_live_exercise_waits_for_its_chair(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.parley.db.change(journal.set_heartbeat(START + timedelta(seconds=50)))
        stopped = minute_at((await play.found()).state, START + timedelta(seconds=50))
        await give_back_time(play.parley.app.parts, START + timedelta(hours=5))
        found = await play.found()
        assert found.state.phase is ExercisePhase.PAUSED
        assert list(find_called(found.events[-1], found.state)) == ["ana"]
        play.at = START + timedelta(hours=6)
        await play.says("ana", "/exercise resume")

        state = (await play.found()).state
        assert not find_called(found.events[-1], state), "it goes on"
        assert minute_at((await play.found()).state, play.at) == stopped


async def test_the_same_events_are_told_in_the_same_views_however_often(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await ended(play)
        found = await play.found()
        whole = await EXERCISES.news(play.parley.app.parts, C, found, 0)

        assert [mark for mark, _ in whole] == [
            mark.removeprefix(f"{found.stream}:")
            for mark in play.face.marks
            if not mark.endswith(":board")
        ]


async def test_an_exercise_whose_room_went_away_waits_for_its_chair(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        away = START + timedelta(seconds=50)
        stopped = minute_at((await play.found()).state, away)
        await halt(play.parley.app.parts, C, away)
        await play.waits(3600)

        state = (await play.found()).state
        assert state.phase is ExercisePhase.PAUSED
        assert minute_at(state, play.at) == stopped
        assert deadline(state) is None


async def test_an_exercise_of_another_community_does_not_wait(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await halt(play.parley.app.parts, CommunityId("other"), play.at)

        assert (await play.found()).state.phase is ExercisePhase.RUNNING


async def test_a_board_that_was_deleted_comes_back_until_the_exercise_is_over(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        stream = (await play.found()).stream
        _, board = play.face.seen[-1]
        before = len(play.face.seen)
        await show_board(play.parley.app.parts, C, stream)
        assert [view.blocks for _, view in play.face.seen[before:]] == [board.blocks]
        await ended(play)
        after = len(play.face.seen)
        await show_board(play.parley.app.parts, C, stream)

        assert len(play.face.seen) == after
