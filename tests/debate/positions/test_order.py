"""Positions are ordered by their journal, not by the clock."""

from pathlib import Path

from bot.assembly import open_parley
from bot.debate.rows.positions import load_positions
from tests.debate.rooms.test_points import PingedRoom


async def test_two_positions_of_one_millisecond_keep_their_order(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = PingedRoom(parley)
        await room.says("ana", "/debate open format:text motion:M")
        await room.says("boris", "/debate join for")
        await room.says("chen", "/debate join against")
        await room.says("ana", "/debate start")
        for number in range(8):  # the clock of the test stands: ids alone would mix them
            await room.says("boris", f"/debate vote stance:{number % 3 - 1}")

        ((community, debate),) = await parley.db.read("SELECT community, id FROM debates")
        stored = await load_positions(parley.db, community, debate)
        assert len({position.at for position in stored}) == 1
        assert [position.stance for position in stored] == [n % 3 - 1 for n in range(8)]
        rows = await parley.db.read("SELECT number FROM positions ORDER BY number")
        assert [number for (number,) in rows] == sorted({number for (number,) in rows})
