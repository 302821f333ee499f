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

INSIDE = {
    Step.READING: say("reading"),
    Step.POSITION: say("the first position"),
    Step.DEBATE: say("the debate"),
    Step.SHEET: say("the sheet"),
    Step.EXERCISE: say("the incident"),
    Step.DEBRIEF: say("the debrief"),
    Step.AGAIN: say("the second position"),
    Step.CLOSING: say("the closing statement"),
}
"""Steps inside a sentence."""

BEGINNINGS = {
    Step.READING: say("Time to read."),
    Step.POSITION: say("Time to take your first position."),
    Step.DEBATE: say("The debate begins."),
    Step.SHEET: say("Time to write the sheet."),
    Step.EXERCISE: say("The incident begins."),
    Step.DEBRIEF: say("Time for the debrief."),
    Step.AGAIN: say("Time to take your position again."),
    Step.CLOSING: say("Time for the closing statement."),
}
"""How the room hears that a step begins."""

ENDINGS = {
    Step.READING: say("Reading is over."),
    Step.POSITION: say("The first positions are in."),
    Step.DEBATE: say("The debate is over."),
    Step.SHEET: say("The sheet is done."),
    Step.EXERCISE: say("The incident is over."),
    Step.DEBRIEF: say("The debrief is over."),
    Step.AGAIN: say("The second positions are in."),
    Step.CLOSING: say("The closing statement is done."),
}
"""How the room hears that a step is over."""


def name_length(minutes: int) -> Message:
    """How long something takes, in minutes, or where it is days in those."""
    if minutes >= DAY:
        return count_of(round(minutes / DAY), "{n} day", "{n} days")
    return count_of(minutes, "{n} minute", "{n} minutes")


def name_step(planned: PlannedStep) -> Message:
    """A step with its time."""
    return say("{step}, {length}", step=NAMES[planned.step], length=name_length(planned.minutes))


def name_next(state: Evening) -> Message:
    """What comes after the step that runs, inside a sentence."""
    return say("the end") if state.next is None else name_step(state.next)


def name_next_alone(state: Evening) -> Message:
    """What comes after the step that runs, beside its label."""
    return say("The end") if state.next is None else name_step(state.next)
