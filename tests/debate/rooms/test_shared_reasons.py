"""Reasons of the closing vote: who reads them is said first, and nobody learns whose they are."""

from pathlib import Path

import pytest

from bot.debate.files import bundle
from bot.debate.files.archive import load_archive
from bot.debate.files.bringing import build_import
from bot.debate.files.secrecy import hide_secrets
from bot.debate.handlers.finding import find_debate
from bot.debate.rules.positions.reasons import mix_reasons
from bot.kernel.ids import CommunityId, MemberId
from bot.opinion.handlers.files import PORT
from tests.debate.rooms.test_points import ANA, PingedRoom, read_transcript, speaking

PEOPLE = ("ana", "boris", "chen", "dana", "erik")
TOLD = {"named": "who voted how is shown", "secret": "only totals are shown"}


def reason_of(name: str) -> str:
    return f"{name[::-1].title()} would say that"


async def vote(room: PingedRoom, names: tuple[str, ...]) -> None:
    for line in ("/chair end", "/chair skip", "/chair skip"):
        await room.says("ana", line)
    for name in names:
        await room.says(name, f'/debate vote 2 reason:"{reason_of(name)}"')
    for name in sorted({*PEOPLE} - {*names}):
        await room.says(name, "/debate vote -1")


@pytest.mark.parametrize("ballot", TOLD)
async def test_four_reasons_are_read_by_all_without_names_and_an_erased_one_by_nobody(
    tmp_path: Path, ballot: str
) -> None:
    async with speaking(tmp_path, f"ballot:{ballot}") as room:
        assert TOLD[ballot] in await room.says("ana", "/debate show")
        assert "reasons without names" not in await room.says("ana", "/debate show")
        await vote(room, PEOPLE)
        said = await room.says("dana", "/debate show")
        assert f"{TOLD[ballot]}. If four people give a reason, all reasons" in said
        assert "would say" not in await room.says("dana", "/debate result details:yes")
        await room.says("ana", "/chair count")

        assert "5 reasons, without names, stand in the details." in room.all()
        assert "would say" not in room.all()
        details = await room.says("dana", "/debate result details:yes")
        listed = details.partition("Reasons, without names")[2]
        order = sorted(PEOPLE, key=lambda name: listed.index(reason_of(name)))
        told = await read_transcript(room)
        assert all(told.count(reason_of(name)) == 1 for name in PEOPLE)

        await room.says("chen", "/privacy erase yes")
        details = await room.says("dana", "/debate result details:yes")
        left = [name for name in order if reason_of(name) in details]
        assert left == [name for name in order if name != "chen"]
        assert sorted(left, key=lambda name: details.index(reason_of(name))) == left

        await room.says("erik", "/privacy erase yes")
        assert "would say" not in await room.says("dana", "/debate result details:yes")


async def test_three_reasons_are_read_by_nobody(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        await vote(room, PEOPLE[:3])
        await room.says("ana", "/chair count")
        assert "would say" not in await room.says("dana", "/debate result details:yes")
        assert "would say" not in await read_transcript(room)


async def test_a_reason_that_nobody_was_to_read_is_not_cast_with_the_closing_ballot(
    tmp_path: Path,
) -> None:
    async with speaking(tmp_path) as room:
        await room.says("dana", '/position set 1 reason:"For nobody but me"')
        await room.says("boris", "/debate speak We pay.")
        await vote(room, ("ana", "boris", "chen", "erik"))
        await room.says("dana", "/position set 1")
        await room.says("ana", "/chair count")
        assert "nobody but me" not in await room.says("chen", "/debate result details:yes")


@pytest.mark.parametrize("ballot", TOLD)
async def test_a_bundle_carries_them_unnamed_into_another_community(
    tmp_path: Path, ballot: str
) -> None:
    async with speaking(tmp_path, f"ballot:{ballot}") as room:
        await vote(room, PEOPLE)
        await room.says("ana", "/chair count")
        parts = room.parley.app.parts
        archive = await load_archive(parts, ANA.community, await find_debate(parts, ANA, ""))
        content = bundle.write_debate(hide_secrets(archive, "seed"))
        brought = bundle.read_debate(content, PORT)

        assert {position.reason for position in brought.positions} == {""}
        assert set(brought.result().shared_reasons) == {reason_of(name) for name in PEOPLE}
        assert brought.result().shared_reasons == archive.result().shared_reasons

        other = CommunityId("other")
        await room.says("zoe", "/debate open motion:N", other)
        await parts.db.write(*build_import(other, brought, MemberId("zoe"), room.at))
        again = await room.says("zoe", f"/debate result details:yes debate:{brought.row.id}", other)
        assert all(reason_of(name) in again for name in PEOPLE)


def test_the_order_follows_from_the_words_and_the_seed_and_never_from_who_gave_them() -> None:
    words = [f"Reason {n}" for n in range(6)]
    one = mix_reasons({MemberId(f"m{n}"): word for n, word in enumerate(words)}, "s")
    other = mix_reasons({MemberId(f"m{n}"): word for n, word in enumerate(reversed(words))}, "s")
    assert one == other
    assert one != tuple(words)
    assert one != mix_reasons({MemberId(f"m{n}"): word for n, word in enumerate(words)}, "t")


def test_a_reason_without_words_counts_for_nobody() -> None:
    reasons = {MemberId(f"m{n}"): word for n, word in enumerate(("One", "Two", "Three", " … "))}
    assert mix_reasons(reasons, "s") == ()
