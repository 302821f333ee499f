"""Answers over small articles, with the weights that are shipped."""

import numpy as np
import pytest

from bot.article import meaning
from bot.article.content import answering
from bot.article.rules.answer import (
    NOTHING,
    Knowledge,
    Sentence,
    answer,
    knowledge_of,
)
from bot.article.rules.index import Embed, index_article, words_only
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.article.rules.shelf import ArticleShelf, arrange

HARBOUR = (
    "The town council wants to close the old harbour in March 2027. It met on Monday.",
    "Fishers oppose the plan because they have no other place to land their catch.",
    "Ines Duarte, who chairs the council, said that the works would cost four million euros.",
)
BRIDGE = ("The new bridge over the Lenne opened in 1998. It carries nine thousand cars a day.",)


def reading(title: str, *paragraphs: str) -> ArticleReading:
    return ArticleReading(
        title=title, blocks=tuple(ArticleBlock(BlockKind.PARAGRAPH, text) for text in paragraphs)
    )


@pytest.fixture(params=["meanings", "words"])
def mind(request: pytest.FixtureRequest) -> tuple[ArticleShelf, Embed, Knowledge]:
    by_meaning = request.param == "meanings"
    if by_meaning and not meaning.available():
        pytest.skip("the model cannot be run here")
    embed = meaning.load() if by_meaning else words_only
    articles = [
        index_article("harbour", 1, reading("The old harbour", *HARBOUR), embed),
        index_article("bridge", 2, reading("The bridge", *BRIDGE), embed),
    ]
    return arrange(articles), embed, answering.load(meanings=by_meaning)


def test_the_best_sentence_comes_first_verbatim_with_its_paragraph(
    mind: tuple[ArticleShelf, Embed, Knowledge],
) -> None:
    shelf, embed, knowledge = mind
    found = answer("Why do fishers oppose the plan?", shelf, embed, knowledge, ["harbour"])
    assert found.sentences[0] == Sentence("harbour", 1, 2, 0, HARBOUR[1])
    assert found.ranked[0].paragraph == 2


def test_only_the_articles_named_are_searched(mind: tuple[ArticleShelf, Embed, Knowledge]) -> None:
    shelf, embed, knowledge = mind
    found = answer("When did the bridge open?", shelf, embed, knowledge, ["harbour"])
    assert {passage.slug for passage in found.ranked} == {"harbour"}
    found = answer("When did the bridge open?", shelf, embed, knowledge)
    assert (found.ranked[0].slug, found.ranked[0].version) == ("bridge", 2)


def test_what_the_article_does_not_say_is_refused(
    mind: tuple[ArticleShelf, Embed, Knowledge],
) -> None:
    shelf, embed, knowledge = mind
    found = answer("Who painted the Night Watch?", shelf, embed, knowledge, ["harbour"])
    assert found.abstained
    assert found.sentences  # the nearest there are


def test_a_sentence_that_answers_counts_for_more_than_one_that_does_not(
    mind: tuple[ArticleShelf, Embed, Knowledge],
) -> None:
    shelf, embed, knowledge = mind
    said = answer("What would the works cost?", shelf, embed, knowledge, ["harbour"])
    unsaid = answer("How tall is Mount Kilimanjaro?", shelf, embed, knowledge, ["harbour"])
    assert said.confidence > unsaid.confidence


def test_an_empty_library_answers_nothing() -> None:
    knowledge = answering.load(meanings=False)
    assert answer("Anything?", arrange([]), words_only, knowledge) == NOTHING


@pytest.mark.parametrize("question", ["the of and", "?", "a" * 500, "Ω≈ç√∫ 日本語 שלום", "\u200b"])
def test_no_question_breaks_it(mind: tuple[ArticleShelf, Embed, Knowledge], question: str) -> None:
    shelf, embed, knowledge = mind
    found = answer(question, shelf, embed, knowledge)
    assert 0 <= found.confidence <= 1
    assert not np.isnan(found.confidence)


def test_weights_for_other_columns_are_refused() -> None:
    table = {"line": {"intercept": 0.0, "nonsense": 1.0}, "right": {}, "given": {}}
    with pytest.raises(ValueError, match="other columns"):
        knowledge_of(table)
