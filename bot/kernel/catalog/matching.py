"""Which of a list of known things is meant by what somebody types."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from bot.kernel import languages
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.view import Option

SHORTEST = 4
"""Letters by which a title may be meant."""

_CLOSE = 0.6
_EDGES = " .,;:!?“”\"'«»"


def sort_by_match(
    options: Iterable[Option], typed: str, reader: Reader = ENGLISH
) -> Iterator[Option]:
    """The options that what is being typed could mean, by title, key or hint; those whose titles
    begin with it first."""
    sought = _folded(typed)
    rest: list[Option] = []
    for option in options:
        titles = _titles(option, (ENGLISH, reader))
        if any(title.startswith(sought) for title in titles):
            yield option
        elif any(sought in words for words in (*titles, *_other_words(option, reader))):
            rest.append(option)
    yield from rest


def find_by_title(options: Sequence[Option], words: str) -> tuple[Option, ...]:
    """The options that have these words for their key, or else their title, in whatever language,
    or else begin with them and are the only ones that do."""
    if same := tuple(option for option in options if option.value == words.strip()):
        return same[:1]
    sought = _folded(words)
    known = _with_titles(options)
    if titled := tuple(option for option, titles in known if sought in titles):
        return titled
    if len(sought) < SHORTEST:
        return ()
    beginning = tuple(o for o, titles in known if any(t.startswith(sought) for t in titles))
    return beginning if len(beginning) == 1 else ()


def list_names(options: Iterable[Option]) -> frozenset[str]:
    """All titles, in whatever language, and keys of known things, as `is_name` compares them."""
    known = _with_titles(options)
    return frozenset(_folded(name) for o, titles in known for name in (*titles, o.value))


def is_name(words: str, names: frozenset[str]) -> bool:
    """Are these words one of the names, in whatever case?"""
    return _folded(words) in names


def find_nearly(options: Sequence[Option], words: str, most: int) -> tuple[Option, ...]:
    """The options whose titles hold these words, or are nearly the same, at most so many."""
    sought = _folded(words)
    if len(sought) < SHORTEST - 1 or not any(letter.isalpha() for letter in sought):
        return ()
    known = _with_titles(options)
    holding = [option for option, titles in known if any(sought in title for title in titles)]
    if holding:
        return tuple(holding[:most])
    by_title = {title: o for o, titles in known for title in (*titles, o.value)}
    near = get_close_matches(sought, by_title, n=most, cutoff=_CLOSE)
    return tuple({by_title[title].value: by_title[title] for title in near}.values())


def _with_titles(options: Iterable[Option]) -> list[tuple[Option, tuple[str, ...]]]:
    """The options, each with its titles in all languages."""
    readers = (ENGLISH, *(languages.reader(code) for code in sorted(languages.CODES)))
    return [(option, _titles(option, readers)) for option in options]


def _titles(option: Option, readers: Iterable[Reader]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_folded(reader.bare(option.label)) for reader in readers))


def _other_words(option: Option, reader: Reader) -> tuple[str, str]:
    return option.value.casefold(), reader.bare(option.hint).casefold()


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(_EDGES).casefold()
