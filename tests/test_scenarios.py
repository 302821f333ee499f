"""Whole conversations, as members type them and read the answers.

A line `Name (role): words` is typed; `Name presses Label` sends a button of the last answer;
`~ words` must stand in the answer, `! words` must not; `\\n` in words is a line break.
"""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.view import Button, Buttons, View
from tests.exercise.rooms.playing import Watched
from tests.screens import assert_screens
from tests.shown_words import assert_readable

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.txt"))
LINE = re.compile(r"(?P<name>\w+)(?: \((?P<role>\w+)\))?(?:: (?P<words>.*)| presses (?P<label>.*))")


def said_by(name: str, role: str | None) -> Caller:
    return Caller(
        community=CommunityId("c"),
        place=PlaceId("p"),
        member=MemberId(name.lower()),
        name=name,
        role=Role[(role or "member").upper()],
    )


def buttons(views: tuple[View, ...]) -> Iterator[Button]:
    for view in views:
        for block in view.blocks:
            if isinstance(block, Buttons):
                yield from block.buttons


async def play(parley: Parley, lines: list[str]) -> None:
    views: tuple[View, ...] = ()
    for number, line in enumerate(lines, 1):
        where = f"line {number}"
        answer = "\n".join(rendered(view, width=10_000) for view in views)
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(("~ ", "! ")):
            assert (line[2:] in answer) is line.startswith("~"), f"{where}: {line}\n{answer}"
            continue
        found = LINE.fullmatch(line)
        assert found, where
        who = said_by(found["name"], found["role"])
        if found["label"]:
            pressed = [b.action for b in buttons(views) if b.label == found["label"]]
            assert pressed, f"{where}: no such button\n{answer}"
            views = await parley.app.hear(who, pressed[0])
        else:
            views = await parley.app.hear(who, found["words"].replace("\\n", "\n"))
        assert_screens(views)
        assert_readable(views)


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_a_conversation_goes_as_written(script: Path, tmp_path: Path, address: str) -> None:
    lines = await asyncio.to_thread(script.read_text, "utf-8")
    async with open_parley(tmp_path, database=address) as parley:
        await play(parley, lines.splitlines())


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_a_room_reads_boards_and_news_of_a_conversation_at_a_glance(
    script: Path, tmp_path: Path
) -> None:
    lines = await asyncio.to_thread(script.read_text, "utf-8")
    face = Watched()
    async with open_parley(tmp_path) as parley:
        with parley.app.parts.rooms.served(CommunityId("c"), face):
            await _say_all(parley, face, lines.splitlines())

    posted = tuple(view for _, view in face.seen)
    assert_screens(posted)
    assert_readable(posted)


async def _say_all(parley: Parley, face: Watched, lines: list[str]) -> None:
    """Type and press all, whatever is answered; buttons are in the room as well."""
    views: tuple[View, ...] = ()
    for line in lines:
        if (said := LINE.fullmatch(line)) and not line.startswith(("#", "~ ", "! ")):
            who, words = said_by(said["name"], said["role"]), said["words"]
            if said["label"]:
                shown = (*views, *(view for _, view in reversed(face.seen)))
                words = next(b.action for b in buttons(shown) if b.label == said["label"])
            views = await parley.app.hear(who, words.replace("\\n", "\n"))
            await asyncio.sleep(0.01)  # the room is told of it
    await asyncio.sleep(0.1)
