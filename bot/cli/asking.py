"""`parley ask`: one question, or a file of them."""

import asyncio
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.article.handlers.kinds import answer_kind, find_quoted
from bot.article.handlers.naming import find_scope
from bot.article.handlers.question_kinds import find_kind, tidy_question
from bot.article.handlers.searching import find_parts
from bot.article.handlers.threads import gather_corrections
from bot.article.rules.check_lines import write_check_lines
from bot.article.rules.kinds.kind import AsksParagraph, AsksRecord, AsksSummary
from bot.article.rules.outcome import Outcome, Passage, Sentence, find_best_outcome
from bot.article.rules.slug import slug_from
from bot.assembly import Parley
from bot.cli.printing import say, warn
from bot.cli.session import caller, progress, show
from bot.kernel.refusal import Refused, sentence

_WIDE = 10_000
"""Columns of words that are told as data: they are broken nowhere."""


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
    say(_line({"question": question, **await _answer(parley, question, slugs)}))
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
        say(_line({"id": row.get("id"), **await _answer(parley, question, named)}))
    return code


async def export_tests(parley: Parley) -> int:
    """Print what members said of answers that did not help, a JSON object a line."""
    corrections = await gather_corrections(parley.db, caller().community)
    if corrections:
        say(write_check_lines(corrections).decode().rstrip("\n"))
    return 0


async def _answer(parley: Parley, question: str, slugs: Sequence[str]) -> dict[str, object]:
    """An answer as it is told: outcome, sentences and ranking; beside them `reply`, the words of
    the answer, where the question is of a kind that is not searched for."""
    parts, by = parley.app.parts, caller()
    shelf = await parley.library.shelf(by.community)
    kind = find_kind(question, shelf)
    try:
        views = await answer_kind(parts, by, question, kind, slugs)
        quoted = await find_quoted(parts, by, question, kind, slugs)
    except Refused as refused:
        return {**_told(Outcome.SILENT, 0, (), ()), "reply": sentence(refused)}
    if views is not None:
        says = isinstance(kind, AsksRecord | AsksParagraph | AsksSummary)
        told = _told(Outcome.SAYS if says else Outcome.SILENT, float(says), quoted, ())
        return {**told, "reply": "\n".join(rendered(view, width=_WIDE) for view in views)}
    embed = await parley.library.embed()
    searched = await asyncio.to_thread(tidy_question, question, shelf)
    respelling = await parley.library.respell(by.community, searched)
    found = await asyncio.to_thread(find_parts, respelling.question, shelf, embed, slugs)
    outcome = find_best_outcome(part.outcome for part in found)
    confidence = max(part.confidence for part in found)
    return _told(outcome, confidence, [s for p in found for s in p.sentences], found[0].ranked)


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


def _told(
    outcome: Outcome, confidence: float, sentences: Sequence[Sentence], ranked: Sequence[Passage]
) -> dict[str, object]:
    return {
        "abstained": outcome is Outcome.SILENT,
        "outcome": outcome,
        "confidence": round(confidence, 4),
        "answer": [
            {"article": s.slug, "paragraph": s.paragraph, "text": s.text} for s in sentences
        ],
        "ranked": [{"article": p.slug, "paragraph": p.paragraph, "score": p.score} for p in ranked],
    }


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
