"""Questions of our own on designs, clauses and terms, and others that the library leaves alone."""

import json
from pathlib import Path

import pytest

from bot.guarantee.content import asked, clauses
from bot.guarantee.rules.asked.catalogue import CONDITIONS
from bot.guarantee.rules.asked.finding import MOST, find_passages

CATALOGUE = asked.load()
CASES = [
    json.loads(line)
    for line in Path("tests/data/designs.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_what_is_asked_for_by_name_is_found_and_nothing_else(case: dict[str, object]):
    found = find_passages(str(case["question"]), CATALOGUE).passages

    labels = case["labels"]
    assert isinstance(labels, list)
    assert (found[0].label in labels) if labels else not found


def test_the_words_of_a_value_say_what_was_chosen_how_surely_and_how_else_it_is_read():
    def words(question: str) -> str:
        (passage,) = find_passages(question, CATALOGUE).passages
        return passage.words

    assert words("What is the voting rule of NATO membership?") == (
        "Consensus: Any guarantor can block."
    )
    assert words("What is the deadline under NATO membership?") == (
        "No deadline: It takes the time it takes. The article doesn’t say so in these words."
    )
    assert words("What is the obligation under NATO membership?") == (
        "Aid and assist, form open: Help is owed; each guarantor picks its form, force included or"
        " not. Others read it as: Defend. Each ally takes the action that it deems necessary, armed"
        " force included; fighting is widely expected."
    )


def test_what_a_design_leaves_open_is_said():
    (passage,) = find_passages("How is the author's proposal paid for?", CATALOGUE).passages

    assert passage.words == "How is it paid for? It leaves this open."


def test_designs_that_are_compared_are_shown_side_by_side():
    found = find_passages("Which deadline have the Kyiv Compact and the Istanbul draft?", CATALOGUE)

    assert {passage.label for passage in found.passages} == {
        "Kyiv Compact: Deadline",
        "Istanbul draft: Deadline",
    }
    assert found.by_name


def test_each_passage_is_opened_by_a_command_of_its_own():
    questions = {
        "What does the Taiwan Act say on term?": "/guarantee design taiwan_act",
        "What options are there for the trigger?": "/guarantee clauses trigger",
        "What is moral hazard?": "/guarantee terms moral hazard",
        "What is agency?": "/guarantee designs",
        "What are Kyiv's conditions for talks?": "/guarantee design conditions",
        "Which tensions has the Taiwan Act?": "/guarantee check taiwan_act",
    }

    assert {
        question: find_passages(question, CATALOGUE).passages[0].action for question in questions
    } == questions


def test_at_most_a_few_passages_are_shown():
    found = find_passages("What are the risks of an automatic trigger?", CATALOGUE)

    assert len(found.passages) == MOST


def test_what_a_word_means_gives_way_to_an_article_that_says_so():
    assert not find_passages("What is entrapment?", CATALOGUE).by_name
    assert find_passages("Which options are there for the voting rule?", CATALOGUE).by_name


def test_an_option_that_no_design_chose_names_none():
    assert not find_passages("Which designs let the chair convene?", CATALOGUE).passages


def test_the_ways_of_asking_are_for_what_is_there():
    space, cues = clauses.load(), CATALOGUE.cues

    assert set(cues.clauses) == set(space.by_id)
    assert set(cues.designs) == {*CATALOGUE.designs, CONDITIONS}
    for name in cues.options:
        clause, _, option = name.partition(".")
        assert space.clause(clause).option(option)
