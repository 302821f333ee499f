"""A member's words for a clause and its options, read; and choices from anywhere, checked."""

from collections.abc import Mapping
from difflib import get_close_matches

from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.design import Design
from bot.guarantee.rules.space import Choices, Clause, ClauseKind, Space
from bot.kernel.refusal import Refused

NOTHING = frozenset({"none", "none of these", "nothing", "-", "–", "—"})
"""What a member writes to say that none of several options is chosen."""


def find_clause(space: Space, words: str) -> Clause:
    """The clause of that id, name or question. Raises Refused (NO_SUCH_CLAUSE …)."""
    clauses_by_name = {
        _plain(written): clause
        for clause in reversed(space.clauses)
        for written in (clause.question, clause.name, clause.id)
    }
    named_clause = clauses_by_name.get(_plain(words))
    if named_clause is not None:
        return named_clause
    if guess := get_close_matches(_plain(words), clauses_by_name, n=1):
        raise Refused(
            GuaranteeRefusal.NO_SUCH_CLAUSE_GUESS, given=words, guess=clauses_by_name[guess[0]].name
        )
    raise Refused(GuaranteeRefusal.NO_SUCH_CLAUSE, given=words)


def read_options(clause: Clause, words: str) -> tuple[str, ...]:
    """The option ids that a member names, by id or label, several with commas between them.

    An empty tuple says that none of a clause's several options is chosen.
    Raises Refused: CHOICE_MISSING, ONE_CHOICE_ONLY, NO_SUCH_CHOICE, NO_SUCH_CHOICE_GUESS.
    """
    if clause.kind is ClauseKind.SEVERAL and _plain(words) in NOTHING:
        return ()
    if not any(letter.isalnum() for letter in words):
        raise Refused(GuaranteeRefusal.CHOICE_MISSING, clause=clause.name, known=listed(clause))
    ids_by_name = {
        _plain(written): option.id
        for option in reversed(clause.options)
        for written in (option.label, option.id)
    }
    option_ids = _named(clause, words, ids_by_name)
    if clause.kind is ClauseKind.ONE and len(option_ids) > 1:
        raise Refused(GuaranteeRefusal.ONE_CHOICE_ONLY, clause=clause.name, known=listed(clause))
    return clause.in_order(option_ids)


def _named(clause: Clause, words: str, ids_by_name: dict[str, str]) -> set[str]:
    """Each part that is an option; labels may hold commas, so the longest reading wins."""
    parts = [part for part in words.replace(";", ",").split(",") if part.strip()]
    option_ids: set[str] = set()
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            if option := ids_by_name.get(_plain(",".join(parts[start:end]))):
                option_ids.add(option)
                start = end
                break
        else:
            raise _no_such(clause, parts[start].strip(), ids_by_name)
    return option_ids


def _no_such(clause: Clause, word: str, ids_by_name: dict[str, str]) -> Refused:
    if guess := get_close_matches(_plain(word), ids_by_name, n=1):
        return Refused(
            GuaranteeRefusal.NO_SUCH_CHOICE_GUESS,
            given=word,
            clause=clause.name,
            guess=next(o.label for o in clause.options if o.id == ids_by_name[guess[0]]),
        )
    return Refused(
        GuaranteeRefusal.NO_SUCH_CHOICE, given=word, clause=clause.name, known=listed(clause)
    )


def find_design(designs: Mapping[str, Design], words: str) -> Design:
    """The design of that id or name, or the only one whose name begins so or holds the words.

    Raises Refused: NO_SUCH_DESIGN, NO_SUCH_DESIGN_GUESS.
    """
    sought = _plain(words)
    designs_by_name = {
        _plain(written): design
        for design in designs.values()
        for written in (design.name, design.short, design.id)
    }
    if sought in designs_by_name:
        return designs_by_name[sought]
    within = {design.id: design for written, design in designs_by_name.items() if sought in written}
    if sought and len(within) == 1:
        return next(iter(within.values()))
    if guess := get_close_matches(sought, designs_by_name, n=1):
        raise Refused(
            GuaranteeRefusal.NO_SUCH_DESIGN_GUESS, given=words, guess=designs_by_name[guess[0]].name
        )
    raise Refused(GuaranteeRefusal.NO_SUCH_DESIGN, given=words)


def checked(space: Space, choices: Choices) -> dict[str, tuple[str, ...]]:
    """Choices from outside, each clause's options once and in its order.

    Raises Refused: NO_SUCH_CLAUSE …, NO_SUCH_CHOICE …, ONE_CHOICE_ONLY, CHOICE_MISSING.
    """
    option_ids: dict[str, tuple[str, ...]] = {}
    for id, chosen in choices.items():  # noqa: A001
        clause = space.by_id.get(id)
        if clause is None:
            find_clause(space, id)
            raise Refused(GuaranteeRefusal.NO_SUCH_CLAUSE, given=id)
        known_ids = {option.id: option.id for option in clause.options}
        for option_id in chosen:
            if option_id not in known_ids:
                raise _no_such(clause, option_id, known_ids)
        option_ids[id] = clause.in_order(chosen)
        if clause.kind is ClauseKind.ONE and len(option_ids[id]) != 1:
            code = (
                GuaranteeRefusal.ONE_CHOICE_ONLY
                if option_ids[id]
                else GuaranteeRefusal.CHOICE_MISSING
            )
            raise Refused(code, clause=clause.name, known=listed(clause))
    return {clause.id: option_ids[clause.id] for clause in space.clauses if clause.id in option_ids}


def listed(clause: Clause) -> str:
    """The options of a clause by their labels, to be said in a sentence."""
    return "; ".join(option.label for option in clause.options)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").replace("’", "'").split()).rstrip(".?")
