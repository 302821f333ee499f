"""Questions for a value, beside passages that hold none of its kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.claims import check_claims, read_claims, read_context
from bot.article.rules.index import ArticleIndex, index_article, words_only
from bot.article.rules.objections import FoundPassage, Objection
from bot.article.rules.objections.values import SURE, UNSURE, object_to_values
from bot.article.rules.outcome import Unsaid, ValueKind
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind

PARAGRAPHS = (
    "The Sarn canal was dug by hand. It is 74 kilometres long and joins two lakes. Nine bridges"
    " cross the canal.",
    "The bridge at Orvik is to be repaired once both councils agree. Its repair cost 40,000 crowns"
    " and lasted three weeks.",
    "The alliance was founded by France. It sends soldiers to the border.",
    "The harbour has a crane of oak. The crane still turns.",
    "Three smiths joined the festival. Half of them had come by boat.",
    "The pact was signed in Orvik by Norland, Kesara, the Isles and the Free Ports.",
    "The fair had barges, 64 in all, and they were full.",
)


def article_of(*paragraphs: str) -> ArticleIndex:
    blocks = tuple(ArticleBlock(BlockKind.PARAGRAPH, words) for words in paragraphs)
    return index_article("a", 1, ArticleReading(title="A canal", blocks=blocks), words_only)


def objections(question: str, paragraph: int, *near: int) -> list[Objection]:
    article = article_of(*PARAGRAPHS)
    context = read_context(article.title, article.paragraphs(), article.above[1:])
    claims = read_claims(question, context.known)
    found = FoundPassage(
        question=question,
        article=article,
        paragraph=paragraph,
        place=0,
        near=near,
        context=context,
        claims=claims,
        findings=check_claims(claims, context.paragraphs[paragraph], 0, context),
    )
    return list(object_to_values(found, words_only))


@pytest.mark.parametrize(
    ("question", "paragraph", "kind"),
    [
        ("How deep is the Sarn canal?", 0, ValueKind.FIGURE),
        ("How many locks does the Sarn canal have?", 3, ValueKind.NUMBER),
        ("How many soldiers does the alliance send?", 2, ValueKind.NUMBER),
        ("How many lanterns were at the festival?", 4, ValueKind.NUMBER),  # half counts none
        ("What does the crane of the harbour cost?", 3, ValueKind.SUM),
        ("In what year was the alliance founded?", 2, ValueKind.DATE),
        ("When was the crane of oak built?", 3, ValueKind.DATE),
    ],
)
def test_a_value_that_no_passage_holds_is_objected_to_and_named(
    question: str, paragraph: int, kind: ValueKind
) -> None:
    assert objections(question, paragraph) == [Objection(SURE, Unsaid(kind))]


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("How many bridges cross the canal?", 0),
        ("How much did the repair of the bridge cost?", 1),
        ("How long did the repair last?", 1),
        ("When is the bridge to be repaired?", 1),
        ("Which state founded the alliance?", 2),
        ("Is the canal deep?", 0),
        ("Why is the canal 74 kilometres long?", 0),
        ("What joins two lakes?", 0),
        ("How many countries signed the pact?", 5),  # they are named, and can be counted
    ],
)
def test_a_value_that_the_passage_holds_is_not(question: str, paragraph: int) -> None:
    assert objections(question, paragraph) == []


def test_a_value_may_stand_in_the_next_best_paragraph() -> None:
    assert objections("How many bridges does the alliance guard?", 2, 0) == []


def test_countries_are_more_than_one() -> None:
    named = objections("Which countries founded the alliance?", 2)

    assert [objection.factor for objection in named] == [UNSURE]


def test_a_number_that_does_not_say_what_it_counts_may_be_the_one_asked_for() -> None:
    named = objections("How many barges were at the fair?", 6)

    assert named == [Objection(UNSURE)]


def test_the_number_of_the_question_answers_nothing() -> None:
    asked = "How many guards keep the nine bridges of the canal?"

    assert [objection.factor for objection in objections(asked, 0)] == [SURE]


@given(st.text(max_size=60), st.sampled_from(range(len(PARAGRAPHS))))
def test_any_question_is_heard(question: str, paragraph: int) -> None:
    assert all(0 < objection.factor < 1 for objection in objections(question, paragraph))
