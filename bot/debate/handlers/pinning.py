"""Buttons and choices that name their debate, so that they work from anywhere and for ever."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.kernel.catalog.parameters import Catalog
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.refusal import Refused
from bot.kernel.view import ACTION_LIMIT, Block, Button, Buttons, Choice, Option, View

NAMED = "debate"
"""The parameter by which a command names its debate."""


def pin_view(catalog: Catalog, view: View, debate: str) -> View:
    """The view with its debate named in every command that its buttons and choices send."""
    return replace(view, blocks=tuple(pin_block(catalog, block, debate) for block in view.blocks))


def pin_block(catalog: Catalog, block: Block, debate: str) -> Block:
    """The same for a block."""
    match block:
        case Buttons(buttons):
            return Buttons(pin_buttons(catalog, buttons, debate))
        case Choice(label, options):
            return Choice(
                label,
                tuple(
                    Option(option.label, pin_action(catalog, option.value, debate), option.hint)
                    for option in options
                ),
            )
        case _:
            return block


def pin_buttons(catalog: Catalog, buttons: Sequence[Button], debate: str) -> tuple[Button, ...]:
    """The same for buttons."""
    return tuple(
        Button(button.label, pin_action(catalog, button.action, debate), button.tone)
        for button in buttons
    )


def pin_action(catalog: Catalog, words: str, debate: str) -> str:
    """A command with its debate named, if it takes one and names none."""
    try:
        typed = parse_line(words, catalog)
    except Refused:
        return words
    takes = any(parameter.name == NAMED for parameter in typed.entry.parameters)
    if not takes or NAMED in typed.values:
        return words
    command = f"/{typed.entry.name}"
    pinned_command = f"{command} {NAMED}:{debate}{words[len(command) :]}"
    return pinned_command if len(pinned_command) <= ACTION_LIMIT else words
