"""Servers that echo what they were sent: no word of it reaches the log, a trace or a member."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.assembly import open_parley
from bot.cli.logs import Lines
from bot.community.communities import Communities
from bot.kernel.community_settings import DEFAULTS, ON
from bot.model.config import ModelConfig
from tests.fakes.model_server import (
    Asked,
    BreaksOff,
    Bytes,
    ModelServer,
    Page,
    Raw,
    Reply,
    Says,
    Slow,
    Status,
    Thinks,
)
from tests.model.collecting import Got, collector
from tests.model.conftest import ANN
from tests.model.test_telling import hear

__all__ = ["collector"]

ODD = "Zyxwott privately distrusts Quibblemore"
"""What Ann asks; no article has it."""

ECHOES: dict[str, Callable[[str], Reply]] = {
    "400 with a copy": lambda words: Status(400, words=f"invalid prompt: {words}"),
    "401": lambda words: Status(401, words=words),
    "404": lambda words: Status(404, words=f"no model for {words}"),
    "413": lambda words: Status(413, words=words),
    "422 as a list": lambda words: Status(422, words=json.dumps([{"input": words}])),
    "429": lambda words: Status(429, (("Retry-After", "90"),), words),
    "500": lambda words: Status(500, words=words),
    "503": lambda words: Status(503, words=words),
    "a header": lambda words: Status(400, (("X-Prompt", words[:900].replace("\n", " ")),)),
    "no JSON": lambda words: Raw(words),
    "JSON cut": lambda words: Raw('{"sentences": ["' + words),
    "a wrong shape": lambda words: Says({"sentences": words, "verdict": words}),
    "a strange verdict": lambda words: Says({"sentences": [1], "verdict": words}),
    "thoughts alone": lambda words: Thinks(words, Raw(words)),
    "a page": lambda words: Page(f"<html>{words}</html>"),
    "bytes": lambda words: Bytes(words.encode()),
    "JSON of another kind": lambda words: Bytes(json.dumps({"echo": words}).encode()),
    "a stream that breaks off": lambda words: BreaksOff('{"sentences": [1', words),
    "late": lambda words: Slow(9, Raw(words)),
}


class Kept(logging.Handler):
    """All that is logged at the level debug, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(Lines().format(record))


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, root = Kept(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


CASES = [("openai:any", shape) for shape in ECHOES]
CASES += [
    (name, shape)
    for name in ("anthropic:claude-haiku-4-5", "ollama:llama3")
    for shape in ("400 with a copy", "a wrong shape", "a stream that breaks off")
]


@pytest.mark.parametrize(("name", "shape"), CASES)
async def test_an_error_that_echoes_words_is_not_passed_on(
    name: str,
    shape: str,
    server: ModelServer,
    collector: tuple[str, Got],
    kept: Kept,
    tmp_path: Path,
) -> None:
    def answer(asked: Asked) -> Reply:
        assert ODD in asked.request
        return ECHOES[shape](asked.request)

    traces, got = collector
    server.answers = answer
    server.speaks = "ollama" if name.startswith("ollama") else "openai"
    address = server.address + ("" if name.startswith("anthropic") else "/v1")
    config = ModelConfig(name=name, address=address, key="hush", seconds=1, traces=traces)

    async with open_parley(tmp_path, config) as parley:
        await parley.app.meet(ANN)
        await parley.app.parts.of(Communities).set_up(ANN.community, replace(DEFAULTS, model=ON))
        told = await hear(parley, ANN, f"/ask {ODD}?")

    sent = b"".join(body for _, body in got)
    assert server.asked
    assert b"gen_ai" in sent
    for part in ("Zyxwott", "privately distrusts", "Quibblemore"):
        assert part not in "\n".join(kept.lines)
        assert part.encode() not in sent
    assert "echo" not in told
    assert "invalid prompt" not in told
    assert "You find what" not in told
    assert told.count(ODD) <= 1, "at most once, as her own question"
