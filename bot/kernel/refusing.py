"""How a refusal looks: its sentence, and buttons for the commands that it names, or else for what
its reader can do instead."""

import re
from collections.abc import Iterator, Mapping

from bot.kernel.catalog.parameters import Catalog, Entry, ParameterKind
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller, Command
from bot.kernel.message import cut_long, say
from bot.kernel.permission import Role
from bot.kernel.pieces import shorten
from bot.kernel.refusal import LONGEST_FIELD, Refused, SeveralRefused, sentence
from bot.kernel.view import (
    ACTION_LIMIT,
    Audience,
    Block,
    Button,
    Buttons,
    Quotation,
    Tone,
    View,
    line,
    text,
)

LONGEST_LABEL = 70
"""Characters of a title on a button."""

_WRITTEN = (ParameterKind.LINE, ParameterKind.PARAGRAPH)
_NAMED = re.compile(r"\{/([^{}]+)\}")


def render_refusal(
    refused: Refused, catalog: Catalog, by: Caller, command: Command | None = None
) -> tuple[View, ...]:
    """A refusal as a view, or several as one each; `command` is the one that was refused."""
    return tuple(_render_one(one, catalog, by, command) for one in each_of(refused))


def each_of(refused: Refused) -> tuple[Refused, ...]:
    """A refusal, or the several that it stands for."""
    return refused.refusals if isinstance(refused, SeveralRefused) else (refused,)


def _render_one(refused: Refused, catalog: Catalog, by: Caller, command: Command | None) -> View:
    about = refused.about
    if not about and command is not None:
        about = find_given_back(refused, catalog.by_class[type(command)], command)
    blocks: list[Block] = [text(sentence(refused))]
    instead = refused.explanation.buttons if refused.explanation is not None else ()
    if ways := tuple(_find_ways(refused, catalog, by, command)) or instead:
        blocks.append(Buttons(ways))
    if words := refused.given_back:
        blocks += [text(say("Your words:")), *(Quotation(line(each)) for each in words)]
    # What is given back needs no form that offers to send it again.
    is_retried = not words
    return View(
        blocks=tuple(blocks),
        audience=Audience.ASKER,
        trouble=is_retried,
        about=about if is_retried else "",
        gives_back=not is_retried,
    )


def offer_meant(
    refused: Refused, catalog: Catalog, entry: Entry, values: Mapping[str, object]
) -> tuple[Button, ...]:
    """A button for each thing that a command may mean: it sends the command again, with what was
    given as far as that fits."""
    name, things = refused.meant
    return tuple(
        Button(shorten(title, LONGEST_LABEL), _with_given(entry, values, catalog, name, key))
        for key, title in things
    )


def _with_given(
    entry: Entry, values: Mapping[str, object], catalog: Catalog, name: str, key: str
) -> str:
    action = f"/{entry.name} {name}:{key}"
    for parameter in entry.parameters:
        value = values.get(parameter.name)
        if parameter.name == name or not isinstance(value, str | int) or not value:
            continue
        written = "yes" if value is True else str(value)
        quoted = f'"{written}"' if set(written) & set(" :") else written
        longer = f"{action} {parameter.name}:{quoted}"
        fits = '"' not in written and len(longer) <= ACTION_LIMIT
        if fits and _can_be_read(longer, catalog):
            action = longer
    return action


def find_own_words(entry: Entry, values: Mapping[str, object]) -> tuple[str, ...]:
    """What somebody wrote in the long fields of a form, to be given back where no form takes it."""
    written = (
        str(values.get(parameter.name, ""))
        for parameter in entry.parameters
        if parameter.kind in _WRITTEN
        and not (parameter.completion or parameter.typed_only)
        and (parameter.rest or parameter.longest > LONGEST_FIELD)
    )
    return tuple(words for words in written if words.strip())


def find_given_back(refused: Refused, entry: Entry, command: Command) -> str:
    """The parameter whose value a refusal gives back, as in “There is no format “oxfort”.”; "" if
    it does not."""
    values_told = {value for value in refused.fields.values() if isinstance(value, str) and value}
    names = (parameter.name for parameter in entry.parameters)
    return next((n for n in names if _as_told(getattr(command, n, None)) in values_told), "")


def _as_told(value: object) -> object:
    """A value as a refusal gives it back."""
    return cut_long(value, LONGEST_FIELD) if isinstance(value, str) else None


def _find_ways(
    refused: Refused, catalog: Catalog, by: Caller, command: Command | None
) -> Iterator[Button]:
    """What a refusal says to do, as far as it is this member's to do: with what they have already
    given, so that nothing has to be typed again."""
    for name in dict.fromkeys(_NAMED.findall(refused.code.value)):
        entry = catalog.by_path.get(tuple(name.split()))
        needed = Role.MEMBER if entry is None else max(entry.role, entry.opens * Role.CHAIR)
        if entry is None or by.role < needed or isinstance(command, entry.builds):
            continue
        action = _carry_over(refused, catalog, entry, command)
        yield Button(entry.label, action, Tone.PLAIN)


def _carry_over(refused: Refused, catalog: Catalog, entry: Entry, command: Command | None) -> str:
    """A command with the values that it takes of those in the refusal and in the refused command.
    What was refused, and what does not fit on a button, is left out."""
    action = f"/{entry.name}"
    shared: set[str] = set()
    if command is not None:
        refused_entry = catalog.by_class[type(command)]
        shared = {parameter.name for parameter in refused_entry.parameters}
        shared -= {refused.about, find_given_back(refused, refused_entry, command)}
    # What names the thing that is meant stands last in a command, and has to fit first.
    for parameter in reversed(entry.parameters):
        given = getattr(command, parameter.name, None) if parameter.name in shared else None
        value = refused.fields.get(parameter.name, given)
        if not _is_written(value):
            continue
        longer = f"{action} {parameter.name}:{value}"
        if " " not in str(value) and len(longer) <= ACTION_LIMIT and _can_be_read(longer, catalog):
            action = longer
    return action


def _is_written(value: object) -> bool:
    """Can a value stand on a button as it is?"""
    return isinstance(value, str | int) and not isinstance(value, bool) and bool(value)


def _can_be_read(action: str, catalog: Catalog) -> bool:
    try:
        parse_line(action, catalog)
    except Refused:
        return False
    return True
