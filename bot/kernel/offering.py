"""Known things to choose from, by their titles."""

from collections.abc import Mapping

from bot.kernel.catalog.forms import Lists
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind, Value
from bot.kernel.command import Caller
from bot.kernel.message import said
from bot.kernel.parts import ListRequest, Parts
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import Option


async def load_options(
    parts: Parts, by: Caller, list_name: str, given: Mapping[str, str]
) -> tuple[Option, ...]:
    """What is on a list now. Raises Refused where there is none here, as where no debate is."""
    source = await parts.features.list_source(list_name)
    return await source(parts, ListRequest(by=by, given=given)) if source else ()


async def load_options_or_none(
    parts: Parts, by: Caller, list_name: str, given: Mapping[str, str]
) -> tuple[Option, ...]:
    """What is on a list now; nothing where there is none here."""
    try:
        return await load_options(parts, by, list_name, given)
    except Refused:
        return ()


async def load_lists(
    parts: Parts,
    by: Caller,
    entry: Entry,
    values: Mapping[str, Value],
    left_out: frozenset[str] = frozenset(),
) -> Lists:
    """What a form of this command, without the parameters `left_out`, has to offer. Raises Refused
    where something is required of which there is none here."""
    given = as_words(values)
    lists: dict[str, tuple[Option, ...]] = {}
    loaded: dict[str, tuple[Option, ...]] = {}
    for parameter in entry.parameters:
        if not parameter.completion or parameter.typed_only or parameter.name in left_out:
            continue
        needed = _must_be_chosen(parameter) and parameter.name not in values
        load = load_options if needed else load_options_or_none
        name = parameter.completion
        options = loaded.get(name) or await load(parts, by, name, given)
        lists[parameter.name] = loaded[name] = options
        if needed and not options:
            raise Refused(KernelRefusal.NOTHING_TO_CHOOSE, label=said(parameter.about))
    return lists


def as_words(values: Mapping[str, Value]) -> dict[str, str]:
    """Values as they would be typed."""
    return {name: str(value) for name, value in values.items()}


def _must_be_chosen(parameter: Parameter) -> bool:
    return (
        parameter.required
        and not parameter.own_words
        and parameter.kind is not ParameterKind.MEMBER
    )
