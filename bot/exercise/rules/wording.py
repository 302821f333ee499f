"""The group's own words of a clause: when they come up, and who has still to say whether they are
kept."""

from collections.abc import Iterable, Sequence

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.holding import DELIVERY, FORCES, GUARANTEE
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.state import AUTHOR, Exercise

_WITHHELD = {
    DELIVERY: ("funding", "standing_support", "burden"),
    FORCES: ("presence",),
    GUARANTEE: ("review_exit", "term", "bindingness"),
}
"""The clauses that a guarantor comes near by what it keeps back."""


def raise_wordings(
    state: Exercise, events: Sequence[ExerciseEvent], command: ExerciseCommand
) -> list[e.WordingRaised]:
    """That the sheet's own words of clauses come up by these events, each once; `state` is that
    after them."""
    near = {clause for event in events for clause in _find_near(state, event)}
    return [
        e.WordingRaised(at=command.at, minute=minute_at(state, command.at), clause=clause)
        for clause in state.opened.worded
        if clause in near and clause not in state.raised
    ]


def find_judges(state: Exercise, clause: str) -> tuple[str, ...]:
    """The parties that members play and that have not said whether a clause is kept."""
    judged = state.judged.get(clause, {})
    parties = (*guarantors(state.setting, state.procedure), BENEFICIARY)
    return tuple(role for role in parties if state.holders.get(role) and role not in judged)


def find_unjudged(state: Exercise, role: str = "") -> tuple[str, ...]:
    """The clauses that came up and that this role, or any party, has still to judge."""
    waiting = ((clause, find_judges(state, clause)) for clause in state.raised)
    return tuple(clause for clause, judges in waiting if (role in judges if role else judges))


def wording_key(clause: str) -> str:
    """Under which a clause's own words stand among the words of an exercise; no move has it."""
    return f"clause:{clause}"


def _find_near(state: Exercise, event: ExerciseEvent) -> Iterable[str]:  # noqa: C901  # one case an event
    """The clauses that an event comes near, by the step of the procedure that it is, or itself."""
    match event:
        case e.Reported():
            return _of_steps(state, "report", "where", "clock")
        case e.MeetingAsked():
            return _of_steps(state, "convene")
        case e.MeetingCalled():
            return (*_of_steps(state, "convene", "trigger", "seat"), "mechanism")
        case e.ApplicationSettled():
            return _tested(state, "guarantors", "us_role", "architecture", "bindingness")
        case e.Found(about=about):
            if about == AUTHOR:
                return _of_steps(state, "assess")
            return (*_of_steps(state, "conduct"), "duties")
        case e.Proposed(responses=responses):
            scope = () if state.procedure.chosen("scope") == "floor" else ("scope",)
            sanctions = ("sanctions",) if "sanctions" in responses else ()
            return (*_of_steps(state, "react", "duty"), *scope, *sanctions)
        case e.Counted():
            others = _tested(state, *state.setting.card.tests)
            return (*_of_steps(state, "decide", "duty", "publish"), "scope", *others)
        case e.Responded(role=role):
            return ("duties",) if role == BENEFICIARY else ("scope", *_of_steps(state, "react"))
        case e.Withheld(what=what):
            return _WITHHELD.get(what, ("obligation",))
        case e.Asked():
            return _of_steps(state, "publish")
        case _:
            return ()


def _of_steps(state: Exercise, *steps: str) -> tuple[str, ...]:
    return tuple(step.clause for step in state.setting.steps if step.id in steps)


def _tested(state: Exercise, *clauses: str) -> tuple[str, ...]:
    return tuple(clause for clause in clauses if clause in state.setting.card.tests)
