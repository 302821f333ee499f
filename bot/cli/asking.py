"""`parley ask`: one question, or a file of them."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.article.content import answering
from bot.article.handlers.naming import find_scope
from bot.article.rules.answer import Answer, answer
from bot.article.rules.asking import wants_a_list
from bot.article.rules.index import words_only
from bot.article.rules.slug import slug_from
from bot.assembly import Parley
from bot.cli.printing import say, warn
from bot.cli.session import caller, progress, show
from bot.kernel.refusal import Refused, sentence


async def ask(parley: Parley, question: str, articles: str, *, as_json: bool) -> int:
    """Answer one question; returns the exit code."""
    if not as_json:
        fields = {"question": question, "articles": articles}
        return show(await parley.app.hear(caller(), "/ask", fields))
    try:
        await parley.app.meet(caller())
        slugs = await find_scope(parley.app.parts, caller(), articles)
    except Refused as refused:
        warn(sentence(refused))
        return 1
    say(_line({"question": question, **_told(await _answer(parley, question, slugs))}))
    return 0


async def ask_all(parley: Parley, path: Path) -> int:
    """Answer a file of questions, a JSON object a line; prints an object a line.

    A line that cannot be read or answered is told on standard error, and the exit code is 1.
    """
    await parley.app.meet(caller())
    shelf = await parley.library.shelf(caller().community)
    known = {article.slug for article in shelf.articles}
    code = 0
    rows = list(_rows(path))
    hidden = not sys.stderr.isatty()
    for number, row in progress(rows, "Answering …", hidden=hidden):
        question = row.get("question") if row else None
        if row is None or not isinstance(question, str):
            warn(f"Line {number} is not an object with a question.")
            code = 1
            continue
        asked = row.get("articles") or []
        named = [slug_from(str(name)) for name in asked] if isinstance(asked, list) else []
        if unknown := [slug for slug in named if slug not in known]:
            warn(f"Line {number} names an article that is not in the library: {unknown[0]}.")
            code = 1
            continue
        answer = await _answer(parley, question, named)
        say(_line({"id": row.get("id"), **_told(answer)}))
    return code


async def _answer(parley: Parley, question: str, slugs: Sequence[str]) -> Answer:
    shelf = await parley.library.shelf(caller().community)
    embed = await parley.library.embed()
    knowledge = answering.load(meanings=embed is not words_only)
    return answer(question, shelf, embed, knowledge, slugs, widely=wants_a_list(question))


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object] | None]]:
    source = sys.stdin if str(path) == "-" else path.open(encoding="utf-8")
    with source as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            yield number, row if isinstance(row, dict) else None


def _told(answer: Answer) -> dict[str, object]:
    return {
        "abstained": answer.abstained,
        "outcome": answer.outcome,
        "confidence": round(answer.confidence, 4),
        "answer": [
            {"article": s.slug, "paragraph": s.paragraph, "text": s.text} for s in answer.sentences
        ],
        "ranked": [
            {"article": p.slug, "paragraph": p.paragraph, "score": p.score} for p in answer.ranked
        ],
    }


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
