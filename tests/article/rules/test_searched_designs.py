"""Questions of our own whose answers stand in a design or a clause alone, and others."""

import pytest

from bot.article import meaning
from bot.article.content import answering
from bot.article.rules.index import words_only
from bot.article.rules.outcome import Outcome
from bot.article.rules.searched_designs import (
    SearchedDesigns,
    arrange_designs,
    find_answering,
    index_designs,
)
from bot.guarantee.content import asked

BRITISH = "The British agreement ends if Ukraine joins NATO."
RUNS_BOTH_WAYS = "in the British agreement help runs both ways"
ANSWERED = {
    "Does the British agreement end if Ukraine joins NATO?": BRITISH,
    "What happens to the British agreement if Ukraine joins NATO?": BRITISH,
    "When does the British agreement end?": BRITISH,
    "Does help run both ways in the British agreement?": RUNS_BOTH_WAYS,
    "Was a promise to back the force taken out of the text?": "taken out of the text",
    "Is money for Israel’s own industry phased out?": "phased out",
}
CLOSE = {
    "Are boycotts and embargoes covered by the Taiwan Relations Act?": "boycotts and embargoes",
    "Who judges what Taiwan needs?": "President and Congress",
    "Does NATO share its common budgets by a formula?": "A formula for the common budgets",
}
UNANSWERED = [
    "Can a guarantee be paid for by frozen assets?",
    "How many soldiers has Japan?",
    "When was the treaty with Japan cancelled?",
    "How do I cook borscht?",
    "How much did Norway pay to the Compact?",
    "Who is the prime minister of Japan?",
    "What is the capital of France?",
    "Who chairs the commission on violations?",
    "Which general commands the coalition’s force?",
]


@pytest.fixture(scope="module")
def embed() -> meaning.RememberedMeaning:
    if not meaning.available():
        pytest.skip("the sentence model is not installed")
    return meaning.RememberedMeaning(meaning.load(), meaning.unpack(asked.load_vectors()))


@pytest.fixture(scope="module")
def designs(embed: meaning.RememberedMeaning) -> SearchedDesigns:
    return arrange_designs(asked.searched(), embed)


def found(
    question: str, designs: SearchedDesigns, embed: meaning.RememberedMeaning
) -> list[tuple[str, bool]]:
    knowledge = answering.load(meanings=True)
    passages = find_answering(question, designs, embed, knowledge, Outcome.SILENT)
    return [(each.searched.words, each.answers) for each in passages]


@pytest.mark.parametrize("question", ANSWERED)
def test_what_a_design_says_answers(
    question: str, designs: SearchedDesigns, embed: meaning.RememberedMeaning
) -> None:
    (words, answers), *_ = found(question, designs, embed)

    assert ANSWERED[question] in words
    assert answers


@pytest.mark.parametrize("question", CLOSE)
def test_what_only_comes_close_is_called_so(
    question: str, designs: SearchedDesigns, embed: meaning.RememberedMeaning
) -> None:
    (words, _), *_ = found(question, designs, embed)

    assert CLOSE[question] in words


@pytest.mark.parametrize("question", UNANSWERED)
def test_nothing_answers_what_no_design_says(
    question: str, designs: SearchedDesigns, embed: meaning.RememberedMeaning
) -> None:
    assert not any(answers for _, answers in found(question, designs, embed))


def test_every_note_of_a_design_names_the_source_that_it_rests_on() -> None:
    (british,) = [each for each in asked.searched() if each.words == BRITISH]

    assert british.heading == "G7 declaration of 2023 with bilateral agreements"
    assert "14 January 2024" in british.source


def test_the_vectors_that_come_along_are_those_of_the_designs_as_they_stand() -> None:
    remembered = meaning.RememberedMeaning(words_only, meaning.unpack(asked.load_vectors()))

    assert index_designs(asked.searched(), remembered).vectors.shape[1] == meaning.WIDTH, (
        "designs.vectors is of another edition: run python3 dev.py bench vectors"
    )
