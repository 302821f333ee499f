"""The desk of an exercise's chair: all that they may do now, as buttons, for them alone."""

from msgspec.structs import replace

from bot.exercise.commands import playing as c
from bot.exercise.state import Exercise
from bot.exercise.views import steps as s
from bot.exercise.views.board import describe_next, describe_now
from bot.exercise.views.steps import OfferedStep
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Fields, Heading, Tone, View, text

_NEWS = OfferedStep(c.AddInject, Button(say("Add a development"), "/exercise inject"))


def render_exercise_desk(exercise: str, state: Exercise, by: Caller) -> View:
    """How the exercise stands for its chair, with their buttons."""
    blocks: list[Block] = [Heading(say("Your desk"))]
    rows = [(say("Now"), text(describe_now(state)))]
    if state.game is not None and not state.over:
        rows.append((say("Next"), text(describe_next(state))))
    blocks.append(Fields(tuple(rows)))
    pause = (s.PAUSE,) if state.has_clock else ()
    here = (s.BEGIN, s.COUNT, s.go_on(state), *pause, s.RESUME)
    offered = [*map(_do_here, here), _NEWS, _do_here(s.END)]
    if buttons := s.offer(state, exercise, offered, by):
        blocks.append(Buttons(buttons))
    else:
        blocks.append(text(say("Nothing can be done any more: the exercise is over.")))
    return View(blocks=tuple(blocks), key=key_of_desk(exercise))


def render_end_asked(exercise: str, state: Exercise) -> View:
    """Asks who ends an exercise whether they mean it. It stands in the place of the desk."""
    asked = say("End the exercise now? The debrief comes, and nobody can play on.")
    if state.game is None:
        asked = say("End the exercise now? It has not begun, and nobody can play it after that.")
    sure = Button(say("Yes, end it"), f"/exercise end exercise:{exercise} sure:yes", Tone.DANGER)
    desk = Button(say("Keep playing"), f"/exercise desk exercise:{exercise}")
    return View(blocks=(text(asked), Buttons((sure, desk))), key=key_of_desk(exercise))


def key_of_desk(exercise: str) -> str:
    """What the desk goes by, so that one press after another changes one message."""
    return f"desk:exercise:{exercise}"


def _do_here(step: OfferedStep) -> OfferedStep:
    """A step that needs no words: it is done from the desk, which then shows how things stand."""
    act = step.button.action.removeprefix("/exercise ")
    return OfferedStep(step.act, replace(step.button, action=f"/exercise desk do:{act}"))
