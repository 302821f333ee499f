"""Views as JSON text, for posts that are kept.

What was written must stay readable: a block or a field of one may be added, with a default, and
never changes its name or its meaning. A message is kept with its template and its fields, so that
it can be shown in another language. Bare strings, as all words were once, are read as these.
"""

from functools import cache
from typing import cast

import msgspec

from bot.kernel.message import Listed, Message, Number, Part, Words
from bot.kernel.view import Span, View


def dump(view: View) -> str:
    """A view as JSON."""
    return msgspec.json.encode(view, enc_hook=_saved).decode()


def load(text: str) -> View:
    """The view that `dump` wrote. Raises ValueError for a text that `dump` does not write."""
    try:
        return _decoder().decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("not a view") from error


@cache
def _decoder() -> msgspec.json.Decoder[View]:
    """Made for the first view that is read."""
    return msgspec.json.Decoder(View, dec_hook=_words)


class _SavedMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message as it is kept."""

    say: str
    fields: dict[str, object] = {}
    plural: str = ""
    count: int = 1


def _saved(value: object) -> object:
    if isinstance(value, Message):
        return _SavedMessage(value.template, dict(value.fields), value.plural, value.amount)
    raise NotImplementedError(type(value))


def _words(kind: type, value: object) -> object:
    """Words of a view: bare ones, or a message."""
    if kind is not Words:
        raise NotImplementedError(kind)
    if isinstance(value, str):
        return value
    saved = msgspec.convert(value, _SavedMessage)
    try:
        fields = {name: _part(field) for name, field in saved.fields.items()}
        return Message(saved.say, fields, saved.plural, saved.count)
    except KeyError as error:
        raise ValueError("not a message") from error


def _part(value: object) -> Part:
    """A field of a message."""
    match value:
        case str() | int():
            return value
        case {"say": _}:
            return cast("Message", _words(Words, value))
        case {"is": "Listed", "items": [*items], **rest}:
            return Listed(tuple(map(_part, items)), str(rest.get("joint", ",")))
        case {"is": "Number"}:
            return msgspec.convert(value, Number)
        case _:
            span: Part = msgspec.convert(value, Span, dec_hook=_words)
            return span
