"""A word too many is not taken in silence for the name of an exercise or an evening."""

from pathlib import Path

import pytest

from tests.exercise.rooms.playing import game


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/exercise begin now", "There is no exercise “now”."),
        ("/exercise convene tomorrow", "There is no exercise “tomorrow”."),
        ("/exercise next 3", "There is no exercise “3”."),
        ("/evening show later", "There is no evening “later”."),
    ],
)
async def test_a_word_too_many_is_named(tmp_path: Path, line: str, expected: str) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/exercise open who_fired against:author_proposal")

        assert expected in await play.says("ana", line)
