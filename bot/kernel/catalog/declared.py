"""The classes of commands, read as the entries of a catalog."""

from collections.abc import Iterator
from functools import cache
from inspect import get_annotations
from types import UnionType
from typing import get_args

from msgspec.structs import fields, replace

from bot.kernel.catalog.parameters import Catalog, Entry, Parameter
from bot.kernel.command import Command


def catalog_of(*commands: UnionType | type[Command]) -> Catalog:
    """The catalog of some commands, in the order in which help lists them; a feature's commands
    are the union of their classes. Raises what `entry_of` raises."""
    each = [command for some in commands for command in get_args(some) or (some,)]
    return Catalog(tuple(entry_of(command) for command in each))


@cache
def entry_of(command: type[Command]) -> Entry:
    """What the class of a command says of it. Raises TypeError where something is not said."""
    declaration = command.declared
    if not declaration.path:
        raise TypeError(f'{command.__name__} says no path: give its class one, path="debate end"')
    return Entry(
        path=tuple(declaration.path.split()),
        builds=command,
        about=(command.__doc__ or "").partition("\n")[0].removesuffix("."),
        parameters=tuple(_parameters(command)),
        title=declaration.title,
        role=declaration.role,
        examples=declaration.examples,
        synonyms=declaration.synonyms,
        form_when_empty=declaration.form_when_empty,
        prefilled=declaration.prefilled,
        quiet=declaration.quiet,
        private=declaration.private,
        public=declaration.public,
        placed=declaration.placed,
        opens=declaration.opens,
        slow=declaration.slow,
        needs_model=declaration.needs_model,
    )


def _parameters(command: type[Command]) -> Iterator[Parameter]:
    """Of a command's own fields, in their order, and then of those that it has from others."""
    known_fields = {field.name: field for field in fields(command)}
    declared_names: set[str] = set()
    for declaring in command.__mro__[: command.__mro__.index(Command)]:
        for name, kind in get_annotations(declaring).items():
            if name in declared_names:
                continue
            declared_names.add(name)
            declared = [
                parameter for parameter in get_args(kind) if isinstance(parameter, Parameter)
            ]
            if not declared:
                raise TypeError(
                    f"{command.__name__}.{name} does not say what it takes: annotate it, as in"
                    f' {name}: Annotated[str, takes.line("What it is")]'
                )
            default = known_fields[name].default
            yield replace(
                declared[0],
                name=name,
                required=known_fields[name].required,
                default=default if isinstance(default, bool) else None,
            )
