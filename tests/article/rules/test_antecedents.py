import pytest

from bot.article.rules.antecedents import add_antecedents, points_back
from bot.model.rules.choice import number_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "It failed within a year.",
        "“They never signed,” he said.",
        "But this was a mistake.",
        "Such clauses are rare.",
        "Elle a refusé.",
        "Doch sie hielt nicht.",
        "Вони відмовилися.",
    ],
)
def test_a_pronoun_at_the_head_points_back(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is hard to see a way out.",
        "There are three conditions.",
        "The treaty failed.",
        "Hertha left it there.",
        "Das Abkommen hielt.",
        "Italy objected.",
    ],
)
def test_others_stand_alone(sentence: str) -> None:
    assert not points_back(sentence)


def test_the_sentence_before_comes_along_within_one_text() -> None:
    sentences = number_sentences({1: ["The pact failed.", "It had no teeth."], 2: ["It rained."]})
    second, third = sentences[1], sentences[2]
    assert add_antecedents([third, second], sentences) == (third, sentences[0], second)
