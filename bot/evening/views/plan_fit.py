"""What a plan says where its debate takes longer than its step."""

from math import ceil

from bot.debate.rules.format import Format
from bot.evening.events import EveningStarted, Step
from bot.evening.rules.planning import find_enough_minutes
from bot.kernel.message import count_of, say
from bot.kernel.view import Note, note


def count_minutes(form: Format) -> float:
    """How many minutes the segments of a format take together."""
    return sum(segment.seconds for segment in form.segments) / 60


def warn_of_fit(plan: EveningStarted, form: Format) -> tuple[Note, ...]:
    """That the debate takes longer than its step, and what would help; nothing where it fits, or
    is held in writing."""
    enough = None if plan.writing else find_enough_minutes(plan.steps, count_minutes(form))
    if enough is None:
        return ()
    given = next(planned.minutes for planned in plan.steps if planned.step is Step.DEBATE)
    said = say(
        "The debate takes {needed} ({format}), but its step has {given}. An evening of {enough}"
        " would do, or one with fewer steps.",
        needed=count_of(ceil(count_minutes(form)), "{n} minute", "{n} minutes"),
        format=form.name,
        given=given,
        enough=count_of(enough, "{n} minute", "{n} minutes"),
    )
    return (note(said),)
