"""What was asked in public and who answered what, in a debrief."""

from bot.exercise import events as e
from bot.exercise.rules.naming import Words, list_roles, name_inside, role_name
from bot.exercise.state import Exercise
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import Block, Fields, Heading, Text, text

LONGEST = 40
"""Characters of the last question on the screen; the details have all, in full."""


def show_last_question(state: Exercise, words: Words) -> list[tuple[str, Text]]:
    """The last question, and who answered it; nothing where nobody asked."""
    if not state.questions:
        return []
    number = len(state.questions)
    question = shorten(_question(state, state.questions[-1], words), LONGEST)
    answered = [one.role for one in state.answers if one.question == number]
    if len(answered) == 1:
        reply = say("Answered by: {roles}.", roles=list_roles(state, answered))
    elif answered:
        reply = count_of(len(answered), "{n} role answered.", "{n} roles answered.")
    else:
        reply = say("Nobody answered.")
    asked = say("“{question}”", question=question)
    return [(say("Asked in public"), text(row_of((asked, reply), "")))]


def find_last_question(state: Exercise, words: Words) -> str:
    """The words of the last question; "" where nobody asked."""
    return _question(state, state.questions[-1], words) if state.questions else ""


def list_questions(state: Exercise, words: Words) -> list[Block]:
    """All questions with all answers, in full."""
    rows = tuple(
        (role_name(state, asked.role), text(_describe(state, number, asked, words)))
        for number, asked in enumerate(state.questions, 1)
    )
    return [Heading(say("Asked in public")), Fields(rows)] if rows else []


def _describe(state: Exercise, number: int, asked: e.Asked, words: Words) -> Message:
    answers = [
        say(
            "Answer of {role}: “{answer}”",
            role=name_inside(state, one.role),
            answer=_answer(state, one, words),
        )
        for one in state.answers
        if one.question == number
    ]
    question = say("“{question}”", question=_question(state, asked, words))
    return row_of((question, *(answers or [say("Nobody answered.")])), "")


def _question(state: Exercise, asked: e.Asked, words: Words) -> str:
    return _said(asked.move, words) if asked.move else state.setting.card.press


def _answer(state: Exercise, answer: e.Answered, words: Words) -> str:
    """What a member wrote, or what the script of a role says."""
    return _said(answer.move, words) if answer.move else state.setting.script_of[answer.role].answer


def _said(move: str, words: Words) -> str:
    return words.get(move) or say("These words were erased.")
