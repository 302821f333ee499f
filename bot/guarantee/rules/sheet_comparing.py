"""Two fillings of the clauses side by side: a sheet against its past, another, or a design."""

from collections.abc import Sequence

from msgspec import Struct

from bot.guarantee.rules.space import Choices, Clause, Space
from bot.guarantee.state import OPEN, Settings
from bot.guarantee.views.wording import setting_words
from bot.kernel.message import say
from bot.kernel.view import Block, Heading, Table, View, text


class FilledClauses(Struct, frozen=True, kw_only=True):
    """What stands at the clauses of something that has a name."""

    name: str
    settings: Settings
    choices: Choices


def differing(before: Settings, after: Settings, space: Space) -> tuple[Clause, ...]:
    """The clauses at which two say something else, in the space's order; open counts as open."""
    return tuple(
        clause
        for clause in space.clauses
        if not before.get(clause.id, OPEN).same(after.get(clause.id, OPEN))
    )


def side_by_side(
    before: FilledClauses, after: FilledClauses, space: Space, more: Sequence[Block] = ()
) -> View:
    """Where two differ, clause by clause; what is open is said to be open."""
    clauses = differing(before.settings, after.settings, space)
    head = Heading(say("{before} and {after}", before=before.name, after=after.name))
    if not clauses:
        return View(blocks=(head, text(say("They say the same at every clause.")), *more))
    rows = tuple(
        (
            clause.name,
            setting_words(clause, before.settings.get(clause.id, OPEN)),
            setting_words(clause, after.settings.get(clause.id, OPEN)),
        )
        for clause in clauses
    )
    same = len(space.clauses) - len(clauses)
    caption = say("Clauses that differ; {same} say the same or are open in both", same=same)
    table = Table((say("Clause"), before.name, after.name), rows, caption)
    return View(blocks=(head, table, *more))
