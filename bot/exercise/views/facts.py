"""What is known in an exercise: its card, and the news with how sure each of it is."""

from collections.abc import Mapping

from bot.exercise import events as e
from bot.exercise.rules.card import ALL, Card, Doubt
from bot.exercise.rules.clock import hours_first
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.naming import Words
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.state import Exercise
from bot.kernel.message import Message, say
from bot.kernel.pieces import shorten
from bot.kernel.view import Block, Strong, Text, text

DOUBTS: Mapping[str, str] = {
    Doubt.CONFIRMED: say("confirmed"),
    Doubt.PROBABLE: say("probable"),
    Doubt.CLAIMED: say("claimed"),
    Doubt.DISPUTED: say("disputed"),
}
LONGEST_FACT = 200
"""Characters of news among other news; all of it stands above in the room."""


def announce_card(card: Card) -> list[Block]:
    """What is known of a card before it starts: what it is about, and what is in it."""
    return [
        text(card.gist),
        text(Strong(say("Topics: ")), f"{', '.join(card.topics)}. {card.notice}"),
    ]


def known_facts(state: Exercise, words: Words) -> tuple[Text, ...]:
    """What everybody was told, in order, each with how well it is known."""
    return tuple(
        text(fact(state.setting, inject, words, LONGEST_FACT))
        for inject in state.injects
        if name_audience(state, inject) == ALL
    )


def fact(
    setting: ExerciseSetting, inject: e.InjectGiven | e.InjectAdded, words: Words, most: int = 0
) -> Message:
    """An inject as its readers see it; with `most`, no more characters of it than that."""
    if isinstance(inject, e.InjectGiven):
        on_card = setting.card.injects[inject.inject]
        doubt, news = on_card.how.value, on_card.text
    else:
        doubt = inject.how
        news = words.get(inject.move) or say("These words were erased.")
    if most:
        news = shorten(news, most)
    return say(
        "{hour}, {doubt}: {news}",
        hour=hours_first(inject.minute),
        doubt=Strong(DOUBTS.get(doubt, doubt)),
        news=news,
    )
