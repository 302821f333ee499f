"""How a comparison looks: a table with the differences first, and what appears and goes."""

from collections.abc import Sequence

from bot.guarantee.rules.comparing import ComparedClause, compare_clauses
from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.difference import Difference
from bot.guarantee.rules.grounds import MARKS_NOTE
from bot.guarantee.rules.space import Space
from bot.guarantee.views.change import change_blocks
from bot.guarantee.views.tensions import READING
from bot.kernel.founding import join_with_and
from bot.kernel.message import say
from bot.kernel.view import Block, Button, Buttons, Heading, Picture, Table, View, note


def comparison(
    space: Space,
    subjects: Sequence[Subject],
    differences: Sequence[Difference],
    picture: Picture | None,
) -> View:
    """Subjects side by side; `differences` say how each after the first differs from it."""
    first, *others = subjects
    compared = compare_clauses(space, subjects)
    blocks: list[Block] = [Heading(join_with_and([subject.short for subject in subjects]))]
    if picture is not None:
        blocks.append(picture)
    for caption, clauses in (
        (say("Where they differ"), [row for row in compared if row.differs]),
        (say("Where they agree"), [row for row in compared if not row.differs]),
    ):
        if clauses:
            blocks.append(_table(caption, clauses, subjects))
    blocks.append(note(MARKS_NOTE))
    for other, difference in zip(others, differences, strict=True):
        blocks.append(
            Heading(say("Tensions from {first} to {other}", first=first.short, other=other.short))
        )
        blocks += change_blocks(space, difference, brief=len(others) > 1)
    buttons = tuple(
        Button(
            say("Tensions: {name}", name=subject.short[:70]), f"/guarantee check {subject.address}"
        )
        for subject in subjects
    )
    blocks += [note(READING), Buttons(buttons)]
    return View(blocks=tuple(blocks))


def _table(caption: str, clauses: Sequence[ComparedClause], subjects: Sequence[Subject]) -> Table:
    heads = (say("Clause"), *(subject.short for subject in subjects))
    return Table(heads, tuple((row.clause.name, *row.marked) for row in clauses), caption)
