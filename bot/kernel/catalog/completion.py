"""What could come next in a line being typed: commands, then their parameters, then values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.catalog.help import YES_NO
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.catalog.parsing import Word, split_words
from bot.kernel.message import Message, said, say
from bot.kernel.permission import Role
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.view import Option

_NAMING = re.compile(r"(?:--)?(?P<name>[a-z][\w-]*)(?P<mark>[:=])?(?P<value>.*)", re.DOTALL)


class CompletionOption(Struct, frozen=True):
    """`words` would take the place of all that stands in the line from `Completion.start` on."""

    words: str
    label: str
    about: str = ""


class Completion(Struct, frozen=True, kw_only=True):
    """How a line could go on, and `about`: help on what is being typed.

    `wanted` names a list that only the app can offer (Parameter.completion), of which the values
    that match `prefix` belong here; `offer_values` puts them in.
    """

    start: int
    suggestions: tuple[CompletionOption, ...] = ()
    about: str = ""
    wanted: str = ""
    prefix: str = ""


def complete_line(line: str, catalog: Catalog, role: Role, reader: Reader = ENGLISH) -> Completion:
    """How a line that begins with a slash could go on for a member of this role, who may type the
    labels of values as `reader` reads them."""
    if not line.startswith("/"):
        return Completion(start=len(line))
    typed = split_words(line[1:])
    words = [replace(word, start=word.start + 1, end=word.end + 1) for word in typed]
    current = Word("", len(line), len(line))
    if words and words[-1].end == len(line):
        current = words.pop()
    usable = [e for e in catalog.entries if e.role <= role and not e.quiet]
    for entry in sorted(usable, key=lambda entry: -len(entry.path)):
        size = len(entry.path)
        if tuple(word.says.lower() for word in words[:size]) == entry.path:
            return _parameters(entry, words[size:], current, reader)
    return Completion(start=0, suggestions=tuple(_commands(line[1:], usable)))


def offer_values(
    completion: Completion, options: Sequence[Option], reader: Reader = ENGLISH
) -> Completion:
    """The completion with the app's values before all else."""
    values = tuple(_values(options, completion.prefix, reader))
    return replace(completion, suggestions=values + completion.suggestions, wanted="")


def _commands(typed: str, usable: Sequence[Entry]) -> Iterator[CompletionOption]:
    typed = " ".join(typed.lower().split())
    matching = [e for e in usable if e.name.startswith(typed)]
    matching = matching or [e for e in usable if any(word.startswith(typed) for word in e.path)]
    if not matching:
        close = get_close_matches(typed, [e.name for e in usable], n=5, cutoff=0.6)
        matching = [e for e in usable if e.name in close]
    for entry in matching:
        more = " " if entry.parameters else ""
        yield CompletionOption(f"/{entry.name}{more}", f"/{entry.name}", said(entry.about))


def _parameters(entry: Entry, words: Sequence[Word], current: Word, reader: Reader) -> Completion:
    typed = _typed_values(entry, words)
    if typed.awaited is not None:
        return _value(typed.awaited, current.says, current.start, reader)
    naming = _NAMING.fullmatch(current.says)
    named = None if current.quoted else _named(entry, current)
    if naming and naming["mark"] and named is not None:
        return _value(
            named, naming["value"].lstrip('"'), current.start + naming.start("value"), reader
        )
    next_parameter = next((p for p in typed.left if p.kind is not ParameterKind.FILE), None)
    if typed.running_on or next_parameter is None:
        return Completion(
            start=current.start, about=_about(next_parameter) if next_parameter else ""
        )
    completion = _value(next_parameter, current.says, current.start, reader)
    names = tuple(
        CompletionOption(f"{p.name}:", f"{p.name}:", said(p.about))
        for p in typed.left
        if not p.rest
        and p.kind is not ParameterKind.FILE
        and p.name.startswith(current.says.lower())
    )
    return replace(completion, suggestions=completion.suggestions + names)


class _TypedValues(Struct, frozen=True):
    """What words have given so far: parameters still without a value, in order; the one whose
    value comes next because `--name` stands before; whether the words of a `rest` have begun."""

    left: tuple[Parameter, ...]
    awaited: Parameter | None
    running_on: bool


def _typed_values(entry: Entry, words: Sequence[Word]) -> _TypedValues:
    remaining = list(entry.parameters)
    awaited: Parameter | None = None
    running_on = False
    for word in words:
        if awaited is not None:
            awaited = None
            continue
        named = None if word.quoted else _named(entry, word)
        if named is not None:
            remaining = [p for p in remaining if p != named]
            bare = not re.search("[:=]", word.says)
            awaited = named if bare and named.kind is not ParameterKind.FLAG else None
            continue
        next_parameter = next((p for p in remaining if p.kind is not ParameterKind.FILE), None)
        if next_parameter is not None and next_parameter.rest:
            running_on = True
        elif next_parameter is not None:
            remaining.remove(next_parameter)
    return _TypedValues(tuple(remaining), awaited, running_on)


def _named(entry: Entry, word: Word) -> Parameter | None:
    """The parameter that a word names, if it names one."""
    naming = _NAMING.fullmatch(word.says)
    if naming is None or not (naming["mark"] or word.says.startswith("--")):
        return None
    return next((p for p in entry.parameters if p.name == naming["name"]), None)


def _value(parameter: Parameter, prefix: str, start: int, reader: Reader) -> Completion:
    options = YES_NO if parameter.kind is ParameterKind.FLAG else parameter.options
    return Completion(
        start=start,
        suggestions=tuple(_values(options, prefix, reader)),
        about=_about(parameter),
        wanted=parameter.completion,
        prefix=prefix,
    )


def _values(options: Iterable[Option], prefix: str, reader: Reader) -> Iterator[CompletionOption]:
    sought = prefix.lower()
    for option in options:
        names = (option.value, option.label, reader.bare(option.label))
        if any(sought in name.lower() for name in names):
            spaced = any(character.isspace() for character in option.value)
            words = f'"{option.value}"' if spaced else option.value
            about = option.hint or (option.label if option.label != option.value else "")
            yield CompletionOption(f"{words} ", option.value, about)


def _about(parameter: Parameter) -> Message:
    about = said(parameter.about)
    if parameter.required:
        return say("{name}: {about}", name=parameter.name, about=about)
    return say("{name}: {about} (optional)", name=parameter.name, about=about)
