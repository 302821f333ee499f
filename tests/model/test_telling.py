"""What admins and members are told of the model: its use, the switch, and who gets words."""

from pathlib import Path
from typing import Any

import pytest

from bot.adapters.plain.render import rendered
from bot.cli.trying import TrialFault, try_model
from bot.kernel.community_settings import ON
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Buttons, View
from bot.model import prompts
from bot.model.asking import LanguageModel
from bot.model.config import ModelConfig
from bot.model.failing import Failed
from bot.model.handlers.usage import show_switch
from bot.model.inputs import Ours
from bot.model.pricing import find_highest_price, find_price
from bot.model.rules.budget import Limits
from bot.model.views.sent import NOTHING, SENT
from bot.model.views.usage import sent_where
from tests.fakes.model_server import ModelServer, Says, Status
from tests.model.conftest import ANN, BO, Opens
from tests.model.reader import knows
from tests.model.test_asking import SAID, ask, code_of
from tests.model.test_prompts import EXAMPLES


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
    assert "Answered" in seen
    assert "Slowest" in seen
    assert "Cost today" in seen
    assert "Refused by the server" in seen


async def test_members_do_not_see_it(parley: Opens) -> None:
    async with parley() as opened:
        assert "openai" not in await hear(opened, ANN, "/parley usage")


async def test_an_admin_switches_it_on_and_off(parley: Opens) -> None:
    async with parley(on=False) as opened:
        model = opened.app.parts.of(LanguageModel)
        before = await hear(opened, ANN, "/parley settings")
        await hear(opened, BO, "/parley setup model:on")
        between = await model.is_on(ANN.community)
        switched_off = await hear(opened, BO, "/parley setup model:off")

        assert "off: no words are sent to it" in before
        assert between
        assert "Language model: off" in switched_off
        assert not await model.is_on(ANN.community)


async def test_a_change_of_another_setting_shows_the_settings(parley: Opens) -> None:
    async with parley() as opened:  # a form sends what was not changed as well
        seen = await hear(opened, BO, "/parley setup model:on zone:Europe/Kyiv")

    assert "Saved. From now on:" in seen
    assert "Europe/Kyiv" in seen


async def test_use_is_shown_beside_the_switch(parley: Opens) -> None:
    async with parley() as opened:
        (on,) = await opened.app.hear(BO, "/parley usage")
        (switched_off,) = await opened.app.hear(BO, "/parley setup model:off")
        (off,) = await opened.app.hear(BO, "/parley usage")

    assert "Switch it off" in labels(on)
    assert "Switch it on" in labels(switched_off)
    assert "Switch it on" in labels(off)


def labels(view: View) -> list[str]:
    """What the buttons of a view say."""
    return [b.label for block in view.blocks if isinstance(block, Buttons) for b in block.buttons]


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
    assert "marked as unchecked" in writes


@pytest.mark.parametrize(
    ("name", "address", "costs"),
    [
        ("openai:gpt-5-mini", "", True),
        ("openai:gpt-5-mini", "http://proxy:4000/v1", True),
        ("openai:qwen/qwen3-32b", "https://openrouter.ai/api/v1", True),
        ("openai:llama3", "http://vllm:8000/v1", False),
        ("openai:llama3", "http://192.168.1.7:1234/v1", False),
        ("openai:nobody-knows", "https://models.example.org/v1", None),
        ("openai:nobody-knows", "", None),
        ("ollama:llama3", "", False),
        ("ollama:llama3", "http://ollama:11434/v1", False),
        ("ollama:llama3", "http://gpu.example.org:11434/v1", False),
        ("ollama:gpt-oss:120b-cloud", "http://ollama:11434/v1", None),
        ("ollama:gpt-oss:120b", "https://ollama.com/v1", None),
        ("llama-cpp:qwen3", "http://llama:8080/v1", False),
    ],
)
def test_the_price_of_a_question_is_told_where_it_is_known(
    name: str, address: str, costs: bool | None
) -> None:
    told = at_the_switch(name=name, address=address)

    assert ("not known" in told) is (costs is None)
    assert ("runs on your own machine" in told) is (costs is False)
    assert ("about $0.00" in told) is (costs is True)


def at_the_switch(**settings: Any) -> str:
    config = ModelConfig(key="k", limits=Limits(community_tokens=2_000_000), **settings)
    return rendered(show_switch(config, wording=False), width=10_000)


@pytest.mark.parametrize(
    ("name", "tokens_out", "day"),
    [("openai:gpt-5-mini", 2.0, "$4.00"), ("openai:gpt-4o", 10.0, "$20.00")],
)
def test_the_most_of_a_day_is_every_token_at_the_dearer_price(
    name: str, tokens_out: float, day: str
) -> None:
    config = ModelConfig(name=name)

    assert find_price(config, 0, 1_000_000) == pytest.approx(tokens_out)
    assert f"at most {day} a day" in at_the_switch(name=name)
    for sent in (0, 500_000, 1_900_000, 2_000_000):
        spent = find_price(config, sent, 2_000_000 - sent)
        highest = find_highest_price(config, 2_000_000)
        assert spent is not None
        assert highest is not None
        assert spent <= highest


@pytest.mark.parametrize(
    ("settings", "most"),
    [
        ({}, "at most $0.0094, if it thinks as long as it may (4,000 tokens)"),
        ({"effort": "high"}, "at most $0.05, if it thinks as long as it may (24,000 tokens)"),
        (
            {"effort": "high", "output": 1_000},
            "at most $0.0034, if it thinks as long as it may (1,000",
        ),
    ],
)
def test_the_price_of_a_question_counts_what_the_model_may_reason_with(
    settings: dict[str, Any], most: str
) -> None:
    told = at_the_switch(name="openai:gpt-5-mini", **settings)

    assert f"about $0.0014 a question; {most}" in told


def test_of_a_model_that_does_not_reason_one_price_is_told() -> None:
    assert "if it reasons" not in at_the_switch(name="openai:gpt-4o")


async def test_an_answer_of_which_nothing_could_be_used_is_counted_apart(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says({"sentences": [777], "verdict": "answers"}))

    async with parley() as opened:
        await hear(opened, ANN, "/ask What is a security guarantee?")
        seen = await hear(opened, BO, "/parley usage")

    assert "Answered, but not usable" in seen
    assert "Answered  " not in seen


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
    assert "never gets your name" in on


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


async def test_doctor_asks_two_questions(server: ModelServer) -> None:
    server.answers = knows("A security guarantee is")

    trial = await try_model(config(server.address + "/v1"))

    assert (trial.fault, len(server.asked)) == (None, 2)
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

    trial = await try_model(config(server.address + "/v1"))

    assert trial.fault is TrialFault.WRONG


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


def test_all_that_a_task_sends_is_listed_at_the_switch_and_for_members() -> None:
    at_switch = at_the_switch(name="openai:gpt-5-mini")
    to_members = str(sent_where("openai:any", "there", on=True, wording=True))

    for task, prompt in prompts.load().items():
        for name in prompt.inputs:
            kinds = SENT.get(task, {}).get(name)
            assert kinds is not None, (
                f"prompts/{task}.md sends “{name}”, and people are not told: add it to SENT in "
                "bot/model/views/sent.py, with what sort of words it holds"
            )
            for kind in kinds:
                assert str(kind) in at_switch
                assert str(kind) in to_members
        assert set(SENT[task]) == set(prompt.inputs), f"{task} sends less than SENT says"
    assert set(SENT) == set(prompts.load())


def test_what_is_listed_as_nothing_holds_no_words_of_anybody_s() -> None:
    for task, inputs in EXAMPLES.items():
        for name, value in inputs.items():
            ours = isinstance(value, Ours | int)
            assert ours is (SENT[task][name] == NOTHING), f"{task}: {name}"
