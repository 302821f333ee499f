"""What follows from a command on an evening, or why not."""

from typing import assert_never

from bot.evening import events as e
from bot.evening.commands.base import EveningTick, NoteStepOver
from bot.evening.commands.evenings import EndEvening, EveningActs, NextStep
from bot.evening.events import EveningEvent, Step
from bot.evening.refusals import EveningRefusal
from bot.evening.state import Evening
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused

OPENING = (Step.SHEET, Step.EXERCISE)
"""Steps for which something is opened when they begin."""

STARTER = say("Whoever started this evening")
"""Who leads, where they have no name."""


def decide(state: Evening, command: EveningActs) -> list[EveningEvent]:
    """What happens. Raises Refused: EVENING_OVER, NOT_EVENING_CHAIR, STEP_PASSED."""
    match command:
        case NextStep() | EndEvening():
            if state.over:
                raise Refused(EveningRefusal.EVENING_OVER)
            if not may_lead(state, command.by):
                raise Refused(EveningRefusal.NOT_EVENING_CHAIR, leader=STARTER)
            refuse_for_another_step(state, command)
            return _go_on(state, command)
        case NoteStepOver():
            return _note_over(state, command)
        case EveningTick():
            due = not state.over and not state.time_up and command.at >= state.until
            return [e.StepTimeUp(at=command.at, step=state.now.step)] if due else []
        case _:
            assert_never(command)


def may_lead(state: Evening, by: Caller) -> bool:
    """May somebody go on with an evening, or end it?"""
    return by.role >= Role.CHAIR or by.member == state.plan.by


def refuse_for_another_step(state: Evening, command: NextStep | EndEvening) -> None:
    """Raise Refused (STEP_PASSED) for a button that was made for a step that runs no more."""
    if command.leaving and command.leaving != state.now.step.value:
        raise Refused(EveningRefusal.STEP_PASSED)


def _go_on(state: Evening, command: NextStep | EndEvening) -> list[EveningEvent]:
    by = command.by.member
    if state.next is None or isinstance(command, EndEvening):
        return [e.EveningEnded(at=command.at, by=by)]
    step = state.next.step
    opens = command.id if step in OPENING else ""
    return [e.StepBegun(at=command.at, by=by, step=step, opens=opens)]


def _note_over(state: Evening, command: NoteStepOver) -> list[EveningEvent]:
    """A step ends by itself, once. One that had not begun yet for the evening begins first; after
    an exercise its debrief is there at once, and after the first vote its debate."""
    step = Step(command.step)
    place = state.place_of(step)
    if state.over or place is None or place < state.number:
        return []
    if place == state.number and state.ended:
        return []
    at = command.at
    events: list[EveningEvent] = []
    if place > state.number:
        events.append(e.StepBegun(at=at, step=step))
    after = next((planned.step for planned in state.plan.steps[place + 1 :]), None)
    if step is Step.POSITION and after is Step.DEBATE:
        return [*events, e.StepBegun(at=at, step=Step.DEBATE)]
    events.append(e.StepEnded(at=at, step=step))
    if step is Step.EXERCISE and after is Step.DEBRIEF:
        events.append(e.StepBegun(at=at, step=Step.DEBRIEF))
    return events
