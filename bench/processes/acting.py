"""Members who act at any of the programs, and at another when one does not answer."""

import asyncio
import random
from types import TracebackType
from typing import Self

import aiohttp

from bench.processes.opening import room
from bench.processes.programs import Fleet

MEMBERS = 120
PAUSE = 0.6
"""Seconds between two acts of a member; their pace allows two a second."""

PATIENCE = aiohttp.ClientTimeout(total=10)


class Crowd:
    """Members in tabs. `done` holds the mark of every act that was acknowledged."""

    def __init__(self, fleet: Fleet, rooms: int) -> None:
        self._fleet, self._rooms = fleet, rooms
        self._lot = random.Random(2)  # noqa: S311  # chance that can be drawn again is meant
        self._session = aiohttp.ClientSession(timeout=PATIENCE)
        self._keys: list[str] = []
        self.done: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        for number in range(MEMBERS):
            status, answer = await self._post("join", {"name": f"Member {number}"}, "", number)
            assert status == 200, answer
            self._keys.append(str(answer["key"]))
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self._session.close()

    async def act(self, seconds: float) -> None:
        """Everybody acts for so many seconds."""
        end = asyncio.get_running_loop().time() + seconds
        await asyncio.gather(*(self._acts(number, end) for number in range(MEMBERS)))

    async def _acts(self, member: int, end: float) -> None:
        loop, count = asyncio.get_running_loop(), 0
        await asyncio.sleep(self._lot.random() * PAUSE)
        while loop.time() < end:
            count += 1
            mark = f"zq{member}x{count}q"
            place = room(self._lot.randrange(self._rooms))
            stance = self._lot.choice(("-2", "-1", "1", "2"))
            words = f"/position set stance:{stance} confidence:60 reason:{mark}"
            body = {"place": place, "words": words, "nonce": mark}
            if await self._insist(body, member, end):
                self.done[mark] = place
            await asyncio.sleep(PAUSE)

    async def _insist(self, body: dict[str, str], member: int, end: float) -> bool:
        """Send the same until a program takes it, as a tab does; was it taken?"""
        first = self._lot.randrange(self._fleet.count)
        for trial in range(20):
            try:
                status, _ = await self._post("say", body, self._keys[member], first + trial)
            except (aiohttp.ClientError, TimeoutError, OSError):
                await asyncio.sleep(0.3)
                continue
            if status == 200:
                return True
            await asyncio.sleep(0.5)
        return False

    async def _post(
        self, what: str, body: dict[str, str], key: str, program: int
    ) -> tuple[int, dict[str, object]]:
        port = self._fleet.ports[program % self._fleet.count]
        where = f"http://127.0.0.1:{port}/api/{what}"
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        async with self._session.post(where, json=body, headers=headers) as got:
            return got.status, await got.json()
