"""No generator of a library is left open after a request, however its answer ends."""

import asyncio
import sys
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from bot.model.closing import closing_generators
from bot.model.failing import Failed
from tests.fakes.model_server import BreaksOff, Cut, ModelServer, Raw, Reply, Says, Slow, Thinks
from tests.model.test_speaking import ALL, PROMPT, RIGHT, Picks, speaker
from tests.waiting import comes_true

REPLIES: dict[str, Reply] = {
    "whole": Says(RIGHT),
    "wrong": Raw("no shape at all"),
    "flood": Raw("word " * 4_000),
    "flood of thoughts": Thinks("hm " * 20_000, Says(RIGHT)),
    "line cut": Cut(RIGHT, 20),
    "error in the stream": BreaksOff('{"numbers": [7, 3', "CUDA error"),
    "too slow": Slow(0, Says({"numbers": list(range(300))}, piece=3), between=0.05),
}


class Open:
    """Generators that began, and the names of those that were left to the collector."""

    def __init__(self) -> None:
        self.begun: list[weakref.ref[AsyncGenerator[Any, Any]]] = []
        self.collected: list[str] = []

    @property
    def names(self) -> list[str]:
        """Those that have not ended."""
        there = [generator for ref in self.begun if (generator := ref()) is not None]
        return [g.__qualname__ for g in there if g.ag_frame is not None] + self.collected


@contextmanager
def watching() -> Iterator[Open]:
    """Note which generators begin in a block."""
    watched, own = Open(), sys.get_asyncgen_hooks()

    def begins(generator: AsyncGenerator[Any, Any]) -> None:
        watched.begun.append(weakref.ref(generator))
        own.firstiter(generator)

    def is_collected(generator: AsyncGenerator[Any, Any]) -> None:
        watched.collected.append(generator.__qualname__)
        own.finalizer(generator)

    sys.set_asyncgen_hooks(begins, is_collected)
    try:
        yield watched
    finally:
        sys.set_asyncgen_hooks(*own)


@pytest.mark.parametrize("name", ALL)
async def test_no_generator_is_left_open_after_a_request(name: str, server: ModelServer) -> None:
    async with speaker(server, name) as one:
        for kind, reply in REPLIES.items():
            server.will(reply)
            with watching() as watched:
                with suppress(Failed):
                    await one.say(PROMPT, Picks, 1.0 if kind == "too slow" else 10.0)
                assert watched.begun, kind
                assert watched.names == [], kind


@pytest.mark.parametrize("name", ALL)
async def test_who_gives_up_waiting_leaves_no_generator_open(
    name: str, server: ModelServer
) -> None:
    async with speaker(server, name) as one:
        server.always(Slow(0, Says({"numbers": list(range(300))}, piece=3), between=0.05))
        with watching() as watched:
            async with asyncio.TaskGroup() as group:
                asked = group.create_task(one.say(PROMPT, Picks, 30))
                await comes_true(lambda: watched.begun)
                asked.cancel()

            assert asked.cancelled()
            assert watched.names == []


async def count(ended: list[str], name: str) -> AsyncIterator[int]:
    try:
        for number in range(1_000):
            yield number
    finally:
        await asyncio.sleep(0)
        ended.append(name)


async def read_through(
    inner: AsyncIterator[int], ended: list[str], name: str
) -> AsyncIterator[int]:
    try:
        async for number in inner:
            yield number
    finally:
        ended.append(name)


async def test_the_outermost_is_closed_first_and_all_before_the_block_is_left() -> None:
    ended: list[str] = []
    async with closing_generators():
        inner = count(ended, "inner")
        async for _ in read_through(read_through(inner, ended, "middle"), ended, "outer"):
            break

    assert ended == ["outer", "middle", "inner"]


async def test_blocks_at_once_close_their_own_and_leave_the_others() -> None:
    ended: list[str] = []
    may_go_on = asyncio.Event()

    async def stop_early() -> None:
        async with closing_generators():
            async for _ in count(ended, "early"):
                break
        may_go_on.set()

    async def read_on() -> int:
        async with closing_generators():
            total = 0
            async for number in count(ended, "late"):
                if number == 10:
                    await may_go_on.wait()
                    assert ended == ["early"]
                total += 1
            return total

    async with asyncio.TaskGroup() as group:
        late = group.create_task(read_on())
        await asyncio.sleep(0)
        await stop_early()

    assert late.result() == 1_000
    assert ended == ["early", "late"]


async def test_a_block_leaves_generators_from_before_and_after_it_open() -> None:
    ended: list[str] = []
    before, after = count(ended, "before"), count(ended, "after")
    await anext(before)
    async with closing_generators():
        await anext(before)
    await anext(after)

    assert (await anext(before), await anext(after), ended) == (2, 1, [])


async def test_one_that_will_not_close_takes_nothing_from_the_block() -> None:
    ended: list[str] = []

    async def stubborn() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            raise ValueError("no")

    async with closing_generators():
        await anext(stubborn())
        first = stubborn()
        await anext(first)
        await anext(count(ended, "other"))

    assert ended == ["other"]


def test_a_loop_that_runs_again_still_closes_what_is_left_at_its_end() -> None:
    ended: list[str] = []
    loop = asyncio.new_event_loop()

    async def ask() -> AsyncIterator[int]:
        async with closing_generators():
            await anext(count(ended, "inside"))
        outside = count(ended, "outside")
        await anext(outside)
        return outside

    left = [loop.run_until_complete(ask()) for _ in range(2)]
    assert ended == ["inside", "inside"]
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()

    assert ended[2:] == ["outside", "outside"]
    del left
