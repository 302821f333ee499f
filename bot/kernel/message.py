"""Sentences of Parley's own, as data: an English template with named fields.

A `Message` is a string: the English sentence, filled in. So it stands wherever words stand, can be
compared, and is never lost where nobody thinks of other languages. Beside the string it keeps the
template and the fields, from which `put_into_words` (reader.py) makes the sentence anew in the
reader's language, and which are saved with a view that is kept.

Names in a template stand in braces: `{side}`. What begins with a slash is a command, spelled as the
reader can type it there: `{/debate join}`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, replace

from bot.kernel.pieces import shorten

_NAMES = re.compile(r"\{([^{}]+)\}")
_PLAIN = re.compile(r"(?:[^{}]|\{[A-Za-z_]+\})*+")


class ViewPart(Struct, frozen=True, tag=True, tag_field="is"):
    """A part that stands in a saved view under the name of its class."""


Part: TypeAlias = str | int | ViewPart
"""What a field of a message may be: words, a number, a span, `Listed` or `Number`."""


ROWS = (",", ";", "")
"""Joints that are the same in every language."""


class Listed(ViewPart, frozen=True):
    """Several things in a row; `joint` says how: "," is a bare row, ";" one of longer things, ""
    one of sentences, and "and" and "or" are as the language has it."""

    items: tuple[Part, ...]
    joint: str = ","

    def __str__(self) -> str:
        return join_in_english([f"{item}" for item in self.items], self.joint)

    def parts(self, join: Callable[[Sequence[str]], str]) -> Iterator[Part]:
        """The things and what stands between them, where `join` joins words."""
        marks = tuple(f"{{{number}}}" for number in range(len(self.items)))
        yield from template_parts(join(marks), lambda name: self.items[int(name)])


class Number(ViewPart, frozen=True):
    """A number as the language groups its digits, with so many `places` after the point, and with
    a sign where it is `signed`. (A bare int in a message has neither: it counts or names.)"""

    value: float
    places: int = 0
    signed: bool = False

    def __str__(self) -> str:
        return f"{self.value:{'+' if self.signed else ''},.{self.places}f}"


class Message(str):
    """A sentence of Parley's; see the head of this file. Made by `say` and `count_of`."""

    __slots__ = ("amount", "fields", "plural", "template")

    template: str
    plural: str
    amount: int
    fields: Mapping[str, Part]

    def __new__(
        cls, template: str, fields: Mapping[str, Part], plural: str = "", count: int = 1
    ) -> "Message":
        """The sentence in English; `plural` is the template for a count that is not 1.

        Raises KeyError for a name in the template that no field has."""
        english = _pick_template(template, plural, count)
        if "{/" in english:
            find = part_finder(fields, str)
            english = "".join([f"{part}" for part in template_parts(english, find)])
        elif "{" in english:
            english = fill_template(english, fields)
        message = super().__new__(cls, english)
        message.template, message.plural, message.amount, message.fields = (
            template,
            plural,
            count,
            fields,
        )
        return message

    @property
    def english_template(self) -> str:
        """The template of the English sentence, by the count."""
        return _pick_template(self.template, self.plural, self.amount)

    def __eq__(self, other: object) -> bool:
        """Two messages are the same sentence with the same fields; a bare string is the same when
        the English is."""
        if isinstance(other, Message):
            return _identity(self) == _identity(other)
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"


if TYPE_CHECKING:
    Words: TypeAlias = str
else:

    class _AnyWords(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, str)

    class Words(metaclass=_AnyWords):
        """Words in a view: somebody's own, as a bare string, or a `Message`. For the type checker
        this is `str`; when a saved view is read, it is what `from_saved` is asked for."""


def say(template: str, /, **fields: Part) -> Message:
    """A sentence: `say("{speaker} opens {side}.", speaker=Person(…), side=side.name)`."""
    return Message(template, fields)


def said(words: str) -> Message:
    """Words of Parley's own that are declared, such as a label, as a sentence."""
    return words if isinstance(words, Message) else Message(words, {})


def spelled(command: str) -> Message:
    """A command, such as debate join, as the reader can type it."""
    return Message(f"{{/{command}}}", {})


def count_of(count: int, one: str, many: str, /, **fields: Part) -> Message:
    """A sentence that a number decides: `count_of(3, "{n} speech", "{n} speeches")`; `{n}` is the
    number."""
    return Message(one, {"n": count, **fields}, many, count)


def row_of(parts: Iterable[Part], joint: str = ",") -> Message:
    """Several things in a row, as a sentence of its own; see `Listed`."""
    return Message("{row}", {"row": Listed(tuple(parts), joint)})


def sentence_of(template: str, fields: Mapping[str, object]) -> Message:
    """The sentence of a refusal, with its fields; what is no part of a message is written out."""
    return Message(template, {name: part_of(value) for name, value in fields.items()})


def part_of(value: object) -> Part:
    """A value as a field of a message."""
    if isinstance(value, str | int | ViewPart) and not isinstance(value, bool):
        return value
    return str(value)


def cut_long(field: object, longest: int) -> object:
    """A field in which no words have more than so many characters, nor any within it; what is no
    part of a message is cut as it would be written out."""
    match field:
        case Message():
            if len(field) <= longest:
                return field
            parts = {name: part_of(cut_long(part, longest)) for name, part in field.fields.items()}
            return Message(field.template, parts, field.plural, field.amount)
        case Listed():
            return replace(field, items=tuple(cut_long(item, longest) for item in field.items))
        case ViewPart():
            words = {name: value for name, value in asdict(field).items() if isinstance(value, str)}
            return replace(
                field, **{name: cut_long(value, longest) for name, value in words.items()}
            )
        case str():
            return shorten(field, longest)
        case _:
            written = str(field)
            return field if len(written) <= longest else shorten(written, longest)


def template_parts(template: str, find: Callable[[str], Part]) -> Iterator[Part]:
    """A template in its parts: the words of it, and what `find` finds for the names between."""
    position = 0
    for name in _NAMES.finditer(template):
        if position < name.start():
            yield template[position : name.start()]
        yield find(name[1])
        position = name.end()
    if position < len(template):
        yield template[position:]


def fill_template(template: str, fields: Mapping[str, Part]) -> str:
    """A template that names no command, with its fields written out."""
    if _has_plain_names(template):
        return template.format_map(fields)  # the same, three times as fast
    return _NAMES.sub(lambda name: f"{fields[name[1]]}", template)


@lru_cache(maxsize=4096)
def _has_plain_names(template: str) -> bool:
    """Are all braces around plain names, so that Python's own filling does the same?"""
    return _PLAIN.fullmatch(template) is not None


def part_finder(fields: Mapping[str, Part], spell: Callable[[str], str]) -> Callable[[str], Part]:
    """What finds the part for a name: a field, or a command as it is spelled."""
    return lambda name: spell(name) if name.startswith("/") else fields[name]


def join_in_english(items: Sequence[str], joint: str) -> str:
    """Words in a row, as English joins them."""
    if joint in ROWS:
        return f"{joint} ".join(items)
    *most, last = items or ("",)
    return f"{', '.join(most)} {joint} {last}" if most else last


def _pick_template(template: str, plural: str, count: int) -> str:
    return template if count == 1 or not plural else plural


def _identity(message: Message) -> tuple[object, ...]:
    return message.template, message.plural, message.amount, message.fields
