"""The values that a typed line gives to a command: named ones, and others in their order."""

import re
from collections.abc import Mapping, Sequence

from bot.kernel.catalog.line_names import (
    Word,
    is_joined_by_and,
    is_value,
    join_names_apart,
    match_option,
    named_parameter,
    refuse_unknown_name,
)
from bot.kernel.catalog.matching import is_name
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind, Value, value_of
from bot.kernel.catalog.reading import is_answer
from bot.kernel.message import spelled
from bot.kernel.refusal import KernelRefusal, RefusalNotes, Refused

_NUMBER = re.compile(r"(?:[#¶]?[-+−]?|c)\d+%?")

MOST_WORDS = 3
"""Words that a number is read from, as 60 per cent; an option may have as many as its name."""

_CLOSED = frozenset(
    {ParameterKind.NUMBER, ParameterKind.FLAG, ParameterKind.CHOICE, ParameterKind.SEVERAL}
)
"""What takes no words of one's own."""

NOTHING_KNOWN: Mapping[str, frozenset[str]] = {}
"""Where no names of known things are at hand."""

_OWN_WORDS = (ParameterKind.LINE, ParameterKind.PARAGRAPH)

LONG_MATTER = 20_000
"""Characters from which a paragraph is long enough for a text that was pasted."""


def read_values(
    entry: Entry,
    line: str,
    words: tuple[Word, ...],
    known: Mapping[str, frozenset[str]] = NOTHING_KNOWN,
) -> dict[str, Value]:
    """The values by parameter that the words after a command give. `known` are the names that some
    parameters take, by those: of the words after such a parameter the longest name is its value.

    Raises Refused (UNKNOWN_OPTION, TOO_MANY_WORDS, TAKES_NO_WORDS and those of `value_of`).
    """
    values: dict[str, Value] = {}
    wrong = RefusalNotes()
    unnamed: list[Word] = []
    rest_parameter = next((p for p in entry.parameters if p.rest), None)
    words = join_names_apart(entry, words)
    index = 0
    while index < len(words):
        may_name = not _is_inside_long_matter(line, unnamed, words[index], rest_parameter)
        named = named_parameter(entry, words[index], rest_parameter, unnamed) if may_name else None
        if named is None:
            unnamed.append(words[index])
            index += 1
            continue
        parameter, value_words = named
        index += 1
        if value_words is None and parameter.kind is ParameterKind.FLAG:
            value_words = _find_answer(words[index : index + 2])
            index += bool(value_words)
            value_words = value_words or "yes"
        elif value_words is None:
            value_words = words[index].says if index < len(words) else ""
            index += 1
        begun = bool(unnamed) or _has_taken_the_rest(entry, values)
        is_closed = words[min(index, len(words)) - 1].is_closed
        names = known.get(parameter.name, frozenset())
        longest = None if is_closed else _find_longest_name(value_words, words[index:], names)
        if longest is not None:
            value_words, taken = longest
        elif not is_closed and _goes_on(parameter, value_words, begun=begun):
            more = _words_up_to_a_name(entry, line, words, index, parameter)
            value_words, taken = _joined(value_words, line, more), len(more)
        else:
            value_words, taken = _with_words_that_belong(parameter, value_words, words[index:])
        index += taken
        with wrong.noting():
            values[parameter.name] = value_of(parameter, value_words)
    wrong.raise_noted()
    unnamed = _give_in_order(entry, line, unnamed, values)
    if unnamed:
        command, takes = spelled(entry.name), any(not p.typed_only for p in entry.parameters)
        many = Refused(KernelRefusal.TOO_MANY_WORDS, command=command, extra=unnamed[0].says)
        raise many if takes else Refused(KernelRefusal.TAKES_NO_WORDS, command=command)
    return values


def find_open_names(entry: Entry, words: Sequence[Word]) -> tuple[Parameter, ...]:
    """The parameters that are named in a line, take one of a list of known things, and may go on in
    the next word."""
    by_name = {parameter.name: parameter for parameter in entry.parameters}
    found: list[Parameter] = []
    for index, word in enumerate(words):
        option = match_option(word)
        parameter = by_name.get(option["name"]) if option is not None else None
        if option is None or parameter is None or word.is_closed or not _is_one_of_list(parameter):
            continue
        value_words = words[index + 1 : index + 2] if not option["value"] else ()
        after = words[index + 1 + len(value_words) :]
        is_whole = any(each.quoted for each in (*value_words, *after[:1]))
        if after and not is_whole and match_option(after[0]) is None:
            found.append(parameter)
    return tuple(found)


def _is_one_of_list(parameter: Parameter) -> bool:
    """Does it take one of a list and no words of one's own? A button brings what is `typed_only`,
    by its key."""
    is_listed = bool(parameter.completion) and not parameter.own_words
    is_open = parameter.rest or parameter.typed_only
    return parameter.kind is ParameterKind.LINE and is_listed and not is_open


def _find_answer(following: Sequence[Word]) -> str:
    """The yes or no that a flag is given in the next word; "" where that is none."""
    answer = following[0] if following else None
    if answer is None or answer.quoted:
        return ""
    after = following[1].says if len(following) > 1 else ""
    return answer.says if is_answer(answer.says, after) else ""


def _find_longest_name(
    value_words: str, following: Sequence[Word], names: frozenset[str]
) -> tuple[str, int] | None:
    """The longest run of words, from a value's first on, that is one of the names, and how many it
    takes of those after it; None where there is none."""
    most = max((len(name.split()) for name in names), default=0)
    for count in range(min(len(following), most - 1), -1, -1):
        longer_words = " ".join((value_words, *(word.says for word in following[:count])))
        if is_name(longer_words, names):
            return longer_words, count
    return None


def _give_in_order(
    entry: Entry, line: str, unnamed: list[Word], values: dict[str, Value]
) -> list[Word]:
    """Words that name no parameter go to those without a value, in order; returns what is left."""
    wrong = RefusalNotes()
    for parameter in entry.told:
        if not unnamed or parameter.name in values or parameter.kind is ParameterKind.FILE:
            continue
        if _is_left_out(entry, parameter, unnamed[0]):
            continue
        if parameter.rest:
            with wrong.noting():
                values[parameter.name] = value_of(parameter, _raw(line, unnamed))
            unnamed = []
            break
        if parameter.kind in _CLOSED and not unnamed[0].quoted:
            refuse_unknown_name(entry, unnamed[0])
        value_words, taken = _with_words_that_belong(parameter, unnamed[0].says, unnamed[1:])
        del unnamed[: 1 + taken]
        with wrong.noting():
            values[parameter.name] = value_of(parameter, value_words)
    wrong.raise_noted()
    return unnamed


def _is_inside_long_matter(
    line: str, unnamed: Sequence[Word], word: Word, rest_parameter: Parameter | None
) -> bool:
    """Does a word stand in a pasted text? Such may hold anything, so that options are read from
    the line on which it begins alone."""
    return (
        bool(unnamed)
        and rest_parameter is not None
        and rest_parameter.kind is ParameterKind.PARAGRAPH
        and rest_parameter.longest >= LONG_MATTER
        and "\n" in line[unnamed[0].start : word.start]
    )


def _has_taken_the_rest(entry: Entry, values: Mapping[str, Value]) -> bool:
    """Has what takes the rest a value, and all that is given in order before it?"""
    for parameter in entry.parameters:
        if parameter.name not in values:
            return False
        if parameter.rest:
            return True
    return False


def _goes_on(parameter: Parameter, value_words: str, *, begun: bool) -> bool:
    """Does a value given by name go on in the words after it? It does where these have no other
    place: in what takes the rest, and in other words once those of the rest have `begun`."""
    if parameter.kind not in (*_OWN_WORDS, ParameterKind.MEMBER):
        return False
    is_number = _NUMBER.fullmatch(value_words) is not None
    return parameter.rest or (begun and not (parameter.completion and is_number))


def _words_up_to_a_name(
    entry: Entry, line: str, words: Sequence[Word], start: int, parameter: Parameter
) -> list[Word]:
    """The words after a named value and before the next name, quotation or, for what is no
    paragraph, line."""
    following: list[Word] = []
    for before, word in zip(words[start - 1 :], words[start:], strict=False):
        is_next_line = "\n" in line[before.end : word.start]
        if is_next_line and parameter.kind is not ParameterKind.PARAGRAPH:
            break
        if (word.quoted and not following) or _is_known_name(entry, word):
            break
        following.append(word)
    return following


def _is_known_name(entry: Entry, word: Word) -> bool:
    option = match_option(word)
    return option is not None and any(p.name == option["name"] for p in entry.parameters)


def _joined(value_words: str, line: str, following: list[Word]) -> str:
    return f"{value_words} {_raw(line, following)}" if following else value_words


def _with_words_that_belong(
    parameter: Parameter, value_words: str, following: Sequence[Word]
) -> tuple[str, int]:
    """A value with those of the words after it that go on with it, and how many these are."""
    taken = 0
    while taken < len(following):
        if _is_unfinished(parameter, value_words):
            more: Sequence[Word] = following[taken : taken + 1]
        elif is_joined_by_and(parameter, following[taken:]):
            value_words, taken = f"{value_words},", taken + 1
            continue
        else:
            more = _words_that_belong(parameter, value_words, following[taken:])
        if not more:
            break
        value_words = " ".join((value_words, *(word.says for word in more)))
        taken += len(more)
    return value_words, taken


def _words_that_belong(
    parameter: Parameter, value_words: str, following: Sequence[Word]
) -> Sequence[Word]:
    """The words that go on with a number or an option, as in 60 per cent; none that were quoted."""
    if parameter.kind is not ParameterKind.NUMBER and not parameter.options:
        return ()
    if following and following[0].says[:1].isdigit():
        return ()
    for count in range(min(len(following), _most_words(parameter) - 1), 0, -1):
        more = following[:count]
        longer_words = " ".join((value_words, *(word.says for word in more)))
        if not any(word.quoted for word in more) and is_value(parameter, longer_words):
            return more
    return ()


def _most_words(parameter: Parameter) -> int:
    """The words that the longest number or option may have."""
    names = [option.value for option in parameter.options]
    names += [option.label for option in parameter.options]
    names += [words for words, _ in parameter.also]
    return max(MOST_WORDS, *(len(name.split()) for name in names), 0)


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


def _raw(line: str, words: list[Word]) -> str:
    """The words as they were typed, with their own spacing and quotation marks."""
    if len(words) == 1 and words[0].quoted:
        return words[0].says
    pieces: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None:
            gap = line[before.end : word.start]
            after = gap[len(gap.rstrip()) :]
            pieces.append(gap if gap.isspace() else after if "\n" in after else " ")
        pieces.append(line[word.start : word.end])
    return "".join(pieces)
