"""What an event makes of an evening. It never refuses."""

from collections.abc import Iterable
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from bot.evening import events as e
from bot.evening.events import EveningEvent, Step
from bot.evening.state import Evening


def begun(first: EveningEvent) -> Evening:
    """The evening that its first event makes. Raises TypeError for another."""
    if not isinstance(first, e.EveningStarted):
        raise TypeError("an evening that does not begin with its start")
    step = first.steps[0].step
    return Evening(
        plan=first,
        begun_at=first.at,
        seen_at=first.at,
        sheet=first.opens if step is Step.SHEET else "",
        exercise=first.opens if step is Step.EXERCISE else "",
    )


def evolve(state: Evening, event: EveningEvent) -> Evening:
    """The evening after an event."""
    state = replace(state, seen_at=max(state.seen_at, event.at))
    match event:
        case e.EveningStarted():
            return state
        case e.StepBegun():
            return _begin(state, event)
        case e.StepEnded():
            return replace(state, ended=True)
        case e.StepTimeUp():
            return replace(state, time_up=True)
        case e.EveningEnded():
            return replace(state, over=True)
        case _:
            assert_never(event)


def _begin(state: Evening, event: e.StepBegun) -> Evening:
    number = state.place_of(event.step)
    return replace(
        state,
        number=state.number if number is None else number,
        begun_at=event.at,
        ended=False,
        time_up=False,
        sheet=event.opens if event.step is Step.SHEET else state.sheet,
        exercise=event.opens if event.step is Step.EXERCISE else state.exercise,
    )


def fold(events: Iterable[EveningEvent]) -> Evening:
    """The evening that events make."""
    first, *rest = events
    return reduce(evolve, rest, begun(first))
