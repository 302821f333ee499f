"""A debate is opened by one typed line, whatever is named before its motion."""

from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.debate.handlers.finding import find_debate
from tests.debate.rooms.test_points import ANA

MOTION = "This house judges well."


@pytest.mark.parametrize(
    ("named", "form", "chairs"),
    [
        ("—chair yes", "oxford", 1),
        ("--chair no", "oxford", 0),
        ("--chair yes --format ld", "ld", 1),
        ("--format Lincoln-Douglas --chair no", "ld", 0),
        ("format:World Schools", "wsdc", 1),
        ("--format British Parliamentary --tempo writing --hours 12", "bp", 1),
    ],
)
async def test_what_is_named_before_a_motion_is_no_part_of_it(
    named: str, form: str, chairs: int, tmp_path: Path
) -> None:
    async with open_parley(tmp_path) as parley:
        await parley.app.hear(ANA, f"/debate open {named} {MOTION}")
        debate = await find_debate(parley.app.parts, ANA, "")

    assert debate.row.motion == MOTION
    assert (debate.state.format.id if "format" in named else form) == form
    assert len(debate.state.chairs) == chairs
