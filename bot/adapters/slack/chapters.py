"""A field with options of several chapters, as a menu for each of them."""

from itertools import groupby

from msgspec.structs import replace

from bot.kernel.pieces import name_piece
from bot.kernel.view import Input, SeveralInput


def cut_into_chapters(field: Input) -> tuple[Input, ...]:
    """A field for each chapter of the options, under its name; the field itself where they have
    none, or one. None of them has to be filled in by itself, and the first has the hint."""
    if not isinstance(field, SeveralInput):
        return (field,)
    chapters = [(name, tuple(of)) for name, of in groupby(field.options, lambda one: one.chapter)]
    if len(chapters) < 2:
        return (field,)
    return tuple(
        replace(
            field,
            name=name_piece(field.name, number),
            label=name or field.label,
            hint="" if number else field.hint,
            options=options,
            required=False,
        )
        for number, (name, options) in enumerate(chapters)
    )
