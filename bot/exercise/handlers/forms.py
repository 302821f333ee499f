"""What the forms of an exercise's acts show above their fields."""

from bot.exercise.commands import playing as c
from bot.exercise.commands.playing import AnswerQuestion, VoteOnApplication
from bot.exercise.handlers.debriefing import load_words
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.allowed import find_refusal
from bot.exercise.views.form_notes import note_meeting_question, note_public_question
from bot.kernel.command import Caller
from bot.kernel.parts import FormFill, FormFiller, Parts, Values


async def fill_application(parts: Parts, by: Caller, values: Values) -> FormFill:
    """What the meeting asks: whether it applies, or is still kept. Raises Refused."""
    exercise = await find_exercise(parts, by, str(values.get("exercise", "")))
    if refused := find_refusal(exercise.state, VoteOnApplication, by):
        raise refused
    return FormFill(notes=note_meeting_question(exercise.state))


async def fill_answer(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The question that is answered. Raises Refused."""
    exercise = await find_exercise(parts, by, str(values.get("exercise", "")))
    if refused := find_refusal(exercise.state, AnswerQuestion, by):
        raise refused
    words = await load_words(parts, by.community, exercise.row.id)
    return FormFill(notes=note_public_question(exercise.state, words))


def _refuse_first(act: type[AllowedAct]) -> FormFiller:
    """Nobody fills in a form for what they may not do now."""

    async def fill(parts: Parts, by: Caller, values: Values) -> FormFill:
        exercise = await find_exercise(parts, by, str(values.get("exercise", "")))
        if refused := find_refusal(exercise.state, act, by):
            raise refused
        return FormFill()

    return fill


_ASKED = (
    c.JoinRole, c.SetRedLine, c.Find, c.JudgeWording, c.Propose, c.CastRoleVote, c.Respond,
    c.Withhold, c.AskInExercise, c.ChooseLife, c.ChooseRung, c.AgreeInCongress, c.State,
    c.AddInject,
)  # fmt: skip
"""Acts that a form asks for."""

FILLS: dict[type, FormFiller] = {
    VoteOnApplication: fill_application,
    AnswerQuestion: fill_answer,
    **{act: _refuse_first(act) for act in _ASKED},
}
