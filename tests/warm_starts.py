"""Starts Parley without loading it anew: a process that has loaded all of it forks for each start.

What starts is a process of its own, with its own folder, surroundings, input and output, as if
`python -m bot` had been typed, less the seconds in which Python loads Parley's modules.
"""

import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).parents[1]

LONGEST = 1 << 18
"""Bytes of a request."""

LATER = ("matplotlib.figure", "matplotlib.backends.backend_agg", "dateparser")
"""What most programs load later."""

FOR_MODELS = ("pydantic_ai.direct", "pydantic_ai.models.ollama")
"""What a program with a language model loads later."""


class Request(TypedDict):
    """What to start. With it come four files: input, output, errors, and where to say how it
    ended."""

    words: list[str]
    folder: str
    surroundings: dict[str, str]


def read_ending(said: bytes) -> int:
    """The exit code, or less than nothing for a signal, in what was said of an ending."""
    return os.waitstatus_to_exitcode(int(said)) if said else -int(signal.SIGKILL)


class Starter:
    """The process that has loaded Parley; it ends with the one that made it."""

    def __init__(self) -> None:
        self._asking, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with asked:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                [sys.executable, __file__, str(asked.fileno())],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                pass_fds=(asked.fileno(),),
            )

    def start(
        self, words: Sequence[str], folder: Path, around: Mapping[str, str], files: Sequence[int]
    ) -> tuple[int, socket.socket]:
        """Start Parley with input, output and errors in three files; its process id, and where it
        will be said how it ended."""
        request = Request(words=list(words), folder=str(folder), surroundings=dict(around))
        ending, report = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with report:
            said = json.dumps(request).encode()
            socket.send_fds(self._asking, [said], [*files, report.fileno()])
        return int(ending.recv(32)), ending

    def close(self) -> None:
        """End it."""
        self._asking.close()
        self._process.wait()


def load(names: Iterable[str]) -> None:
    """Load modules."""
    for name in names:
        importlib.import_module(name)


def load_all() -> None:
    """Load all of Parley, and what it makes once when it is first used."""
    import bot

    ours = [module.name for module in pkgutil.walk_packages(bot.__path__, "bot.")]
    load(name for name in ours if not name.endswith("__main__"))
    load(LATER)
    from bot.article.content import kinds
    from bot.article.rules.kinds.kind import read_kind

    for follows in (False, True):
        read_kind("What is a security guarantee?", kinds.load(), follows=follows)
    gc.freeze()


def answer_requests(asked: socket.socket) -> Request | None:
    """Fork for each request until nobody can ask any more; then it is None. In a fork it is what
    the fork is to do."""
    reports: dict[int, socket.socket] = {}
    ended, ending = socket.socketpair()
    ending.setblocking(False)
    signal.set_wakeup_fd(ending.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    poll = select.poll()
    for each in (asked, ended):
        poll.register(each, select.POLLIN)
    while True:
        came = [file for file, _ in poll.poll()]
        if ended.fileno() in came:
            ended.recv(4096)
            _report_ended(reports)
        if asked.fileno() not in came:
            continue
        said, files, *_ = socket.recv_fds(asked, LONGEST, 4)
        if not said:
            return None
        report = socket.socket(fileno=files.pop())
        request: Request = json.loads(said)
        if "PARLEY_MODEL" in request["surroundings"]:
            load(FOR_MODELS)
        pid = os.fork()
        if not pid:
            signal.set_wakeup_fd(-1)
            _close(asked, ended, ending, report, *reports.values())
            _put_in_place(files)
            return request
        _close_files(files)
        report.send(str(pid).encode())
        reports[pid] = report


def _report_ended(reports: dict[int, socket.socket]) -> None:
    while reports:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with reports.pop(pid) as report, suppress(BrokenPipeError):  # nobody may be waiting
            report.send(str(status).encode())


def _close(*sockets: socket.socket) -> None:
    for each in sockets:
        each.close()


def _close_files(files: Iterable[int]) -> None:
    for file in files:
        os.close(file)


def _put_in_place(files: Sequence[int]) -> None:
    """Make three files this process's input, output and errors."""
    for place, file in enumerate(files):
        os.dup2(file, place)
    _close_files(files)


def become(request: Request) -> None:
    """Make this process as it would be if it had been started so."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["surroundings"])
    time.tzset()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for file, name in enumerate(("stdin", "stdout", "stderr")):
        before = getattr(sys, name)
        stream = open(  # noqa: SIM115  # for as long as the process lives
            file, "w" if file else "r", encoding=before.encoding, errors=before.errors,
            closefd=False,
        )  # fmt: skip
        if file:
            at_once = bool(os.environ.get("PYTHONUNBUFFERED"))
            stream.reconfigure(line_buffering=name == "stderr", write_through=at_once)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = [str(ROOT / "bot" / "__main__.py"), *request["words"]]


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    load_all()
    todo = answer_requests(socket.socket(fileno=int(sys.argv[1])))
    if todo is not None:
        become(todo)
        from bot.__main__ import main

        sys.exit(main())
