"""Titles of known things, offered while one is typed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.kernel.catalog.matching import find_by_title, sort_by_match
from bot.kernel.catalog.parameters import ParameterKind
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.catalog.ranking import MARK, gather_fields
from bot.kernel.command import Caller
from bot.kernel.lines import UnfinishedValue
from bot.kernel.offering import as_words, load_options_or_none
from bot.kernel.parts import Parts
from bot.kernel.pieces import shorten
from bot.kernel.reader import Reader
from bot.kernel.refusal import Refused
from bot.kernel.view import Option

LONGEST = 100
"""Characters of a label and of a value."""

LONGEST_HINT = 40
"""Characters of a hint that tells things of one name apart; a longer one only explains."""

GAP = " – "
"""Between a title and its hint, where both stand in one line."""


async def suggest(
    parts: Parts, by: Caller, unfinished: UnfinishedValue, reader: Reader, most: int
) -> list[Option]:
    """What a value that is being typed could mean: titles with their keys, at most so many."""
    try:
        typed = parse_line(unfinished.action, parts.catalog)
    except Refused:
        return []
    name = unfinished.name.partition(MARK)[0]
    parameter = next((p for p in typed.entry.parameters if p.name == name), None)
    if parameter is None or typed.entry.role > by.role:
        return []
    options = parameter.options
    if parameter.completion:
        given = {**as_words(typed.values), **gather_fields(typed.entry, unfinished.given)}
        options = await load_options_or_none(parts, by, parameter.completion, given)
    if parameter.kind is ParameterKind.SEVERAL:
        return suggest_several(options, unfinished.typed, most, reader)
    return find_suggestions(options, unfinished.typed, most, reader)


def find_suggestions(
    options: Iterable[Option], typed: str, most: int, reader: Reader
) -> list[Option]:
    """The options that what is being typed could mean, each once, in the reader's words; where a
    value is too long to be sent, it is left out."""
    suggestions: dict[str, Option] = {}
    labels: Counter[str] = Counter()
    for option in sort_by_match(options, typed, reader):
        if 0 < len(option.value) <= LONGEST and option.value not in suggestions:
            title, hint = reader.bare(option.label), reader.bare(option.hint)
            label = fit_label(title, hint, LONGEST)
            labels[label] += 1
            if labels[label] > 1:
                label = fit_label(title, f"{hint} ({labels[label]})", LONGEST)
            suggestions[option.value] = Option(label, option.value)
            if len(suggestions) == most:
                break
    return list(suggestions.values())


def suggest_several(
    options: Sequence[Option], typed: str, most: int, reader: Reader
) -> list[Option]:
    """The rows of several that what is being typed could mean: what stands before the last comma,
    and what could follow it."""
    *before, last = typed.split(",")
    chosen: dict[str, Option] = {}
    for part in filter(str.strip, before):
        named = next(iter(find_by_title(options, part)), Option(part.strip(), part.strip()))
        chosen[named.value] = named
    left = [option for option in options if option.value not in chosen]
    rows: list[Option] = []
    for option in sort_by_match(left, last, reader):
        row = (*chosen.values(), option)
        label = ", ".join(reader.bare(each.label) for each in row)
        value = ", ".join(each.value for each in row)
        if len(value) <= LONGEST:
            rows.append(Option(_shorten_start(label), value))
    return rows[:most]


def _shorten_start(label: str) -> str:
    """A row whose end counts: it is what comes new."""
    return label if len(label) <= LONGEST else f"…{label[-LONGEST + 1 :]}"


def fit_label(title: str, hint: str, longest: int) -> str:
    """A title and its hint in one line. Of a short hint nothing is cut: it may be what tells two of
    one title apart."""
    whole = f"{title}{GAP}{hint}" if hint else title
    if len(whole) <= longest:
        return whole
    if hint and len(hint) <= LONGEST_HINT:
        return f"{shorten(title, longest - len(hint) - len(GAP))}{GAP}{hint}"
    return shorten(whole, longest)
