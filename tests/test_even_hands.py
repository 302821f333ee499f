"""Every prompt asks about either side in the same words, and what is uneven is told."""

import pytest
from pydantic import TypeAdapter

from bench.balance import asymmetry, swapped
from bench.balance.cases import Case, load
from bench.balance.scripts import BIASED, Script, fair
from bench.balance.tasks import TASKS
from bot.model import prompts
from bot.model.rules.balance import LENGTH_RATIO, find_unevenness

CASES = load()


def filled(shape: type, said: dict[str, object]) -> object:
    """A value of a shape, as a model fills it in."""
    return TypeAdapter(shape).validate_python(said)


def test_every_prompt_is_measured_but_the_trial() -> None:
    assert set(TASKS) == set(prompts.load()) - {"trial"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.motion)
def test_the_scripted_set_is_even_itself(case: Case) -> None:
    one, other = (sum(len(words.split()) for words in side.speeches) for side in case.sides)

    assert max(one, other) <= min(one, other) * LENGTH_RATIO
    assert len(swapped(case)) == 2 * (2 + 2 + 2 + 1) + 2


@pytest.mark.parametrize("name", TASKS)
def test_a_prompt_asks_about_either_side_in_the_same_words(name: str) -> None:
    prompt = prompts.load()[name]

    assert [why for case in CASES if (why := asymmetry(prompt, TASKS[name], case))] == []


@pytest.mark.parametrize("name", TASKS)
@pytest.mark.parametrize("script", [fair, *BIASED.values()], ids=lambda script: script.__name__)
def test_a_biased_model_is_found_uneven_wherever_it_can_show(name: str, script: Script) -> None:
    task = TASKS[name]
    for case in CASES:
        weights = [
            task.weight(filled(task.shape, script(task, case, side)), case, side) for side in (0, 1)
        ]

        assert bool(find_unevenness(*weights)) is (script.__name__ in task.open_to)
