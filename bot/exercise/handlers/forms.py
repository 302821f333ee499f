"""What the forms of an exercise's acts show above their fields."""

from bot.exercise.commands.playing import AnswerQuestion, VoteOnApplication
from bot.exercise.handlers.debriefing import load_words
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.views.form_notes import note_meeting_question, note_public_question
from bot.kernel.command import Caller
from bot.kernel.parts import FormFill, FormFiller, Parts, Values


async def fill_application(parts: Parts, by: Caller, values: Values) -> FormFill:
    """What the meeting asks: whether it applies, or is still kept."""
    exercise = await find_exercise(parts, by, str(values.get("exercise", "")))
    return FormFill(notes=note_meeting_question(exercise.state))


async def fill_answer(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The question that is answered."""
    exercise = await find_exercise(parts, by, str(values.get("exercise", "")))
    words = await load_words(parts, by.community, exercise.row.id)
    return FormFill(notes=note_public_question(exercise.state, words))


FILLS: dict[type, FormFiller] = {VoteOnApplication: fill_application, AnswerQuestion: fill_answer}
