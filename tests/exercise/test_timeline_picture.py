"""The picture of an exercise's time line."""

from bot.exercise.commands import playing as c
from bot.exercise.views.timeline import timeline_alt, timeline_png
from tests.exercise.rules.making import HOUR
from tests.exercise.rules.test_exercise_debrief import decided, of


def test_a_time_line_is_drawn_the_same_each_time_and_differs_by_theme() -> None:
    played = decided()
    for _ in range(12):
        played.waits(4 * HOUR)
    played.does("chen", c.Respond, responses="materiel")
    found = of(played)
    light = timeline_png(found)

    assert light.startswith(b"\x89PNG")
    assert timeline_png(found) == light
    assert timeline_png(found, dark=True) != light
    assert "Decisions: carried 1 in hour 0; Frontline Guarantor alone in hour 48." in timeline_alt(
        found
    )
