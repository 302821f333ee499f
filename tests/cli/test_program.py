"""The command line, as a process of its own on a real data folder."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import ROOT, AnyProcess, free_port, read_until, run_once, running, serves, start

HARBOUR = """The old harbour

The town council wants to close the old harbour in March 2027. It met on Monday.

Fishers oppose the plan because they have no other place to land their catch.
"""


def test_a_question_is_answered_from_the_brief(tmp_path: Path) -> None:
    done = run_once(tmp_path, "ask", "What", "is", "a", "security", "guarantee?")
    assert done.returncode == 0, done.stderr
    assert "A security guarantee is a promise of help" in done.stdout
    assert "[1]" in done.stdout


def test_the_data_folder_may_be_named_anywhere_on_the_line(tmp_path: Path) -> None:
    done = run_once(tmp_path, "article", "list", "--data", str(tmp_path / "other"), "--json")
    assert [row["slug"] for row in json.loads(done.stdout)] == ["brief"]
    assert (tmp_path / "other" / "parley.sqlite3").exists()


def test_a_folder_is_added_one_article_a_file_and_asked_in_a_batch(tmp_path: Path) -> None:
    folder = tmp_path / "readings"
    folder.mkdir()
    (folder / "harbour_1.txt").write_text(HARBOUR, "utf-8")
    (folder / "123.txt").write_text("The bridge\n\nThe bridge opened in 1998.\n", "utf-8")
    (folder / "notes.xyz").write_text("not an article", "utf-8")
    assert run_once(tmp_path, "article", "add", str(folder)).returncode == 0
    listed = json.loads(run_once(tmp_path, "article", "list", "--json").stdout)
    assert {row["slug"]: row["title"] for row in listed} | {"brief": ""} == {
        "harbour_1": "The old harbour",
        "123": "The bridge",
        "brief": "",
    }
    questions = [
        {"id": "q1", "question": "Why do fishers oppose the plan?", "articles": ["harbour_1"]},
        {"id": "q2", "question": "When did the bridge open?"},
        {"id": "q3", "question": "Who painted the Night Watch?", "articles": ["123"]},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, questions)), "utf-8")
    done = run_once(tmp_path, "ask", "--batch", str(tmp_path / "q.jsonl"), "--json")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in found] == ["q1", "q2", "q3"]
    assert found[0]["answer"][0] == {
        "article": "harbour_1",
        "paragraph": 2,
        "text": "Fishers oppose the plan because they have no other place to land their catch.",
    }
    assert not found[0]["abstained"]
    assert found[1]["ranked"][0]["article"] == "123"
    assert found[2]["abstained"]
    assert [row["outcome"] == "silent" for row in found] == [row["abstained"] for row in found]
    assert {row["outcome"] for row in found} <= {"says", "closest", "silent"}
    assert found[2]["answer"]
    assert all(0 <= row["confidence"] <= 1 for row in found)


def test_a_batch_replies_in_words_to_what_is_not_searched_for(tmp_path: Path) -> None:
    questions = [
        {"id": "who", "question": "Who wrote this?"},
        {"id": "sum", "question": "What is the article about?"},
        {"id": "none", "question": "paragraph 400"},
        {"id": "joke", "question": "Tell me a joke."},
        {"id": "soon", "question": "Will the war end soon?"},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, questions)), "utf-8")

    done = run_once(tmp_path, "ask", "--batch", str(tmp_path / "q.jsonl"), "--json")

    found = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert "Parley’s own brief, put together from the sources" in found["who"]["reply"]
    assert found["sum"]["answer"][0]["paragraph"] == 1
    assert "it has 41" in found["none"]["reply"]
    assert {name: row["outcome"] for name, row in found.items() if name != "soon"} == {
        "who": "says",
        "sum": "says",
        "none": "silent",
        "joke": "silent",
    }
    assert found["soon"]["outcome"] != "says"
    assert "reply" not in found["soon"]


def test_a_batch_with_bad_lines_tells_them_and_answers_the_rest(tmp_path: Path) -> None:
    lines = "nonsense\n[1]\n" + json.dumps({"id": 1, "question": "What?", "articles": ["no"]})
    lines += "\n" + json.dumps({"id": 2, "question": "What is a trigger?"})
    done = run_once(tmp_path, "ask", "--batch", "-", "--json", stdin=lines)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [2]
    assert done.stderr.splitlines() == [
        "Line 1 is not an object with a question.",
        "Line 2 is not an object with a question.",
        "Line 3 names an article that is not in the library: no.",
    ]


def test_what_did_not_help_is_printed_for_tests(tmp_path: Path) -> None:
    done = run_once(tmp_path, "ask", "--export-tests")
    assert (done.returncode, done.stdout) == (0, "")


def test_one_question_in_json(tmp_path: Path) -> None:
    done = run_once(tmp_path, "ask", "--json", "What is a security guarantee?")
    found = json.loads(done.stdout)
    assert found["question"] == "What is a security guarantee?"
    assert found["answer"][0]["article"] == "brief"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nonsense"], 2, "No such command"),
        (["replay"], 2, "Missing argument 'bundle'. Type"),
        (["article", "show", "nothing"], 1, "There is no article “nothing”."),
        (["article", "show", "brief", "999"], 1, "There is no paragraph 999"),
        (["article", "add", "missing.txt"], 1, "missing.txt cannot be read"),
        (["ask", "--batch", "missing.jsonl"], 1, "There is no file missing.jsonl."),
        (["ask", "--articles", "nothing", "--json", "What?"], 1, "no article “nothing”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    done = run_once(tmp_path, *words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_group_of_commands_alone_shows_its_help_and_nothing_else(tmp_path: Path) -> None:
    done = run_once(tmp_path, "article")
    assert "Bring articles into the library" in done.stderr
    assert "parley --help" not in done.stderr


def test_commands_of_the_catalog_work_with_words_that_hold_spaces(tmp_path: Path) -> None:
    path = tmp_path / "My harbour.txt"
    path.write_text(HARBOUR, "utf-8")
    assert run_once(tmp_path, "article", "add", str(path), "--slug", "port").returncode == 0
    shown = run_once(tmp_path, "article", "show", "port", "2").stdout
    assert "Fishers oppose the plan" in shown
    assert "/article use" in run_once(tmp_path, "help", "article", "use").stdout


def test_doctor_looks_at_everything(tmp_path: Path) -> None:
    checks = json.loads(run_once(tmp_path, "doctor", "--json").stdout)
    assert {check["about"] for check in checks} >= {"Python", "Store", "Library"}
    assert all(check["verdict"] != "bad" for check in checks)


def test_doctor_counts_the_library_in_words_that_fit(tmp_path: Path) -> None:
    def library() -> str:
        checks = json.loads(run_once(tmp_path, "doctor", "--json").stdout)
        return str(next(check["found"] for check in checks if check["about"] == "Library"))

    fresh = library()
    run_once(tmp_path, "ask", "What is a tripwire?")
    assert (fresh, library()) == ("empty; the brief comes with the first who asks", "1 article")


def test_an_unusable_data_folder_is_one_sentence_with_the_cure(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", "utf-8")
    done = run_once(tmp_path, "ask", "What?")
    assert done.returncode == 1
    assert "A file stands where the data folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_misspelt_setting_is_refused(tmp_path: Path) -> None:
    done = run_once(tmp_path, "doctor", PARLEY_PROT="1")
    assert done.returncode == 1
    assert done.stderr == "There is no setting PARLEY_PROT. Did you mean PARLEY_PORT?\n"


def test_an_export_holds_the_library_and_the_answers(tmp_path: Path) -> None:
    run_once(tmp_path, "ask", "What is a security guarantee?")
    kept = json.loads(run_once(tmp_path, "export").stdout)
    assert [row["slug"] for row in kept["articles"]] == ["brief"]
    assert kept["answers"][0]["question"] == "What is a security guarantee?"
    run_once(tmp_path, "export", "copy.json")
    assert json.loads((tmp_path / "copy.json").read_text("utf-8")) == kept


@pytest.mark.parametrize("to", ["/nonexistent/x.json", "/dev/full", "."])
def test_an_export_that_cannot_be_written_is_one_sentence(tmp_path: Path, to: str) -> None:
    run_once(tmp_path, "article", "list")
    done = run_once(tmp_path, "export", to)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{to} can’t be written: ")
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("words", ["export", "article list", "commands"])
def test_a_full_disk_behind_standard_output_is_one_sentence(tmp_path: Path, words: str) -> None:
    run_once(tmp_path, "article", "list")
    command = f"{sys.executable} -m bot {words} > /dev/full"
    env = {**os.environ, "PARLEY_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S602  # our own words
        command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "Standard output can’t be written: no space left on device.\n"


def test_commands_that_take_a_file_take_its_path(tmp_path: Path) -> None:
    for words in (
        ("debate", "open", "format:deliberative-poll", "This house trusts promises."),
        ("debate", "start"),
        ("chair", "close", "Enough."),
        ("debate", "export", "kind:bundle"),
    ):
        assert run_once(tmp_path, *words).returncode == 0
    bundle = "this-house-trusts-promises.json"
    for number, words in enumerate((bundle, f"file:{bundle}")):
        folder = str(tmp_path / f"other {number}")
        there = run_once(tmp_path, "debate", "import", words, "--data", folder)
        assert there.returncode == 0, there.stderr
    missing = run_once(tmp_path, "debate", "import", "nothing.json")
    assert missing.returncode == 1
    assert "The file nothing.json cannot be read" in missing.stderr
    none = run_once(tmp_path, "guarantee", "import")
    assert none.returncode == 1
    assert none.stderr == "Name the file as well: parley guarantee import FILE.\n"


def test_a_community_goes_to_another_folder_and_comes_out_the_same(tmp_path: Path) -> None:
    run_once(tmp_path, "ask", "What is a security guarantee?")
    run_once(tmp_path, "export", "c.json")
    for words in (("import", "c.json"), ("import", "c.json", "--as", "discord:1")):
        done = run_once(tmp_path, *words, "--data", str(tmp_path / "other"))
        assert done.returncode == 0, done.stderr
    run_once(tmp_path, "export", "again.json", "--data", str(tmp_path / "other"))
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "c.json").read_bytes()
    named = run_once(tmp_path, "communities", "--json", "--data", str(tmp_path / "other"))
    assert [row["community"] for row in json.loads(named.stdout)] == ["console", "discord:1"]


def test_the_demo_plays_a_whole_debate(tmp_path: Path) -> None:
    done = run_once(tmp_path, "demo", "--pause", "0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "Boris: First opening, For." in done.stdout
    assert (
        "Against wins by swing: For went from 3 to 2 votes, Against went from 1 to 4 votes."
        in done.stdout
    )
    assert "close [21]; “decide”" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_bundle_is_replayed_without_a_store(tmp_path: Path) -> None:
    opened = run_once(tmp_path, "debate", "open", "format:duel", "A motion")
    assert opened.returncode == 1
    assert "There is no format “duel”" in opened.stderr
    for words in (
        ("debate", "open", "format:deliberative-poll", "This house trusts promises."),
        ("debate", "start"),
        ("chair", "close", "Enough."),
        ("debate", "export", "kind:bundle"),
    ):
        done = run_once(tmp_path, *words)
        assert done.returncode == 0, (words, done.stderr)
    bundle = tmp_path / "this-house-trusts-promises.json"
    again = run_once(tmp_path, "replay", str(bundle))
    assert again.returncode == 0, again.stderr
    assert "The chain of 3 events is whole" in again.stdout
    assert "Enough." in again.stdout
    bundle.write_text(bundle.read_text("utf-8").replace("Enough.", "Never."), "utf-8")
    forged = run_once(tmp_path, "replay", str(bundle))
    assert forged.returncode == 1
    assert "event 3 does not fit the chain" in forged.stderr
    assert run_once(tmp_path, "replay", "nowhere.json").returncode == 1


async def started(folder: Path, port: int) -> AnyProcess:
    child = await start(folder, "run", cold=True, PARLEY_PORT=str(port))
    await serves(child, port, 30)
    return child


async def test_it_serves_says_where_is_healthy_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    child = await started(tmp_path, port)
    env = {"PARLEY_PORT": str(port)}
    healthy = await asyncio.to_thread(run_once, tmp_path, "health", **env)
    second = await asyncio.to_thread(run_once, tmp_path, "run", **env)  # on a folder of its own
    same_folder = await asyncio.to_thread(run_once, tmp_path, "run", "--data", str(tmp_path))
    child.send_signal(signal.SIGTERM)
    out, _ = await asyncio.wait_for(child.communicate(), 10)
    assert child.returncode == 0
    assert f"Open http://127.0.0.1:{port}/" in out.decode()
    assert healthy.returncode == 0
    assert second.returncode == 1
    assert f"Port {port} is in use" in second.stderr
    assert same_folder.returncode == 1
    assert f"Parley already runs on {tmp_path} (process {child.pid})" in same_folder.stderr
    assert (await asyncio.to_thread(run_once, tmp_path, "health", **env)).returncode == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"PARLEY_PUBLIC_NAMES": "parley.example.org", "PARLEY_PATH": "/p"},
            "Parley is running. Open https://parley.example.org/p/\n",
        ),
        ({}, "Open your proxy’s address; its name must stand in PARLEY_PUBLIC_NAMES\n"),
    ],
)
async def test_behind_a_proxy_it_says_what_people_open(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    port = free_port()
    settings |= {"PARLEY_TRUSTED_PROXIES": "127.0.0.1", "PARLEY_PORT": str(port)}
    async with running(tmp_path, **settings) as child:
        greeting = await read_until(child, "Stop with Ctrl+C")

    assert said in greeting
    assert f"It listens for your proxy at http://127.0.0.1:{port}" in greeting
