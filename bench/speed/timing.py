"""Percentiles of how long calls take, and what a process spends and holds."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def timed(
    call: Callable[[T], object], given: Iterable[T], before: Callable[[T], object] | None = None
) -> tuple[float, float]:
    """The 50th and 95th percentile of a call's time over its inputs, in microseconds. What is done
    `before` each is not counted."""
    spent = []
    for each in given:
        if before is not None:
            before(each)
        start = time.perf_counter()
        call(each)
        spent.append(time.perf_counter() - start)
    return percentiles(spent)


def percentiles(seconds: list[float]) -> tuple[float, float]:
    """The 50th and 95th percentile of times in seconds, in microseconds."""
    return float(np.percentile(seconds, 50) * 1e6), float(np.percentile(seconds, 95) * 1e6)


def processor(pid: int) -> float:
    """Milliseconds of processor time that a process has taken, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((one / "schedstat").read_text("utf-8").split()[0]) for one in threads) / 1e6


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds."""
    return read_resident(Path(f"/proc/{pid}/status").read_text("utf-8"))


def read_resident(status: str) -> float:
    """The same, from what the kernel says of the process."""
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
