"""Sentences that say otherwise than a question takes for granted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.index import words_only
from bot.article.rules.objections.counts import count_otherwise
from bot.article.rules.objections.false_premises import object_to_premise
from bot.article.rules.outcome import Contradicted
from tests.article.rules.objections.passages import find_passage


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Why has Parliament approved the money?", 0, 1),
        ("Why did Mayor Lucia Terrant refuse to sign the contract?", 0, 2),
        ("Why did the lighthouse of Orvik burn down twice?", 1, 1),
        ("Why does the Norvex engine need two filters?", 1, 2),
        ("Why did the council plan to sell the harbour?", 2, 1),
        ("When was it that the company of the ferry paid the fishermen?", 2, 2),
        ("Why did Terrant keep the northern quay of Orvik?", 3, 0),
        ("Where on the pier does the lamp shine?", 4, 3),
    ],
)
def test_a_sentence_that_says_otherwise_is_told(question, paragraph, place):
    found = find_passage(question, paragraph, place)

    notes = [o.note for o in object_to_premise(found, words_only)]

    assert [n.sentence.place for n in notes if isinstance(n, Contradicted)] == [place]


@pytest.mark.parametrize("place", [0, 1])
def test_what_a_report_does_not_say_is_shown_and_corrects_nothing(place):
    found = find_passage("In which year of the report do the ferries begin?", 1, place)

    (objection,) = object_to_premise(found, words_only)

    assert objection.note is None
    assert objection.lead == (1, 0)


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Has Parliament approved the money?", 0, 1),  # no is an answer
        ("How many filters does the Norvex engine need?", 1, 2),
        ("Why does the Norvex engine need four filters?", 1, 2),
        ("When did the lighthouse of Orvik burn down once?", 1, 1),
        ("When did Lucia Terrant sign the contract?", 0, 2),
        ("Who approved the bridge over the Sarn?", 0, 0),
    ],
)
def test_a_sentence_that_answers_is_no_objection(question, paragraph, place):
    found = find_passage(question, paragraph, place)

    assert list(object_to_premise(found, words_only)) == []


@given(st.text(alphabet="abc onetwic 0123,.", max_size=60))
def test_a_text_never_counts_otherwise_than_itself(text):
    assert not count_otherwise(text, text)
