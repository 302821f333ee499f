"""The form of a claim asks only what there is to answer, of those alone who may make one."""

from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.debate.handlers.answering import fill_claim
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.refusal import Refused
from tests.debate.rooms.test_room import Room, started

BORIS = Caller(
    community=CommunityId("c"), place=PlaceId("p"), member=MemberId("boris"), name="Boris"
)


async def test_a_first_claim_asks_for_its_words_alone(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        assert (await fill_claim(parley.app.parts, BORIS, {})).left_out == {"answers", "relation"}
        typed = await fill_claim(parley.app.parts, BORIS, {"answers": "1"})
        assert typed.left_out == {"relation"}
        await room.says("chen", "/claim make Promises bind.")
        assert (await fill_claim(parley.app.parts, BORIS, {})).left_out == {"relation"}


async def test_nobody_is_offered_to_make_a_claim_before_the_debate_began(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await room.says("ana", "/debate open format:text motion:M")
        listed = await room.says("boris", "/claim list")
        assert "Nobody has made a claim yet." in listed
        with pytest.raises(Refused):
            await fill_claim(parley.app.parts, BORIS, {})
