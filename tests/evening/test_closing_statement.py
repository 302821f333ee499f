"""The closing statement is shown to all in the message that ends the evening."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.evening.events import Step
from bot.evening.handlers.finding import find_evening
from tests.exercise.rooms.playing import Game, game

HEADING = "What the group could say together"
LEFT_OUT = '"reading, debate, sheet, exercise, debrief, again"'


async def ranked(play: Game) -> None:
    """An evening in its closing step: three took a position, two ranked a statement of Erik's."""
    await play.says(
        "ana", f"/evening start leave_out:{LEFT_OUT} This house would make triggers automatic."
    )
    await play.says("ana", "/evening next skip:yes")
    for name, stance in (("ana", 1), ("boris", 2), ("chen", -2)):
        assert "Your position" in await play.says(name, f"/position set {stance}")
    state = (await find_evening(play.parley.app.parts, play.by("ana"), "")).state
    assert state.now.step is Step.CLOSING
    await play.says("erik", "/consensus propose A promise needs a date.")
    for name in ("ana", "boris"):
        await play.says(name, "/consensus rank 1")


async def test_the_room_sees_the_statement_with_the_end_of_the_evening_in_one_message(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await ranked(play)
        await play.says("ana", "/consensus sign signed")
        await play.says("boris", "/consensus sign reserved A date, and means.")
        assert HEADING not in play.face.words()
        await play.says("chen", "/consensus sign dissented Dates invite a test.")
        settled = play.face.words()
        await play.says("erik", "/consensus sign signed")
        await play.says("ana", "/evening next skip:yes")
        at_the_end = play.face.words()[len(settled) :]

    assert "The closing statement is done." in settled
    assert HEADING not in settled
    (end,) = [view for _, view in play.face.seen if HEADING in rendered(view, width=1000)]
    for words in (
        "The evening is over. Thank you.",
        "A promise needs a date.",
        "Signed: Ana and Erik",
        "With a reservation: Boris “A date, and means.”",
        "Dissents: Chen “Dates invite a test.”",
    ):
        assert words in rendered(end, width=1000), words
    assert at_the_end.count(HEADING) == 1


async def test_an_evening_that_ends_without_a_statement_shows_none(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/evening start leave_out:{LEFT_OUT} This house would wait.")
        await play.says("ana", "/evening end sure:yes")
        room = play.face.words()

    assert "The evening is over." in room
    assert HEADING not in room
    assert "joint statement" not in room
