"""Cold start and memory, beside a process that imports the same chat libraries and does nothing."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from bench.speed.timing import read_resident, resident

IDLE = "import discord, slack_bolt.async_app, aiohttp, aiosqlite"
RESIDENT = "; print(open('/proc/self/status').read())"
TIMES = 7
PORT = 18484


def measure() -> dict[str, float]:
    """Milliseconds and megabytes, medians, and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ, "PARLEY_DATA": folder, "PARLEY_PORT": str(PORT), "PYTHONPATH": ".",
            "MALLOC_ARENA_MAX": "2",  # as dev.py and the image have it
            "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
        }  # fmt: skip
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # all is compiled once, as when installed
        ask = [sys.executable, "-m", "bot", "ask", "What is a security guarantee?"]
        idle = [sys.executable, "-c", IDLE]
        for command in (ask, idle):
            _run(command, env)
        spent = [(_run(idle, env), _run(ask, env)) for _ in range(TIMES)]
        status = subprocess.check_output([sys.executable, "-c", IDLE + RESIDENT], text=True)  # noqa: S603
        serving = _serve(env)
    idle_ms, ask_ms = (median(run[i] for run in spent) for i in (0, 1))
    idle_mb = read_resident(status)
    return {
        "idle imports, ms": idle_ms,
        "start, answer and end, ms": ask_ms,
        "serving, ms to healthy": serving[0],
        "start over idle": ask_ms / idle_ms,
        "serving over idle": serving[0] / idle_ms,
        "idle imports, MB": idle_mb,
        "serving after an answer, MB": serving[1],
        "serving memory over idle": serving[1] / idle_mb,
    }


def _run(command: list[str], env: Mapping[str, str]) -> float:
    """Milliseconds until it ends."""
    start = time.perf_counter()
    subprocess.run(command, env=dict(env), stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return (time.perf_counter() - start) * 1000


def _serve(env: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds until the console answers, and resident megabytes after a first answer."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=dict(env), stdout=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=1).close()
                break
            except URLError:
                time.sleep(0.005)
        spent = (time.perf_counter() - start) * 1000
        from bench.speed.console import one_answer

        one_answer(PORT)
        held = resident(child.pid)
    finally:
        child.terminate()
        child.wait()
    return spent, held
