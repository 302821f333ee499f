"""Values offered while one is typed, as options to choose from."""

from bot.kernel.catalog.completion import Completion
from bot.kernel.view import Option

LONGEST = 100
"""Characters of a label and of a value."""


def offered(completion: Completion, most: int) -> list[Option]:
    """The values that could stand where something is typed, each once."""
    found: dict[str, Option] = {}
    for one in completion.suggestions:
        value = _value(one.words)
        if value and value not in found:
            said = f"{one.label}: {one.about}" if one.about else one.label
            label = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
            found[value] = Option(label, value)
    return list(found.values())[:most]


def _value(words: str) -> str:
    """The value in a suggestion such as `article:brief`, without its name and marks."""
    _, _, value = words.strip().partition(":")
    return (value or words).strip().strip('"“”')[:LONGEST]
