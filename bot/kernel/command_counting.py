"""Counts a command by its name, how it ended, and how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.kernel.metrics import COMMAND_SECONDS, COMMANDS, METER
from bot.kernel.refusal import Refused


@contextmanager
def counting_command(name: str) -> Iterator[None]:
    """Count a command that is done in the block. What the block raises goes on."""
    outcome, code, began = "done", "", time.perf_counter()
    try:
        yield
    except Refused as refused:
        outcome, code = "refused", str(refused.code)
        raise
    except Exception:
        outcome = "failed"
        raise
    finally:
        METER.count(COMMANDS, name, outcome, code)
        METER.observe(COMMAND_SECONDS, time.perf_counter() - began, name)


def count_unread(refused: Refused) -> None:
    """Count a line that was refused before it became a command, under no name."""
    METER.count(COMMANDS, "", "refused", str(refused.code))
