"""The one parser of typed commands: slash lines, mentions, buttons and the command line."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from bot.kernel.catalog.line_names import Word
from bot.kernel.catalog.line_values import NOTHING_KNOWN, find_open_names, read_values
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, Value
from bot.kernel.message import row_of, spelled
from bot.kernel.plain import clean_words
from bot.kernel.refusal import KernelRefusal, Refused

_CLOSING = {'"': '"', "'": "'", "“": "”", "„": "“”", "«": "»", "‘": "’"}
_CLOSES = re.compile(r"[\"'”“»’](?=\s|\Z)")
_NESTING = re.compile(r"(?:(?<=[\s:=(])|\A)[“«]|[”»](?!\w)")
_OPENS = {"”": "“", "»": "«"}
_NAMING = re.compile(r"(?:--|[—–])?\w[\w-]*[:=](?=\S)")
_BARE = re.compile(r"\S+")


class Places(Struct, frozen=True):
    """Where quotation marks may find their partners: for each mark that opens, the places in order;
    for each place at which one opens that may hold others of its kind, the partner's place."""

    by_mark: Mapping[str, Sequence[int]]
    by_place: Mapping[int, int]


def split_words(line: str) -> tuple[Word, ...]:
    """Cut at white space, except inside quotation marks that open a word and close one.

    A quotation mark without its partner is an ordinary character: nobody is refused for an
    apostrophe. `name:"two words"` and `name="two words"` are one word.
    """
    if not _CLOSES.search(line):
        return tuple([Word(bare.group(), *bare.span()) for bare in _BARE.finditer(line)])
    closing = _places(line)
    words: list[Word] = []
    position = 0
    while bare := _BARE.search(line, position):
        start = bare.start()
        word = _quoted(line, start, closing) or _name_and_words(line, start, closing)
        words.append(word or Word(bare.group(), start, bare.end()))
        position = words[-1].end
    return tuple(words)


def _places(line: str) -> Places:
    """Found once, so that a long text full of marks without partners takes no longer."""
    open_places: dict[str, list[int]] = {"“": [], "«": []}
    by_place: dict[int, int] = {}
    for nesting in _NESTING.finditer(line):
        mark = nesting.group()
        if mark in open_places:
            open_places[mark].append(nesting.start())
        elif opened := open_places[_OPENS[mark]]:
            by_place[opened.pop()] = nesting.start()
    places: dict[str, list[int]] = {mark: [] for mark in _CLOSING}
    for closing_mark in _CLOSES.finditer(line):
        for mark, partners in _CLOSING.items():
            if closing_mark.group() in partners:
                places[mark].append(closing_mark.start())
    return Places(places, by_place)


def _quoted(line: str, start: int, closing: Places) -> Word | None:
    places = closing.by_mark.get(line[start], ())
    following = bisect_right(places, start)
    if following == len(places):
        return None
    end = closing.by_place.get(start, places[following])
    if not _CLOSES.match(line, end):
        end = places[following]
    return Word(line[start + 1 : end], start, end + 1, quoted=True)


def _name_and_words(line: str, start: int, closing: Places) -> Word | None:
    naming = _NAMING.match(line, start)
    quotation = _quoted(line, naming.end(), closing) if naming else None
    return (
        Word(naming.group() + quotation.says, start, quotation.end)
        if naming and quotation
        else None
    )


MOST_MEANT = 3
"""Commands named to somebody who typed only the last word of them."""

_NEARLY = 0.75
"""How close a group's second word must come, so that "article is" begins a sentence."""


class Typed(Struct, frozen=True):
    """A line that names a command, with the values it gives."""

    entry: Entry
    values: Mapping[str, Value]


class CutLine(Struct, frozen=True):
    """A typed line, the command that it names, and the words after that."""

    line: str
    entry: Entry
    words: tuple[Word, ...]


def cut_line(line: str, catalog: Catalog) -> CutLine:
    """The command that a typed line names; a leading slash is allowed. Raises Refused
    (UNKNOWN_COMMAND)."""
    line = line.strip().removeprefix("/")
    words = split_words(line)
    entry = _entry(words, catalog)
    return CutLine(line, entry, words[len(entry.path) :])


def parse_line(
    line: str, catalog: Catalog, known: Mapping[str, frozenset[str]] = NOTHING_KNOWN
) -> Typed:
    """What a typed line asks for. `known` are names by parameter, of which the longest that is
    typed counts.

    Raises Refused (UNKNOWN_COMMAND, UNKNOWN_OPTION, TOO_MANY_WORDS and those of `value_of`).
    """
    return parse_cut(cut_line(line, catalog), known)


def parse_cut(cut: CutLine, known: Mapping[str, frozenset[str]] = NOTHING_KNOWN) -> Typed:
    """The same for a line that is cut already. Raises Refused (UNKNOWN_OPTION, TOO_MANY_WORDS and
    those of `value_of`)."""
    return Typed(cut.entry, read_values(cut.entry, cut.line, cut.words, known))


def find_listed(cut: CutLine) -> tuple[Parameter, ...]:
    """The parameters of a line whose value is the longest name of a list that its words give."""
    return find_open_names(cut.entry, cut.words)


def is_slow(line: str, given: Mapping[str, object], catalog: Catalog) -> bool:
    """Does a line ask, with what is `given` beside it, for all that a command takes which may need
    a second or more? No form answers it."""
    line = clean_words(line)
    try:
        cut = cut_line(line, catalog)
        if not cut.entry.slow:
            return False
        typed = parse_cut(cut)
    except Refused:
        return False
    return all(parameter.name in given for parameter in typed.entry.missing(typed.values))


def names_a_command(line: str, catalog: Catalog) -> bool:
    """Does the line begin with the words of a command, or nearly? "Article 5 …" does not."""
    first_words = [word.says.lower() for word in split_words(line.strip().removeprefix("/"))[:2]]
    if not first_words or first_words[0] not in catalog.first_words:
        return False
    if len(first_words) == 1 or (first_words[0],) in catalog.by_path:
        return True
    second_words = [entry.path[1] for entry in catalog.group(first_words[0]) if len(entry.path) > 1]
    return bool(get_close_matches(first_words[1], second_words, n=1, cutoff=_NEARLY))


def _entry(words: tuple[Word, ...], catalog: Catalog) -> Entry:
    first_words = tuple(word.says.lower() for word in words[:2])
    for length in (2, 1):
        if named_entry := catalog.by_path.get(first_words[:length]):
            return named_entry
    if not first_words:
        return catalog.by_path[("help",)]
    second_words = [entry.path[1] for entry in catalog.group(first_words[0]) if len(entry.path) > 1]
    if second_words and len(first_words) == 1:
        raise _unfinished(first_words[0], second_words)
    if second_words:
        guess = get_close_matches(first_words[1], second_words, n=1)
        if guess:
            raise Refused(
                KernelRefusal.UNKNOWN_COMMAND_GUESS,
                word=" ".join(first_words),
                guess=spelled(f"{first_words[0]} {guess[0]}"),
            )
        raise _unfinished(first_words[0], second_words)
    ending = [e.name for e in catalog.entries if e.path[1:] == first_words[:1] and not e.quiet]
    if ending:
        meant = row_of(map(spelled, ending[:MOST_MEANT]), "or")
        raise Refused(KernelRefusal.UNKNOWN_COMMAND_GUESS, word=first_words[0], guess=meant)
    guess = get_close_matches(first_words[0], catalog.first_words, n=1, cutoff=0.6)
    if guess:
        raise Refused(
            KernelRefusal.UNKNOWN_COMMAND_GUESS, word=first_words[0], guess=spelled(guess[0])
        )
    raise Refused(KernelRefusal.UNKNOWN_COMMAND, word=first_words[0])


def _unfinished(group: str, second_words: Sequence[str]) -> Refused:
    return Refused(
        KernelRefusal.COMMAND_UNFINISHED, group=spelled(group), known=", ".join(second_words)
    )
