"""One act has one label, whichever face, message or board offers it."""

import asyncio
from pathlib import Path

import pytest

from bot.assembly import open_parley
from tests.button_labels import Act, LabelledRoom, find_differing, find_spelled_labels
from tests.test_scenarios import SCENARIOS

RIGHT: dict[Act, tuple[set[str], str]] = {
    "audience vote": ({"Vote", "Vote as audience"}, "beside the vote of the debate’s own room"),
    "answer more": ({"More context", "Read it whole"}, "a quotation that was cut is read on"),
    "article show": ({"Read the article", "Read the brief"}, "the welcome names the one there is"),
    "chair desk": (
        {"Chair", "Run debate", "Rule on it"},
        "nobody chairs, or a point of order waits",
    ),
    "chair schedule": (
        {"Set the start", "Change the start", "Choose another"},
        "it is set already, or days were offered",
    ),
    "debate ballot": ({"File a ballot", "Change my ballot"}, "it is filed already"),
    "debate begin": (
        {"Begin", "Open the closing vote", "Close the debate"},
        "what begins is no segment",
    ),
    "debate end": (
        {"End my turn", "Ready", "End the preparation", "End {name}’s turn"},
        "somebody prepares, or a chair ends it for them",
    ),
    "debate join seat:": ({"Join {name}", "Take the seat"}, "one seat fell free later"),
    "debate open motion:": ({"Debate it", "Debate number {number}"}, "several motions stand there"),
    "debate point": (
        {"Point of information", "Offer it again"},
        "words that came too late are kept",
    ),
    "debate show": ({"See the debate", "Take a seat"}, "seats are asked for, and stand there"),
    "debate start": ({"Start", "Start anyway"}, "the chair was asked whether they are sure"),
    "exercise desk": ({"Chair", "Keep playing"}, "the chair was asked whether it is over"),
    "format keep": ({"Keep it", "Replace it"}, "a format of that name is there"),
    "guarantee check": ({"See the tensions", "Tensions: {name}"}, "several designs stand there"),
    "guarantee show": (
        {"See the sheet", "See {number}", "See version {number}"},
        "several sheets or versions stand there",
    ),
    "incident applies verdict:": (
        {"It applies", "It doesn’t", "It’s still kept", "No longer kept"},
        "another question is voted on",
    ),
    "practice show": ({"See how it went", "Look again"}, "the opponent is still thinking"),
    "statement keep": ({"Add mine anyway", "Keep it as one"}, "it answers two questions"),
    "statement vote": (
        {"Agree", "Agree with {number}", "Disagree", "Disagree with {number}"},
        "another statement than one’s own is meant",
    ),
}
"""The few acts that are right to have several labels, by how they begin, and why."""


def _find_wrong(differing: dict[Act, set[str]]) -> dict[Act, set[str]]:
    """The acts whose labels differ for no reason that is known."""
    return {
        act: labels
        for act, labels in differing.items()
        if not any(act.startswith(begin) and labels <= right for begin, (right, _) in RIGHT.items())
    }


def test_the_code_spells_one_label_for_one_act() -> None:
    differing = find_differing(find_spelled_labels())

    assert _find_wrong(differing) == {}
    assert all(any(act.startswith(begin) for act in differing) for begin in RIGHT), "not needed"


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_a_conversation_shows_one_label_for_one_act(script: Path, tmp_path: Path) -> None:
    lines = await asyncio.to_thread(script.read_text, "utf-8")
    async with open_parley(tmp_path) as parley:
        room = LabelledRoom(parley)
        await room.plays(lines.splitlines())

    assert len(room.labels) > 10
    assert _find_wrong(find_differing(find_spelled_labels(), room.labels)) == {}
