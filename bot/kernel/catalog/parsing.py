"""The one parser of typed commands: slash lines, mentions, buttons and the command line."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind, Value, value_of
from bot.kernel.refusal import KernelRefusal, Refused

_CLOSING = {'"': '"', "'": "'", "“": "”", "„": "“”", "«": "»", "‘": "’"}
_CLOSES = re.compile(r"[\"'”“»’](?=\s|\Z)")
_NAMING = re.compile(r"(?:--)?\w[\w-]*[:=](?=\S)")
_BARE = re.compile(r"\S+")

Places = Mapping[str, Sequence[int]]
"""Where each opening mark may find its partner, in order."""


class Word(Struct, frozen=True):
    """A word of a line: what it says, where it stands, and whether quotation marks held it."""

    says: str
    start: int
    end: int
    quoted: bool = False


def split_words(line: str) -> tuple[Word, ...]:
    """Cut at white space, except inside quotation marks that open a word and close one.

    A quotation mark without its partner is an ordinary character: nobody is refused for an
    apostrophe. `name:"two words"` and `name="two words"` are one word.
    """
    if not _CLOSES.search(line):
        return tuple(Word(bare.group(), *bare.span()) for bare in _BARE.finditer(line))
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
    places: dict[str, list[int]] = {mark: [] for mark in _CLOSING}
    for closing_mark in _CLOSES.finditer(line):
        for mark, partners in _CLOSING.items():
            if closing_mark.group() in partners:
                places[mark].append(closing_mark.start())
    return places


def _quoted(line: str, start: int, closing: Places) -> Word | None:
    places = closing.get(line[start], ())
    following = bisect_right(places, start)
    if following == len(places):
        return None
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


_OPTION = re.compile(r"(?P<dashes>--)?(?P<name>[a-z][\w-]*)(?:[:=](?P<value>.*))?", re.DOTALL)

_NUMBER = re.compile(r"(?:[#¶]?[-−]?|c)\d+")

_CLOSED = frozenset(
    {ParameterKind.NUMBER, ParameterKind.FLAG, ParameterKind.CHOICE, ParameterKind.SEVERAL}
)
"""What takes no words of one's own."""

MOST_MEANT = 3
"""Commands named to somebody who typed only the last word of them."""

_NEARLY = 0.75
"""How close a group's second word must come, so that "article is" begins a sentence."""


class Typed(Struct, frozen=True):
    """A line that names a command, with the values it gives."""

    entry: Entry
    values: Mapping[str, Value]


def parse_line(line: str, catalog: Catalog) -> Typed:
    """What a typed line asks for; a leading slash is allowed.

    Raises Refused (UNKNOWN_COMMAND, UNKNOWN_OPTION, TOO_MANY_WORDS and those of `value_of`).
    """
    line = line.strip().removeprefix("/")
    words = split_words(line)
    entry = _entry(words, catalog)
    return Typed(entry, _values(entry, line, words[len(entry.path) :]))


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
        raise Refused(
            KernelRefusal.COMMAND_UNFINISHED, group=first_words[0], known=", ".join(second_words)
        )
    if second_words:
        guess = get_close_matches(first_words[1], second_words, n=1)
        if guess:
            raise Refused(
                KernelRefusal.UNKNOWN_COMMAND_GUESS,
                word=" ".join(first_words),
                guess=f"{first_words[0]} {guess[0]}",
            )
        raise Refused(
            KernelRefusal.COMMAND_UNFINISHED, group=first_words[0], known=", ".join(second_words)
        )
    ending = [e.name for e in catalog.entries if e.path[1:] == first_words[:1] and not e.quiet]
    if ending:
        meant = " or /".join(ending[:MOST_MEANT])
        raise Refused(KernelRefusal.UNKNOWN_COMMAND_GUESS, word=first_words[0], guess=meant)
    guess = get_close_matches(first_words[0], catalog.first_words, n=1, cutoff=0.6)
    if guess:
        raise Refused(KernelRefusal.UNKNOWN_COMMAND_GUESS, word=first_words[0], guess=guess[0])
    raise Refused(KernelRefusal.UNKNOWN_COMMAND, word=first_words[0])


def _values(entry: Entry, line: str, words: tuple[Word, ...]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    unnamed: list[Word] = []
    rest_parameter = next((p for p in entry.parameters if p.rest), None)
    index = 0
    while index < len(words):
        # Long matter (a pasted article) may hold anything, so options must come before it.
        may_name = (
            rest_parameter is None
            or rest_parameter.kind is not ParameterKind.PARAGRAPH
            or not unnamed
        )
        named = _named(entry, words[index], rest_parameter) if may_name else None
        if named is None:
            unnamed.append(words[index])
            index += 1
            continue
        parameter, value_words = named
        index += 1
        if value_words is None and parameter.kind is ParameterKind.FLAG:
            value_words = "yes"
        elif value_words is None:
            value_words = words[index].says if index < len(words) else ""
            index += 1
        while _is_unfinished(parameter, value_words) and index < len(words):
            value_words = f"{value_words} {words[index].says}"
            index += 1
        values[parameter.name] = value_of(parameter, value_words)
    unnamed = _give_in_order(entry, line, unnamed, values)
    if unnamed:
        raise Refused(KernelRefusal.TOO_MANY_WORDS, command=entry.name, extra=unnamed[0].says)
    return values


def _give_in_order(
    entry: Entry, line: str, unnamed: list[Word], values: dict[str, Value]
) -> list[Word]:
    """Words that name no parameter go to those without a value, in order; returns what is left."""
    for parameter in entry.parameters:
        if not unnamed or parameter.name in values or parameter.kind is ParameterKind.FILE:
            continue
        if _is_left_out(entry, parameter, unnamed[0]):
            continue
        if parameter.rest:
            values[parameter.name] = value_of(parameter, _raw(line, unnamed))
            return []
        if parameter.kind in _CLOSED and not unnamed[0].quoted:
            _refuse_unknown_name(entry, unnamed[0])
        value_words = unnamed.pop(0).says
        while _is_unfinished(parameter, value_words) and unnamed:
            value_words = f"{value_words} {unnamed.pop(0).says}"
        values[parameter.name] = value_of(parameter, value_words)
    return unnamed


def _is_left_out(entry: Entry, parameter: Parameter, word: Word) -> bool:
    """Is a number left out, because the word is none and something required is still to come?"""
    if (
        parameter.kind is not ParameterKind.NUMBER
        or parameter.required
        or _NUMBER.fullmatch(word.says)
    ):
        return False
    later_parameters = entry.parameters[entry.parameters.index(parameter) + 1 :]
    return any(later.required for later in later_parameters)


def _is_unfinished(parameter: Parameter, value_words: str) -> bool:
    """Does a list of several options go on in the next word? It does after a comma."""
    return parameter.kind is ParameterKind.SEVERAL and value_words.endswith(",")


def _named(
    entry: Entry, word: Word, rest_parameter: Parameter | None
) -> tuple[Parameter, str | None] | None:
    """The parameter that a word names, and the value it brings along, if it names one."""
    option = None if word.quoted else _OPTION.fullmatch(word.says)
    if option is None or not (option["dashes"] or option["value"]):
        return None
    for parameter in entry.parameters:
        if parameter.name == option["name"]:
            return parameter, option["value"]
    if option["dashes"] and (
        rest_parameter is None or rest_parameter.kind is not ParameterKind.PARAGRAPH
    ):
        raise _unknown(entry, option["name"])
    return None


def _refuse_unknown_name(entry: Entry, word: Word) -> None:
    """Where no words of one's own are due, `name:value` names a parameter that there is not.
    Raises Refused (UNKNOWN_OPTION, UNKNOWN_OPTION_GUESS)."""
    option = _OPTION.fullmatch(word.says)
    if option is not None and option["value"]:
        raise _unknown(entry, option["name"])


def _unknown(entry: Entry, name: str) -> Refused:
    guess = get_close_matches(name, [p.name for p in entry.parameters], n=1)
    if guess:
        return Refused(KernelRefusal.UNKNOWN_OPTION_GUESS, option=name, guess=guess[0])
    return Refused(KernelRefusal.UNKNOWN_OPTION, option=name, command=entry.name)


def _raw(line: str, words: list[Word]) -> str:
    """The words as they were typed, with their own spacing and quotation marks."""
    if len(words) == 1 and words[0].quoted:
        return words[0].says
    pieces: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None:
            gap = line[before.end : word.start]
            pieces.append(gap if gap.isspace() else " ")
        pieces.append(line[word.start : word.end])
    return "".join(pieces)
