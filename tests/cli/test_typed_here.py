"""What an admin reads in a terminal: commands as they are typed here, no folder by mistake."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import machine, safekeeping
from bot.cli.moving import move_store
from bot.cli.printing import TYPED_AS, type_commands_in
from bot.cli.program import main
from bot.kernel.options import SecretStr
from bot.kernel.refusal import Refused
from bot.settings import Settings
from bot.store.engines import open_database
from bot.store.naming import drop_password, name_database
from bot.store.opening import FILE_NAME
from bot.store.refusals import StoreRefusal
from tests.postgres import Server, programs

LAUNCHER = "python3 dev.py"


@pytest.fixture
def launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parley was started by its launcher."""
    monkeypatch.setenv(TYPED_AS, LAUNCHER)


def test_the_launcher_says_how_it_was_typed() -> None:
    code = (
        "import sys, dev; sys.argv = ['my tools/dev.py']; dev.prepare = lambda lock: lock\n"
        "dev.os.execve = lambda path, words, around: print(around['TYPED_AS'])\n"
        "dev.main(['restore'])"
    )
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "python3 'my tools/dev.py'\n"


@pytest.mark.usefixtures("launcher")
def test_each_line_of_the_list_of_backups_begins_as_the_reader_began(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "my data"
    assert main(["import", "nothing.json", "--data", str(data)]) == 1  # which makes the folder
    assert main(["backup", "--data", str(data)]) == 0
    capsys.readouterr()
    assert main(["restore", "--data", str(data)]) == 0

    line = capsys.readouterr().out.splitlines()[-1].partition("UTC  ")[2]
    words = shlex.split(line.removeprefix(LAUNCHER))
    assert line.startswith(f"{LAUNCHER} restore ")
    assert main(words) == 0


@pytest.mark.usefixtures("launcher")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["restore", "nothing"], "“python3 dev.py restore” lists"),
        (["hlep"], "Did you mean 'help'? Type “python3 dev.py --help”"),
        (["quorums"], ". Type “python3 dev.py --help”"),
        (["debate", "import"], "python3 dev.py debate import FILE."),
    ],
)
def test_refusals_name_commands_as_they_are_typed(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--data", str(tmp_path)]) != 0

    told = capsys.readouterr().err
    assert said in told
    assert "?." not in told
    assert ".." not in told


@pytest.mark.usefixtures("launcher")
def test_only_commands_are_reworded() -> None:
    for words in ("/parley status", "pg_dump postgresql://db/parley parley.dump", "the parley bus"):
        assert type_commands_in(words) == words


@pytest.mark.parametrize("words", [["verify"], ["verify", "--json"], ["export"], ["communities"]])
def test_a_folder_in_which_nothing_is_kept_is_no_store_that_is_well(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dta"

    assert main([*words, "--data", str(folder)]) == 1
    assert str(folder / FILE_NAME) in capsys.readouterr().err
    assert not folder.exists()


async def test_a_store_that_is_not_there_is_not_moved(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        await move_store(str(tmp_path / "dta"), str(tmp_path / "new"))

    assert refused.value.code is StoreRefusal.STORE_MISSING
    assert os.listdir(tmp_path) == []  # noqa: PTH208


@pytest.mark.parametrize(
    "words", [["doctor", "--data"], ["doctor", "--data="], ["--data", "--json", "doctor"]]
)
def test_a_folder_that_is_not_named_is_asked_for(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bot", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Name the folder after --data, as in --data data.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "id_", ["foo", "discord", "discord:", "slack:a b", "Console", "irc:1", "discord:1/2"]
)
def test_a_community_comes_in_only_where_somebody_finds_it(
    id_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "c.json"
    assert main(["article", "list", "--data", str(tmp_path / "a")]) == 0
    assert main(["export", str(file), "--data", str(tmp_path / "a")]) == 0
    capsys.readouterr()

    assert main(["import", str(file), "--as", id_, "--data", str(tmp_path / "b")]) == 1
    assert f"“{id_}” is no id of a community." in capsys.readouterr().err


@pytest.mark.usefixtures("launcher")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["privacy", "erase"], "Nothing was done. Type the command with what it needs: “python3 "
         "dev.py privacy erase sure:yes”."),
        (["privacy", "erase", "no"], "Nothing was erased."),
        (["ask"], "“python3 dev.py ask question:…”."),
        (["privacy", "erase", "--json"], "Nothing was done."),
    ],
)  # fmt: skip
def test_a_command_that_still_needs_something_has_done_nothing_and_says_so(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--data", str(tmp_path)]) == 1
    assert said in capsys.readouterr().err


def test_a_command_that_has_what_it_needs_is_done(tmp_path: Path) -> None:
    assert main(["privacy", "erase", "yes", "--data", str(tmp_path)]) == 0


def test_an_export_takes_the_place_of_another_file_only_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "c.json", str(tmp_path / "a")
    file.write_text("mine", "utf-8")
    assert main(["article", "list", "--data", data]) == 0
    capsys.readouterr()

    assert main(["export", str(file), "--data", data]) == 1
    assert capsys.readouterr().err.startswith(f"Nothing was written, for {file} is there already.")
    assert file.read_text("utf-8") == "mine"
    assert main(["export", str(file), "--force", "--data", data]) == 0
    assert '"articles"' in file.read_text("utf-8")


def test_no_backup_yet_is_no_advice_to_copy_the_file_by_hand(tmp_path: Path) -> None:
    on = machine.check_backups(Settings(data=tmp_path)).found
    off = machine.check_backups(Settings(data=tmp_path, backups=False)).found

    assert on == "none yet. Parley makes one a day while it runs"
    assert "parley backup" in off


@pytest.mark.parametrize(
    ("url", "named", "typed"),
    [
        (
            "postgresql://ana:s%40c@db/parley",
            "postgresql://db/parley",
            "postgresql://ana@db/parley",
        ),
        (
            "postgres://ana@[::1]:5433/p?sslmode=require&password=s",
            "postgresql://[::1]:5433/p",
            "postgresql://ana@[::1]:5433/p?sslmode=require",
        ),
        ("postgresql:///p", "postgresql://localhost/p", "postgresql:///p"),
    ],
)
def test_a_database_is_named_without_its_password(url: str, named: str, typed: str) -> None:
    assert name_database(url) == named
    assert drop_password(url) == typed


async def test_the_line_for_a_backup_of_the_server_can_be_typed(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_empty_database()
    async with open_database(tmp_path, 0, url):
        pass
    dump = tmp_path / "parley.dump"
    settings = Settings(data=tmp_path, database=SecretStr(url))
    ways = []
    for work in (safekeeping.back_up, safekeeping.restore):
        with pytest.raises(Refused) as refused:
            work(settings, dump)
        ways.append(shlex.split(str(refused.value.fields["way"])))
    folders = [str(programs()), *map(str, Path("/usr/lib/postgresql").glob("*/bin"))]  # noqa: ASYNC240
    env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    for program, *words in ways:
        path = shutil.which(program, path=os.pathsep.join(folders)) or program
        done = subprocess.run(  # noqa: S603, ASYNC221  # PostgreSQL's own programs
            [path, *words], env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    assert dump.stat().st_size > 1000


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://ana@127.0.0.1:1/p", "connection refused"),
        ("postgresql://ana@no-such-host.invalid/p", "there is no host of that name"),
    ],
)
async def test_a_server_that_is_away_is_told_in_words(url: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        async with open_database(tmp_path, 0, url):
            pass

    assert refused.value.fields["detail"] == why
