"""How a speech looks."""

from bot.debate import events as e
from bot.debate.state import Debate
from bot.debate.views.board import Names, person
from bot.kernel.view import Audience, Emphasis, Span, Strong, View, text

ERASED = "The words of this speech were erased."


def speech(number: int, given: e.SpeechGiven, words: str, state: Debate, names: Names) -> View:
    """A speech as the room sees it; its number is how others credit and cite it."""
    parts: list[str | Span] = [Strong(f"Speech {number}"), ", ", person(given.member, names)]
    if given.seat:
        parts.append(f", {state.format.seat(given.seat).name}")
    if given.unfinished:
        parts.append(" (a draft, given when the time was over)")
    paragraphs = [text(part) for part in words.split("\n") if part.strip()]
    if not paragraphs:
        paragraphs = [text(Emphasis(ERASED))]
    return View(blocks=(text(*parts), *paragraphs), audience=Audience.ROOM)
