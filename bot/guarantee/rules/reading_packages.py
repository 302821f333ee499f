"""What a member says of several clauses at once, read: "trigger=automatic, deadline=days_3"."""

import re
from collections.abc import Iterator

from bot.guarantee.commands.sheets import STAYS_OPEN
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.reading import find_clause, read_options
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.steps import WantedSetting
from bot.kernel.refusal import RefusalNotes, Refused

EXAMPLE = "trigger=automatic"

_BETWEEN = re.compile(r"[,;\n]")
_IS = re.compile(r"\s*(?:=|:)\s*")


def read_package(space: Space, words: str) -> tuple[WantedSetting, ...]:
    """What each clause named should say, in the order of the space; a clause named more than once
    has all the options that are named for it.

    Raises Refused: CLAUSE_UNSAID, and what `find_clause` and `read_options` raise; SeveralRefused
    with all that is wrong.
    """
    notes, wanted = RefusalNotes(), list[WantedSetting]()
    options: dict[str, list[str]] = {}
    for clause, option in _parts(space, words, notes):
        options.setdefault(clause.id, []).append(option)
    for clause in space.clauses:
        if clause.id in options:
            with notes.noting():
                wanted.append(_wanted(clause, options[clause.id]))
    notes.raise_noted()
    return tuple(wanted)


def _parts(space: Space, words: str, notes: RefusalNotes) -> Iterator[tuple[Clause, str]]:
    """Clauses with a part of what is named for each: an option, or a piece of one that has a comma
    in its label. What belongs to no clause is noted, and left out."""
    clause, is_unknown = None, False
    for part in filter(None, map(str.strip, _BETWEEN.split(words))):
        name, *rest = _IS.split(part, maxsplit=1)
        if rest:
            clause, is_unknown = None, True
            with notes.noting():
                clause = find_clause(space, name)
        if clause is not None:
            yield clause, rest[0] if rest else part
        elif not is_unknown:
            given = part if len(part) <= 60 else f"{part[:59]}…"
            with notes.noting():
                raise Refused(GuaranteeRefusal.CLAUSE_UNSAID, given=given, example=EXAMPLE)


def _wanted(clause: Clause, options: list[str]) -> WantedSetting:
    if [option.casefold() for option in options] == [STAYS_OPEN]:
        return WantedSetting(clause=clause.id, options=None)
    return WantedSetting(clause=clause.id, options=read_options(clause, ", ".join(options)))
