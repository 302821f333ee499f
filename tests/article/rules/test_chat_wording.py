"""How a question typed in a chat is tidied before it is searched for."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.handlers.question_kinds import find_kind, tidy_question
from bot.article.rules.chat_wording import tidy_wording
from bot.article.rules.kinds.kind import AsksHelp
from bot.article.rules.shelf import arrange

ROOT = Path(__file__).parents[3]
KINDS = ROOT / "tests" / "data" / "kinds.jsonl"
SETS = (*(ROOT / "bench" / "data").glob("*.jsonl"), *(ROOT / "bench/data/natural").glob("*.jsonl"))
EMPTY = arrange(())


def read(path: Path) -> list[str]:
    return [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("whats a lockout", "what is a lockout?"),
        ("Whats a lockout 🙏", "What is a lockout?"),
        ("hey guys, what's a lockout?", "what is a lockout?"),
        ("what is a lockout pls", "what is a lockout?"),
        ("ok so what exactly is a lockout, btw?", "what is a lockout?"),
        ("what is a lockout again?", "what is a lockout?"),
        ("wat is a lockout lol", "what is a lockout?"),
        ("define lockout", "What is lockout?"),
        ("can you explain the lockout to me?", "What is the lockout?"),
        ("meaning of lockout", "What is lockout?"),
        ("what does “lockout” mean?", "What is lockout?"),
        ("lockout?", "What is lockout?"),
        ("dock rules", "What are dock rules?"),
        ("tell me what a lockout is", "what is a lockout?"),
        ("do u know when the docks were shut", "when were the docks shut?"),
        ("can anyone tell me who Vane is?", "who is Vane?"),
        ("does the article say whether the pact is binding", "is the pact binding?"),
        ("Just wondering, how many cranes they need", "how many cranes they need?"),
        ("so why isnt article 9 automatic", "why is article 9 not automatic?"),
        ("why didn't Vane sign it?", "why did Vane not sign it?"),
        ("dont the dockers want it", "don't the dockers want it?"),
        ("how's the quay paid for", "how is the quay paid for?"),
    ],
)
def test_what_is_only_chat_goes(typed: str, tidied: str) -> None:
    assert tidy_wording(typed) == tidied


@pytest.mark.parametrize(
    "question",
    [
        "What is a lockout?",
        "When will the board vote again?",
        "What had happened to the ground by then?",
        "How long will the WHO's advisers need?",
        "Why must the filling last exactly seven years?",
        "Did the US sign, and when?",
        "docks vs quays",
        "explain it to me",
        "I don't like the pact.",
        "Compare the two plans.",
        "thanks!",
    ],
)
def test_what_is_well_put_stays(question: str) -> None:
    assert tidy_wording(question) == question


@pytest.mark.parametrize("path", [KINDS, *SETS], ids=lambda path: path.stem)
def test_a_tidied_question_is_tidy(path: Path) -> None:
    for question in read(path):
        assert tidy_wording(tidy_wording(question)) == tidy_wording(question)


def test_the_kind_of_a_question_is_the_same_once_tidied() -> None:
    for question in read(KINDS):
        kind = find_kind(question, EMPTY)
        tidied = find_kind(tidy_question(question, EMPTY), EMPTY)
        assert tidied == kind or (tidied is None and isinstance(kind, AsksHelp)), question


@pytest.mark.parametrize("question", ["Wie heißt das Schiff", "Qui a signé", "was sind die Regeln"])
def test_a_question_in_another_language_stays(question: str) -> None:
    assert tidy_question(question, EMPTY) == question


@given(st.text(max_size=120))
def test_something_is_always_left_to_search_for(question: str) -> None:
    tidied = tidy_wording(question)
    assert bool(tidied.strip()) == bool(question.strip())


@given(
    st.sampled_from(["", "hey, ", "ok so ", "hi all, can you tell me ", "pls ", "btw "]),
    st.sampled_from(["", " pls", " thanks!", ", btw", " lol", " 🙏"]),
    st.sampled_from(["what is", "whats", "what's"]),
    st.sampled_from(["the lockout", "a dry dock", "Vane's plan", "article 9"]),
)
def test_courtesy_never_changes_what_is_searched_for(
    before: str, after: str, asking: str, thing: str
) -> None:
    assert tidy_wording(f"{before}{asking} {thing}{after}") == f"what is {thing}?"
