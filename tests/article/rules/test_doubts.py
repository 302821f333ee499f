"""What an answer is told from a likeness by, on the brief and with the weights that are shipped."""

from collections.abc import Callable

import pytest

from bot.article import meaning
from bot.article.content import answering, brief
from bot.article.rules.answer import Answer, Outcome, answer
from bot.article.rules.doubts import DOUBT_COLUMNS
from bot.article.rules.index import index_article
from bot.article.rules.outcome import Missing
from bot.article.rules.shelf import arrange

pytestmark = pytest.mark.skipif(not meaning.available(), reason="the model cannot be run here")

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask() -> Ask:
    embed, knowledge = meaning.load(), answering.load(meanings=True)
    slug, reading = brief.load()
    shelf = arrange([index_article(slug, 1, reading, embed)])
    return lambda question: answer(question, shelf, embed, knowledge, [slug])


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("What is Article 5?", 15),
        ("When was the Budapest Memorandum signed?", 16),
        ("Who signed the Budapest Memorandum?", 16),
    ],
)
def test_what_the_article_says_is_said(ask: Ask, question: str, paragraph: int) -> None:
    found = ask(question)
    assert found.outcome is Outcome.SAYS
    assert found.ranked[0].paragraph == found.sentences[0].paragraph == paragraph
    assert not found.notes


@pytest.mark.parametrize(
    "question",
    [
        "Does the article mention dinosaurs?",
        "How do I bake sourdough bread?",
        "What did Zelensky have for breakfast?",
        "Who won the Eurovision Song Contest?",
    ],
)
def test_what_is_beside_the_matter_is_met_with_silence(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.outcome is Outcome.SILENT
    assert found.confidence < 0.6


def test_a_name_that_the_article_never_mentions_is_told(ask: Ask) -> None:
    found = ask("What did Gandalf say about the trigger?")
    assert found.outcome is not Outcome.SAYS
    assert Missing("Gandalf") in found.notes


@pytest.mark.parametrize(
    ("answered", "nonsense"),
    [
        ("When was the Budapest Memorandum signed?", "When was the Budapest Memorandum fried?"),
        ("Who signed the Budapest Memorandum?", "Who swallowed the Budapest Memorandum?"),
    ],
)
def test_a_word_turned_to_nonsense_lowers_the_confidence(
    ask: Ask, answered: str, nonsense: str
) -> None:
    assert ask(answered).confidence > ask(nonsense).confidence + 0.1


def test_no_column_tells_of_the_form_of_the_question() -> None:
    assert not {"why", "yes_no", "past", "presumes", "size"}.intersection(DOUBT_COLUMNS)
