"""Tables that are too wide for a face read as lines."""

import pytest

from bot.adapters.plain.render import rendered
from bot.debate.content import formats
from bot.debate.rules.format import Format
from bot.debate.views.formats import format_page
from bot.kernel.tables import rows_as_lines
from bot.kernel.view import Table, Text, View
from bot.opinion.views.statements import Counts, StatementWithCounts, agreement_table
from tests.shown_words import read_on

WIDE = Table(
    ("", "Speaker", "Turns", "Remark", "Points"),
    (
        ("1", "Ana with a name that is long", "3", "chairs, dissents", "–"),
        ("2", "Ben", "12", "", "74.5"),
    ),
    "Who spoke",
)
NARROW = Table(("Side", "Votes"), (("For", "3"), ("Against", "12")))


def test_a_row_leads_with_its_name_and_leaves_out_empty_cells() -> None:
    lines = list(map(_words, rows_as_lines(WIDE)))

    assert lines == [
        "1. Ana with a name that is long – Turns: 3; Remark: chairs, dissents",
        "2. Ben – Turns: 12, Points: 74.5",
    ]


def test_a_wide_table_is_lines_on_a_phone() -> None:
    view = View(blocks=(WIDE,))

    assert "- 2. **Ben** – Turns: 12, Points: 74.5" in _on_discord(view)
    assert "• 2. Ben – Turns: 12, Points: 74.5" in rendered(view, width=60)


def test_a_narrow_table_stays_a_table_on_discord() -> None:
    box = "```\nSide     Votes\nFor      3\nAgainst  12\n```"

    assert _on_discord(View(blocks=(NARROW,))) == box


@pytest.mark.parametrize("form", formats.load().values(), ids=lambda form: form.id)
def test_the_segments_of_a_format_read_as_lines(form: Format) -> None:
    table = next(block for block in format_page(form).blocks if isinstance(block, Table))

    lines = _on_discord(View(blocks=(table,))).splitlines()[1:]

    assert len(lines) == len(form.segments)
    for number, (line, segment) in enumerate(zip(lines, form.segments, strict=True), 1):
        assert line.startswith(f"- {number}. **{segment.name}** – "), line
        assert line[-1] not in " :;,", line


def test_statements_read_with_their_votes_and_unseen_sums_are_left_out() -> None:
    seen = StatementWithCounts(
        number=1, words="Guarantees need parliaments.", counts=Counts(3, 1, 0), mine=1
    )
    unseen = StatementWithCounts(number=2, words="Treaties outlive it.", counts=Counts(1, 1, 1))
    table = next(
        block for block in agreement_table((seen, unseen), 4, 4).blocks if isinstance(block, Table)
    )

    assert len(set(table.columns)) == len(table.columns)
    assert list(map(_words, rows_as_lines(table))) == [
        "1. Guarantees need parliaments. – 3 agree, 1 disagree, 0 passed",
        "2. Treaties outlive it.",
    ]


def _on_discord(view: View) -> str:
    return read_on(view)["discord"].replace("\u2060", "")


def _words(line: Text) -> str:
    return "".join(str(span) for span in line.spans)
