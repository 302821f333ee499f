"""Ending an exercise: its chair is asked once, since nobody plays on after it."""

from bot.exercise.commands import playing as c
from bot.exercise.handlers.exercises import act
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.rules.allowed import find_refusal
from bot.exercise.views.desk import render_end_asked
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import View


async def end(parts: Parts, command: c.End, progress: Progress) -> tuple[View, ...]:
    """End an exercise, or ask its chair whether they mean it. Raises Refused."""
    exercise = await find_exercise(parts, command.by, command.exercise)
    may_end = find_refusal(exercise.state, c.End, command.by) is None
    if may_end and not command.sure:
        return (render_end_asked(exercise.row.id, exercise.state),)
    return await act(parts, command, progress)


HANDLERS: dict[type, CommandHandler] = {c.End: end}
