"""The debriefs that people read stay as they were read.

A rule or a sentence that changes one changes its file: `python -m tests.exercise.debriefs.writing`.
"""

import pytest

from tests.exercise.debriefs.writing import CARDS, SHEETS, name_file, write


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_debrief_is_as_it_was_read(sheet: str, card: str) -> None:
    assert write(sheet, card) == name_file(sheet, card).read_text()
