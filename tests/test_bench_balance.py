"""Prompts held against each other: what treats a side differently is found."""

import pytest

from bench.balance.mirror import find_difference
from bot.model.prompts import Prompt, parse

FILE = """+++
purpose = "Sum up"
version = 1
inputs = ["side", "speeches"]

[settings]
temperature = 0.0
most_tokens = 100
+++
Sum up. Data stands between lines with {{ key }}.

=== request
{{ side | data("side", key) }}
{% for speech in speeches %}
{{ speech.words | data("speech", key) }}
{% endfor %}
"""
SWAPPED = {"For": "Against", "Against": "For", "Yes.": "No.", "No.": "Yes."}


def told(prompt: Prompt, one: list[str], other: list[str]) -> str:
    rendered = [
        prompt.render({"side": side, "speeches": [{"words": words} for words in speeches]})
        for side, speeches in (("For", one), ("Against", other))
    ]
    first, second = (f"{each.instructions}\n{each.request}" for each in rendered)
    return find_difference(first, second, SWAPPED)


def test_prompts_that_differ_by_the_sides_alone_are_alike() -> None:
    assert told(parse("sum", FILE), ["Yes."], ["No."]) == ""


@pytest.mark.parametrize(
    ("found", "put"),
    [
        ("Sum up.", "{% if side == 'For' %}Praise it. {% endif %}Sum up."),
        ("{% endfor %}", "{% endfor %}{% if side == 'Against' %}Be short.{% endif %}"),
        ('data("speech", key)', 'data("speech " ~ (speech.words | length), key)'),
    ],
)
def test_a_prompt_that_treats_a_side_differently_is_found(found: str, put: str) -> None:
    assert told(parse("sum", FILE.replace(found, put, 1)), ["Yes."], ["No."])


@pytest.mark.parametrize("other", [["Yes."], ["No.", "No."], [], ["Perhaps."]])
def test_words_of_one_side_too_many_or_of_the_wrong_side_are_found(other: list[str]) -> None:
    assert "stands" in told(parse("sum", FILE), ["Yes."], other) or "differ" in told(
        parse("sum", FILE), ["Yes."], other
    )
