"""Whoever has no name any more begins a sentence with a capital, and nothing else."""

import pytest

from bot.adapters.plain.render import rendered
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.languages import reader
from bot.kernel.message import say
from bot.kernel.reader import ENGLISH, put_into_words
from bot.kernel.view import Items, Person, Strong, Text, View, note, text

GONE = Person(MemberId("m"), FORMER)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            text(say("{member} plays {role}.", member=GONE, role="NATO")),
            "A former member plays NATO.",
        ),
        (text(say("{who}: {words}", who=FORMER, words="So it is.")), "A former member: So it is."),
        (text(GONE, " has spoken."), "A former member has spoken."),
        (text(Strong(FORMER), " has spoken."), "A former member has spoken."),
        (text(say("Moved by {member}.", member=GONE)), "Moved by a former member."),
        (text("Asked: ", say("{member} waits.", member=GONE)), "Asked: a former member waits."),
        (text(GONE), "a former member"),
        (text("a former member said so"), "a former member said so"),
        (text(Person(MemberId("m"), "anna"), " has spoken."), "anna has spoken."),
    ],
)
def test_a_former_member_begins_a_sentence_with_a_capital(line: Text, words: str) -> None:
    for view in (View(blocks=(line,)), View(blocks=(note(*line.spans),))):
        assert rendered(put_into_words(view, ENGLISH), width=1000).strip() == words
    listed = rendered(put_into_words(View(blocks=(Items((line,)),)), ENGLISH), width=1000)
    assert words in listed


def test_it_does_in_other_languages_too() -> None:
    view = View(blocks=(text(GONE, " …"),))

    assert rendered(put_into_words(view, reader("fr")), width=1000).strip()[0].isupper()
