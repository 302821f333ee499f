"""Programs that share a database, which may be killed and started again."""

import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.programs import AnyProcess, free_port, read_until, start

TICKS = os.sysconf("SC_CLK_TCK")


class Fleet:
    """So many programs, each on a port of its own that it keeps."""

    def __init__(self, url: str, folder: Path, count: int) -> None:
        self._url, self._folder, self.count = url, folder, count
        self.ports = [free_port() for _ in range(count)]
        self._children: list[AnyProcess] = []
        self._spent = 0.0
        self.kills = 0
        self.slowest_start = 0.0
        self.is_closing = False

    async def __aenter__(self) -> Self:
        self._children = [await self._start(number) for number in range(self.count)]
        self._spent = -await self.cpu_seconds()  # a start is no act
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        for child in self._children:
            if child.returncode is None:
                child.kill()
            await child.wait()

    async def kill_and_start(self, number: int) -> None:
        """End one without a word, and start it again."""
        child = self._children[number]
        self._spent += _cpu(child)
        child.kill()
        await child.wait()
        self.kills += 1
        self._children[number] = await self._start(number)

    async def cpu_seconds(self) -> float:
        """What all of them have spent since they were started first, the killed ones included."""
        return self._spent + sum(_cpu(child) for child in self._children)

    async def _start(self, number: int) -> AnyProcess:
        folder = self._folder / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        env = {
            "PARLEY_DATABASE": self._url,
            "PARLEY_PORT": str(self.ports[number]),
            "PARLEY_MEANING": "off",
            "PYTHONUNBUFFERED": "1",
        }
        with (folder / "log").open("ab") as log:
            child = await start(folder, "run", err=log, cold=True, **env)
        began = time.monotonic()
        await read_until(child, "Stop with Ctrl+C", 120)
        self.slowest_start = max(self.slowest_start, time.monotonic() - began)
        return child


def _cpu(child: AnyProcess) -> float:
    fields = Path(f"/proc/{child.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
