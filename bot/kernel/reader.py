"""Views put into their reader's words: their language, and commands as they can type them there."""

from collections.abc import Callable, Iterator, Sequence
from gettext import NullTranslations
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.message import (
    Listed,
    Message,
    Number,
    Part,
    ViewPart,
    join_in_english,
    part_finder,
    template_parts,
)
from bot.kernel.view import Emphasis, Moment, Plain, Strong

T = TypeVar("T", bound=Struct)


def spell_as_written(command: str) -> str:
    """A command spelled with a slash and spaces, as it is written in templates."""
    return command


class Reader(Struct, frozen=True):
    """Who reads: the `catalog` has the sentences of their language; commands, such as
    /debate join, are spelled as `spell` says. This one writes numbers, lists and instants as
    English does."""

    catalog: NullTranslations = NullTranslations()
    spell: Callable[[str], str] = spell_as_written

    def word(self, message: Message) -> str:
        """A message as bare words."""
        return "".join(self._bare(part) for part in self.parts(message))

    def bare(self, words: str) -> str:
        """Words as they are, and a message in this language."""
        return self.word(words) if isinstance(words, Message) else words

    def parts(self, message: Message) -> Iterator[Part]:
        """A message in this language as words and spans, what is several things one by one."""
        if message.plural:
            say = self.catalog.ngettext(message.template, message.plural, message.amount)
        else:
            say = self.catalog.gettext(message.template) if message.template else ""
        for part in template_parts(say, part_finder(message.fields, self.spell)):
            yield from self._flat(part)

    def number(self, number: Number) -> str:
        """A number, its digits grouped."""
        return str(number)

    def joined(self, words: Sequence[str], joint: str) -> str:
        """Words in a row; see Listed."""
        return join_in_english(words, joint)

    def instant(self, moment: Moment) -> str:
        """An instant where only bare words can stand."""
        return str(moment)

    def _flat(self, part: Part) -> Iterator[Part]:
        match part:
            case Message():
                yield from self.parts(part)
            case Listed():
                for element in part.parts(lambda words: self.joined(words, part.joint)):
                    yield from self._flat(element)
            case Number():
                yield self.number(part)
            case int():
                yield str(part)
            case _:
                yield part

    def _bare(self, part: Part) -> str:
        if isinstance(part, Moment):
            return self.instant(part)
        return str(put_into_words(part, self)) if isinstance(part, Struct) else str(part)


ENGLISH = Reader()


def put_into_words(value: T, reader: Reader) -> T:
    """A view, or a part of one, as this reader reads it: its messages become bare words, and where
    a sentence holds people, places, instants or what stands out, spans of their own. What holds no
    messages comes back as it is."""
    changed = {
        name: new
        for name in value.__struct_fields__
        if (new := _put(old := getattr(value, name), reader)) is not old
    }
    return replace(value, **changed) if changed else value


def _put(value: object, reader: Reader) -> object:
    match value:
        case Message():
            return reader.word(value)
        case tuple():
            elements = [new for old in value for new in _element(old, reader)]
            same = len(elements) == len(value) and all(map(_is_same, elements, value))
            return value if same else tuple(elements)
        case Struct():
            return put_into_words(value, reader)
        case _:
            return value


def _is_same(first: object, second: object) -> bool:
    return first is second


def _element(value: object, reader: Reader) -> Iterator[object]:
    """What a span, or anything else in a row, becomes: a sentence becomes several spans."""
    match value:
        case (
            Plain(Message() as message)
            | Strong(Message() as message)
            | Emphasis(Message() as message)
        ):
            yield from _spans(type(value), message, reader)
        case _:
            yield _put(value, reader)


def _spans(
    kind: type[Plain | Strong | Emphasis], message: Message, reader: Reader
) -> Iterator[object]:
    """A sentence as spans: bare words that follow each other are one of the kind."""
    words: list[str] = []
    for part in reader.parts(message):
        if isinstance(part, ViewPart) and not isinstance(part, Plain):
            if words:
                yield kind("".join(words))
                words = []
            yield from _element(part, reader)
        else:
            words.append(reader.word(part) if isinstance(part, Message) else f"{part}")
    if words:
        yield kind("".join(words))
