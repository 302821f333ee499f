"""`python3 dev.py bench natural [FOLDER]`: questions as study groups type them in a chat, put to
Parley by `parley ask --batch`, and how often the replies are right.

The brief and the articles of `bench/data/articles` are asked; the founding article as well where
FOLDER holds `founding-article.txt` anywhere below it. With `--replies FILE` every reply is kept
beside its question, a JSON object a line.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.answers.natural_figures import Figures, Question, Reply, figures, read_questions
from bot.article.content import brief

ROOT = Path(__file__).parents[2]
DATA = ROOT / "bench" / "data"
SETS = DATA / "natural"
FOUNDING = "founding"


def run(folder: Path | None = None, replies: Path | None = None) -> dict[str, Figures]:
    """For each set of questions, and for all of them together: the figures."""
    founding = next(iter(sorted(folder.rglob("founding-article.txt"))), None) if folder else None
    sets = {path.stem: read_questions(path) for path in sorted(SETS.glob("*.jsonl"))}
    if founding is None:
        sets = {name: s for name, s in sets.items() if all(q.slug != FOUNDING for q in s)}
    every_question = [question for questions in sets.values() for question in questions]
    with tempfile.TemporaryDirectory() as data:
        for slug in sorted({question.slug for question in every_question} - {brief.load()[0]}):
            _add(Path(data), slug, founding if slug == FOUNDING else None)
        answers = _ask(Path(data), every_question)
    if replies:
        replies.write_text("".join(_beside(q, answers[q.id]) for q in every_question), "utf-8")
    read = {key: Reply.read(answer) for key, answer in answers.items()}
    found = {name: figures(questions, read) for name, questions in sets.items()}
    on_brief = [q for q in every_question if q.slug == brief.load()[0]]
    return {**found, "the brief, both sets": figures(on_brief, read)}


def _add(data: Path, slug: str, founding: Path | None) -> None:
    """Bring an article into the library that is kept in a folder of data."""
    path = founding or next((DATA / "articles").glob(f"{slug}.*"))
    _parley(data, "article", "add", str(path), "--slug", slug)


def _ask(data: Path, questions: Sequence[Question]) -> dict[str, Mapping[str, object]]:
    """Every question put to its own article: the line printed for it, by its id."""
    lines = [
        json.dumps({"id": q.id, "question": q.question, "articles": [q.slug]}) for q in questions
    ]
    batch = data / "questions.jsonl"
    batch.write_text("\n".join(lines), "utf-8")
    told = [json.loads(line) for line in _parley(data, "ask", "--batch", str(batch)).splitlines()]
    return {line["id"]: line for line in told}


def _parley(data: Path, *words: str) -> str:
    """What a command of Parley prints that works on a folder of data."""
    return subprocess.run(  # noqa: S603  # our own command line
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env={**os.environ, "PARLEY_DATA": str(data)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def _beside(question: Question, answer: Mapping[str, object]) -> str:
    row: dict[str, object] = defaultdict(str, answer)
    row |= {"question": question.question, "kind": question.kind, "slug": question.slug}
    row |= {"support": [list(place) for place in sorted(question.support)]}
    row.pop("ranked", None)
    return json.dumps(row, ensure_ascii=False) + "\n"
