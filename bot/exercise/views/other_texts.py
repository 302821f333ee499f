"""“Same votes, other text”, as a debrief shows it."""

from collections.abc import Sequence

from msgspec import Struct

from bot.exercise.rules.other_text import OtherText
from bot.guarantee.rules.space import Space
from bot.kernel.message import Listed, Message, count_of, row_of, say
from bot.kernel.view import Block, Fields, Strong, Text, text

MOST_ROWS, LONGEST_ROW = 6, 75
"""Rows that stand on the screen, and characters of the words of each; the details have them all,
in full."""

LONGEST_PAIR = 32
"""Characters of two options that are both named; of more it is said how many there are."""

HEADING = say("Same votes, other text")
HELD_FIXED = say("One clause changed; votes, findings and times as they were.")
FIXED = say("one clause changed, all else fixed.")
NOTHING_ELSE = say("No other option of any one clause would have led elsewhere.")


class GroupedTexts(Struct, frozen=True, kw_only=True):
    """Options of one clause from which the same would have followed."""

    clause: str
    options: tuple[str, ...]
    words: str


def group_texts(rows: Sequence[OtherText]) -> tuple[GroupedTexts, ...]:
    """Those rows that differ, the most different first, with options together that come to the
    same."""
    groups: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.differs:
            groups.setdefault((row.clause, row.words), []).append(row.option)
    return tuple(
        GroupedTexts(clause=clause, options=tuple(options), words=words)
        for (clause, words), options in groups.items()
    )


def list_other_texts(space: Space, rows: Sequence[OtherText]) -> list[Block]:
    """All rows that differ, in full."""
    groups = group_texts(rows)
    if not groups:
        return [text(NOTHING_ELSE)]
    fields = tuple(
        (
            say(
                "{clause}: {options}",
                clause=space.clause(group.clause).name,
                options=row_of(
                    [say("“{option}”", option=option) for option in _name_options(space, group)],
                    "or",
                ),
            ),
            text(group.words),
        )
        for group in groups
    )
    return [text(HELD_FIXED), Fields(fields)]


def show_other_texts(space: Space, rows: Sequence[OtherText], left: int) -> list[Block]:
    """The rows after the first, which the summary has: as many as fit into so many characters,
    and at least one."""
    fields: list[tuple[str, Text]] = []
    for group in group_texts(rows)[1:MOST_ROWS]:
        name, words = name_texts(space, group), first_sentences(group.words, LONGEST_ROW)
        left -= len(name) + len(words)
        if fields and left < 0:
            break
        fields.append((name, text(words)))
    if not fields:
        return []
    return [text(Strong(say("Same votes, other text: ")), FIXED), Fields(tuple(fields))]


def first_sentences(words: str, longest: int = 0) -> str:
    """The first of several sentences, and the next ones as far as they fit."""
    row = words.fields.get("row") if isinstance(words, Message) else None
    if not isinstance(row, Listed):
        return words
    sentences = [f"{item}" for item in row.items]
    fitting = 1
    while fitting < len(sentences) and len(" ".join(sentences[: fitting + 1])) <= longest:
        fitting += 1
    return row_of(row.items[:fitting], "")


def name_texts(space: Space, group: GroupedTexts) -> Message:
    """A clause with the first option of a group, and how many more there are, as a label."""
    clause, (first, *others) = space.clause(group.clause).name, _name_options(space, group)
    more = len(others)
    if not more:
        return say("{clause}, “{option}”", clause=clause, option=first)
    if more == 1 and len(first) + len(others[0]) <= LONGEST_PAIR:
        return say("{clause}, “{option}” or “{other}”", clause=clause, option=first,
                   other=others[0])  # fmt: skip
    return count_of(
        more,
        "{clause}, “{option}” or another",
        "{clause}, “{option}” or {n} others",
        clause=clause,
        option=first,
    )


def _name_options(space: Space, group: GroupedTexts) -> list[str]:
    clause = space.clause(group.clause)
    return [clause.option(option).label for option in group.options]
