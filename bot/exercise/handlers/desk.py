"""The chair's desk: what is done from it, and how things stand after that."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.exercise.commands import playing as c
from bot.exercise.handlers.ending import end
from bot.exercise.handlers.exercises import act
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.rules.allowed import find_refusal
from bot.exercise.views.desk import render_exercise_desk
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import View

DeskAct = c.Start | c.Count | c.Next | c.PauseExercise | c.ResumeExercise | c.End
"""What is done from the chair's desk without a form."""

DONE_AT_DESK: Mapping[str, type[DeskAct]] = {
    "begin": c.Start,
    "count": c.Count,
    "next": c.Next,
    "pause": c.PauseExercise,
    "resume": c.ResumeExercise,
    "end": c.End,
}


async def desk(parts: Parts, command: c.ShowExerciseDesk, progress: Progress) -> tuple[View, ...]:
    """What the chair can do now, after doing what they ask for."""
    exercise = await find_exercise(parts, command.by, command.exercise)
    if refused := find_refusal(exercise.state, c.ShowExerciseDesk, command.by):
        raise refused
    if (kind := DONE_AT_DESK.get(command.do)) is None:
        return (render_exercise_desk(exercise.row.id, exercise.state, command.by),)
    asked = kind(by=command.by, at=command.at, id=command.id, exercise=exercise.row.id)
    if isinstance(asked, c.Next):
        asked = replace(asked, number=command.number)
    if isinstance(asked, c.End):
        return await end(parts, asked, progress)
    told = await act(parts, asked, progress)
    exercise = await find_exercise(parts, command.by, exercise.row.id)
    return (*told, render_exercise_desk(exercise.row.id, exercise.state, command.by))


HANDLERS: dict[type, CommandHandler] = {c.ShowExerciseDesk: desk}
