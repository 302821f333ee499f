"""What an evening's board takes over from the board of its debate, its sheet or its incident."""

from collections.abc import Sequence

from msgspec import Struct

from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.message import say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Fields,
    Note,
    Text,
    View,
)


class CarriedBoard(Struct, frozen=True, kw_only=True):
    """Lines, other blocks and buttons of another board, as an evening's board shows them."""

    head: tuple[Block, ...] = ()
    rows: tuple[tuple[str, Text], ...] = ()
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()


def carry_debate(board: View) -> CarriedBoard:
    """Of a debate: what comes next, who sits where, and who waits for the floor. What happens now
    is what is to be done, which the evening says."""
    rows = _find_rows(board)[1:]
    return CarriedBoard(rows=rows, blocks=_find_rest(board), buttons=_find_buttons(board))


def carry_sheet(board: View) -> CarriedBoard:
    """Of a sheet: what is proposed, and how far it is."""
    lines = tuple(block for block in board.blocks if isinstance(block, Text | Note))
    return CarriedBoard(blocks=lines[1:], buttons=_find_buttons(board))


def carry_exercise(board: View, state: Exercise) -> CarriedBoard:
    """Of an incident: what it is about before it begins, then how far the game is and what was
    decided. What comes next is what is to be done, which the evening says."""
    before = state.phase is ExercisePhase.GATHERING
    now, following = say("Now"), say("Next")
    rows = tuple(
        (say("Game") if label == now else label, words)
        for label, words in _find_rows(board)
        if label != following and not (before and label == now)
    )
    fields = next(n for n, block in enumerate(board.blocks) if isinstance(block, Fields))
    return CarriedBoard(
        head=board.blocks[1:fields],
        rows=rows,
        blocks=_find_rest(board),
        buttons=_find_buttons(board),
    )


def merge_buttons(*groups: Sequence[Button]) -> tuple[Button, ...]:
    """Buttons one after another, each label once."""
    by_label: dict[str, Button] = {}
    for group in groups:
        for button in group:
            by_label.setdefault(str(button.label), button)
    return tuple(by_label.values())


def _find_rows(board: View) -> tuple[tuple[str, Text], ...]:
    return next((block.rows for block in board.blocks if isinstance(block, Fields)), ())


def _find_rest(board: View) -> tuple[Block, ...]:
    """What stands after the lines with labels, but for the buttons."""
    fields = next(n for n, block in enumerate(board.blocks) if isinstance(block, Fields))
    return tuple(block for block in board.blocks[fields + 1 :] if not isinstance(block, Buttons))


def _find_buttons(board: View) -> tuple[Button, ...]:
    return tuple(b for block in board.blocks if isinstance(block, Buttons) for b in block.buttons)
