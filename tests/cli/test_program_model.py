"""A language model on the command line: doctor, an answer, and what is wrong at the start."""

import asyncio
import json
from asyncio.subprocess import STDOUT
from pathlib import Path

import pytest

from tests.fakes.model_server import Answer, Asked, ModelServer, Reply, Says, Status, running
from tests.model.reader import gives, knows, reads, sentences_in
from tests.programs import start


async def doctor(folder: Path, **settings: str) -> tuple[int | None, dict[str, str]]:
    """The exit code, and what is said of the language model."""
    env = {"PARLEY_DATA": str(folder / "data"), **settings}
    process = await start(folder, "doctor", "--json", err=None, **env)
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    checks = {check["about"]: check for check in json.loads(out)}
    return process.returncode, checks["Language model"]


def settings(server: ModelServer) -> dict[str, str]:
    return {
        "PARLEY_MODEL": "ollama:llama3",
        "PARLEY_MODEL_ADDRESS": f"{server.address}/v1",
        "PARLEY_MODEL_KEY": "hush",
    }


async def test_doctor_says_that_the_model_answered(tmp_path: Path) -> None:
    async with running() as server:
        server.answers = knows("A security guarantee is")

        code, check = await doctor(tmp_path, **settings(server))

    assert (code, check["verdict"]) == (0, "good")
    right = f"ollama:llama3 at {server.address}/v1 chose the right sentence, and none where none"
    assert check["found"].startswith(right)


def takes_all(asked: Asked) -> Reply:
    """Chooses every sentence there is."""
    return Says({"sentences": list(sentences_in(asked)), "verdict": "answers"})


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (takes_all, "chose 16 of the 16 sentences of an easy text where one would do"),
        (gives({"sentences": [1, 777], "verdict": "answers"}), "named sentences that are not"),
        (reads("A security guarantee is"), "says that the text answers “How many soldiers"),
        (reads("A security assurance is"), "chose the wrong sentence of an easy text (number 2"),
        (reads("A security guarantee is", verdict="related"), "(number 1, “related”)"),
    ],
    ids=["all", "strange", "claims", "wrong", "unsure"],
)
async def test_doctor_says_what_a_model_does_wrong(
    answers: Answer, found: str, tmp_path: Path
) -> None:
    async with running() as server:
        server.answers = answers

        code, check = await doctor(tmp_path, **settings(server))

    assert (code, check["verdict"]) == (0, "note")
    assert found in check["found"]
    assert check["found"].endswith("Try a larger model; dev.py bench model compares them.")


async def test_doctor_says_what_the_server_said(tmp_path: Path) -> None:
    async with running() as server:
        server.will(Status(404, words="model llama3 not found, try pulling it first"))

        code, check = await doctor(tmp_path, **settings(server))

    assert (code, check["verdict"]) == (1, "bad")
    assert "try pulling it first" in check["found"]
    assert "hush" not in check["found"]


async def test_doctor_says_that_none_is_used(tmp_path: Path) -> None:
    _, check = await doctor(tmp_path)

    assert (check["verdict"], check["found"]) == ("note", "not used: PARLEY_MODEL is not set")


async def parley(folder: Path, *words: str, **settings: str) -> tuple[int | None, str]:
    """The exit code, and all that is printed."""
    env = {"PARLEY_DATA": str(folder / "data"), **settings}
    process = await start(folder, *words, err=STDOUT, **env)
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, out.decode()


async def test_a_prompt_that_cannot_be_used_is_told_at_the_start(tmp_path: Path) -> None:
    prompts = tmp_path / "ours"
    prompts.mkdir()
    (prompts / "answer.md").write_text("Just answer.", "utf-8")

    code, said = await parley(
        tmp_path, "ask", "Why?", PARLEY_MODEL="ollama:llama3", PARLEY_PROMPTS=str(prompts)
    )

    assert code == 1
    assert said.count("\n") == 1
    assert "answer.md cannot be used: it must begin with a header" in said


async def test_on_the_command_line_too_nothing_is_sent_before_the_switch(tmp_path: Path) -> None:
    async with running() as server:
        code, said = await parley(
            tmp_path, "ask", "What is a security guarantee?", **settings(server)
        )

    assert (code, server.asked) == (0, [])
    assert "A security guarantee is a promise of help" in said
