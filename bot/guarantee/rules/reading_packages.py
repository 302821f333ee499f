"""What a member says of several clauses at once, read: "trigger=automatic, deadline=days_3", and
beside it a line of own words for each clause: "Scope: at least money"."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from bot.guarantee.commands.sheets import STAYS_OPEN
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.reading import find_clause, read_options
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.steps import WantedSetting
from bot.kernel.pieces import shorten
from bot.kernel.refusal import RefusalNotes, Refused

EXAMPLE = "trigger=automatic"
OWN_EXAMPLE = "Scope: at least money"
LONGEST_GIVEN = 60
"""Characters of what was given that a refusal repeats."""

_BETWEEN = re.compile(r"[,;\n]")
_IS = re.compile(r"\s*(?:=|:)\s*")


def read_package(space: Space, words: str, own: str = "") -> tuple[WantedSetting, ...]:
    """What each clause named should say, in the order of the space; a clause named more than once
    has all the options that are named for it, and `own` words where there is a line for it.

    Raises Refused: CLAUSE_UNSAID, and what `find_clause` and `read_options` raise; SeveralRefused
    with all that is wrong.
    """
    notes, wanted = RefusalNotes(), list[WantedSetting]()
    options: dict[str, list[str]] = {}
    for clause, option in _parts(space, words, notes):
        options.setdefault(clause.id, []).append(option)
    lines = _read_own_words(space, own, notes)
    for clause in space.clauses:
        if clause.id in options or clause.id in lines:
            with notes.noting():
                one = _wanted(clause, options.get(clause.id, []))
                wanted.append(replace(one, words=lines.get(clause.id, one.words)))
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
            with notes.noting():
                raise Refused(
                    GuaranteeRefusal.CLAUSE_UNSAID,
                    given=shorten(part, LONGEST_GIVEN),
                    example=EXAMPLE,
                )


def _read_own_words(space: Space, own: str, notes: RefusalNotes) -> dict[str, str]:
    """Own words by clause; a line that names no clause goes on with the one before. What belongs to
    no clause is noted, and left out."""
    lines: dict[str, list[str]] = {}
    clause = ""
    for line in filter(None, map(str.strip, own.splitlines())):
        name, found, said = line.partition(":")
        named = _find_named(space, name) if found else None
        if named is not None:
            clause, line = named.id, said.strip()
        with notes.noting():
            if not clause:
                raise Refused(
                    GuaranteeRefusal.WORDS_UNSAID,
                    given=shorten(line, LONGEST_GIVEN),
                    example=OWN_EXAMPLE,
                ).regarding("words")
            lines.setdefault(clause, []).append(line)
    return {clause: " ".join(filter(None, said)) for clause, said in lines.items()}


def _find_named(space: Space, name: str) -> Clause | None:
    """The clause of that exact name or id, in any case; None where there is none."""
    sought = " ".join(name.casefold().split())
    known = (one for one in space.clauses if sought in (one.id, one.name.casefold()))
    return next(known, None)


def _wanted(clause: Clause, options: list[str]) -> WantedSetting:
    if not options:
        return WantedSetting(clause=clause.id)
    if [option.casefold() for option in options] == [STAYS_OPEN]:
        return WantedSetting(clause=clause.id, options=None, words="")
    return WantedSetting(clause=clause.id, options=read_options(clause, ", ".join(options)))
