"""Which kind a question is: measured on questions of all kinds, and on ordinary ones."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.article.content import kinds
from bot.article.rules.kinds.kind import (
    AsksHelp,
    AsksOpinion,
    AsksParagraph,
    AsksRecord,
    AsksSummary,
    OpinionSort,
    QuestionKind,
    RecordField,
    SaysSomething,
    Talk,
    read_kind,
)
from bot.assembly import CATALOG
from bot.kernel.catalog.finding import find_entries
from bot.kernel.permission import Role

DATA = Path(__file__).parents[3] / "data" / "kinds.jsonl"
BENCH = Path(__file__).parents[4] / "bench" / "data"

LEAST = 0.95
"""Of the questions called of a kind, and of those that are, the share that is right."""


def read(question: str, *names: str, follows: bool = False) -> QuestionKind | None:
    return read_kind(question, kinds.load(), names, follows=follows)


def group(kind: QuestionKind | None, expected: str) -> str:
    """What a kind is counted as. A wish that names no command is an ordinary question; so may be
    what is not firm, which is searched for first."""
    match kind:
        case AsksRecord() | AsksParagraph():
            return "record"
        case AsksSummary():
            return "summary"
        case AsksOpinion(_, firm):
            return "ordinary" if expected == "ordinary" and not firm else "opinion"
        case SaysSomething():
            return "talk"
        case AsksHelp(wish):
            return "ordinary" if wish and not find_entries(CATALOG, wish, Role.ADMIN) else "help"
        case None:
            return "ordinary"


def load_rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def test_each_kind_is_known_and_nothing_else_taken_for_it() -> None:
    right, called, are = Counter[str](), Counter[str](), Counter[str]()
    for row in load_rows():
        expected = family(row["kind"])
        seen = group(read(row["question"]), expected)
        called[seen] += 1
        are[expected] += 1
        right[expected] += seen == expected

    precision = {kind: right[kind] / called[kind] for kind in are}
    recall = {kind: right[kind] / are[kind] for kind in are}

    assert {kind: value for kind, value in precision.items() if value < LEAST} == {}
    assert {kind: value for kind, value in recall.items() if value < LEAST} == {}


def test_help_finds_the_command_that_is_meant() -> None:
    wishes = [row for row in load_rows() if "command" in row]

    missed = [
        row["question"] for row in wishes if row["command"] not in found_commands(row["question"])
    ]

    assert missed == []


def found_commands(question: str) -> list[str]:
    kind = read(question)
    wish = kind.wish if isinstance(kind, AsksHelp) else ""
    return [entry.name for entry in find_entries(CATALOG, wish, Role.ADMIN)]


def family(kind: str) -> str:
    """Kinds that are answered alike."""
    if kind in tuple(RecordField) or kind.startswith("paragraph"):
        return "record"
    if kind in tuple(OpinionSort):
        return "opinion"
    return "talk" if kind.startswith("talk") else kind


def test_questions_on_many_articles_are_left_to_the_search() -> None:
    questions = {
        json.loads(line)["question"]
        for path in BENCH.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }

    taken = [question for question in questions if group(read(question), "ordinary") != "ordinary"]

    assert len(taken) < len(questions) / 200


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who wrote this?", AsksRecord(RecordField.AUTHOR)),
        ("who wrtoe this", AsksRecord(RecordField.AUTHOR)),
        ("sumarize it", AsksSummary()),
        ("Sum it up in two sentences, please", AsksSummary(2)),
        ("a one-sentence summary", AsksSummary(1)),
        ("In 4 sentences, what is it about?", AsksSummary(4)),
        ("the seven main points", AsksSummary(7)),
        ("résume ce texte en trois phrases", AsksSummary(3)),
        ("Fasse den Text in fünf Sätzen zusammen", AsksSummary(5)),
        ("summary in 40 sentences", AsksSummary(10)),
        ("who wrtoe the memorandum", None),
        ("Who wrote the Budapest memorandum?", None),
        ("Who wrote The design of guarantees?", AsksRecord(RecordField.AUTHOR)),
        ("What does op-ed-2 want?", AsksSummary()),
        ("What does ¶7 say?", AsksParagraph(7)),
        ("the last paragraph", AsksParagraph(-1)),
        ("What does Article 5 say?", None),
        ("What should Europe do, according to the author?", None),
        ("Should Europe do it?", AsksOpinion(OpinionSort.ADVICE)),
        ("Should the ban stay, according to the author?", None),
        ("What should I do when the card is lost?", AsksOpinion(OpinionSort.ADVICE, firm=False)),
        ("Will the bridge reopen next year?", AsksOpinion(OpinionSort.PREDICTION, firm=False)),
        ("Will the war end soon?", AsksOpinion(OpinionSort.PREDICTION)),
        ("Hello!", SaysSomething(Talk.GREETING)),
        ("good morning everyone", SaysSomething(Talk.GREETING)),
        ("Thanks a lot", SaysSomething(Talk.THANKS)),
        ("???", SaysSomething(Talk.WORDLESS)),
        ("🤷", SaysSomething(Talk.WORDLESS)),
        ("Thanks! Who decides?", None),
        ("Hello, what is a trigger?", None),
        ("Why thank the mayor?", None),
        ("How do I cast my vote?", AsksHelp("cast my vote")),
        ("How did the council vote?", None),
        ("which motions are there?", AsksHelp("list motions")),
        ("what can I do here?", AsksHelp()),
    ],
)
def test_what_a_question_is(question: str, kind: QuestionKind | None) -> None:
    assert read(question, "The design of guarantees", "op-ed-2") == kind


@pytest.mark.parametrize("question", ["Who wrote it?", "How long is it?", "What is it about?"])
def test_it_is_not_the_article_in_a_question_that_goes_on_from_another(question: str) -> None:
    assert read(question) is not None
    assert read(question, follows=True) is None
