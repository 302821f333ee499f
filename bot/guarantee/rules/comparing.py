"""Designs and sheets side by side, clause by clause, differences first."""

from collections.abc import Sequence

from msgspec import Struct

from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.design import Subject
from bot.guarantee.rules.grounds import mark
from bot.guarantee.rules.space import Clause, Space
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
        """Each cell with its mark."""
        return tuple(
            row_of((cell, mark), "") if mark else cell
            for cell, mark in zip(self.cells, self.marks, strict=True)
        )


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


def comparison_in_words(space: Space, subjects: Sequence[Subject]) -> str:
    """The whole comparison in words, as a picture of it needs them."""
    compared = compare_clauses(space, subjects)
    names = join_with_and([subject.name for subject in subjects])
    sentences = [say("{designs}, clause by clause.", designs=names)]
    differing = [_row_in_words(row, subjects) for row in compared if row.differs]
    agreeing = [_row_in_words(row, subjects) for row in compared if not row.differs]
    if differing:
        sentences.append(say("They differ in: {clauses}", clauses=Listed(tuple(differing), "")))
    if agreeing:
        sentences.append(say("They agree on: {clauses}", clauses=Listed(tuple(agreeing), "")))
    return row_of(sentences, "")


def _row_in_words(row: ComparedClause, subjects: Sequence[Subject]) -> str:
    if row.differs:
        cells = (
            say("{name}: {choice}", name=subject.short, choice=cell)
            for subject, cell in zip(subjects, row.marked, strict=True)
        )
        return say("{clause}: {choices}.", clause=row.clause.name, choices=row_of(cells, ";"))
    marks = ", ".join(mark for mark in row.marks if mark)
    choice = say("{choice} ({marks})", choice=row.cells[0], marks=marks) if marks else row.cells[0]
    return say("{clause}: {choices}.", clause=row.clause.name, choices=choice)
