"""What docs/proxies.md gives fail2ban finds who sent wrong tokens in the log, and nobody else."""

import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running_console import Start
from test_web_behind import block

from bot.adapters.web.proxies import read_networks
from bot.cli.logs import set_up_logging

TOKENS = {"token": "let-me-come-in-please", "proxies": read_networks("127.0.0.1")}
GUESSERS = ["203.0.113.9", "2001:db8:2::1"]
LIES = 'wrong token from 198.51.100.1  [bot.adapters.web.joining]", "level": "warning"'
"""What somebody says who wants another to be locked out."""


@contextmanager
def kept_log(path: Path, form: str) -> Iterator[None]:
    """Log into a file as `parley run` logs to standard error."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logging("info", form)
    formatter = root.handlers[0].formatter
    file = logging.FileHandler(path, encoding="utf-8")
    file.setFormatter(formatter)
    root.handlers[:] = [file]
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        file.close()


async def guessed(start: Start, path: Path, form: str) -> None:
    """A log in which two guess tokens, one comes in, and one lies."""
    with kept_log(path, form):
        async with start(**TOKENS) as here:
            for address in GUESSERS:
                way = {"X-Forwarded-For": address}
                status, _ = await here.try_join({"name": "Mallory", "token": LIES}, **way)
                assert status == 403
            status, _ = await here.try_join({"name": "Ana", "token": TOKENS["token"]})
            assert status == 200
        logging.getLogger("bot.adapters.web.saying").warning("said: %s", LIES)
        logging.getLogger("bot.adapters.web.saying").warning("%s", LIES)
        logging.getLogger("bot.adapters.web.saying").warning("\n2026-01-01 [warning ] %s", LIES)


@pytest.mark.parametrize("form", ["text", "json"])
async def test_the_filter_s_expressions_find_who_guessed(
    start: Start, tmp_path: Path, form: str
) -> None:
    await guessed(start, tmp_path / "log", form)
    _, _, expressions = block("fail2ban").partition("failregex = ")
    known = [line.strip().replace("<ADDR>", r"([0-9a-f.:]+)") for line in expressions.splitlines()]
    # As fail2ban does, without the time.
    lines = re.sub(r"20[-\dT:.]+Z", "", (tmp_path / "log").read_text("utf-8")).splitlines()
    told = [found[1] for line in lines for shape in known if (found := re.search(shape, line))]

    assert len(lines) > len(GUESSERS)
    assert told == GUESSERS


@pytest.mark.parametrize("form", ["text", "json"])
async def test_fail2ban_itself_finds_who_guessed(start: Start, tmp_path: Path, form: str) -> None:
    if (program := shutil.which("fail2ban-regex")) is None:
        pytest.skip("no fail2ban here: apt install fail2ban")
    await guessed(start, tmp_path / "log", form)
    (tmp_path / "parley.conf").write_text(block("fail2ban"), "utf-8")
    done = subprocess.run(  # noqa: ASYNC221, S603
        [program, "--out", "ip", str(tmp_path / "log"), str(tmp_path / "parley.conf")],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stdout.split() == GUESSERS, done.stdout + done.stderr
