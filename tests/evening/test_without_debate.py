"""An evening without a debate wants no seats, and tells of its first positions in a line."""

from pathlib import Path

from bot.debate.handlers.finding import find_debate
from bot.debate.state import DebatePhase
from tests.exercise.rooms.playing import game

QUESTION = "This house would make triggers automatic."


async def test_first_positions_are_taken_at_once_and_told_in_one_line(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        started = await play.says("ana", f'/evening start leave_out:"reading, debate" {QUESTION}')
        state = (await find_debate(play.parley.app.parts, play.by("ana"), "")).state
        shown = await play.says("ana", "/evening show")
        for name, stance in (("ana", 1), ("boris", 2), ("chen", 3), ("dana", 1)):
            await play.says(name, f"/debate vote {stance}")
        before = len(play.face.seen)
        await play.says("ana", "/evening next skip:yes")
        told = play.face.words()

    assert before
    assert "mistake" not in started
    assert "seat" not in started
    assert "The debate takes" not in started
    assert state.phase is DebatePhase.FIRST_VOTE
    assert not state.format.seats
    assert "seat" not in shown
    assert "The first positions of 4 people: For 4" in told
    for words in ("There is no winner", "goes on without a debate", "Take the seats"):
        assert words not in told


async def test_small_sums_of_a_secret_ballot_stay_hidden(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f'/evening start leave_out:"reading, debate" {QUESTION}')
        await play.says("ana", "/debate vote 1")
        await play.says("boris", "/debate vote -2")
        await play.says("ana", "/evening next skip:yes")
        told = play.face.words()

    assert "2 people have taken a first position. With a secret ballot" in told
    assert "For 1" not in told


async def test_a_board_asks_for_seats_only_while_some_are_free(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/evening start leave_out:reading {QUESTION}")
        free = await play.says("ana", "/evening show")
        state = (await find_debate(play.parley.app.parts, play.by("ana"), "")).state
        for number, seat in enumerate(state.format.seats):
            await play.says(f"p{number}", f"/debate join {seat.key}")
        taken = await play.says("ana", "/evening show")
        (board,) = [v for _, v in play.face.seen if (v.key or "").startswith("evening:")][-1:]

    assert "Take the seats that are free" in free
    assert "Take the seats" not in taken
    assert "Take a seat" not in taken
    assert "The chair starts the first vote." in taken
    assert board.left, "where the board moves away from a thread’s first message, a line stays"
