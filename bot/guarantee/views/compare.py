"""How a comparison looks: the differences on one screen; every clause and tension behind it."""

from collections.abc import Iterator, Sequence

from bot.guarantee.rules.comparing import ComparedClause, compare_clauses
from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.difference import Difference
from bot.guarantee.rules.grounds import MARKS_NOTE
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.tensions import TensionFinding
from bot.guarantee.views.change import change_blocks
from bot.guarantee.views.tensions import READING
from bot.kernel.founding import join_with_and
from bot.kernel.message import count_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    ACTION_LIMIT,
    Block,
    Button,
    Buttons,
    Fields,
    Heading,
    Picture,
    Table,
    Text,
    View,
    note,
    text,
)

PAIR = 2
"""Subjects of which there is room for tensions beside the picture."""

LONGEST_TENSION = 160
"""Characters of a tension beside a comparison; the details have all of it."""


def comparison(
    compared: Sequence[ComparedClause],
    subjects: Sequence[Subject],
    differences: Sequence[Difference],
    picture: Picture | None,
) -> View:
    """Subjects side by side on one screen; `differences` say how each after the first differs from
    it."""
    differing = sum(row.differs for row in compared)
    blocks: list[Block] = [
        Heading(_heading(subjects)),
        text(
            count_of(
                differing,
                "They differ in {n} of {all} clauses.",
                "They differ in {n} of {all} clauses.",
                all=len(compared),
            )
        ),
    ]
    if picture is not None:
        blocks.append(picture)
    rows = tuple(_main_tensions(subjects[-1], differences[-1]))
    if rows and len(subjects) == PAIR:
        blocks.append(Fields(rows))
    buttons = [
        Button(
            say("Tensions: {name}", name=shorten(subject.short, 65)),
            f"/guarantee check {subject.address}",
        )
        for subject in subjects
    ]
    names = ",".join(subject.address for subject in subjects)
    details = f"/guarantee compare details:yes designs:{names}"
    if len(details) <= ACTION_LIMIT:
        buttons.insert(0, Button(say("Details"), details))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def _main_tensions(other: Subject, difference: Difference) -> Iterator[tuple[str, Text]]:
    """The weightiest tension that a subject has and the first has not, and the other way round.
    Designs are not compared by how many they have."""
    if found := difference.appears:
        yield say("Tension that {name} adds", name=other.short), _find_weightiest(found)
    if found := difference.goes:
        yield say("Tension that {name} avoids", name=other.short), _find_weightiest(found)


def _find_weightiest(findings: Sequence[TensionFinding]) -> Text:
    first = max(findings, key=lambda finding: finding.tension.weight)
    return text(shorten(first.tension.finding, LONGEST_TENSION))


def comparison_details(
    space: Space, subjects: Sequence[Subject], differences: Sequence[Difference]
) -> View:
    """Every clause of the subjects, and what appears and goes from the first to each other."""
    first, *others = subjects
    compared = compare_clauses(space, subjects)
    blocks: list[Block] = [Heading(_heading(subjects))]
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
    return View(blocks=(*blocks, note(READING)))


def _heading(subjects: Sequence[Subject]) -> str:
    return join_with_and([subject.short for subject in subjects])


def _table(caption: str, clauses: Sequence[ComparedClause], subjects: Sequence[Subject]) -> Table:
    heads = (say("Clause"), *(subject.short for subject in subjects))
    return Table(heads, tuple((row.clause.name, *row.marked) for row in clauses), caption)
