"""What a line being typed is offered of guarantees: clauses, options, designs, terms, motions."""

from pathlib import Path

import pytest

from bot.assembly import open_parley
from tests.test_scenarios import said_by


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/guarantee clauses trig", "Trigger"),
        ("/guarantee try trigger choice:auto", "A defined event"),
        ("/guarantee check budapest", "Budapest"),
        ("/guarantee terms moral", "moral hazard"),
        ("/motion show scope", "scope is left unclear"),
        ("/guarantee try nothing choice:auto", ""),
    ],
)
async def test_a_line_about_guarantees_is_offered_what_there_is(
    tmp_path: Path, line: str, offered: str
) -> None:
    ann = said_by("Ann", None)
    async with open_parley(tmp_path) as parley:
        await parley.app.meet(ann)
        found = await parley.app.complete(ann, line)

    words = [suggestion.words for suggestion in found.suggestions]
    assert any(offered in one for one in words) if offered else words == []
