"""Going back to a backup: after a kill, beside a running Parley, and from files that are none."""

import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.program import main
from bot.kernel.refusal import Refused, sentence
from bot.store.backups import back_up_by_hand, say_damage
from bot.store.holding import hold_folder
from bot.store.opening import FILE_NAME, open_writer
from bot.store.refusals import StoreRefusal
from bot.store.restoring import restore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
WRITER = """
import sys, time
from pathlib import Path
from bot.store.opening import open_writer
db = open_writer(Path(sys.argv[1]), 0)
for number in range(300):
    db.execute("INSERT INTO console_rooms VALUES (?, 0)", (f"late {number} " + "y" * 900,))
print("written", flush=True)
time.sleep(60)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two rooms."""
    path = tmp_path / "my data" / FILE_NAME
    path.parent.mkdir()
    with closing(open_writer(path, 0)) as db:
        db.execute("INSERT INTO console_rooms VALUES ('hall', 0), ('yard', 0)")
    return path


@contextmanager
def writing(store: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has written and goes on; it is killed in the end."""
    with subprocess.Popen(  # noqa: S603  # our own Python and our own code
        [sys.executable, "-c", WRITER, str(store)], cwd=ROOT, stdout=subprocess.PIPE
    ) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == b"written\n"
            yield child
        finally:
            child.kill()


def kill_while_writing(store: Path) -> None:
    with writing(store):
        pass
    assert Path(f"{store}-wal").stat().st_size > 0


def rooms(path: Path) -> list[str]:
    with closing(open_writer(path, 0)) as db:
        return [str(place) for (place,) in db.execute("SELECT place FROM console_rooms")]


def damage(store: Path) -> None:
    content = bytearray(store.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = b"\xff" * 8192
    store.write_bytes(content)


def from_the_future(store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("INSERT INTO migrations VALUES (9999, 'from the future', 0)")


def words_of(store: Path) -> str:
    with pytest.raises(Refused) as refused:
        open_writer(store, 0)
    return sentence(refused.value)


def type_line(line: str) -> int:
    """Do what a line says, word by word."""
    program, *words = shlex.split(line)
    assert program == "parley"
    return main(words)


@pytest.mark.parametrize("harm", [damage, from_the_future])
def test_what_the_message_says_brings_the_backup_back_after_a_kill(
    store: Path, harm: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    back_up_by_hand(store, None, NOON)
    kill_while_writing(store)
    harm(store)
    before = {path.name: path.read_bytes() for path in store.parent.glob(f"{FILE_NAME}*")}

    said = words_of(store)
    for name, content in before.items():  # the index of the words beside may be made anew
        assert name.endswith("-shm") or (store.parent / name).read_bytes() == content
    assert type_line(said[said.index("parley restore") :]) == 0

    assert rooms(store) == ["hall", "yard"]
    (aside,) = (store.parent / "backups").glob("before-restore-*")
    assert str(aside) in capsys.readouterr().err
    assert {path.name for path in aside.iterdir()} == set(before)
    for name, content in before.items():
        assert name.endswith("-shm") or (aside / name).read_bytes() == content


def test_without_a_backup_the_message_leads_to_a_sentence(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(store)
    said = words_of(store)

    assert type_line(said[said.index("parley restore") :]) == 1
    assert "There is no backup in" in capsys.readouterr().err


def test_each_line_of_the_list_can_be_typed(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back_up_by_hand(store, None, NOON)
    kill_while_writing(store)

    assert main(["restore", "--data", str(store.parent)]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "UTC" in line]
    assert type_line(line[line.index("parley") :]) == 0
    assert rooms(store) == ["hall", "yard"]


@pytest.mark.parametrize("named", [lambda aside: aside, lambda aside: aside / FILE_NAME])
def test_what_was_set_aside_can_be_gone_back_to_with_its_last_words(
    named: Callable[[Path], Path], store: Path
) -> None:
    backup = back_up_by_hand(store, None, NOON)
    kill_while_writing(store)
    aside = restore(store.parent, backup, NOON)
    assert aside is not None

    restore(store.parent, named(aside), NOON)

    assert len(rooms(store)) == 302
    assert sorted(path.name for path in (store.parent / "backups").glob("before-restore-*")) == [
        "before-restore-20260302-120000",
        "before-restore-20260302-120000-2",
    ]


def test_what_restores_set_aside_is_listed_and_can_be_typed(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kill_while_writing(store)
    restore(store.parent, back_up_by_hand(store, None, NOON), NOON)
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("DELETE FROM console_rooms")

    assert main(["restore", "--data", str(store.parent)]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert type_line(line) == 0
    assert len(rooms(store)) == 302


def test_a_folder_without_a_store_is_no_backup(store: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        restore(store.parent, tmp_path, NOON)

    assert refused.value.code is StoreRefusal.BACKUP_MISSING


def test_damage_is_told_on_one_line(store: Path) -> None:
    damage(store)

    said = words_of(store)
    assert "\n" not in said
    assert "***" not in said
    assert say_damage("*** in database main ***\nPage 5:  torn") == "Page 5: torn"


def test_it_is_refused_while_parley_runs_on_the_folder(store: Path) -> None:
    backup = back_up_by_hand(store, None, NOON)
    before = store.read_bytes()

    with hold_folder(store.parent), pytest.raises(Refused) as refused:
        restore(store.parent, backup, NOON)

    assert refused.value.code is StoreRefusal.RESTORING_WHILE_RUNNING
    assert store.read_bytes() == before
    restore(store.parent, backup, NOON)


def recipes(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (damage, StoreRefusal.BACKUP_DAMAGED),
        (from_the_future, StoreRefusal.BACKUP_NEWER),
        (recipes, StoreRefusal.BACKUP_FOREIGN),
        (lambda path: path.write_text("Dear diary, " * 999), StoreRefusal.BACKUP_FOREIGN),
        (lambda path: path.write_bytes(b""), StoreRefusal.BACKUP_FOREIGN),
        (lambda path: path.unlink(), StoreRefusal.BACKUP_MISSING),
    ],
)
def test_a_file_that_is_no_good_changes_nothing(
    store: Path, harm: Callable[[Path], object], code: StoreRefusal
) -> None:
    backup = back_up_by_hand(store, None, NOON)
    kill_while_writing(store)
    harm(backup)
    before = {path: path.read_bytes() for path in store.parent.glob("parley.sqlite3*")}

    with pytest.raises(Refused) as refused:
        restore(store.parent, backup, NOON)

    assert refused.value.code is code
    assert {path: path.read_bytes() for path in store.parent.glob("parley.sqlite3*")} == before
    assert not list((store.parent / "backups").glob("before-restore-*"))
    assert not list(store.parent.glob(".restoring-*"))


def test_a_new_folder_takes_a_backup(store: Path, tmp_path: Path) -> None:
    backup = back_up_by_hand(store, tmp_path / "copy.sqlite3", NOON)

    assert restore(tmp_path / "elsewhere", backup, NOON) is None
    assert rooms(tmp_path / "elsewhere" / FILE_NAME) == ["hall", "yard"]
