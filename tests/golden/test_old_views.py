"""Posts that an earlier version kept are shown as they were.

Each line of `views.jsonl` has a view as it was saved and how it read as plain text; the first has
every block, span and input.
"""

import json
from collections.abc import Iterator

import pytest

from tests.golden import program

LINES = (program.HERE / "views.jsonl").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", LINES, ids=range(1, len(LINES) + 1))
def test_a_kept_post_reads_as_it_did(line: str) -> None:
    golden = json.loads(line)

    view = program.view_of(golden["view"])

    assert program.words_of(view) == golden["words"]
    assert program.view_of(program.saved(view)) == view


@pytest.mark.parametrize("line", LINES, ids=range(1, len(LINES) + 1))
def test_nothing_of_a_kept_post_is_lost(line: str) -> None:
    golden = json.loads(line)["view"]

    again = program.saved(program.view_of(golden))

    assert _holds(program.parsed(again), program.parsed(golden)), again


def _holds(now: object, then: object) -> bool:
    """Does a value say all that another said? It may say more, such as what kind of block it is."""
    match then:
        case dict():
            return isinstance(now, dict) and all(
                name in now and _holds(now[name], value) for name, value in then.items()
            )
        case list():
            if not isinstance(now, list) or len(now) != len(then):
                return False
            return all(_holds(one, other) for one, other in zip(now, then, strict=True))
        case _:
            return now == then


def test_every_block_span_and_input_stands_in_the_golden_views() -> None:
    golden = {tag for line in LINES for tag in _tags(json.loads(json.loads(line)["view"]))}

    assert not golden - program.TAGS, (
        f"Kept posts hold {sorted(golden - program.TAGS)}, which the program no longer reads."
    )
    assert not program.TAGS - golden, (
        f"tests/golden/views.jsonl has none of {sorted(program.TAGS - golden)}: add a line with "
        "it, as the store saves it, and with its words as plain text."
    )


def _tags(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if "is" in value:
            yield value["is"]
        for each in value.values():
            yield from _tags(each)
    elif isinstance(value, list):
        for each in value:
            yield from _tags(each)
