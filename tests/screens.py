"""How long what people look at may be: lines of a phone, on which a row of buttons is one."""

from bot.adapters.plain.render import rendered
from bot.kernel.view import Attachment, Buttons, Choice, Heading, Picture, View

PHONE = 40
"""Characters of a line."""

BUDGETS = {"Result": 28, "Debrief: ": 36}
"""Lines beside the picture, by how the first heading begins: a result is one screen, a debrief is
two."""

BOARDS = {"sheet:": 30, "debate:": 12, "exercise:": 12}
"""Lines of boards, by how their keys begin."""


def count_lines(view: View) -> int:
    """Lines of a view on a phone, without its pictures."""
    apart = Picture | Buttons | Choice | Attachment
    words = View(blocks=tuple(block for block in view.blocks if not isinstance(block, apart)))
    lines = [line for line in rendered(words, width=PHONE).split("\n") if line.strip("─ ")]
    return len(lines) + sum(isinstance(block, Buttons | Choice) for block in view.blocks)


def find_budget(view: View) -> int | None:
    """How many lines a view may have; None for what has no budget here."""
    first = view.blocks[0] if view.blocks else None
    if isinstance(first, Heading) and str(first.words) != "Result in detail":
        for begins, most in BUDGETS.items():
            if first.words.startswith(begins):
                return most if any(isinstance(b, Buttons) for b in view.blocks) else None
    return next(
        (most for begins, most in BOARDS.items() if (view.key or "").startswith(begins)), None
    )


def assert_screens(views: tuple[View, ...]) -> None:
    """Each of them is as short as it has to be."""
    for view in views:
        most = find_budget(view)
        assert most is None or count_lines(view) <= most, rendered(view, width=PHONE)
