"""Many members propose at the same moment: each is taken, under a number of its own."""

import asyncio
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role

MANY = 30
HOME = CommunityId("c")


def _who(number: int) -> Caller:
    name = f"Member{number}"
    member = MemberId(f"m{number}")
    return Caller(community=HOME, place=PlaceId("p"), member=member, name=name, role=Role.ADMIN)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ('/motion propose "This house would try {number}."', "SELECT number FROM proposals"),
        ('/statement add "We should try {number}."', "SELECT number FROM statements"),
        ("/guarantee new Sheet {number}", "SELECT number FROM sheets"),
    ],
)
async def test_each_is_taken_under_a_number_of_its_own(
    tmp_path: Path, line: str, numbers: str
) -> None:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await parley.app.hear(_who(0), '/debate open format:text motion:"This house tries."')
        asked = [parley.app.hear(_who(n), line.format(number=n)) for n in range(MANY)]
        answers = await asyncio.gather(*asked)
        assert not [view for views in answers for view in views if view.trouble]
        rows = await parley.db.read(numbers)
        assert sorted(int(str(number)) for (number,) in rows) == list(range(1, MANY + 1))
