"""What stands in the log, for people and for machines."""

import json
import logging
import re
from collections.abc import Iterator

import pytest

from bot.cli import logs

WHEN = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The log as it was, after each test."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def said(capsys: pytest.CaptureFixture[str], form: str, *, level: str = "info") -> str:
    logs.set_up_logging(level, form)
    log = logging.getLogger("bot.somewhere")
    log.debug("a turn begins")
    log.warning("turn ended debate=%s", "d1")
    return capsys.readouterr().err


def test_people_read_a_line(capsys: pytest.CaptureFixture[str]):
    found = said(capsys, "text")

    assert re.fullmatch(rf"{WHEN} \[warning \] turn ended debate=d1  \[bot.somewhere\]\n", found)


def test_words_from_outside_begin_no_line_of_their_own(capsys: pytest.CaptureFixture[str]):
    logs.set_up_logging("info", "text")
    logging.getLogger("bot").warning("refused %s", "it\n2026 [error   ] forged\x1b[2J\r")

    (line,) = capsys.readouterr().err.splitlines()
    assert r"it\n2026 [error   ] forged\x1b[2J\r" in line


def test_machines_read_an_object_a_line(capsys: pytest.CaptureFixture[str]):
    first, second = map(json.loads, said(capsys, "json", level="debug").splitlines())

    assert (first["event"], first["level"]) == ("a turn begins", "debug")
    assert re.fullmatch(WHEN, second.pop("timestamp"))
    assert second == {
        "level": "warning", "logger": "bot.somewhere", "event": "turn ended debate=d1",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_traceback_comes_along(form: str, capsys: pytest.CaptureFixture[str]):
    logs.set_up_logging("info", form)
    try:
        raise ZeroDivisionError("no")
    except ZeroDivisionError:
        logging.getLogger("bot.somewhere").exception("fault")
    found = capsys.readouterr().err

    whole = json.loads(found)["exception"] if form == "json" else found
    assert "Traceback (most recent call last):\n" in whole
    assert whole.rstrip().endswith("ZeroDivisionError: no")
    assert len(found.splitlines()) == (1 if form == "json" else 5)
