"""Every prompt asks about either side in the same words."""

import pytest

from bench.balance import asymmetry, swapped
from bench.balance.cases import Case, load
from bench.balance.tasks import TASKS
from bot.model import prompts

CASES = load()

LENGTH_RATIO = 1.5
"""The speeches of one side of the set may have so many times the words of the other's."""


def test_every_prompt_is_measured() -> None:
    assert set(TASKS) == set(prompts.load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.motion)
def test_the_scripted_set_is_even_itself(case: Case) -> None:
    one, other = (sum(len(words.split()) for words in side.speeches) for side in case.sides)

    assert max(one, other) <= min(one, other) * LENGTH_RATIO
    assert len(swapped(case)) == 2 * (2 + 2 + 2 + 1) + 2


@pytest.mark.parametrize("name", TASKS)
def test_a_prompt_asks_about_either_side_in_the_same_words(name: str) -> None:
    prompt = prompts.load()[name]

    assert [why for case in CASES if (why := asymmetry(prompt, TASKS[name], case))] == []
