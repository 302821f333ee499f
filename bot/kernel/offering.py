"""Values offered while one is typed, as options to choose from."""

from bot.kernel.catalog.completion import Completion
from bot.kernel.reader import Reader, put_into_words
from bot.kernel.view import Option

LONGEST = 100
"""Characters of a label and of a value."""


def find_suggestions(completion: Completion, most: int, reader: Reader) -> list[Option]:
    """The values that could stand where something is typed, each once, as `reader` reads them."""
    options: dict[str, Option] = {}
    for suggestion in put_into_words(completion, reader).suggestions:
        value = _value(suggestion.words)
        if value and value not in options:
            full_label = (
                f"{suggestion.label}: {suggestion.about}" if suggestion.about else suggestion.label
            )
            label = full_label if len(full_label) <= LONGEST else f"{full_label[: LONGEST - 1]}…"
            options[value] = Option(label, value)
    return list(options.values())[:most]


def _value(words: str) -> str:
    """The value in a suggestion such as `article:brief`, without its name and marks."""
    _, _, value = words.strip().partition(":")
    return (value or words).strip().strip('"“”')[:LONGEST]
