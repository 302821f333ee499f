"""What a view lets its readers send."""

from collections.abc import Iterator

from bot.kernel.view import Buttons, Choice, Citation, Form, Quotation, View


def actions(view: View) -> Iterator[str]:
    """Every command that a view's buttons, choices, citations and forms can send."""
    for block in view.blocks:
        match block:
            case Buttons(buttons):
                yield from (button.action for button in buttons)
            case Choice(_, options):
                yield from (option.value for option in options)
            case Quotation(citation=Citation(action=action)):
                yield action
            case Form():
                yield block.action
            case _:
                pass
