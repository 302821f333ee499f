"""Views put into their reader's words: their language, and commands as they can type them there."""

from collections.abc import Callable, Iterator, Sequence
from gettext import NullTranslations
from types import NoneType
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.former import FORMER
from bot.kernel.message import (
    Listed,
    Message,
    Number,
    Part,
    ViewPart,
    fill_template,
    join_in_english,
    part_finder,
    template_parts,
)
from bot.kernel.view import Audience, Emphasis, Moment, Note, Person, Plain, Strong, Text, Tone

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
        whole = self.whole(message)
        if whole is not None:
            return whole
        return "".join([self._bare(part) for part in self.parts(message)])

    def whole(self, message: Message) -> str | None:
        """A message in this language that is words and bare numbers alone; None for one with other
        things in it."""
        template = self._say(message)
        if "{" not in template:
            return template if not message.fields else None
        fields = message.fields
        if "{/" in template or not _BARE.issuperset(map(type, fields.values())):
            return None
        if template == message.english_template:
            return str(message)
        return fill_template(template, fields)

    def bare(self, words: str) -> str:
        """Words as they are, and a message in this language."""
        return self.word(words) if isinstance(words, Message) else words

    def parts(self, message: Message) -> Iterator[Part]:
        """A message in this language as words and spans, what is several things one by one."""
        for part in template_parts(self._say(message), part_finder(message.fields, self.spell)):
            yield from self._flat(part)

    def _say(self, message: Message) -> str:
        """The template of a message in this language."""
        if message.plural:
            return self.catalog.ngettext(message.template, message.plural, message.amount)
        return self.catalog.gettext(message.template) if message.template else ""

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
    changed: dict[str, object] = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        if old and type(old) not in _WORDLESS:
            new = _put(old, reader)
            if new is not old:
                changed[name] = new
    return replace(value, **changed) if changed else value


_WORDLESS = frozenset({str, bool, int, float, bytes, NoneType, Audience, Tone})
"""What is no message and holds none, as most of a view."""

_SPOKEN = frozenset({Plain, Strong, Emphasis})
"""Spans that a sentence may stand in."""

_LINES = frozenset({Text, Note})
"""Blocks that hold spans and nothing else."""

_BARE = frozenset({str, int})
"""Fields of a message that read the same in every language."""


def _put(value: object, reader: Reader) -> object:
    if isinstance(value, tuple):
        return _put_row(value, reader)
    if isinstance(value, Struct):
        return put_into_words(value, reader)
    return reader.word(value) if isinstance(value, Message) else value


def _put_row(row: tuple[Any, ...], reader: Reader) -> tuple[Any, ...]:
    """A row of spans, or of anything else: a sentence in it becomes several spans. A row without
    messages comes back as it is."""
    elements: list[object] = []
    is_changed = False
    for old in row:
        kind = type(old)
        if kind in _SPOKEN:
            if type(old.words) is Message:
                is_changed = True
                elements += _spans(kind, old.words, reader)
            else:
                elements.append(old)
            continue
        if kind in _LINES:  # most of a view: two calls less
            spans = _begin(old.spans, _put_row(old.spans, reader), reader)
            new = old if spans is old.spans else kind(spans)
        else:
            new = old if kind in _WORDLESS else _put(old, reader)
        is_changed = is_changed or new is not old
        elements.append(new)
    return tuple(elements) if is_changed else row


def _begin(old: tuple[Any, ...], spans: tuple[Any, ...], reader: Reader) -> tuple[Any, ...]:
    """The spans of a line, with a capital where somebody without a name begins a sentence."""
    if (
        spans is old
        or not spans
        or type(getattr(old[0], "words", getattr(old[0], "name", ""))) is not Message
    ):
        return spans
    first = spans[0]
    field = "name" if type(first) is Person else "words"
    words, former = getattr(first, field, ""), reader.word(FORMER)
    is_sentence = len(spans) > 1 or len(words) > len(former)
    if not is_sentence or not words.startswith(former):
        return spans
    return (replace(first, **{field: f"{words[0].upper()}{words[1:]}"}), *spans[1:])


def _spans(
    kind: type[Plain | Strong | Emphasis], message: Message, reader: Reader
) -> Iterator[object]:
    """A sentence as spans: bare words that follow each other are one of the kind."""
    whole = reader.whole(message)
    if whole is not None:
        yield from (kind(whole),) if whole else ()
        return
    words: list[str] = []
    for part in reader.parts(message):
        if isinstance(part, ViewPart) and not isinstance(part, Plain):
            if words:
                yield kind("".join(words))
                words = []
            yield from _put_row((part,), reader)
        else:
            words.append(reader.word(part) if isinstance(part, Message) else f"{part}")
    if words:
        yield kind("".join(words))
