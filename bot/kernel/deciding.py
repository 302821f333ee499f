"""Deciding on a stream: one command after the other, written together, and again on a conflict."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.statement import Conflict, Statement

TRIES = 8
"""How often a command is decided anew when somebody else came first."""

R = TypeVar("R")


class DecidedStep(Struct, Generic[R], frozen=True, kw_only=True):
    """What follows from a command: what is written, how the stream then stands, and what is made
    of it for whoever asked. Without `statements` nothing happened."""

    statements: Sequence[Statement] = ()
    state: object
    answer: R


async def advance_stream(
    parts: Parts, key: str, step: Callable[[], Awaitable[DecidedStep[R]]]
) -> R:
    """Take a step on a stream in use. `step` decides on what was decided last, or reads the stream
    where that is not known; of two that race, one decides again on what the other made of it.

    Raises what `step` raises, and Unavailable.
    """
    for _ in range(TRIES):
        async with parts.streams.deciding(key):
            decided = await step()
            if not decided.statements:
                return decided.answer
            writing = parts.db.queue_write(*decided.statements)
            parts.streams.of(key).decided = decided.state
        try:
            await writing
        except Conflict:
            parts.streams.of(key).decided = None
            continue
        except Unavailable:
            parts.streams.of(key).decided = None
            raise
        parts.rooms.alarm()
        return decided.answer
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)
