"""Who is here, of what processes say to each other and of what gets lost on the way."""

import json
from collections import defaultdict
from typing import Any, cast

import pytest

from bot.adapters.web.presence import AGAIN, GONE, TOGETHER, Neighbours, Presence
from bot.kernel.ids import MemberId, PlaceId
from bot.store.database import Database, Hear
from bot.store.sharing import LONGEST

LOBBY = PlaceId("lobby")


class Wire:
    """What joins some processes; nothing comes through while it is cut."""

    def __init__(self) -> None:
        self.ends: list[End] = []
        self.cut = False
        self.said: list[str] = []


class End:
    """A process's end of it, in place of a database."""

    def __init__(self, wire: Wire, process: str) -> None:
        self.process, self.wire = process, wire
        self.hears: defaultdict[str, list[Hear]] = defaultdict(list)
        wire.ends.append(self)

    def listen(self, topic: str, hear: Hear) -> None:
        self.hears[topic].append(hear)

    def tell_others(self, topic: str, words: str) -> None:
        self.wire.said.append(json.dumps([self.process, topic, words]))  # as they are sent
        for end in self.wire.ends if not self.wire.cut else ():
            for hear in end.hears[topic] if end is not self else ():
                hear(words)


class Process:
    """One of some consoles."""

    def __init__(self, wire: Wire, name: str) -> None:
        self.seconds = 0.0
        self.people: list[Presence] = []
        self.changes: list[tuple[PlaceId, bool]] = []
        self.neighbours = Neighbours(
            cast("Database", End(wire, name)), lambda: self.seconds, lambda: self.people,
            lambda place, came: self.changes.append((place, came)),
        )  # fmt: skip

    def opens(self, name: str) -> None:
        self.people.append(Presence(place=LOBBY, member=MemberId(name.lower()), name=name))
        self.neighbours.come(self.people[-1])

    async def waits(self, seconds: float) -> None:
        self.seconds += seconds
        await self.neighbours.sweep()

    @property
    def sees(self) -> list[str]:
        return sorted(self.neighbours.find_names(LOBBY).values())


@pytest.fixture(autouse=True)
def all_live(monkeypatch: pytest.MonkeyPatch) -> None:
    async def is_gone(*_: Any) -> bool:
        return False

    monkeypatch.setattr("bot.adapters.web.presence.is_gone", is_gone)


def test_who_comes_later_hears_of_those_before() -> None:
    wire = Wire()
    one = Process(wire, "one")
    one.opens("Ana")
    two = Process(wire, "two")
    two.opens("Ben")

    assert (one.sees, two.sees) == (["Ben"], ["Ana"])
    one.neighbours.leave(LOBBY, MemberId("ana"))
    assert two.sees == []
    assert two.changes == [(LOBBY, True), (LOBBY, False)]


async def test_what_got_lost_is_said_again_and_who_is_not_named_is_gone() -> None:
    wire = Wire()
    one, two = Process(wire, "one"), Process(wire, "two")
    wire.cut = True
    one.opens("Ana")
    assert two.sees == []
    wire.cut = False
    await one.waits(AGAIN)
    assert two.sees == ["Ana"]
    wire.cut = True
    await two.waits(GONE + 1)

    assert two.sees == []
    assert two.changes == [(LOBBY, True), (LOBBY, True)]


async def test_an_erased_name_is_said_no_more_and_a_crowd_fits() -> None:
    wire = Wire()
    one, two = Process(wire, "one"), Process(wire, "two")
    for number in range(3 * TOGETHER):
        one.opens(f"{'Я' * 36}{number:04}")
    await one.waits(AGAIN)
    two.neighbours.forget(one.people[0].member)

    assert len(two.sees) == 3 * TOGETHER - 1
    assert max(len(words) for words in wire.said) < LONGEST - 100
