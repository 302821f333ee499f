"""A line that a member causes, read with what the community knows: a command and its values."""

from collections.abc import Iterable, Mapping

from bot.kernel.catalog.matching import list_names
from bot.kernel.catalog.parameters import Parameter, ParameterKind, Upload, Value, value_of
from bot.kernel.catalog.parsing import CutLine, Typed, cut_line, find_listed, parse_cut
from bot.kernel.catalog.ranking import gather_fields
from bot.kernel.command import Caller
from bot.kernel.message import said
from bot.kernel.naming_members import find_member_meant, put_names
from bot.kernel.offering import load_options_or_none
from bot.kernel.parts import Parts
from bot.kernel.plain import clean_words
from bot.kernel.refusal import KernelRefusal, RefusalNotes, Refused
from bot.kernel.titles import find_keys

LONGEST_LINE = 500_000
"""Characters of a typed line; a pasted article may be one."""

Given = Mapping[str, str | Upload]
"""Values by parameter name, as a form or a platform's options bring them."""


async def read_line(
    parts: Parts, by: Caller, line: str, given: Given, *, strict: bool = True
) -> Typed:
    """The command that a line names, with the values it gives and those that are `given` beside it;
    members by their ids. Where that need not be `strict`, a field’s words stand for what they do
    not mean. Raises Refused."""
    if len(line) > LONGEST_LINE:
        raise Refused(KernelRefusal.LINE_TOO_LONG, length=len(line), longest=LONGEST_LINE)
    line = clean_words(line)
    cut = cut_line(line, parts.catalog)
    typed = parse_cut(cut, await _load_names(parts, by, cut))
    words = {name: clean_words(value) for name, value in given.items() if isinstance(value, str)}
    wrong = RefusalNotes()
    with wrong.noting():
        words |= await find_keys(parts, by, typed.entry, words)
    gathered = gather_fields(typed.entry, words)
    values = _read_values(typed, {**given, **gathered}, wrong, strict=strict)
    values |= await _read_members(parts, by, typed, values, wrong)
    if strict:
        wrong.raise_noted()
    return Typed(typed.entry, values)


async def _load_names(parts: Parts, by: Caller, cut: CutLine) -> dict[str, frozenset[str]]:
    """The names of known things, by the parameters of a line that may have several words of one."""
    return {
        parameter.name: list_names(await load_options_or_none(parts, by, parameter.completion, {}))
        for parameter in find_listed(cut)
    }


def refuse_unfinished(missing: Iterable[Parameter]) -> None:
    """Refuse a command that lacks what no form asks for, since only a button brings it. Raises
    Refused (VALUE_EMPTY)."""
    for parameter in missing:
        if parameter.required and parameter.typed_only:
            empty = Refused(KernelRefusal.VALUE_EMPTY, label=said(parameter.about))
            raise empty.regarding(parameter.name)


def _read_values(
    typed: Typed, given: Given, wrong: RefusalNotes, *, strict: bool
) -> dict[str, Value]:
    """The values that are given; what is wrong is noted."""
    values: dict[str, Value] = dict(typed.values)
    for parameter in typed.entry.parameters:
        value = given.get(parameter.name, "")
        if isinstance(value, Upload):
            values[parameter.name] = value
            continue
        is_blank = parameter.name in given and not value.strip()
        words = parameter.blank if is_blank else clean_words(value)
        if not words.strip():
            continue
        if not strict:
            values[parameter.name] = words
        with wrong.noting():
            values[parameter.name] = value_of(parameter, words)
    return values


async def _read_members(
    parts: Parts, by: Caller, typed: Typed, values: Mapping[str, Value], wrong: RefusalNotes
) -> dict[str, Value]:
    """Members who are meant by their ids, and those whom other words mention by name."""
    found: dict[str, Value] = {}
    for parameter in typed.entry.parameters:
        value = values.get(parameter.name)
        if not isinstance(value, str):
            continue
        with wrong.noting():
            if parameter.kind is ParameterKind.MEMBER:
                found[parameter.name] = await _find_member(parts, by, parameter.name, value)
            elif "<@" in value:
                found[parameter.name] = await put_names(parts.db, by.community, value)
    return found


async def _find_member(parts: Parts, by: Caller, name: str, words: str) -> str:
    try:
        return await find_member_meant(parts.db, by.community, words)
    except Refused as refused:
        raise refused.regarding(name) from None
