"""What is read of a model's answer: whole, wrapped in words, or cut off anywhere."""

import json
from dataclasses import asdict, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.model.reading import read_part, read_whole


@dataclass(frozen=True, slots=True)
class Picked:
    numbers: list[int]


@dataclass(frozen=True, slots=True)
class Remark:
    words: str
    on: list[int]


@dataclass(frozen=True, slots=True)
class Remarks:
    verdict: str
    remarks: list[Remark]


PICKED = TypeAdapter(Picked)
REMARKS = TypeAdapter(Remarks)


@pytest.mark.parametrize(
    "words",
    [
        '{"numbers": [3, 14]}',
        '```json\n{"numbers": [3, 14]}\n```',
        'Here it is:\n```\n{"numbers": [3, 14]}\n```\nI hope that helps {friend}!',
        '<think>Is it {"numbers": [9]}? No.</think>\n{"numbers": [3, 14]}',
        'Is it {"numbers": [9]}? No.</think>{"numbers": [3, 14]}',
        'Perhaps {"numbers": [9]}, but better {"numbers": [3, 14]}',
        '{"answer": {"numbers": ["3", 14]}}',
        '{"numbers": [3, 14], "note": "a brace } and a \\" in words"}',
        '{"numbers": [3, 14]}' + " \n" * 500,
    ],
)
def test_an_answer_is_found_in_what_surrounds_it(words: str) -> None:
    assert read_whole(words, PICKED) == Picked([3, 14])


@pytest.mark.parametrize(
    "words",
    ["", "3, 14", '{"numbers": 3}', '{"numbers": [3, 14', "{" * 9000, '{"numbers": ["x"]}', "}{"],
)
def test_what_is_no_answer_is_none(words: str) -> None:
    assert read_whole(words, PICKED) is None


def test_thoughts_that_never_end_are_no_answer() -> None:
    words = '<think>Perhaps {"numbers": [9]}, or {"numbers": [1,'

    assert read_whole(words, PICKED) is None
    assert read_part(words, PICKED) is None


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ('{"numbers": [3, 14, 15', [3, 14]),
        ('{"numbers": [3, 14,', [3, 14]),
        ('{"numbers": [3, 14]', [3, 14]),
        ('```json\n{"numbers": [3, 14, ', [3, 14]),
    ],
)
def test_a_number_that_may_go_on_is_left_out(words: str, numbers: list[int]) -> None:
    assert read_part(words, PICKED) == Picked(numbers)


@pytest.mark.parametrize("words", ['{"numbers": [31', '{"numbers": [', '{"num', "", "3, 14, "])
def test_where_no_element_came_whole_there_is_none(words: str) -> None:
    assert read_part(words, PICKED) is None


def test_what_stands_behind_the_list_must_have_come() -> None:
    whole = json.dumps({"remarks": [{"words": "a", "on": [1]}], "verdict": "fair"})

    assert read_part(whole[:-10], REMARKS) is None


REMARK = st.builds(Remark, st.text(max_size=12), st.lists(st.integers(0, 99), max_size=3))


@given(st.builds(Remarks, st.text(max_size=9), st.lists(REMARK, max_size=4)), st.data())
def test_wherever_it_is_cut_no_element_is_half(remarks: Remarks, data: st.DataObject) -> None:
    words = json.dumps(asdict(remarks), ensure_ascii=data.draw(st.booleans()))
    after = data.draw(st.integers(0, len(words) - 1))

    part = read_part(words[:after], REMARKS)

    assert read_whole(words, REMARKS) == remarks
    if part is not None:
        assert part.verdict == remarks.verdict
        assert part.remarks == remarks.remarks[: len(part.remarks)]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=9), st.data())
def test_all_that_came_whole_is_kept(numbers: list[int], data: st.DataObject) -> None:
    words = json.dumps({"numbers": numbers})
    after = data.draw(st.integers(words.index("[") + 1, len(words) - 1))
    came = words[words.index("[") + 1 : after].count(",") + (words[after - 1] == "]")

    part = read_part(words[:after], PICKED)

    assert (part.numbers if part else []) == numbers[:came]
