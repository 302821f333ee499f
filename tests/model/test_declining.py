"""A provider that will not let a model answer is asked once, and people get a word why."""

import pytest

from bot.model.asking import LanguageModel
from bot.model.failing import Failed, Trouble
from bot.model.refusals import ModelRefusal
from bot.model.rules.breaker import Resting
from bot.model.views.reasons import WHY
from tests.fakes.model_server import (
    Declines,
    InOnePiece,
    ModelServer,
    Page,
    Raw,
    Reply,
    Says,
    Status,
)
from tests.model.conftest import ANN, BO, Opens
from tests.model.test_asking import SAID, ask, code_of
from tests.model.test_choosing import FOUND, QUESTION, asks, plain
from tests.model.test_speaking import ALL, PROMPT, RIGHT, Picks, failed, say, speaker

ERRORS = {
    "openai": "Invalid prompt: your prompt was flagged as violating our usage policy.",
    "azure": "The response was filtered due to Azure OpenAI's content management policy.",
    "azure, by code": "{'code': 'content_filter', 'innererror': {}}",
    "anthropic": "Output blocked by content filtering policy",
}
"""How providers say it in place of an answer."""


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("whole", [False, True], ids=["streamed", "whole"])
async def test_who_declines_says_so_in_each_provider_s_way(
    name: str, whole: bool, server: ModelServer
) -> None:
    async with speaker(server, name) as one:
        if whole:  # which is asked for once a stream brought nothing
            server.will(Page())
            with pytest.raises(Failed, match="garbled"):
                await one.say(PROMPT, Picks, 5)
        server.will(InOnePiece(Declines()) if whole else Declines())
        with pytest.raises(Failed) as error:
            await one.say(PROMPT, Picks, 5)

    assert error.value.trouble is Trouble.DECLINED
    assert server.asked[-1].streamed is not whole


async def test_a_filter_that_stops_an_answer_is_told_from_nonsense(server: ModelServer) -> None:
    server.will(Raw("", end="content_filter"), Raw('{"numbers": [7, 30, 4', end="content_filter"))

    assert (await failed(server)).trouble is Trouble.DECLINED
    assert (await say(server)).value == Picks([7, 30]), "what came whole before it holds"


@pytest.mark.parametrize("code", [400, 403])
@pytest.mark.parametrize("words", ERRORS.values(), ids=ERRORS)
async def test_a_filter_s_error_is_told_from_a_wrong_request(
    words: str, code: int, server: ModelServer
) -> None:
    server.will(Status(code, words=words), Says(RIGHT))

    assert (await failed(server)).trouble is Trouble.DECLINED


@pytest.mark.parametrize("reply", [Declines(), Status(400, words=ERRORS["anthropic"])])
async def test_who_declines_is_asked_once_and_is_no_outage(
    reply: Reply, server: ModelServer, parley: Opens
) -> None:
    server.will(*[reply] * 5, Says(SAID))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        codes = [await code_of(model) for _ in range(5)]
        assert model.resting == Resting()
        await ask(model)
        (used,) = await opened.app.hear(BO, "/parley usage")

    assert codes == [ModelRefusal.MODEL_DECLINED] * 5
    assert len(server.asked) == 6
    assert "Declined by the provider" in plain(used)


async def test_where_a_provider_declines_the_search_answers(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Declines())

    async with parley() as opened:
        told = plain(await asks(opened, QUESTION, ANN))

    assert FOUND in told
    assert f"Found by the search alone: {WHY[ModelRefusal.MODEL_DECLINED]}." in told
    assert "I can’t help" not in told
