"""What news of an exercise asks for: the buttons under it for as long as its step lasts."""

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.state import Exercise
from bot.exercise.views import steps as s
from bot.exercise.views.steps import OfferedStep
from bot.kernel.view import Block, Buttons

ASKING = (
    e.ExerciseBegun | e.InjectGiven | e.InjectAdded | e.Reported | e.MeetingAsked | e.MeetingCalled
    | e.ApplicationSettled | e.WordingRaised
    | e.Found | e.Asked | e.Proposed | e.Counted | e.ExercisePaused | e.ExerciseResumed
)  # fmt: skip
"""Events after which somebody has to do something."""


def render_tail(state: Exercise, event: ExerciseEvent, exercise: str) -> tuple[Block, ...]:
    """What stands now under the news of an event: what can be said of whether the guarantee
    applies, while that is asked; what the event asks for; and the votes that are open."""
    if state.over:
        return ()
    offers = _find_offers(state, event)
    buttons = s.offer(state, exercise, (*s.find_verdicts(state), *offers) if offers else ())
    ballot, judging = s.votes(state, exercise), s.offer_judging(state, exercise)
    shown = (judging, Buttons(buttons) if buttons else None, ballot)
    return tuple(block for block in shown if block is not None)


def _find_offers(state: Exercise, event: ExerciseEvent) -> tuple[OfferedStep, ...]:
    following = s.find_procedure(state)
    match event:
        case e.ExerciseBegun() | e.InjectGiven() | e.InjectAdded() | e.ExerciseResumed():
            return (following, s.BRIEF, s.RESPOND, s.LIVE, s.ASK)
        case e.Asked():
            return (s.ANSWER, following, s.BRIEF, s.RESPOND, s.LIVE)
        case e.Reported() | e.MeetingAsked() | e.Found() | e.ApplicationSettled():
            return (following,)
        case e.MeetingCalled():
            return (following, s.FIND)
        case e.Proposed():
            return (s.COUNT,)
        case e.Counted():
            return (s.RESPOND, s.WITHHOLD, s.AGREE, s.go_on(state))
        case e.WordingRaised():
            return (s.RESPOND, s.AGREE, s.go_on(state)) if state.now.counted else (following,)
        case e.ExercisePaused():
            return (s.RESUME,)
        case _:
            return ()
