"""The picture of an exercise's time line, and the words that say what it shows."""

from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.timeline import describe_timeline, moments
from bot.exercise.views.timeline_picture import draw
from bot.kernel.reader import ENGLISH, Reader


def timeline_png(debrief: Debrief, reader: Reader = ENGLISH, *, dark: bool = False) -> bytes:
    """The time line of an exercise."""
    card, subject = debrief.state.setting.card, debrief.state.opened.subject
    return draw(card.title, subject, moments(debrief), reader, dark=dark)


def timeline_alt(debrief: Debrief) -> str:
    """The time line in words."""
    return describe_timeline(debrief)
