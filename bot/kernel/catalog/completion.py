"""What could come next in a line being typed: commands, then their parameters, then values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.catalog.forms import YES_NO
from bot.kernel.catalog.line_names import Word
from bot.kernel.catalog.matching import sort_by_match
from bot.kernel.catalog.parameters import Catalog, Entry, Parameter, ParameterKind
from bot.kernel.catalog.parsing import split_words
from bot.kernel.message import Message, said, say
from bot.kernel.permission import Role
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.view import Option

_NAMING = re.compile(r"(?:--)?(?P<name>[a-z][\w-]*)(?P<mark>[:=])?(?P<value>.*)", re.DOTALL)


_BY_KEY = frozenset({ParameterKind.NUMBER, ParameterKind.RANKING, ParameterKind.MARKS})
"""What is typed by keys: numbers."""


class CompletionOption(Struct, frozen=True):
    """`words` would take the place of all that stands in the line from `Completion.start` on; the
    label and what it is about are shown."""

    words: str
    label: str
    about: str = ""


class Completion(Struct, frozen=True, kw_only=True):
    """How a line could go on, and `about`: help on what is being typed.

    `wanted` names a list that only the app can offer (Parameter.completion), of which the things
    that match `prefix` belong here; `offer_values` puts them in, by their titles or, where
    `by_key`, by their keys. Of `several` commas stand between. `given` are the values of other
    parameters.
    """

    start: int
    suggestions: tuple[CompletionOption, ...] = ()
    about: str = ""
    wanted: str = ""
    prefix: str = ""
    by_key: bool = False
    several: bool = False
    given: Mapping[str, str] = {}


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
    usable = catalog.usable(role)
    for entry in sorted(usable, key=lambda entry: -len(entry.path)):
        size = len(entry.path)
        if tuple(word.says.lower() for word in words[:size]) == entry.path:
            return _parameters(entry, words[size:], current, reader)
    return Completion(start=0, suggestions=tuple(_commands(line[1:], usable)))


def offer_values(
    completion: Completion, options: Sequence[Option], reader: Reader = ENGLISH
) -> Completion:
    """The completion with the app's values before all else: each typed by its title, where no other
    has the same."""
    labels = [reader.bare(option.label) for option in options]
    values: list[CompletionOption] = []
    for option in sort_by_match(options, completion.prefix, reader):
        label = reader.bare(option.label)
        by_key = completion.by_key or labels.count(label) > 1 or '"' in label
        by_key = by_key or (completion.several and "," in label)
        words = quote_if_spaced(option.value if by_key else label)
        values.append(CompletionOption(f"{words} ", option.label, option.hint))
    return replace(completion, suggestions=(*values, *completion.suggestions), wanted="")


def quote_if_spaced(words: str) -> str:
    """Words as one word of a line."""
    return f'"{words}"' if any(character.isspace() for character in words) else words


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
    completion = _complete_parameter(entry, typed, current, reader)
    return replace(completion, given=typed.given) if completion.wanted else completion


def _complete_parameter(
    entry: Entry, typed: "_TypedValues", current: Word, reader: Reader
) -> Completion:
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
    value comes next because `--name` stands before; whether the words of a `rest` have begun; and
    the values by parameter."""

    left: tuple[Parameter, ...]
    awaited: Parameter | None
    running_on: bool
    given: Mapping[str, str]


def _typed_values(entry: Entry, words: Sequence[Word]) -> _TypedValues:
    remaining = list(entry.told)
    awaited: Parameter | None = None
    running_on = False
    given: dict[str, str] = {}
    for word in words:
        if awaited is not None:
            given[awaited.name] = word.says
            awaited = None
            continue
        named = None if word.quoted else _named(entry, word)
        if named is not None:
            remaining = [p for p in remaining if p != named]
            bare = not re.search("[:=]", word.says)
            if not bare:
                given[named.name] = re.split("[:=]", word.says, maxsplit=1)[1]
            awaited = named if bare and named.kind is not ParameterKind.FLAG else None
            continue
        next_parameter = next((p for p in remaining if p.kind is not ParameterKind.FILE), None)
        if next_parameter is not None and next_parameter.rest:
            running_on = True
        elif next_parameter is not None:
            given[next_parameter.name] = word.says
            remaining.remove(next_parameter)
    return _TypedValues(tuple(remaining), awaited, running_on, given)


def _named(entry: Entry, word: Word) -> Parameter | None:
    """The parameter that a word names, if it names one."""
    naming = _NAMING.fullmatch(word.says)
    if naming is None or not (naming["mark"] or word.says.startswith("--")):
        return None
    return next((p for p in entry.parameters if p.name == naming["name"]), None)


def _value(parameter: Parameter, prefix: str, start: int, reader: Reader) -> Completion:
    options = YES_NO if parameter.kind is ParameterKind.FLAG else parameter.options
    listed = () if parameter.completion else options
    return Completion(
        start=start,
        suggestions=tuple(
            CompletionOption(f"{quote_if_spaced(option.value)} ", option.label, option.hint)
            for option in sort_by_match(listed, prefix, reader)
        ),
        about=_about(parameter),
        wanted=parameter.completion,
        prefix=prefix,
        by_key=parameter.kind in _BY_KEY,
        several=parameter.kind is ParameterKind.SEVERAL,
    )


def _about(parameter: Parameter) -> Message:
    about = said(parameter.about)
    if parameter.required:
        return say("{name}: {about}", name=parameter.name, about=about)
    return say("{name}: {about} (optional)", name=parameter.name, about=about)
