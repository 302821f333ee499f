"""Questions with the sentences that answer them, from a folder of data."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.article.content import brief
from bot.article.ingest.markdown import read_markdown
from bot.article.rules.cleaning import read_text
from bot.article.rules.index import ArticleIndex, Embed, index_article
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.kernel.terms import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question on the article `slug`, and the sentences that answer it as (paragraph, sentence),
    both counted from 0; none where the article does not say. Twins share a `matter`."""

    id: str
    text: str
    slug: str
    support: frozenset[tuple[int, int]]
    kind: str = ""
    form: str = ""
    matter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """Articles of one paragraph each, indexed, with a question on each."""

    questions: tuple[Question, ...]
    articles: tuple[ArticleIndex, ...]


def load_passages(path: Path, embed: Embed) -> Passages:
    """Lines of {"id", "question", "title", "sentences", "evidence"}: one passage a line.

    The passage is joined and split again as the product does it, and the evidence carried over to
    the sentences that share most words with what the annotators marked.
    """
    questions, articles = [], []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        paragraph = " ".join(row["sentences"])
        blocks = (ArticleBlock(BlockKind.PARAGRAPH, paragraph),)
        article = index_article(
            row["id"], 1, ArticleReading(title=row["title"], blocks=blocks), embed
        )
        marked = [row["sentences"][i] for i in row["evidence"]]
        questions.append(
            Question(
                id=row["id"],
                text=row["question"],
                slug=row["id"],
                support=frozenset((0, i) for i in carried(article.sentences, marked)),
            )
        )
        articles.append(article)
    return Passages(questions=tuple(questions), articles=tuple(articles))


def carried(sentences: tuple[str, ...], marked: list[str]) -> set[int]:
    """The sentences that hold most of a marked one's words, or whose words it mostly holds."""
    found: set[int] = set()
    bags = [_bag(sentence) for sentence in sentences]
    for mark in marked:
        bag = _bag(mark)
        for number, other in enumerate(bags):
            shared = len(bag & other)
            if (
                shared
                and shared >= 0.8 * min(len(bag), len(other))
                and (
                    mark in sentences[number]
                    or sentences[number] in mark
                    or shared >= 0.5 * len(bag)
                )
            ):
                found.add(number)
    return found


def _bag(sentence: str) -> set[str]:
    return {word.lower() for word in words(sentence)} or {sentence}


def folds(size: int, parts: int, seed: int = 0) -> list[NDArray[np.intp]]:
    """The numbers below `size`, shuffled and dealt into so many parts."""
    order = np.random.default_rng(seed).permutation(size)
    return [np.sort(order[part::parts]) for part in range(parts)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """An article of several paragraphs, indexed, with the questions put to it."""

    article: ArticleIndex
    questions: tuple[Question, ...]


def load_examined(slug: str, reading: ArticleReading, questions: Path, embed: Embed) -> Examined:
    """An article with lines of {"id", "question", "kind", "support": [[paragraph from 1, sentence
    from 0], …]}."""
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    return Examined(
        article=index_article(slug, 1, reading, embed),
        questions=tuple(
            Question(
                id=row["id"],
                text=row["question"],
                slug=slug,
                support=frozenset((p - 1, s) for p, s in row.get("support", [])),
                kind=row["kind"],
                form=row.get("form") or find_form(row["question"]),
                matter=row.get("matter", 0),
            )
            for row in rows
        ),
    )


OWN = Path(__file__).parents[1] / "data"
"""Articles and questions of our own."""

OLD = {
    *("brief city islands river media schools ceasefire trade".split()),
    *("founding-article founding-held-out".split()),
}
"""Sets that were written before the twins: their forms tell of their answers."""

BRIEF_QUESTIONS = Path(__file__).parents[2] / "tests" / "data" / "brief_questions.jsonl"


def own_sets(embed: Embed) -> dict[str, Examined]:
    """The brief and the other articles that were written for this, by slug."""
    slug, reading = brief.load()
    found = {slug: load_examined(slug, reading, BRIEF_QUESTIONS, embed)}
    for path in sorted((OWN / "articles").iterdir()):
        questions = OWN / f"{path.stem}.jsonl"
        if questions.exists():
            found[path.stem] = load_examined(path.stem, read_article(path), questions, embed)
    return found


def read_article(path: Path) -> ArticleReading:
    """An article of ours as the product reads it: plain text or Markdown."""
    if path.suffix == ".md":
        return read_markdown(path.read_bytes(), charset="utf-8", name=path.name, source="")
    return read_text(path.read_text("utf-8"))


_FORMS = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        ("yes_no", r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
        ("why", r"\bwhy\b|\bhow come\b|\breason"),
        ("how_long", r"\bhow long\b"),
        ("how_many", r"\bhow (?:many|much|old|far|big|large|often|high)\b"),
        ("when", r"\bwhen\b|\b(?:what|which) (?:year|month|day|date)\b"),
        ("where", r"\bwhere\b"),
        ("who", r"\bwho(?:m|se)?\b"),
        ("which", r"\bwhich\b"),
        ("how", r"\bhow\b"),
        ("what", r"\bwhat\b"),
    )
)


def find_form(question: str) -> str:
    """The form of a question: why, who, yes_no … or "other"."""
    return next((form for form, pattern in _FORMS if pattern.search(question.strip())), "other")


def founding_sets(folder: Path, embed: Embed) -> dict[str, Examined]:
    """The founding article, found below a folder of data, with its two sets of questions."""
    found = {}
    for path in sorted(folder.rglob("founding-article.txt"))[:1]:
        reading = read_text(path.read_text("utf-8"))
        for name in ("founding-article", "founding-held-out"):
            found[name] = load_examined(name, reading, OWN / f"{name}.jsonl", embed)
    return found
