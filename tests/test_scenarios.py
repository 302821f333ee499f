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


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_a_conversation_goes_as_written(script: Path, tmp_path: Path) -> None:
    lines = await asyncio.to_thread(script.read_text, "utf-8")
    async with open_parley(tmp_path) as parley:
        await play(parley, lines.splitlines())
