"""What the room hears of an evening."""

from collections.abc import Sequence
from typing import assert_never

from bot.evening import events as e
from bot.evening.events import EveningEvent, Step
from bot.evening.state import Evening
from bot.evening.views.words import BEGINNINGS, ENDINGS, INSIDE, name_length, name_next
from bot.kernel.message import Message, say
from bot.kernel.view import Moment, Strong


def say_end(going_on: Message | None) -> Message:
    """That an evening is over; `going_on` says what goes on after it."""
    if going_on is not None:
        return say("The evening is over. Thank you. {going_on}", going_on=going_on)
    return say("The evening is over. Thank you.")


def announce(event: EveningEvent, state: Evening) -> Message:
    """The news of an event, told in the state after it."""
    match event:
        case e.EveningStarted():
            minutes = sum(planned.minutes for planned in event.steps)
            return say(
                "An evening of {length} has started. First comes {step}, until {until}.",
                length=name_length(minutes),
                step=Strong(INSIDE[state.now.step]),
                until=_until(state),
            )
        case e.StepBegun():
            return say(
                "{begins} You have {length}, until {until}. Next: {next}.",
                begins=Strong(BEGINNINGS[event.step]),
                length=name_length(state.now.minutes),
                until=_until(state),
                next=name_next(state),
            )
        case e.StepEnded():
            return say("{over} Next: {next}.", over=ENDINGS[event.step], next=name_next(state))
        case e.StepTimeUp():
            return say(
                "Time is up for {step}. Finish your sentence. Next: {next}.",
                step=INSIDE[event.step],
                next=name_next(state),
            )
        case e.EveningEnded():
            return say_end(None)
        case _:
            assert_never(event)


def is_followed_at_once(event: EveningEvent, later: Sequence[EveningEvent]) -> bool:
    """Has the next step begun by itself as a step ended? Its beginning is news enough."""
    following = later[0] if later else None
    ends, begins = isinstance(event, e.StepEnded), isinstance(following, e.StepBegun)
    return ends and begins and following is not None and following.at == event.at


def is_seen_at_once(event: EveningEvent, earlier: EveningEvent | None) -> bool:
    """Has a step begun by itself whose matter the room has just been shown? The debrief is in the
    room once the incident is over, and the board has the time."""
    begins = isinstance(event, e.StepBegun) and event.step is Step.DEBRIEF
    return begins and isinstance(earlier, e.StepEnded) and earlier.at == event.at


def _until(state: Evening) -> Moment:
    return Moment(state.until, brief=not state.plan.writing)
