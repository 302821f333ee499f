"""An exercise is offered only what it can be played against, by its name."""

from pathlib import Path

from bot.exercise.commands.playing import OpenExercise
from bot.guarantee.handlers.lists import list_adopted
from bot.kernel.parts import ListRequest
from tests.exercise.rooms.playing import game


async def test_a_sheet_is_offered_once_it_is_adopted_and_as_the_version_it_is(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        parts, asked = play.parley.app.parts, ListRequest(by=play.by("ana"))
        against = parts.catalog.by_class[OpenExercise].parameters[1]
        await play.says("ana", "/guarantee new Ours basis:coalition_force own:yes")
        before = [str(option.label) for option in await list_adopted(parts, asked)]
        await play.says("ana", "/guarantee adopt")
        first, *_ = await list_adopted(parts, asked)
        opened = await play.says("ana", f"/exercise open who_fired against:{first.value}")
        board = play.face.words()

    assert against.completion == "adopted_designs"
    assert before
    assert not [label for label in before if "Ours" in label]
    assert (str(first.label), first.value) == ("Ours, version 1", "1v1")
    assert "adopted" not in opened
    assert "Ours, version 1" in board
