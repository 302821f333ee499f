"""Members who act in tabs, and send the same line again until the program takes it."""

import asyncio
import random
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import aiohttp

from bench.faults.program import Program

PAUSE = 0.8
"""Seconds between two acts of a member; their pace allows two a second."""

PATIENCE = aiohttp.ClientTimeout(total=15)

TOO_FAST = 429

NAMES = ("Alma", "Boris", "Chen", "Dina", "Emil", "Farah", "Goran")

SETTING_UP = (
    ("Alma", "hall", '/debate open format:text motion:"This house would test everything."'),
    ("Boris", "hall", "/debate join for"),
    ("Chen", "hall", "/debate join against"),
    ("Alma", "hall", "/debate start"),
    ("Alma", "hall", "/chair count"),
    ("Alma", "clock", '/debate open format:jugend-debattiert motion:"This house would wait."'),
    ("Boris", "clock", "/debate join pro1"),
    ("Chen", "clock", "/debate join con1"),
    ("Alma", "clock", "/debate start"),
    ("Alma", "clock", "/chair count"),
    ("Boris", "clock", "/debate begin"),
    ("Alma", "clock", "/chair more 86000"),
    ("Alma", "map", "/exercise open border_provocation against:coalition_force minutes:60"),
    ("Dina", "map", "/exercise join adversary"),
    ("Emil", "map", "/exercise join neighbour"),
    ("Boris", "map", "/exercise join beneficiary"),
    ("Chen", "map", "/exercise join frontline"),
    ("Alma", "map", "/exercise begin"),
    ("Alma", "desk", "/guarantee new A guarantee under test"),
)
"""Who sets up what, and in which room."""

KINDS = {
    "talk": ("lobby", "I say {mark}."),
    "position": ("hall", "/position set stance:1 confidence:60 reason:{mark}"),
    "statement": ("hall", '/statement add "We should look at {mark}."'),
    "motion": ("motions", '/motion propose "This house would look at {mark}."'),
    "development": ("map", '/exercise inject words:"It is said that {mark}."'),
    "amendment": ("desk", "/guarantee amend clause:trigger words:{mark} reason:{mark}"),
}
"""What members do, and in which room."""

ONLY = {"development": "Alma"}
"""Who alone may do a kind of act."""

ANNOUNCED = ("statement", "motion", "development")
"""The kinds of which the room is told once each."""

MOST = {"statement": 190, "motion": 12 * 45, "amendment": 38}
"""How many of a kind the debate, the rooms and the sheet take; after that they are talk."""

A_ROOM = 45
"""Motions that one room takes."""


class Crowd:
    """Members in tabs. `done` holds what was acknowledged: the kind of act by its mark."""

    def __init__(self, program: Program, seed: int = 2) -> None:
        self._program = program
        self._lot = random.Random(seed)  # noqa: S311  # chance that can be drawn again is meant
        self._session = aiohttp.ClientSession(timeout=PATIENCE)
        self._keys: dict[str, str] = {}
        self._left = dict(MOST)
        self._count = self.refused = 0
        self.done: dict[str, str] = {}
        self.is_over = False

    async def __aenter__(self) -> Self:
        await self.join_all(NAMES)
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self._session.close()

    async def join_all(self, names: Sequence[str]) -> None:
        """Come in under these names."""
        for name in names:
            role = "chair" if name == NAMES[0] else "member"
            status, answer = await self._post("join", {"name": name, "role": role}, "")
            while status == TOO_FAST:
                await asyncio.sleep(0.2)
                status, answer = await self._post("join", {"name": name, "role": role}, "")
            assert status == 200, answer
            self._keys[name] = str(answer["key"])

    async def set_up(self) -> None:
        """Open all that is acted on, in rooms of their own."""
        motions = (f"motions{number}" for number in range(MOST["motion"] // A_ROOM))
        for room in ("hall", "clock", "map", "desk", *motions):
            status, _ = await self._post("rooms", {"name": room}, self._keys["Alma"])
            assert status == 200
        for number, (name, place, words) in enumerate(SETTING_UP):
            assert await self.insist(name, place, words, f"setup{number}"), words
            for _ in range(150):
                if not self._program.read("SELECT 1 FROM console_waiting"):
                    break
                await asyncio.sleep(0.2)

    async def act(self) -> None:
        """Everybody acts until it `is_over`."""
        await asyncio.gather(*(self._acts(name, number) for number, name in enumerate(NAMES)))

    async def _acts(self, name: str, member: int) -> None:
        await asyncio.sleep(self._lot.random() * PAUSE)
        while not self.is_over:
            self._count += 1
            kind = self._lot.choice([kind for kind in KINDS if ONLY.get(kind, name) == name])
            if self._left.get(kind, 1) <= 0:
                kind = "talk"
            self._left[kind] = self._left.get(kind, 10**9) - 1
            mark = f"zq{member}x{self._count}q"
            place, words = KINDS[kind]
            if kind == "motion":
                place = f"motions{self._left[kind] // A_ROOM}"
            if await self.insist(name, place, words.format(mark=mark), mark):
                self.done[mark] = kind
            await asyncio.sleep(PAUSE)

    async def insist(self, name: str, place: str, words: str, nonce: str) -> bool:
        """Send the same until the program takes it, as a tab does; was it taken?"""
        body = {"place": place, "words": words, "nonce": nonce}
        for _ in range(120):
            try:
                status, _answer = await self._post("say", body, self._keys[name])
            except (aiohttp.ClientError, TimeoutError, OSError):
                await asyncio.sleep(0.3)
                continue
            if status == 200:
                return True
            self.refused += status != TOO_FAST
            await asyncio.sleep(0.5)
        return False

    async def _post(
        self, what: str, body: dict[str, str], key: str
    ) -> tuple[int, dict[str, object]]:
        where = f"http://127.0.0.1:{self._program.port}/api/{what}"
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        async with self._session.post(where, json=body, headers=headers) as got:
            return got.status, await got.json()
