"""Traces of requests to the model, at a collector of the test's: times and tokens, no words."""

from bot.cli.trying import try_model
from bot.model.config import ModelConfig
from tests.fakes.model_server import ModelServer
from tests.model.collecting import Got, collector
from tests.model.reader import knows

__all__ = ["collector"]


async def test_a_request_is_traced_without_words(
    server: ModelServer, collector: tuple[str, Got]
) -> None:
    address, got = collector
    server.answers = knows("A security guarantee is")
    config = ModelConfig(
        name="openai:any", address=f"{server.address}/v1", key="hush", seconds=5, traces=address
    )

    trial = await try_model(config)

    assert trial.fault is None
    assert {path for path, _ in got} == {"/v1/traces"}
    sent = b"".join(body for _, body in got)
    assert b"parley" in sent
    assert b"gen_ai" in sent
    for word in (b"security guarantee", b"hush", b"You find what"):
        assert word not in sent


async def test_nothing_is_traced_unless_the_settings_say_so(
    server: ModelServer, collector: tuple[str, Got]
) -> None:
    server.answers = knows("A security guarantee is")

    await try_model(
        ModelConfig(name="openai:any", address=f"{server.address}/v1", key="hush", seconds=5)
    )

    assert collector[1] == []


async def test_a_collector_that_is_away_stands_in_nobody_s_way(server: ModelServer) -> None:
    server.answers = knows("A security guarantee is")
    config = ModelConfig(
        name="openai:any",
        address=f"{server.address}/v1",
        key="hush",
        seconds=5,
        traces="http://127.0.0.1:9",
    )

    assert (await try_model(config)).fault is None
