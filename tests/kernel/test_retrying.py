"""A form that is offered again: its words, and why it was refused, field by field."""

from bot.kernel.reader import ENGLISH
from bot.kernel.retrying import RETRY, filled_in, mark_wrong, offer_again, read_wrong
from bot.kernel.view import (
    Buttons,
    FileInput,
    Form,
    LineInput,
    NumberInput,
    Option,
    SeveralInput,
    View,
    text,
)

FORM = Form(
    title="Vote",
    action="/vote",
    inputs=(
        LineInput(name="reason", label="Reason", value="They keep it"),
        LineInput(name="empty", label="Empty"),
        SeveralInput(
            name="many",
            label="Many",
            options=(Option("A", "a"), Option("B", "b")),
            values=("a", "b"),
        ),
        NumberInput(name="sure", label="How sure", value="60", hint="Such as 60."),
        FileInput(name="file", label="A file"),
    ),
)
REFUSED = (View(blocks=(text("Too sure."),), about="sure", trouble=True), View(blocks=()))


def test_what_a_form_holds_is_read_by_field_without_files_and_empty_ones() -> None:
    assert filled_in(FORM) == {"reason": "They keep it", "many": "a, b", "sure": "60"}


def test_fields_that_were_refused_say_why() -> None:
    marked = mark_wrong(FORM, read_wrong(REFUSED, ENGLISH))

    assert {field.name: field.hint for field in marked.inputs} == {
        "reason": "", "empty": "", "many": "", "sure": "Too sure.", "file": "",
    }  # fmt: skip


def test_the_button_names_the_form_that_is_kept() -> None:
    offered = offer_again(REFUSED, "k1")

    (buttons,) = (block for block in offered.blocks if isinstance(block, Buttons))
    assert [button.action for button in buttons.buttons] == [f"{RETRY} k1"]
    assert offered.trouble
