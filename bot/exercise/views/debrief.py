"""A debrief on two screens: three lines, what would have followed from another text, which promises
held, and the time line. All else stands in debrief_details.py. Nobody is scored."""

from collections.abc import Sequence

from bot.exercise.rules.debrief import Debrief
from bot.exercise.rules.naming import NO_NAMES, Names, Words
from bot.exercise.views.debrief_press import show_last_question
from bot.exercise.views.debrief_promises import (
    LABEL_KEPT,
    LABEL_MORE,
    LABEL_NOT_KEPT,
    LABEL_OPEN,
    LABEL_SILENT,
    find_label,
    name_inside,
    sort_by_weight,
)
from bot.exercise.views.debrief_summary import summarize
from bot.exercise.views.other_texts import show_other_texts
from bot.exercise.views.red_lines import find_red_lines, name_red_line
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import Block, Fields, Heading, Picture, Text, View, note, text

NOT_TESTED = say("Not tested")

MOST_BROKEN, MOST_CLAUSES = 4, 2
"""Clauses that are named as not kept, and behind each other label; the details have all."""

LONGEST_ABOVE = 480
"""Characters of the three lines on top with the table under them."""

MOST_RED_LINES, LONGEST_RED_LINE = 2, 60
"""Of those that stand on the screen; the details have all, in full."""


def debrief_view(
    debrief: Debrief,
    words: Words,
    *,
    names: Names = NO_NAMES,
    picture: Picture | None = None,
    lines: Sequence[Block] = (),
    asks: Sequence[Block] = (),
) -> View:
    """The debrief for the room; `words` are those of its moves, `lines` show promise and
    belief, and `asks` go on from it, such as to its details."""
    state = debrief.state
    card = state.setting.card
    summary = summarize(debrief, debrief.other_texts)
    left = LONGEST_ABOVE - sum(len(label) + len(line) for label, line in summary)
    blocks: list[Block] = [
        Heading(say("Debrief: {title}", title=card.title)),
        text(say("Played against {subject}.", subject=state.opened.subject)),
        Fields(tuple((label, text(line)) for label, line in summary)),
        *show_other_texts(state.setting.space, debrief.other_texts, left),
        Fields(_promises(debrief)),
    ]
    if picture is not None:
        blocks.append(picture)
    blocks += lines
    if rows := [*show_last_question(state, words), *_red_lines(debrief, words, names)]:
        blocks.append(Fields(tuple(rows)))
    blocks += [*asks, note(say("Nobody is scored."))]
    return View(blocks=tuple(blocks))


def _promises(debrief: Debrief) -> tuple[tuple[str, Text], ...]:
    """The clauses by how they were kept, those that matter most first."""
    clauses: dict[str, list[str]] = {
        label: [] for label in (LABEL_NOT_KEPT, LABEL_KEPT, LABEL_MORE, LABEL_OPEN, LABEL_SILENT)
    }
    untested = 0
    for judgment in sort_by_weight(debrief):
        if label := find_label(judgment):
            clauses[label].append(judgment.clause)
        else:
            untested += 1
    rows = [
        (
            label,
            text(_name(debrief, named, MOST_BROKEN if label == LABEL_NOT_KEPT else MOST_CLAUSES)),
        )
        for label, named in clauses.items()
        if named and label != LABEL_SILENT
    ]
    if silent := len(clauses[LABEL_SILENT]):
        rows.append((LABEL_SILENT, text(count_of(silent, "{n} clause", "{n} clauses"))))
    if untested:
        rows.append((NOT_TESTED, text(count_of(untested, "{n} clause", "{n} clauses"))))
    return tuple(rows)


def _name(debrief: Debrief, clauses: Sequence[str], most: int) -> Message:
    """The first of the clauses by name, and how many more there are."""
    space = debrief.state.setting.space
    names = row_of(name_inside(space, clause) for clause in clauses[:most])
    more = len(clauses) - most
    return row_of((names, count_of(more, "{n} more", "{n} more")), "and") if more > 0 else names


def _red_lines(debrief: Debrief, words: Words, names: Names) -> tuple[tuple[str, Text], ...]:
    """The first of the red lines, cut to what fits."""
    state = debrief.state
    return tuple(
        (name_red_line(state, kept, names), text(shorten(words[kept.move], LONGEST_RED_LINE)))
        for kept in find_red_lines(state, words)[:MOST_RED_LINES]
    )
