"""Slack: a light command acknowledged and answered, beside the best bare AsyncApp on the same
local server."""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.fakes.slack.people import Person
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, FakeSlack, fake_slack
from tests.fakes.slack.world import Message

COMMANDS, TOGETHER = 2000, 50
COMMAND = "/parley motion list"
ROOT = Path(__file__).parents[2]
PARLEY = [sys.executable, "-m", "bot", "run"]
BARE = [sys.executable, "bench/speed/bare_slack.py"]


def measure() -> dict[str, float]:
    """Milliseconds from an envelope to its acknowledgement and to the answer, start to ready and
    to the first answer, memory; and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        bare = asyncio.run(measured(BARE, folder))
        ours = asyncio.run(measured(PARLEY, folder))
    found: dict[str, float] = {}
    for name in bare:
        found |= {f"bare, {name}": bare[name], f"Parley, {name}": ours[name]}
        found[f"ratio, {name}"] = ours[name] / bare[name]
    return found


async def measured(command: list[str], folder: str) -> dict[str, float]:
    """The figures of one program."""
    async with fake_slack() as here:
        env = {
            **os.environ, "PARLEY_DATA": folder, "PARLEY_PORT": "0", "PYTHONPATH": str(ROOT),
            "PARLEY_SLACK_BOT_TOKEN": BOT_TOKEN, "PARLEY_SLACK_APP_TOKEN": APP_TOKEN,
            "PARLEY_SLACK_API": here.api,
        }  # fmt: skip
        people = _Waiting(here)
        begun = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            *command, env=env, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await asyncio.wait_for(here.connected.wait(), 30)
            ready = (time.perf_counter() - begun) * 1000
            await people.command(0)
            first = (time.perf_counter() - begun) * 1000
            await asyncio.sleep(3)
            for _ in range(50):
                await people.command(0)
            alone = [await people.command(n) for n in range(COMMANDS)]
            crowd: list[tuple[float, float]] = []
            for start in range(0, COMMANDS, TOGETHER):
                some = (people.command(n) for n in range(start, start + TOGETHER))
                crowd += await asyncio.gather(*some)
            memory = _resident(child.pid)
        finally:
            child.kill()
            await child.wait()
    return {
        **_told("one at a time", alone),
        **_told("50 at once", crowd),
        "start to ready, ms": ready,
        "start to the first answer, ms": first,
        "memory, MB": memory,
    }


class _Waiting:
    """Fifty members, each waiting for the answer that they alone see."""

    def __init__(self, here: FakeSlack) -> None:
        self.here = here
        here.watchers.append(self._posted)
        self._people = [Person(here, f"U5{n:02d}", f"Member {n}") for n in range(TOGETHER)]
        self._answers: dict[str, asyncio.Future[float]] = {}

    async def command(self, number: int) -> tuple[float, float]:
        """Milliseconds to the acknowledgement, and to the answer."""
        person = self._people[number % TOGETHER]
        answer = self._answers[person.key] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        sent = await person.types(COMMAND)
        assert sent.seconds is not None, sent.failed
        answered = await asyncio.wait_for(answer, 5) - begun
        self._forget()
        return sent.seconds * 1000, answered * 1000

    def _posted(self, message: Message) -> None:
        waiting = self._answers.get(message.only)
        if waiting is not None and not waiting.done():
            waiting.set_result(time.perf_counter())

    def _forget(self) -> None:
        """The server is to be as quick at the end as at the beginning."""
        here = self.here
        for log in (here.deliveries, here.calls, here.triggers, here.hooks):
            if len(log) > 4 * TOGETHER:
                log.clear()
        for channel in here.team.channels.values():
            if len(channel.messages) > 4 * TOGETHER:
                channel.messages.clear()


def _told(how: str, spent: list[tuple[float, float]]) -> dict[str, float]:
    found = {}
    for place, what in enumerate(("acknowledged", "answered")):
        one = sorted(pair[place] for pair in spent)
        found[f"{how}, {what}, p50 ms"] = statistics.median(one)
        found[f"{how}, {what}, p95 ms"] = one[len(one) * 95 // 100]
    return found


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
