"""A form that could not be taken is offered once more, as it was filled in."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.kernel.message import say
from bot.kernel.reader import Reader, put_into_words
from bot.kernel.view import (
    Button,
    Buttons,
    FileInput,
    Form,
    SeveralInput,
    Text,
    Tone,
    View,
)

RETRY = "try-again"
"""Begins what the button sends: `try-again KEY`, under which the form is kept."""


def offer_again(views: Sequence[View], key: str) -> View:
    """What was wrong with a form, as one view, with the button that opens it again."""
    button = Button(say("Try again"), f"{RETRY} {key}", Tone.PRIMARY)
    blocks = [block for view in views for block in view.blocks]
    return View(blocks=(*blocks, Buttons((button,))), trouble=True)


def read_wrong(views: Sequence[View], reader: Reader) -> dict[str, str]:
    """What refusals say, by the field that each is about."""
    return {view.about: _bare_words(view, reader) for view in views if view.about}


def mark_wrong(form: Form, wrong: Mapping[str, str]) -> Form:
    """A form in which the fields that were refused say why."""
    marked = (replace(field, hint=wrong.get(field.name, field.hint)) for field in form.inputs)
    return replace(form, inputs=tuple(marked))


def filled_in(form: Form) -> dict[str, str]:
    """What a form holds already, by field; files are not among it."""
    given: dict[str, str] = {}
    for field in form.inputs:
        if isinstance(field, SeveralInput):
            given[field.name] = ", ".join(field.values)
        elif not isinstance(field, FileInput):
            given[field.name] = str(field.value)
    return {name: words for name, words in given.items() if words}


def _bare_words(view: View, reader: Reader) -> str:
    lines = [
        "".join(str(span) for span in block.spans)
        for block in put_into_words(view, reader).blocks
        if isinstance(block, Text)
    ]
    return "\n".join(lines)
