"""One process for a data folder."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.kernel.refusal import Refused
from bot.store.holding import hold_folder
from bot.store.refusals import StoreRefusal

HOLDER = """
import sys, time
from pathlib import Path
from bot.store.holding import hold_folder
with hold_folder(Path(sys.argv[1])):
    print("holds", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such locks")
def test_a_second_process_is_refused_and_a_killed_one_leaves_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603  # our own Python and our own code
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"holds\n"
        with pytest.raises(Refused) as caught, hold_folder(tmp_path):
            pass
        child.send_signal(signal.SIGKILL)

    assert caught.value.code is StoreRefusal.DATA_FOLDER_IN_USE
    assert caught.value.fields["process"] == str(child.pid)
    with hold_folder(tmp_path):
        pass


def test_a_folder_that_was_held_can_be_held_again(tmp_path: Path) -> None:
    for _ in range(2):
        with hold_folder(tmp_path):
            pass
