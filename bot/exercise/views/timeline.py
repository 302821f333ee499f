"""The picture of an exercise's time line, and the words that say what it shows."""

from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.timeline import deadlines, in_words, moments
from bot.exercise.views.timeline_picture import draw


def timeline_png(found: Debrief, *, dark: bool = False) -> bytes:
    """The time line of an exercise."""
    card, subject = found.state.setting.card, found.state.opened.subject
    return draw(card.title, subject, moments(found), deadlines(found), dark=dark)


def timeline_alt(found: Debrief) -> str:
    """The time line in words."""
    return in_words(found)
