"""What stands before a countdown ends so that each platform's own words can follow."""

import re
from pathlib import Path

import pytest

import bot

LABELS = re.compile(r'Countdown\(say\(\s*"(?P<label>[^"]+)"')
FILES = sorted(Path(bot.__file__).parent.glob("*/views/*.py"))
FOUND = [label for file in FILES for label in LABELS.findall(file.read_text("utf-8"))]


def test_there_are_countdowns() -> None:
    assert len(FOUND) >= 5


@pytest.mark.parametrize("label", FOUND)
def test_a_label_ends_in_a_colon_and_never_in_a_preposition(label: str) -> None:
    assert re.search(r"\w:$", label)
    assert not re.search(r"\b(in|within|until|at):$", label)
