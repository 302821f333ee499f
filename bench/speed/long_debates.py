"""A speech in debates of ten, a hundred and a thousand speeches, which take turns in one run."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from bot.assembly import Parley, open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import View

SPEECHES = (10, 100, 1000)
ROUNDS, EACH = 40, 3
COMMUNITY = CommunityId("bench")


def measure() -> dict[str, float]:
    """Milliseconds of processor time that a speech takes, its room and the disk included, and how
    many times that of the shortest debate it is."""
    with tempfile.TemporaryDirectory() as folder:
        spent = asyncio.run(_measured(Path(folder)))
    shortest = spent[SPEECHES[0]]
    return {
        **{f"a speech after {n} speeches (ms)": value for n, value in spent.items()},
        **{
            f"a speech after {n} speeches, over after {SPEECHES[0]}": spent[n] / shortest
            for n in SPEECHES[1:]
        },
    }


async def _measured(folder: Path) -> dict[int, float]:
    async def publish(_: PlaceId, __: View, ___: str) -> None:
        pass

    rounds: dict[int, list[float]] = {n: [] for n in SPEECHES}
    async with open_parley(folder) as parley, keeping_time(parley.app.parts):
        with parley.app.parts.rooms.served(COMMUNITY, Face(publish)):
            for length in SPEECHES:
                await _begin(parley, length)
                for number in range(length):
                    await _speak(parley, length, number)
            for turn in range(ROUNDS):
                for length in SPEECHES:
                    begun = time.process_time()
                    for number in range(EACH):
                        await _speak(parley, length, length + turn * EACH + number)
                    rounds[length].append((time.process_time() - begun) * 1000 / EACH)
    # What else the machine does makes a round longer, never shorter.
    return {length: statistics.quantiles(each, n=4)[0] for length, each in rounds.items()}


async def _begin(parley: Parley, length: int) -> None:
    """A debate of its own, in which Bo has the floor for longer than this takes."""
    for name, line in (
        ("ana", "/debate open format:oxford A motion"),
        ("bo", "/debate join seat:for1"),
        ("cy", "/debate join seat:against1"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("ana", "/debate begin"),
        ("ana", "/chair more"),
    ):
        await _say(parley, _who(name, length), line)


def _who(name: str, length: int) -> Caller:
    role = Role.CHAIR if name == "ana" else Role.MEMBER
    place = PlaceId(f"p{length}")
    return Caller(community=COMMUNITY, place=place, member=MemberId(name), name=name, role=role)


async def _speak(parley: Parley, length: int, number: int) -> None:
    line = f"/debate speak These are the words of speech {number}."
    await _say(parley, _who("bo", length), line)


async def _say(parley: Parley, by: Caller, line: str) -> None:
    views = await parley.app.hear(by, line)
    if any(view.trouble for view in views):
        raise RuntimeError(f"{line}: {views}")
