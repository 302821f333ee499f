"""The sentences in tests/data/grounding/, read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.article.grounding.shapes import Cited, Drafted

FOLDER = Path(__file__).parents[2] / "data" / "grounding"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its sources, and the kind of mistake in it ("" if there is none)."""

    family: str
    drafted: Drafted

    @property
    def name(self) -> str:
        return f"{self.family}: {self.drafted.text[:60]}"


def lines(file: str) -> Iterator[list[str]]:
    for line in (FOLDER / file).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [part.strip() for part in f"{line} ".split(" | ")]


def ground(file: str = "passages.txt") -> dict[int, str]:
    """The texts that may be cited, by number."""
    return {int(number): text for number, text in lines(file)}


def cited(sources: str) -> list[Cited]:
    found = []
    for source in filter(None, map(str.strip, sources.split(";;"))):
        number, _, quotation = source.partition(":")
        found.append(Cited(int(number), quotation.strip()))
    return found


def cases(file: str) -> list[Case]:
    """The sentences of a file; those of good files have no family."""
    found = []
    for parts in lines(file):
        family = (
            parts.pop(0)
            if file.startswith(
                ("bad", "missed", "fresh_bad", "last_bad", "trap", "red_bad", "blind_bad")
            )
            else ""
        )
        sources = cited(parts[1]) if len(parts) > 1 else []
        found.append(Case(family, Drafted(parts[0].removesuffix("|").strip(), sources)))
    return found


def articles_of_the_bench(*names: str) -> dict[int, str]:
    """The paragraphs of articles in bench/data: those of the first from 1, of the next from 101."""
    folder = Path(__file__).parents[3] / "bench" / "data" / "articles"
    return {
        100 * place + number: " ".join(paragraph.split())
        for place, name in enumerate(names)
        for number, paragraph in enumerate(
            (folder / f"{name}.txt").read_text("utf-8").split("\n\n")[1:], 1
        )
    }
