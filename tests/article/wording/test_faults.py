import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.wording.faults import find_fault, has_markup, tidy

SOURCE = (
    "In May 2019 Denmark and 12 other states signed the Aarhus Accord, which cost €3.5 billion. "
    "“It will not last,” said Inge Holm."
)

KEPT = [
    "Twelve other states and Denmark signed it.",
    "The Danish government signed in 2019.",
    "Inge Holm said: “It will not last”.",
    "It cost 3.5 billion.",
    "Im Mai 2019 wurde das Abkommen unterzeichnet.",
    "L'accord a été signé en mai 2019.",
]

FAULTY = [
    ("Thirteen states signed it.", "Thirteen"),
    ("It cost €4 billion.", "4 billion"),
    ("Denmark and Sweden signed it.", "Sweden"),
    ("Norway signed it.", "Norway"),
    ("Holm called it “a disaster”.", "quotation marks"),
    ("It was signed by NATO.", "NATO"),
    ("Es wurde von Olaf Scholz unterzeichnet.", "Scholz"),
    ("See https://evil.example for it.", "plain words"),
    ("Signed by @everyone in the accord.", "plain words"),
    ("**Signed** in the accord.", "plain words"),
    ("…", "1 to 400"),
    ("word " * 100, "1 to 400"),
]


@pytest.mark.parametrize("words", KEPT)
def test_what_brings_nothing_in_is_kept(words: str) -> None:
    assert find_fault(words, SOURCE) == ""


@pytest.mark.parametrize(("words", "why"), FAULTY)
def test_figures_names_quotations_and_markup_that_are_not_there_are_found(
    words: str, why: str
) -> None:
    assert why in find_fault(words, SOURCE)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_words_are_too_odd_to_be_looked_at(words: str, source: str) -> None:
    fault = find_fault(tidy(words), source)
    assert fault or not has_markup(tidy(words))


@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_a_figure_stands_or_falls_by_its_value(said: int, stands: int) -> None:
    fault = find_fault(f"It took {said} ships.", f"They sent {stands:,} ships.")
    assert (fault == "") == (said == stands)
