"""Whom a member means: by id, mention or name."""

from pathlib import Path

import pytest

from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.naming_members import find_member_meant, mention, put_names
from bot.kernel.picking import make_people_members
from bot.kernel.place_rows import insert_named_member
from bot.kernel.refusal import KernelRefusal, Refused
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.statement import make_statement

HERE, THERE = CommunityId("here"), CommunityId("there")
PEOPLE = (("a1", "Ann"), ("s1", "Sam"), ("s2", "sam"), ("z9", ""), ("brought:1", "Bo"))


async def fill(db: Database) -> None:
    for community in (HERE, THERE):
        await db.change(
            make_statement("INSERT INTO communities (id, created_at) VALUES (?, 0)", community)
        )
    for member, name in PEOPLE:
        await db.change(insert_named_member(HERE, MemberId(member), name))
    await db.change(insert_named_member(THERE, MemberId("t1"), "Tom"))


@pytest.mark.parametrize("words", ["a1", "<@a1>", "Ann", "@ann", " ANN "])
async def test_somebody_is_meant_by_id_mention_or_name(tmp_path: Path, words: str) -> None:
    async with open_database(tmp_path, 0) as db:
        await fill(db)

        assert await find_member_meant(db, HERE, words) == "a1"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Sam", KernelRefusal.SEVERAL_MEMBERS),
        ("Tom", KernelRefusal.NO_SUCH_MEMBER),
        ("t1", KernelRefusal.NO_SUCH_MEMBER),
        ("<@t1>", KernelRefusal.NO_SUCH_MEMBER),
        ("z9", KernelRefusal.NO_SUCH_MEMBER),
        ("Bo", KernelRefusal.NO_SUCH_MEMBER),
        ("brought:1", KernelRefusal.NO_SUCH_MEMBER),
    ],
)
async def test_nobody_is_meant_who_is_not_one_of_this_community(
    tmp_path: Path, words: str, code: KernelRefusal
) -> None:
    async with open_database(tmp_path, 0) as db:
        await fill(db)

        with pytest.raises(Refused) as refused:
            await find_member_meant(db, HERE, words)
        assert refused.value.code is code


async def test_in_other_words_those_mentioned_go_by_their_names(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        await fill(db)
        words = f"{mention(MemberId('a1'))} and <@t1> said so"

        assert await put_names(db, HERE, words) == "@Ann and <@t1> said so"


async def test_whoever_is_picked_becomes_a_member_by_their_name_once(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        await fill(db)

        first = await make_people_members(db, HERE, {"77": "Zoe"})
        again = await make_people_members(db, HERE, {"77": "Zoe"})

        assert first == again
        assert await find_member_meant(db, HERE, "Zoe") == first["77"]
