"""What people say moved them, after their vote, as a result shows it."""

from datetime import timedelta
from pathlib import Path

from bot.assembly import open_parley
from tests.debate.rooms.test_room import Room

SPEECH = "A promise that costs nothing binds nobody, and so it is worth what it costs. " * 3


async def test_a_credited_speech_stands_in_the_result_with_its_words_and_its_side(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            for name, line in (
                ("ana", "/debate open format:text ballot:named motion:M"),
                ("boris", "/debate join for"), ("chen", "/debate join against"),
                ("ana", "/debate start"), ("dot", "/debate vote 0"), ("cara", "/debate vote -1"),
                ("ana", "/chair count"), ("boris", "/debate begin"),
                ("boris", f"/debate speak {SPEECH}"), ("chen", "/debate speak It is not."),
            ):  # fmt: skip
                assert "Parley’s mistake" not in await room.says(name, line)
                room.at += timedelta(seconds=1)
            while "closing vote is open" not in room.all():
                await room.says("ana", "/chair skip")
                await room.says("ana", "/debate begin")
            for name, stance in (("dot", 2), ("cara", 1)):
                await room.says(name, f"/debate vote {stance}")
                room.at += timedelta(seconds=9)
                assert "speech 1" in await room.says(name, "/position moved 1")
                room.at += timedelta(seconds=9)
            await room.says("ana", "/chair count")
            shown = await room.says("erik", "/debate result")
            details = await room.says("erik", "/debate result details:yes")
            why = await room.says("dot", "/position why")
    assert "speech 1 by Boris (“A promise that costs nothing binds".casefold() in shown.casefold()
    lines = [line.split() for line in details.splitlines()]
    assert ["For", "2", "2", "0"] in lines
    assert ["Against", "0", "0", "0"] in lines
    assert "speech 1 by boris" in why.casefold()
    assert "You named nothing" not in why
