"""The scene of all that a member can fill in: every field holds a marked word of theirs."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

from bot.assembly import CATALOG
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind

NAME = "Zanzibarius"
SCENE = Path(__file__).parent / "data" / "erased.txt"
LINE = re.compile(r"(?P<room>\w+) (?P<who>\w+): (?P<words>.*)")

NOT_WORDS = {
    **dict.fromkeys(
        (
            "answer more.answer", "answer share.answer", "answer quote.answer",
            "answer rate.answer", "answer right.answer", "answer follow.answer",
            "answer debate.answer", "answer attach.answer", "claim adopt.suggestion",
            "motion keep.draft",
            "statement keep.draft",
            "coach reply.question", "page.kept", "guarantee tension.tension",
            "guarantee concern.concern", "help.topic",
        ),
        "names something that Parley has shown",
    ),
    **dict.fromkeys(
        ("debate open.start", "chair schedule.start", "desk schedule.start", "debate open.quiet"),
        "is a time",
    ),
    "audience join.code": "is a code that Parley gave",
}  # fmt: skip
"""Fields that take no words of one's own, and why."""


def free_words(entry: Entry) -> Iterator[Parameter]:
    """The fields of a command that take a member's own words."""
    for parameter in entry.told:
        is_words = parameter.kind in (ParameterKind.LINE, ParameterKind.PARAGRAPH)
        if is_words and (not parameter.completion or parameter.own_words):
            yield parameter


def mark_of(field: str) -> str:
    return f"zqx{re.sub('[^a-z]', '', field)}q"


def planted_in(line: str) -> tuple[str, list[str]]:
    """A typed line with a marked sentence in each field that is open for words; these fields."""
    typed = tuple(line.removeprefix("/").split())
    paths = (typed[:length] for length in (3, 2, 1))
    entry = next((CATALOG.by_path[path] for path in paths if path in CATALOG.by_path), None)
    fields: list[str] = []
    for parameter in free_words(entry) if entry else ():
        field = f"{entry.name if entry else ''}.{parameter.name}"
        if field not in NOT_WORDS and f" {parameter.name}:" not in line:
            line += f' {parameter.name}:"This house says {mark_of(field)} now"'
            fields.append(field)
    return line, fields


class Planting:
    """Who plays the scene, and the fields in which something was planted."""

    def __init__(self) -> None:
        self.planted: set[str] = set()

    async def says(self, who: str, room: str, line: str) -> None:
        """A member types a line; with what was planted in it, if it is the one to be erased."""
        fields: list[str] = []
        if who == "Zan" and line.startswith("/"):
            line, fields = planted_in(line)
        await self.types(who, room, line)
        self.planted.update(fields)

    async def types(self, who: str, room: str, line: str) -> None:
        """A member types a line as it is, and all that comes of it is done."""
        raise NotImplementedError

    async def plays(self) -> None:
        """The commands of the scene are typed, one after the other."""
        for room, who, words in await read_scene():
            if words.startswith("/"):
                await self.says(who, room, words)

    def find_marks(self, words: str) -> list[str]:
        """What was planted and stands in words."""
        return sorted(mark for mark in {NAME, *map(mark_of, self.planted)} if mark in words)


async def read_scene() -> list[tuple[str, str, str]]:
    """The lines of the scene: in which room, who, and what."""
    lines = (await asyncio.to_thread(SCENE.read_text, "utf-8")).splitlines()
    found = filter(None, map(LINE.fullmatch, lines))
    return [(line["room"], line["who"], line["words"]) for line in found]
