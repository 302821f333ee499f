"""A room has one board at a time in an evening: its own, with what its step's would show."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from tests.actions import actions
from tests.evening.test_waiting import board, says_soon
from tests.exercise.rooms.playing import Game, game

QUESTION = "This house would wait."


def keys(play: Game) -> set[str]:
    """The kinds of boards that the room was ever shown."""
    return {(view.key or "").partition(":")[0] for _, view in play.face.seen if view.key}


async def test_the_board_shows_the_sheet_and_the_incident_with_their_buttons(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, position, debate, debrief, again, closing"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        await play.says("boris", "/guarantee amend clause:trigger automatic")
        await says_soon(play, "1. Trigger: A defined event (Boris) needs a second.")
        sheet = board(play)
        await play.says("ana", "/evening next skip:yes")
        await says_soon(play, "Everybody takes a role")
        await play.says("chen", "/exercise join frontline")
        await says_soon(play, "Frontline Guarantor: Chen")
        gathering = board(play)
        await play.says("ana", "/exercise begin")
        await says_soon(play, "Game: Hour 0 of the game")
        running = rendered(board(play), width=1000)
        shown = keys(play)

    assert [a for a in actions(sheet) if a.startswith("/sheet package")]
    assert "People die in this card" in rendered(gathering, width=1000)
    assert [a for a in actions(gathering) if a.startswith("/exercise join")]
    assert "Decided: nothing yet" in running
    assert not shown & {"sheet", "exercise"}


async def test_another_sheet_and_what_comes_after_the_evening_have_boards_of_their_own(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        leave = '"reading, position, debate, debrief, again, closing"'
        await play.says("ana", f"/evening start leave_out:{leave} {QUESTION}")
        before = keys(play)
        await play.says("ana", "/guarantee new Another")
        other = keys(play)
        await play.says("ana", "/evening end sure:yes")

    assert "sheet" not in before
    assert "sheet" in other


async def test_the_debates_board_begins_the_room_however_long_its_turn_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with game(tmp_path) as play:
        beside = play.parley.app.parts.rooms.show_beside

        async def late_for_debates(
            queue: str, show: Callable[[], Awaitable[None]], pause: float = 0.0
        ) -> None:
            if "debate" not in queue:
                await beside(queue, show, pause)

        monkeypatch.setattr(play.parley.app.parts.rooms, "show_beside", late_for_debates)
        await play.says("ana", f"/evening start {QUESTION}")
        boards = [view.key for _, view in play.face.seen if view.key]

    assert [key.partition(":")[0] for key in boards[:2]] == ["debate", "evening"]
