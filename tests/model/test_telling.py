"""What admins and members are told of the model: its use, the switch, and who gets words."""

from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.cli.trying import try_model
from bot.kernel.community_settings import ON
from bot.kernel.refusal import Refused, sentence
from bot.model.asking import LanguageModel
from bot.model.config import ModelConfig
from bot.model.handlers.usage import show_switch
from bot.model.rules.budget import Limits
from bot.model.speaking import Failed
from tests.fakes.model_server import ModelServer, Says, Status
from tests.model.conftest import ANN, BO, Opens
from tests.model.reader import reads
from tests.model.test_asking import SAID, ask, code_of


async def hear(parley: object, by: object, line: str) -> str:
    views = await parley.app.hear(by, line)  # type: ignore[attr-defined]
    return "\n".join(rendered(view, width=10_000) for view in views)


async def test_admins_see_what_was_used_by_task_member_and_outcome(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says(SAID), Says(SAID), Status(401))

    async with parley(limits=Limits(community_requests=1000, member_tokens=5000)) as opened:
        await ask(opened.app.parts.of(LanguageModel))
        await ask(opened.app.parts.of(LanguageModel))
        await code_of(opened.app.parts.of(LanguageModel), BO)
        seen = await hear(opened, BO, "/parley usage")

    assert "openai:any, on here" in seen
    assert "3 of 1,000" in seen
    assert "without a limit" in seen
    assert "Answers" in seen
    assert "Ann" in seen
    assert "Bo" in seen
    assert "answered and used" in seen
    assert "Slowest" in seen
    assert "Cost today" in seen
    assert "refused by the server" in seen


async def test_members_do_not_see_it(parley: Opens) -> None:
    async with parley() as opened:
        assert "openai" not in await hear(opened, ANN, "/parley usage")


async def test_an_admin_switches_it_on_and_off(parley: Opens) -> None:
    async with parley(on=False) as opened:
        model = opened.app.parts.of(LanguageModel)
        before = await hear(opened, ANN, "/parley settings")
        await hear(opened, BO, "/parley setup model:on")
        between = await model.is_on(ANN.community)
        await hear(opened, BO, "/parley setup model:off")

        assert "off: no words are sent to it" in before
        assert between
        assert not await model.is_on(ANN.community)


async def test_at_the_switch_an_admin_reads_all_of_it_on_one_screen(
    server: ModelServer, parley: Opens
) -> None:
    limits = Limits(community_requests=1000, community_tokens=2_000_000, member_requests=60)
    async with parley(on=False, limits=limits) as opened:
        chooses = await hear(opened, BO, "/parley setup model:on")
        writes = await hear(opened, BO, "/parley setup model_wording:on")

    assert f"openai:any, at {server.address}" in chooses
    assert "nothing of its own" in chooses
    assert "1,000 requests, 2,000,000 tokens" in chooses
    assert "nothing: it runs on your own machine" in chooses
    assert "never sent" in chooses
    assert "marked as not proved" in writes


@pytest.mark.parametrize(
    ("name", "costs"),
    [("openai:gpt-5-mini", True), ("ollama:llama3", False), ("openai:nobody-knows", None)],
)
def test_the_price_of_a_question_is_told_where_it_is_known(name: str, costs: bool | None) -> None:
    view = show_switch(ModelConfig(name=name, limits=Limits(community_tokens=100)), wording=False)
    told = rendered(view, width=10_000)

    assert ("not known" in told) is (costs is None)
    assert ("runs on your own machine" in told) is (costs is False)
    assert ("about $0.00" in told) is (costs is True)


async def test_an_answer_of_which_nothing_could_be_used_is_counted_apart(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says({"sentences": [777], "verdict": "answers"}))

    async with parley() as opened:
        await hear(opened, ANN, "/ask What is a security guarantee?")
        seen = await hear(opened, BO, "/parley usage")

    assert "nothing of it could be used" in seen
    assert "answered and used" not in seen


async def test_a_switch_outlives_a_restart(parley: Opens) -> None:
    async with parley(on=False) as opened:
        await hear(opened, BO, "/parley setup model:on")
    async with parley(on=False) as opened:
        settings = await opened.app.parts.communities.settings(ANN.community)

    assert settings.model == ON


async def test_privacy_says_who_gets_words(server: ModelServer, parley: Opens) -> None:
    async with parley(on=False) as opened:
        off = await hear(opened, ANN, "/privacy show")
        await hear(opened, BO, "/parley setup model:on")
        on = await hear(opened, ANN, "/privacy show")

    assert "nothing you write leaves Parley" in off
    assert f"openai:any, at {server.address}" in on
    assert "never your name" in on


async def test_requests_are_among_what_is_kept_of_a_member(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says(SAID))

    async with parley() as opened:
        await ask(opened.app.parts.of(LanguageModel))
        assert "Requests to the language model" in await hear(opened, ANN, "/privacy show")


# --- doctor -----------------------------------------------------------------------------------


def config(address: str, name: str = "openai:any") -> ModelConfig:
    return ModelConfig(name=name, address=address, key="hush", seconds=5)


async def test_doctor_asks_one_question(server: ModelServer) -> None:
    server.answers = reads("A security guarantee is")

    trial = await try_model(config(server.address + "/v1"))

    assert (trial.right, len(server.asked)) == (True, 1)
    assert 0 < trial.seconds < 5


@pytest.mark.parametrize(
    "value",
    [
        {"sentences": [2], "verdict": "answers"},
        {"sentences": [1], "verdict": "related"},
        {"sentences": [], "verdict": "none"},
    ],
)
async def test_doctor_tells_a_wrong_choice(value: dict[str, object], server: ModelServer) -> None:
    server.will(Says(value))

    assert not (await try_model(config(server.address + "/v1"))).right


async def test_doctor_hears_the_server_s_own_words(server: ModelServer) -> None:
    server.will(Status(401, words="no such key"))

    with pytest.raises(Failed) as failed:
        await try_model(config(server.address + "/v1"))

    assert "no such key" in failed.value.why
    assert "hush" not in failed.value.why


@pytest.mark.parametrize("name", ["nobody:x", "openai:", "groq:x", "openrouter:x/y"])
async def test_a_model_that_cannot_be_used_is_refused_in_a_sentence(
    name: str, server: ModelServer
) -> None:
    with pytest.raises((Refused, Failed)) as refused:
        await try_model(config(server.address, name))

    if isinstance(refused.value, Refused):
        assert name in sentence(refused.value)


async def test_a_key_does_not_show_itself(tmp_path: Path) -> None:
    assert "hush" not in repr(config(str(tmp_path)))
