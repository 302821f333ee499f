"""A question's claims beside a passage of an article."""

import pytest

from bot.article.rules.claims import (
    CLAIM_COLUMNS,
    MissingWords,
    check_claims,
    columns,
    find_correction,
    find_missing,
    read_claims,
    read_context,
)

ARTICLE = (
    (
        "The council of Orvik has nine councillors.",
        "Mayor Lucia Terrant proposed to close the northern harbour by 30 September.",
        "Councillor Bea Holm rejected her plan, because 400 fishermen work there.",
    ),
    (
        "The tolls have not been raised since 2014.",
        "Holm asked for a bridge over the Sarn, which would cost 12 million crowns.",
        "The ferry company has never paid for the lighthouse.",
        "Unemployment in Orvik is lower than on the mainland.",
    ),
)
CONTEXT = read_context("A harbour in dispute", ARTICLE, ("The spray Norvex",))


def findings_on(question, paragraph, best):
    claims = read_claims(question, CONTEXT.known)
    return check_claims(claims, CONTEXT.paragraphs[paragraph], best, CONTEXT)


def column(name, question, paragraph, best):
    return columns(findings_on(question, paragraph, best))[CLAIM_COLUMNS.index(name)]


def test_names_that_the_article_never_mentions_are_missing():
    found = findings_on("What did Putin promise to Lucia Terrant?", 0, 1)

    assert find_missing(found) == (MissingWords("Putin"),)


@pytest.mark.parametrize("name", ["Norvex", "Terrant", "the Sarn", "Mayor Terrant", "Orvik's"])
def test_names_in_text_and_headings_are_not_missing(name):
    assert find_missing(findings_on(f"What is said of {name}?", 0, 0)) == ()


def test_another_number_of_the_same_thing_is_told_and_corrects():
    found = findings_on("How does the council of Orvik with its 12 councillors vote?", 0, 0)

    assert find_missing(found) == (MissingWords("12", "nine"),)
    assert find_correction(found) == 0


def test_the_same_number_in_another_spelling_is_not_strange():
    found = findings_on("What happens to the 9 councillors of the council?", 0, 0)

    assert found.numbers.strange == ()


def test_a_number_of_something_else_has_moved():
    assert column("claim_numbers_moved", "Why did 400 councillors leave?", 0, 2) == 1
    assert column("claim_numbers_moved", "Why would 400 fishermen leave?", 0, 2) == 0


def test_a_date_that_differs_is_a_rival():
    found = findings_on("When in November will the harbour close?", 0, 1)

    assert found.dates.strange == ("November",)
    assert [rival.instead for rival in found.dates.rivals] == ["30 September"]


@pytest.mark.parametrize("opening", ["Is the northern harbour to close by", "What is to close by"])
def test_another_date_of_the_same_thing_corrects_where_the_article_never_has_the_one(opening):
    same, other = (f"{opening} {day}?" for day in ("30 September", "4 November"))

    assert find_correction(findings_on(same, 0, 1)) is None
    corrected = find_correction(findings_on(other, 0, 1))
    assert corrected == (1 if "harbour" in opening else None), opening


@pytest.mark.parametrize(
    ("question", "paragraph", "best"),
    [
        ("Why have the tolls been raised since 2014?", 1, 0),
        ("When has the ferry company paid for the lighthouse?", 1, 2),
        ("Why is unemployment in Orvik higher than on the mainland?", 1, 3),
        ("Who wants to close the southern harbour by 30 September?", 0, 1),
    ],
)
def test_a_sentence_that_says_otherwise_corrects_the_question(question, paragraph, best):
    found = findings_on(question, paragraph, best)

    assert find_correction(found) == best
    assert columns(found)[CLAIM_COLUMNS.index("claim_contradicted")] == 1


@pytest.mark.parametrize(
    ("question", "paragraph", "best"),
    [
        ("Have the tolls been raised since 2014?", 1, 0),  # no is an answer
        ("Why have the tolls not been raised since 2014?", 1, 0),
        ("How many times has the ferry company paid for the lighthouse?", 1, 2),
        ("Why is unemployment in Orvik lower than on the mainland?", 1, 3),
        ("Who wants to close the northern harbour?", 0, 1),
    ],
)
def test_a_sentence_that_answers_corrects_nothing(question, paragraph, best):
    assert find_correction(findings_on(question, paragraph, best)) is None


def test_a_plan_is_not_taken_as_done():
    assert column("claim_planned", "What did the bridge over the Sarn cost?", 1, 1) > 0
    assert column("claim_planned", "What would a bridge over the Sarn cost?", 1, 1) == 0


def test_a_value_of_the_kind_asked_for_is_sought():
    assert column("claim_value_missing", "How many fishermen work there?", 0, 2) == 0
    assert column("claim_value_missing", "How many fishermen work there?", 0, 1) == 1
    assert column("claim_value_missing", "How long do the fishermen work there?", 0, 2) == 1


def test_what_is_said_of_another_is_unrelated():
    assert column("claim_unrelated", "Why did Bea Holm reject the plan?", 0, 2) == 0
    assert column("claim_unrelated", "Why did Lucia Terrant pay for the lighthouse?", 1, 2) > 0


def test_every_column_is_a_number_from_nought():
    found = columns(findings_on("Why?", 0, 0))

    assert len(found) == len(CLAIM_COLUMNS)
    assert all(value >= 0 for value in found)
