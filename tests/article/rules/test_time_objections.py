"""Objections to passages that say nothing of the time asked for."""

import pytest

from bot.article.rules.claims import check_claims, read_claims, read_context
from bot.article.rules.index import index_article, words_only
from bot.article.rules.objections import FoundPassage
from bot.article.rules.objections.times import OUT_OF_DATE, YEAR_ALONE, object_to_time
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind


def object_to(question: str, passage: str) -> list[float]:
    reading = ArticleReading(title="Quays", blocks=(ArticleBlock(BlockKind.PARAGRAPH, passage),))
    article = index_article("quays", 1, reading, words_only)
    context = read_context(article.title, article.paragraphs(), ())
    claims = read_claims(question, context.known)
    found = FoundPassage(
        question=question,
        article=article,
        paragraph=0,
        place=0,
        near=(),
        context=context,
        claims=claims,
        findings=check_claims(claims, context.paragraphs[0], 0, context),
    )
    return [objection.factor for objection in object_to_time(found, words_only)]


@pytest.mark.parametrize(
    ("question", "passage", "factors"),
    [
        ("Who runs the docks right now?", "In 2019 Vane ran the docks.", [OUT_OF_DATE]),
        ("Who currently runs the docks?", "In 2019 Vane ran the docks.", [OUT_OF_DATE]),
        ("Who runs the docks right now?", "Vane has run the docks; he still does.", []),
        ("Who runs the docks?", "In 2019 Vane ran the docks.", []),
        ("Who won the boat race in 2022?", "The docks were shut in 2022.", [YEAR_ALONE]),
        ("Who shut the docks in 2022?", "The docks were shut in 2022.", []),
        ("What happened in 2022?", "The docks were shut in 2022.", []),
        ("Who won the boat race?", "The docks were shut in 2022.", []),
    ],
)
def test_a_passage_must_speak_of_the_time_asked_for(
    question: str, passage: str, factors: list[float]
) -> None:
    assert object_to(question, passage) == factors
