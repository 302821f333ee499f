"""Deciding on a journal: one command after the other, written together, and again on a conflict."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Unavailable
from bot.store.statement import Conflict, Statement

TRIES = 8
"""How often a command is decided anew when somebody else came first."""

S = TypeVar("S")
R = TypeVar("R")


class Step(Struct, Generic[S, R], frozen=True, kw_only=True):
    """What follows from a command: what is written, how the journal then stands, what is told.
    Without `statements` nothing happened."""

    statements: Sequence[Statement] = ()
    kept: S
    told: R


def key_of(community: CommunityId, stream: str) -> str:
    """What a journal goes by among those in use, of all communities."""
    return f"{community}/{stream}"


async def advance(
    parts: Parts,
    community: CommunityId,
    stream: str,
    step: Callable[[S | None], Awaitable[Step[S, R]]],
) -> R:
    """Take a step on a journal. `step` decides on what is kept of it, or on None, which means that
    the journal has to be read; of two that race, one decides again on what the other made of it.

    Raises what `step` raises, and Unavailable.
    """
    key = key_of(community, stream)
    for _ in range(TRIES):
        async with parts.streams.deciding(key):
            taken = await step(parts.streams.state(key))
            if not taken.statements:
                return taken.told
            writing = parts.db.hand_in(*taken.statements)
            parts.streams.keep(key, taken.kept)
        try:
            await writing
        except Conflict:
            parts.streams.forget(key)
            continue
        except Unavailable:
            parts.streams.forget(key)
            raise
        parts.rooms.alarm()
        return taken.told
    raise Unavailable(Code.CHANGED_MEANWHILE)
