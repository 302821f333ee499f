import pytest

from bot.article.rules.asking import find_compared, wants_a_list


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Compare the pact and the plan.", ("the pact", "the plan")),
        ("compare NATO with the EU clause?", ("NATO", "the EU clause")),
        ("What is the difference between a promise and a treaty?", ("a promise", "a treaty")),
        ("How does a pact differ from a plan?", ("a pact", "a plan")),
        ("Automatic trigger vs. assessment?", ("Automatic trigger", "assessment")),
        ("difference between a promise and a treaty", ("a promise", "a treaty")),
        ("What is a pact?", None),
    ],
)
def test_comparisons_name_two_things(question: str, things: tuple[str, str] | None) -> None:
    assert find_compared(question) == things


@pytest.mark.parametrize(
    ("question", "lists"),
    [
        ("List the proposals", True),
        ("Which dangers are there?", True),
        ("What conditions were set?", True),
        ("Who wrote the report?", False),
        ("When was it signed?", False),
    ],
)
def test_questions_for_several_things_are_known(question: str, lists: bool) -> None:
    assert wants_a_list(question) is lists
