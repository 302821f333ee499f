"""The steps of an evening in words."""

from bot.evening.events import PlannedStep, Step
from bot.evening.rules.planning import DAY
from bot.evening.state import Evening
from bot.kernel.message import Message, count_of, say

NAMES = {
    Step.READING: say("Reading"),
    Step.POSITION: say("First position"),
    Step.DEBATE: say("Debate"),
    Step.SHEET: say("Sheet"),
    Step.EXERCISE: say("Incident"),
    Step.DEBRIEF: say("Debrief"),
    Step.AGAIN: say("Position again"),
    Step.CLOSING: say("Closing statement"),
}


def name_length(minutes: int) -> Message:
    """How long something takes, in minutes, or where it is days in those."""
    if minutes >= DAY:
        return count_of(round(minutes / DAY), "{n} day", "{n} days")
    return count_of(minutes, "{n} minute", "{n} minutes")


def name_step(planned: PlannedStep) -> Message:
    """A step with its time."""
    return say("{step}, {length}", step=NAMES[planned.step], length=name_length(planned.minutes))


def name_next(state: Evening) -> Message:
    """What comes after the step that runs."""
    return say("the end") if state.next is None else name_step(state.next)
