"""The forms of a meeting say what they ask."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from tests.exercise.rooms.playing import begun, game


async def test_the_forms_show_the_question_that_they_answer(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play, card="wavering_guarantor")
        await play.says("hana", "/exercise join press")
        await play.says("hana", "/exercise ask Who pays now?")

        applies = await play.parley.app.form(play.by("dana"), "/incident applies", {})
        answer = await play.parley.app.form(play.by("dana"), "/incident answer", {})

        assert "Is the promise still kept?" in rendered(applies, width=200)
        assert "“Who pays now?”" in rendered(answer, width=200)
