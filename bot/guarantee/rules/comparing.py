"""Designs and sheets side by side, clause by clause, differences first."""

from collections.abc import Sequence

from msgspec import Struct

from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.grounds import mark
from bot.guarantee.rules.space import Clause, Space
from bot.kernel.founding import both
from bot.kernel.refusal import Code, Refused

LEAST, MOST = 2, 5
"""Subjects in one comparison."""


class Row(Struct, frozen=True, kw_only=True):
    """One clause: what each subject says to it, how sure that is, and whether they differ."""

    clause: Clause
    cells: tuple[str, ...]
    marks: tuple[str, ...]
    differs: bool

    @property
    def marked(self) -> tuple[str, ...]:
        """Each cell with its mark."""
        return tuple(f"{c} {m}".rstrip() for c, m in zip(self.cells, self.marks, strict=True))


def rows(space: Space, subjects: Sequence[Subject]) -> tuple[Row, ...]:
    """A row for every clause that somebody has decided; those that differ come first."""
    found = [
        _row(clause, subjects)
        for clause in space.clauses
        if any(clause.id in subject.choices for subject in subjects)
    ]
    return tuple(sorted(found, key=lambda row: not row.differs))


def _row(clause: Clause, subjects: Sequence[Subject]) -> Row:
    chosen = [subject.choices.get(clause.id) for subject in subjects]
    return Row(
        clause=clause,
        cells=tuple(clause.says(one) for one in chosen),
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
        raise Refused(Code.TOO_MANY_COMPARED, given=len(names), most=MOST)
    if len(names) < LEAST:
        raise Refused(Code.TOO_FEW_COMPARED)
    return names


def told(space: Space, subjects: Sequence[Subject]) -> str:
    """The whole comparison in words, as a picture of it needs them."""
    found = rows(space, subjects)
    names = both([subject.name for subject in subjects])
    parts = [f"{names}, clause by clause."]
    for title, some in (
        ("They differ in", [row for row in found if row.differs]),
        ("They agree on", [row for row in found if not row.differs]),
    ):
        if some:
            parts.append(f"{title}: {' '.join(_told(row, subjects) for row in some)}")
    return " ".join(parts)


def _told(row: Row, subjects: Sequence[Subject]) -> str:
    if not row.differs:
        marks = ", ".join(mark for mark in row.marks if mark)
        return f"{row.clause.name}: {row.cells[0]}{f' ({marks})' if marks else ''}."
    said = zip(subjects, row.marked, strict=True)
    return f"{row.clause.name}: {'; '.join(f'{s.short}: {cell}' for s, cell in said)}."
