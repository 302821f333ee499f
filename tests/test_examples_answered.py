"""The questions that README and docs show are answered right on a fresh install.

A new example needs a line in RIGHT: the paragraph of the brief that answers it.
"""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.article import meaning
from bot.article.content import answering
from bot.article.ingest.markdown import read_markdown
from bot.article.rules.answer import Outcome, answer
from bot.article.rules.index import index_article, words_only
from bot.article.rules.shelf import arrange
from bot.assembly import Parley, open_parley
from bot.kernel.view import Quotation, View
from tests.test_scenarios import said_by

ROOT = Path(__file__).parent.parent

RIGHT = {
    "What is a security guarantee?": 1,
    "Who proposed the emergency mechanism?": 21,
    "What is a tripwire?": 23,
}

OF_README = {"What does the demo play?": "plays a whole debate with six members"}
"""What is asked of README.md, brought in as an article, and words of the answer."""

SHOWN = re.compile(
    r"/ask (?P<typed>(?:\w+:\S+ )*[A-Z][^`\n]*\?)|\bask (?:--\w+ \w+ )*\"(?P<quoted>[^\"…]+)\""
    r"|@Parley (?P<mentioned>[A-Z][^`\n]*\?)"
)


def find_examples() -> Iterator[str]:
    """Questions in README and docs, without their options."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for found in SHOWN.finditer(path.read_text("utf-8")):
            words = found["typed"] or found["quoted"] or found["mentioned"]
            yield re.sub(r"^(?:\w+:\S+ )*", "", words)


def find_first_citation(view: View) -> str:
    """The number of the passage shown first."""
    cited = (b.citation for b in view.blocks if isinstance(b, Quotation) and b.citation)
    return next((str(citation.label) for citation in cited), "")


def test_every_example_has_its_paragraph() -> None:
    assert set(find_examples()) == {*RIGHT, *OF_README}


@pytest.fixture(scope="module")
def replies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, View]:
    async def ask(parley: Parley, question: str) -> View:
        (view,) = await parley.app.hear(said_by("Ann", None), "/ask", {"question": question})
        return view

    async def ask_all() -> dict[str, View]:
        async with open_parley(tmp_path_factory.mktemp("fresh")) as parley:
            return {question: await ask(parley, question) for question in RIGHT}

    return asyncio.run(ask_all())


@pytest.mark.parametrize("question", RIGHT)
def test_an_example_is_answered_with_its_paragraph_first(
    question: str, replies: dict[str, View]
) -> None:
    said = [str(span) for block in replies[question].blocks for span in getattr(block, "spans", ())]

    assert find_first_citation(replies[question]) == f"[{RIGHT[question]}]"
    assert not [words for words in said if "doesn’t say" in words]


@pytest.mark.parametrize("question", OF_README)
def test_an_example_on_the_readme_is_answered_and_not_by_the_example(question: str) -> None:
    path = ROOT / "README.md"
    reading = read_markdown(path.read_bytes(), charset="utf-8", name=path.name, source="")
    embed = meaning.load() if meaning.available() else words_only
    shelf = arrange([index_article("parley", 1, reading, embed)])
    known = answering.load(meanings=embed is not words_only)

    found = answer(question, shelf, embed, known, ["parley"])

    assert found.outcome is not Outcome.SILENT
    assert OF_README[question] in found.sentences[0].text
    assert not any(question in sentence.text for sentence in found.sentences)
