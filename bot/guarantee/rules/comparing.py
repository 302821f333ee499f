"""Designs and sheets side by side, clause by clause, differences first."""

from collections.abc import Sequence

from msgspec import Struct

from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.grounds import mark
from bot.guarantee.rules.space import OPEN, Clause, Space
from bot.kernel.founding import join_with_and
from bot.kernel.message import Listed, row_of, say
from bot.kernel.refusal import Refused

LEAST, MOST = 2, 5
"""Subjects in one comparison."""


class ComparedClause(Struct, frozen=True, kw_only=True):
    """One clause: what each subject says to it, how sure that is, and whether they differ."""

    clause: Clause
    cells: tuple[str, ...]
    marks: tuple[str, ...]
    differs: bool

    @property
    def marked(self) -> tuple[str, ...]:
        """Each cell with how sure it is."""
        return tuple(
            say("{choice} ({certainty})", choice=cell, certainty=mark) if mark else cell
            for cell, mark in zip(self.cells, self.marks, strict=True)
        )

    @property
    def has_open(self) -> bool:
        """Whether somebody leaves it open."""
        return OPEN in self.cells


def compare_clauses(space: Space, subjects: Sequence[Subject]) -> tuple[ComparedClause, ...]:
    """A row for every clause that somebody has decided; those that differ come first."""
    compared = [
        _row(clause, subjects)
        for clause in space.clauses
        if any(clause.id in subject.choices for subject in subjects)
    ]
    return tuple(sorted(compared, key=lambda row: not row.differs))


def _row(clause: Clause, subjects: Sequence[Subject]) -> ComparedClause:
    chosen = [subject.choices.get(clause.id) for subject in subjects]
    return ComparedClause(
        clause=clause,
        cells=tuple(clause.says(option_ids) for option_ids in chosen),
        marks=tuple(mark(subject.values.get(clause.id)) for subject in subjects),
        differs=len(set(chosen)) > 1,
    )


def read_names(words: str) -> list[str]:
    """The names in a list with commas, or with spaces if there are none, each once.

    Raises Refused: TOO_FEW_COMPARED, TOO_MANY_COMPARED.
    """
    parts = words.split(",") if "," in words else words.split()
    names = list(dict.fromkeys(name.strip() for name in parts if name.strip()))
    if len(names) > MOST:
        raise Refused(GuaranteeRefusal.TOO_MANY_COMPARED, given=len(names), most=MOST)
    if len(names) < LEAST:
        raise Refused(GuaranteeRefusal.TOO_FEW_COMPARED)
    return names


def find_main_differences(compared: Sequence[ComparedClause]) -> tuple[ComparedClause, ...]:
    """The clauses that differ, the weightiest first: those that all decide before those that
    somebody leaves open, and of each the core clauses before the others."""
    differing = (row for row in compared if row.differs)
    return tuple(sorted(differing, key=lambda row: (row.has_open, not row.clause.core)))


def group_by_choice(row: ComparedClause) -> list[tuple[str, tuple[int, ...]]]:
    """What is said to a clause, each once, with the numbers of the subjects that say it."""
    groups: dict[str, list[int]] = {}
    for number, cell in enumerate(row.cells):
        groups.setdefault(cell, []).append(number)
    return [(cell, tuple(numbers)) for cell, numbers in groups.items()]


def comparison_in_words(subjects: Sequence[Subject], compared: Sequence[ComparedClause]) -> str:
    """What a picture of a comparison finds, in words."""
    names = join_with_and([subject.short for subject in subjects])
    differing = find_main_differences(compared)
    if not differing:
        return say("{designs} say the same.", designs=names)
    return say(
        "How {designs} differ: {clauses}",
        designs=names,
        clauses=Listed(tuple(_row_in_words(row, subjects) for row in differing), ""),
    )


def _row_in_words(row: ComparedClause, subjects: Sequence[Subject]) -> str:
    choices = (
        say(
            "{choice} ({names})",
            choice=cell,
            names=row_of(subjects[number].short for number in numbers),
        )
        for cell, numbers in group_by_choice(row)
    )
    return say("{clause}: {choices}.", clause=row.clause.name, choices=row_of(choices, ";"))
