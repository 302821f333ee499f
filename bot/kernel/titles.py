"""Known things that members name by their titles, where commands take their keys."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from bot.kernel.catalog.matching import find_by_title, find_nearly
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind
from bot.kernel.catalog.ranking import MARK
from bot.kernel.catalog.reading import read_whole
from bot.kernel.command import Caller, Command
from bot.kernel.message import Listed
from bot.kernel.offering import load_options_or_none
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import Option

C = TypeVar("C", bound=Command)

MOST_GUESSES = 3

NO_SUCH = "NO_SUCH"
"""Begins the codes of refusals of what is on no list."""

_BY_NUMBER = frozenset({ParameterKind.NUMBER, ParameterKind.RANKING})
_BY_TITLE = frozenset({ParameterKind.LINE, ParameterKind.SEVERAL})


async def find_meant(parts: Parts, entry: Entry, command: C) -> C | None:
    """The command with the keys of those things that it names by their titles; None where it names
    none so. Raises Refused (SEVERAL_LISTED)."""
    given = _words_by_parameter(entry, command)
    keys: dict[str, str] = {}
    for parameter in entry.parameters:
        words = getattr(command, parameter.name)
        if not parameter.completion or not words or parameter.kind not in _BY_TITLE:
            continue
        options = await load_options_or_none(parts, command.by, parameter.completion, given)
        if parameter.kind is ParameterKind.SEVERAL:
            row = _keys_of_several(options, words)
            if row != words:
                keys[parameter.name] = row
            continue
        meant = _find_one(options, words, parameter.name)
        if meant and meant.value != words:
            keys[parameter.name] = meant.value
    return replace(command, **keys) if keys else None


async def with_guess(
    parts: Parts, entry: Entry, command: Command, refused: Refused, about: str
) -> Refused:
    """A refusal of what is on no list, with the titles that come near; any other as it is. `about`
    is the parameter whose value it gives back."""
    parameter = next((p for p in entry.parameters if p.name == about), None)
    if parameter is None or not parameter.completion or not refused.code.name.startswith(NO_SUCH):
        return refused
    given = _words_by_parameter(entry, command)
    options = await load_options_or_none(parts, command.by, parameter.completion, given)
    return _guess(parameter, options, given[about]) or refused


def _keys_of_several(options: Sequence[Option], words: str) -> str:
    """A row of several by their keys; one whose title has a comma in it may stand alone."""
    if whole := find_by_title(options, words):
        return whole[0].value
    found = [(part.strip(), find_by_title(options, part)) for part in words.split(",")]
    return ", ".join(meant[0].value if len(meant) == 1 else part for part, meant in found)


async def find_keys(
    parts: Parts, by: Caller, entry: Entry, given: Mapping[str, str]
) -> dict[str, str]:
    """The numbers of those things that fields of a form name by their titles, as where a menu would
    be too long. Raises Refused (SEVERAL_LISTED, NOT_LISTED_GUESS)."""
    keys: dict[str, str] = {}
    for parameter in entry.parameters:
        if not parameter.completion or parameter.kind not in _BY_NUMBER:
            continue
        names = [name for name in given if name.partition(MARK)[0] == parameter.name]
        titles = {n: given[n] for n in names if given[n] and read_whole(given[n]) is None}
        if not titles:
            continue
        options = await load_options_or_none(parts, by, parameter.completion, given)
        for name, words in titles.items():
            if meant := _find_one(options, words, name):
                keys[name] = meant.value
            elif wrong := _guess(parameter, options, words):
                raise wrong
    return keys


def _words_by_parameter(entry: Entry, command: Command) -> dict[str, str]:
    return {p.name: str(getattr(command, p.name)) for p in entry.parameters}


def _find_one(options: Sequence[Option], words: str, about: str) -> Option | None:
    """The one option that the words of the field `about` mean, if they mean any. Raises Refused
    (SEVERAL_LISTED)."""
    meant = find_by_title(options, words)
    if len(meant) > 1:
        raise Refused(KernelRefusal.SEVERAL_LISTED, given=words).regarding(about)
    return meant[0] if meant else None


def _guess(parameter: Parameter, options: Sequence[Option], words: str) -> Refused | None:
    """The refusal of what is on no list, with the titles that come near, if any do."""
    near = find_nearly(options, words, MOST_GUESSES)
    titles = Listed(tuple(f"“{option.label}”" for option in near), "or")
    wrong = Refused(KernelRefusal.NOT_LISTED_GUESS, given=words, titles=titles)
    return wrong.regarding(parameter.name) if near else None
