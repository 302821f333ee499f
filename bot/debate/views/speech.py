"""How a speech looks."""

from bot.debate import events as e
from bot.debate.state import Debate
from bot.debate.views.board import Names, person
from bot.kernel.message import say
from bot.kernel.view import Audience, Emphasis, Strong, View, text

ERASED = say("The words of this speech were erased.")


def speech(
    number: int, given_speech: e.SpeechGiven, words: str, state: Debate, names: Names
) -> View:
    """A speech as the room sees it; its number is how others credit and cite it."""
    head = say(
        "{speech}, {speaker}",
        speech=Strong(say("Speech {number}", number=number)),
        speaker=person(given_speech.member, names),
    )
    if given_speech.seat:
        head = say("{speech}, {seat}", speech=head, seat=state.format.seat(given_speech.seat).name)
    if given_speech.unfinished:
        head = say("{speech} (a draft, given when the time was over)", speech=head)
    paragraphs = [text(part) for part in words.split("\n") if part.strip()]
    if not paragraphs:
        paragraphs = [text(Emphasis(ERASED))]
    return View(blocks=(text(head), *paragraphs), audience=Audience.ROOM)
