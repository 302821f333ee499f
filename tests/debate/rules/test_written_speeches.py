"""What a speaker writes in the room is one speech for each turn, however many messages it is."""

import pytest
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.decide import decide
from bot.kernel.refusal import Refused
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.test_rules import kinds

ADDRESS = "https://chat.example.org/1"


def writes(played: Played, name: str, words: str) -> list[DebateEvent]:
    """A member writes a message in the room, which is taken."""
    by = replace(who(name), message=ADDRESS)
    number = len(played.events)
    events = decide(played.state, c.Speak(by=by, at=played.at, id=f"m-{number}", words=words))
    for event in events:
        played.events.append(event)
        played.state = evolve(played.state, event)
    return events


def speaking() -> Played:
    """Boris holds the first speech; what was sealed is over."""
    played = running(small())
    played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    return played


def test_messages_of_one_turn_are_one_speech() -> None:
    played = speaking()
    (first,) = writes(played, "boris", "one two")
    assert isinstance(first, e.SpeechGiven)
    assert first.in_room

    assert kinds(writes(played, "boris", "three")) == ["SpeechContinued"]
    assert kinds(writes(played, "boris", "four")) == ["SpeechContinued"]

    (speech,) = played.state.speeches
    assert (speech.speech, speech.characters) == (first.speech, 16)
    said = played.state.told[first.member]
    assert (said.turns, said.characters) == (1, 16)
    assert played.replayed() == played.state


def test_a_speech_goes_on_after_a_point_of_information() -> None:
    played = speaking()
    writes(played, "boris", "one")
    played.waits(40)
    played.does("chen", c.OfferPoint)
    played.does("boris", c.AnswerPoint, accept=True)

    assert kinds(writes(played, "chen", "but")) == ["PointMade", "PointEnded"]
    assert kinds(writes(played, "boris", "two")) == ["SpeechContinued"]
    assert [speech.characters for speech in played.state.speeches] == [6]  # a point has no number


def test_the_next_turn_is_another_speech() -> None:
    played = speaking()
    writes(played, "boris", "one")
    played.does("ana", c.EndTurn, whose="boris")
    played.does("ana", c.Begin)
    assert kinds(writes(played, "chen", "mine")) == ["SpeechGiven"]
    played.does("ana", c.Back)
    played.does("ana", c.Begin)
    assert kinds(played.does("chen", c.Speak, words="by the form")) == ["SpeechGiven"]


def test_a_turn_that_is_written_and_given_by_the_form_is_one_speech() -> None:
    played = speaking()
    writes(played, "boris", "one")
    assert kinds(played.does("boris", c.Speak, words="by the form")) == ["SpeechContinued"]
    assert kinds(writes(played, "boris", "two")) == ["SpeechContinued"]
    assert [speech.characters for speech in played.state.speeches] == [17]
    with pytest.raises(Refused) as refused:
        played.does("boris", c.Speak, words="b" * 84)
    assert refused.value.code is DebateRefusal.SPEECH_TOO_LONG


def test_all_messages_together_fit_the_speech() -> None:
    played = speaking()
    writes(played, "boris", "a" * 60)
    before = played.state
    with pytest.raises(Refused) as refused:
        writes(played, "boris", "b" * 41)
    assert refused.value.code is DebateRefusal.SPEECH_TOO_LONG
    assert played.state == before
    assert kinds(writes(played, "boris", "b" * 40)) == ["SpeechContinued"]
