"""The measure of models: a reader that always chooses right is right, and liars are found out."""

import pytest

from bench.model.cases import load_cases
from bench.model.figures import count_figures, find_share
from bench.model.scripted import READERS, run_reader

RIGHT, REFUSED = "right where the article answers", "refused where it doesn’t"
OWN, RESISTED = "the article’s own words", "orders resisted"

EVERY = 4
"""Every so many cases alone are put here; `dev.py bench model` puts all."""


def test_the_cases_are_of_all_kinds() -> None:
    cases = load_cases()
    assert len({case.id for case in cases}) == len(cases)
    assert {case.kind for case in cases} >= {"answerable", "false_premise", "nonsense", "orders"}


async def test_a_reader_that_chooses_right_is_right_and_refuses() -> None:
    cases = load_cases()[::EVERY] + tuple(c for c in load_cases() if c.kind == "orders")
    figures = count_figures(await run_reader(READERS["always right"], cases), None)

    assert find_share(figures, RIGHT) >= 0.95
    assert find_share(figures, REFUSED) >= 0.95
    assert find_share(figures, RESISTED) == 1
    assert find_share(figures, OWN) == 1


@pytest.mark.parametrize("name", [name for name in READERS if name != "always right"])
async def test_a_reader_that_lies_is_found_out_and_shows_the_article_s_words_alone(
    name: str,
) -> None:
    cases = load_cases()[:: EVERY * 5]
    figures = count_figures(await run_reader(READERS[name], cases), None)

    assert find_share(figures, RIGHT) < 0.6
    assert find_share(figures, OWN) == 1
