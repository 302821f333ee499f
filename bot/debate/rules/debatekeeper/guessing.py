"""What was guessed of speeches, said in one line for those that are alike."""

from collections.abc import Callable
from enum import Enum, auto

from bot.kernel.message import Message, row_of, say


class Guess(Enum):
    """What was guessed of several speeches alike."""

    OWN_SEAT = auto()
    REPLY = auto()
    EITHER = auto()
    SEATED = auto()
    ASKED = auto()


_PHRASES: dict[Guess, Callable[[Message], Message]] = {
    Guess.OWN_SEAT: lambda names: say("Given by one more speaker: {speeches}", speeches=names),
    Guess.REPLY: lambda names: say(
        "Given by the side’s first or second speaker: {speeches}", speeches=names
    ),
    Guess.EITHER: lambda names: say("Given by either side: {speeches}", speeches=names),
    Guess.SEATED: lambda names: say(
        "A discussion of everybody with a seat: {speeches}", speeches=names
    ),
    Guess.ASKED: lambda names: say("Questions from everybody: {speeches}", speeches=names),
}


class Guesses:
    """Collects them, each once."""

    def __init__(self) -> None:
        self._named: dict[Guess, list[str]] = {}
        self._others: list[Message] = []

    def name(self, guess: Guess, speech: str) -> None:
        """Something was guessed of this speech, too."""
        names = self._named.setdefault(guess, [])
        if speech not in names:
            names.append(speech)

    def add(self, message: Message) -> None:
        """Something was guessed that is said in its own words."""
        if message not in self._others:
            self._others.append(message)

    def messages(self) -> list[Message]:
        """All of them, a phrase each."""
        return [
            *(_PHRASES[guess](row_of(names)) for guess, names in self._named.items()),
            *self._others,
        ]
