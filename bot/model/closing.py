"""Asynchronous generators of the libraries, closed when a request ends.

A stream of an answer is a dozen generators, each read by the one above it. Where reading stops
early, also at the mark that ends a stream as it should, Python closes the ones below some time
later. They hold the connection, and at the end of a program nobody closes them any more.
"""

import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import Any

_begun: ContextVar[list[AsyncGenerator[Any, Any]]] = ContextVar("begun")


class _Noting:
    """What Python calls when a generator begins: it notes those of a block, and tells the loop."""

    def __init__(self, of_loop: Callable[[AsyncGenerator[Any, Any]], None] | None) -> None:
        self._of_loop = of_loop

    def __call__(self, generator: AsyncGenerator[Any, Any]) -> None:
        if self._of_loop is not None:
            self._of_loop(generator)
        if (begun := _begun.get(None)) is not None:
            begun.append(generator)


@asynccontextmanager
async def closing_generators() -> AsyncIterator[None]:
    """Close each generator that begins in the block and has not ended with it, the outermost
    first. One that another task still reads is left to that task."""
    of_loop = sys.get_asyncgen_hooks().firstiter
    if not isinstance(of_loop, _Noting):  # once while a loop runs: it sets its own as it begins
        sys.set_asyncgen_hooks(firstiter=_Noting(of_loop))
    begun: list[AsyncGenerator[Any, Any]] = []
    token = _begun.set(begun)
    try:
        yield
    finally:
        _begun.reset(token)
        for generator in begun:
            with suppress(Exception):  # the answer is read, or has failed: nothing here changes it
                await generator.aclose()
