"""The other side of `apart`: reads one file in a process of its own.

What reads files from strangers may run away with time or memory; here it can be stopped. Standard
input holds a line of JSON and then the bytes; standard output gets what was read, or why not.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from math import ceil

from bot.kernel.refusal import Refused

if sys.platform != "win32":  # which has no such limits; there the time limit alone must do
    import resource

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space."""

NICENESS = 10
"""By how much it steps back behind those who answer people."""


def answer(read: Callable[..., object]) -> None:
    """Read what comes in, and answer on standard output with {"result": …}, what `read` gives as
    plain values, with {"refused": …}, or with {"failed": true}."""
    header = json.loads(sys.stdin.buffer.readline())
    _limit(header.pop("seconds"))
    content = sys.stdin.buffer.read()
    said: dict[str, object]
    try:
        said = {"result": read(content, **header)}
    except Refused as refused:
        kind = type(refused.code).__name__
        said = {"refused": {"kind": kind, "code": refused.code.name, "fields": refused.fields}}
    except (MemoryError, RecursionError):
        said = {"failed": True}
    sys.stdout.write(json.dumps(said, default=str))


def _limit(seconds: float) -> None:
    """End this process when it has used so many seconds of the processor, or too much memory.

    The time that others use does not count. The start of this process does.
    """
    if sys.platform != "win32":
        used = sum(os.times()[:2])
        signal.setitimer(signal.ITIMER_PROF, max(0.001, seconds - used))
        whole = ceil(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        os.nice(NICENESS)
