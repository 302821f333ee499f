"""Journals that an earlier version wrote must read, and mean, the same for ever.

`debate.jsonl`, `exercise.jsonl` and `sheet.jsonl` hold every kind of event with every field, as the
store writes it; `*_played.jsonl` are whole journals, and `*_played.json` says what they amount to.
"""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.golden import program
from tests.golden.program import FEATURES, HERE, Line, parsed

JOURNALS = [
    ("debate", "debate"),
    ("exercise", "exercise"),
    ("debate", "debate_played"),
    ("debate", "practice_played"),
    ("exercise", "exercise_played"),
    ("sheet", "sheet"),
    ("sheet", "sheet_played"),
    ("evening", "evening"),
]
"""Whose events, and the file's name."""


@pytest.mark.parametrize("feature", FEATURES)
def test_every_kind_of_event_stands_in_the_golden_journal(feature: str) -> None:
    known = set(FEATURES[feature])
    golden = {line["kind"] for line in program.journal(feature)}

    assert not golden - known, (
        f"The program no longer knows events that journals hold: {_list(golden - known)}. A saved "
        "event keeps its name for ever: give its class the old name back."
    )
    assert not known - golden, (
        f"tests/golden/{feature}.jsonl has no line for {_list(known - golden)}. Add one with every "
        'field, as the store writes it: {"kind": …, "data": "…", "at": …}.'
    )


@pytest.mark.parametrize("feature", FEATURES)
def test_every_field_of_an_event_stands_in_the_golden_journal(feature: str) -> None:
    golden: dict[str, set[str]] = {kind: set() for kind in FEATURES[feature]}
    for line in program.journal(feature):
        golden[line["kind"]] |= set(json.loads(line["data"]))

    for kind, written in golden.items():
        fields = program.fields_of(FEATURES[feature][kind])
        assert not written - fields, (
            f"{kind} has lost {_list(written - fields)}, which journals hold. A saved field keeps "
            "its name for ever: give it the old name back."
        )
        assert not fields - written, (
            f"No line of {kind} in tests/golden/{feature}.jsonl has {_list(fields - written)}. "
            "A new field needs a default, and one more line that holds it; leave the old lines."
        )


@pytest.mark.parametrize(("feature", "name"), JOURNALS, ids=[name for _, name in JOURNALS])
def test_every_line_reads_back_and_is_written_the_same(feature: str, name: str) -> None:
    for number, line in enumerate(program.journal(name), 1):
        again = program.line_of(program.event(feature, line))

        assert _values(again) == _values(line), (
            f"Line {number} of tests/golden/{name}.jsonl would be written otherwise now. What a "
            "journal holds keeps its names and its meaning: change the code, not the line."
        )


@pytest.mark.parametrize("name", ["debate_played", "practice_played"])
def test_a_debate_means_what_it_meant(name: str) -> None:
    wanted = _summary(name)

    found = program.debate_course(wanted["rules"], wanted["form"], program.journal(name))

    assert found == wanted["course"]


def test_an_exercise_means_what_it_meant() -> None:
    wanted = _summary("exercise_played")

    found = program.exercise_course(wanted["card"], program.journal("exercise_played"))

    assert found == wanted["course"]


def test_a_sheet_means_what_it_meant() -> None:
    wanted = _summary("sheet_played")

    found = program.sheet_course(program.journal("sheet_played"))

    assert found == wanted["course"]


def _summary(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return found


def _values(line: Line) -> Line:
    return {**line, "data": parsed(line["data"])}


def _list(names: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(names))
