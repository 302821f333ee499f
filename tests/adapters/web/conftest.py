"""Every test here has a console of its own."""

from pathlib import Path

import pytest
from playwright.async_api import expect
from running_console import Start, starter

expect.set_options(timeout=20_000)  # boards come after the news, and a busy machine is slow


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Opens a console over the test's own file; opening it again is a restart."""
    return starter(tmp_path / "data")
