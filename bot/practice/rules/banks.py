"""What a model chooses from for one member: sentences of Parley's own by number, and the sentences
of somebody's words, whose numbers begin higher, so that none can mean either."""

from collections.abc import Iterable, Mapping

from bot.article.rules.sentences import split_sentences
from bot.model.inputs import Ours
from bot.model.rules.choice import NumberedSentence, number_sentences

FIRST_SENTENCE = 101
"""The number of the first sentence of somebody's words."""


def write_bank(entries: Iterable[tuple[str, str]]) -> Ours:
    """Sentences of ours as a model reads them, each under its kind: "3 (evidence): …"."""
    rows = (f"{number} ({kind}): {words}" for number, (kind, words) in enumerate(entries, 1))
    return Ours("\n".join(rows))


def number_words(texts: Mapping[int, str], first: int = 1) -> tuple[NumberedSentence, ...]:
    """The sentences of texts, line by line, numbered through from `first`."""
    return number_sentences({key: split_lines(words) for key, words in texts.items()}, first)


def split_lines(words: str) -> list[str]:
    """The sentences of each line of a text, as they stand; none of a text without words."""
    lines = (line.strip() for line in words.splitlines())
    return [sentence for line in lines if line for sentence in split_sentences(line)]
