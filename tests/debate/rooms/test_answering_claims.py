"""A claim that answers another is asked how, and nobody attacks a claim of their own."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel.catalog.parameters import Upload
from bot.kernel.view import Attachment, Buttons
from tests.test_scenarios import said_by

PEOPLE = {"Ann": said_by("Ann", "chair"), "Bo": said_by("Bo", None), "Cy": said_by("Cy", None)}


class ClaimRoom:
    """A debate in which Ann and Bo may make claims."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley

    async def says(self, name: str, line: str) -> str:
        views = await self.parley.app.hear(PEOPLE[name], line)
        answer = "\n".join(rendered(view, width=10_000) for view in views)
        assert "mistake" not in answer
        blocks = [block for view in views for block in view.blocks if isinstance(block, Buttons)]
        actions = [button.action for block in blocks for button in block.buttons]
        return "\n".join((answer, *actions))

    async def presses(self, name: str, answer: str, end: str) -> str:
        button = re.search(rf"^/claim \S+ .*{end}$", answer, re.MULTILINE)
        assert button is not None, answer
        return await self.says(name, button[0])


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ClaimRoom]:
    async with open_parley(tmp_path) as parley:
        room = ClaimRoom(parley)
        for name, line in (
            ("Ann", "/debate open motion:M format:text"),
            ("Ann", "/debate join for"),
            ("Bo", "/debate join against"),
            ("Ann", "/debate start"),
            ("Bo", "/debate vote -1"),
            ("Ann", "/chair count"),
            ("Ann", "/debate begin"),
            ("Ann", "/claim make Guarantees deter."),
        ):
            await room.says(name, line)
        yield room


async def test_an_answer_is_asked_whether_it_supports_or_attacks(room: ClaimRoom) -> None:
    asked = await room.says("Bo", "/claim make They cost too much. answers:1")
    assert "Does it support claim 1, or attack it?" in asked
    assert "They cost too much." in asked
    assert "They cost" not in await room.says("Ann", "/claim list")
    await room.presses("Bo", asked, "attack")
    assert "They cost too much. (attacks 1)" in await room.says("Ann", "/claim list")
    await room.presses("Bo", asked, "support")
    assert (await room.says("Ann", "/claim list")).count("They cost too much.") == 1


async def test_ones_own_claim_is_supported_or_corrected(room: ClaimRoom) -> None:
    for typed in ("", " relation:attack"):
        asked = await room.says("Ann", f"/claim make Some guarantees deter. answers:1{typed}")
        assert "or correct it?" in asked
        assert "attack" not in asked.replace("relation:attack", "")
    await room.presses("Ann", asked, "correct")
    assert "Some guarantees deter. (corrects 1)" in await room.says("Bo", "/claim list")
    await room.says("Ann", "/claim make They did before. answers:1 relation:support")
    assert "They did before. (supports 1)" in await room.says("Bo", "/claim list")


MAP = """[Motion]: M
  + <A>: Guarantees have deterred before.
    - <B>: Not in 2014.
    _ <C>: That was another time.
"""


async def test_a_map_comes_in_from_argdown_and_leaves_as_it_came(room: ClaimRoom) -> None:
    upload = {"file": Upload(name="map.argdown", content=MAP.encode())}
    refused = await room.parley.app.hear(PEOPLE["Bo"], "/claim import", upload)
    assert "Only the chair" in rendered(refused[0])
    views = await room.parley.app.hear(PEOPLE["Ann"], "/claim import", upload)
    told = "\n".join(rendered(view, width=10_000) for view in views)
    assert "3 claims came, with 2 links." in told
    assert "1 undercut, as an attack" in told
    shown = await room.says("Bo", "/claim list")
    assert "2 brought in by Ann, For: Guarantees have deterred before." in shown
    assert "3 brought in by Ann: Not in 2014. (attacks 2)" in shown
    exported = await room.parley.app.hear(PEOPLE["Bo"], "/debate export argdown")
    content = next(b.content for v in exported for b in v.blocks if isinstance(b, Attachment))
    assert b"<Claim 2>: Guarantees have deterred before." in content
    assert content.count(b"  - <Claim 3>") == 1
    await room.says("Ann", "/privacy erase yes")
    assert "2014" not in await room.says("Bo", "/claim list")


async def test_a_link_is_asked_for_its_kind_as_well(room: ClaimRoom) -> None:
    await room.says("Bo", "/claim make They cost too much.")
    asked = await room.says("Ann", "/claim link 2 1")
    assert "The answer: They cost too much." in asked
    await room.presses("Ann", asked, "support")
    assert "(supports 1, not confirmed)" in await room.says("Bo", "/claim list")
