"""The picture of an exercise's time line."""

import pytest

from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.timeline import Lane, TimelineMoment
from bot.exercise.views.timeline import timeline_alt, timeline_png
from bot.exercise.views.timeline_picture import TALLEST, draw
from bot.guarantee.content import designs
from bot.kernel import languages
from bot.kernel.reader import ENGLISH
from tests.exercise.rules.making import HOUR, Played
from tests.exercise.rules.test_exercise_debrief import decided, of
from tests.pictures import watched


def played_long() -> Debrief:
    played = decided()
    for _ in range(12):
        played.waits(4 * HOUR)
    played.does("chen", c.Respond, responses="materiel")
    return of(played)


def test_a_time_line_is_drawn_the_same_each_time_and_differs_by_theme() -> None:
    found = played_long()
    light = timeline_png(found)

    assert light.startswith(b"\x89PNG")
    assert timeline_png(found) == light
    assert timeline_png(found, dark=True) != light
    assert "Hour 48: The Frontline Guarantor acts alone: materiel." in timeline_alt(found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_time_line_can_be_read_on_a_phone(language: str) -> None:
    with watched() as drawn:
        timeline_png(played_long(), languages.reader(language))

    drawn.assert_readable()


@pytest.mark.parametrize("card", sorted(exercises.load_texts()))
def test_each_card_s_time_line_can_be_read(card: str) -> None:
    played = Played(designs.load()["author_proposal"].choices, card, solo="large_european", seed=3)
    while played.state.injects_given < len(played.setting.card.injects):
        played.does("ana", c.Next)
    with watched() as drawn:
        timeline_png(of(played))

    drawn.assert_readable()


@pytest.mark.parametrize("number", [0, 1, 40])
def test_however_much_happened_the_picture_is_one_screen_and_says_what_it_leaves_out(
    number: int,
) -> None:
    moments = [
        TimelineMoment(lane, 30 * n, "A very long label that goes on to another line " * 3)
        for n in range(number)
        for lane in (Lane.NEWS, Lane.DECISION)
    ]
    with watched() as drawn:
        draw("تمرين", "A text " * 20, moments, ENGLISH, dark=False)

    drawn.assert_readable()
    assert drawn.figure.get_size_inches()[1] * drawn.figure.dpi <= TALLEST + 1
    assert any(said.startswith("and ") for said in drawn.said) is (number == 40)
