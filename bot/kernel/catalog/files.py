"""What can be done with a file that somebody hands over without a word, by what it is."""

from collections.abc import Iterator

from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.permission import Role
from bot.kernel.view import Button

BEGINNING = 4000
"""Characters of a file by which it is known."""


def find_file_uses(name: str, beginning: str, catalog: Catalog, role: Role) -> tuple[Button, ...]:
    """The commands that a member may give with a file, as buttons: those that know it by its
    beginning, or else those that take files of its kind."""
    takers = [
        (entry, parameter)
        for entry in catalog.entries
        if not entry.quiet and (parameter := _file_of(entry)) is not None
    ]
    marked = [entry for entry, taken in takers if taken.marks and _fits(taken, name, beginning)]
    plain = [entry for entry, taken in takers if not taken.marks and _fits(taken, name, beginning)]
    return tuple(
        Button(entry.label, f"/{entry.name}") for entry in marked or plain if entry.role <= role
    )


def _file_of(entry: Entry) -> Parameter | None:
    """The parameter that takes the file, where nothing else must be said."""
    needed: Iterator[Parameter] = (p for p in entry.parameters if p.required)
    if any(parameter.kind is not ParameterKind.FILE for parameter in needed):
        return None
    return next((p for p in entry.parameters if p.kind is ParameterKind.FILE), None)


def _fits(parameter: Parameter, name: str, beginning: str) -> bool:
    ends = not parameter.endings or name.lower().endswith(parameter.endings)
    return ends and (not parameter.marks or any(mark in beginning for mark in parameter.marks))
