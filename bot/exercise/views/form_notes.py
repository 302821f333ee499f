"""What stands above the form of an act: the question that it answers."""

from bot.exercise.rules.naming import Words
from bot.exercise.state import Exercise
from bot.exercise.views.debrief_press import find_last_question
from bot.kernel.message import say
from bot.kernel.view import Text, text


def note_meeting_question(state: Exercise) -> tuple[Text, ...]:
    """What a meeting asks first."""
    if state.setting.card.has_attacker:
        return (text(say("Does the guarantee apply?")),)
    return (text(say("Nobody attacked here. Is the promise still kept?")),)


def note_public_question(state: Exercise, words: Words) -> tuple[Text, ...]:
    """The question that was asked last in public; nothing where nobody asked."""
    question = find_last_question(state, words)
    return (text(say("“{question}”", question=question)),) if question else ()
