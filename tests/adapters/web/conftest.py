"""Every test here has a console of its own."""

from pathlib import Path

import pytest
from running_console import Start, starter


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Opens a console over the test's own file; opening it again is a restart."""
    return starter(tmp_path / "data")
