"""The natural questions fit their articles, and the figures count what they say."""

import json
from pathlib import Path

import pytest

from bench.answers.data import OWN, read_article
from bench.answers.natural import DATA, FOUNDING, SETS
from bench.answers.natural_figures import Question, Reply, figures, read_questions
from bot.article.content import brief
from bot.article.rules.sentences import split_sentences

KINDS = {"answerable", "unanswerable", "false_premise", "off_topic", "nonsense"}


@pytest.mark.parametrize("path", sorted(SETS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_question_has_its_kind_and_support_in_its_article(path: Path) -> None:
    for question in read_questions(path):
        assert question.kind in KINDS
        assert bool(question.support) == (question.kind == "answerable"), question.id
        if question.slug != FOUNDING:
            paragraphs = _paragraphs(question.slug)
            for paragraph, sentence in question.support:
                assert sentence < len(split_sentences(paragraphs[paragraph - 1])), question.id


OURS = [OWN / f"{path.stem}.jsonl" for path in sorted((OWN / "articles").iterdir())]
"""The questions on each article that is ours to ship."""


@pytest.mark.parametrize(
    "path", [path for path in OURS if path.exists()], ids=lambda path: path.stem
)
def test_what_supports_or_denies_our_own_questions_is_in_their_article(path: Path) -> None:
    sentences = [len(split_sentences(text)) for text in _paragraphs(path.stem)]
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for paragraph, sentence in (*row.get("support", ()), *row.get("denied", ())):
            assert sentence < sentences[paragraph - 1], row["id"]


def _paragraphs(slug: str) -> tuple[str, ...]:
    if slug == brief.load()[0]:
        return brief.load()[1].paragraphs
    (path,) = (DATA / "articles").glob(f"{slug}.*")
    return read_article(path).paragraphs


def test_figures_count_what_is_shown_refused_and_said() -> None:
    questions = [
        _question("a", "answerable", support=(2, 0), twins="t"),
        _question("b", "answerable", support=(3, 1), twins="t"),
        _question("c", "unanswerable"),
        _question("d", "nonsense"),
    ]
    replies = {
        "a": _reply("says", 0.9, 2),
        "b": _reply("silent", 0.4, 3),
        "c": _reply("closest", 0.6, 2),
        "d": _reply("silent", 0.2),
    }
    found = figures(questions, replies)
    assert found["answerable shown"] == "50 %, 1 of 2"
    assert found["others refused"] == "50 %, 1 of 2"
    assert found["right when it answers"] == "50 %, 1 of 2"
    assert found["right when it says"] == "100 %, 1 of 1"
    assert found["nonsense and off-topic refused"] == "100 %, 1 of 1"
    assert found["highest confidence among them"] == 0.2
    assert found["mean gap of twins"] == pytest.approx(0.5)


def _question(
    id_: str, kind: str, support: tuple[int, int] | None = None, twins: str = ""
) -> Question:
    places = frozenset({support} if support else ())
    return Question(id=id_, slug="brief", question="Who?", kind=kind, support=places, twins=twins)


def _reply(outcome: str, confidence: float, *paragraphs: int) -> Reply:
    return Reply(outcome=outcome, confidence=confidence, paragraphs=frozenset(paragraphs))
