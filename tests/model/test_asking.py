"""Asking the model over real sockets: what comes back, what goes wrong, and what it costs."""

import asyncio
import dataclasses
import sys
import threading
from dataclasses import dataclass
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.community.communities import Communities
from bot.kernel import clock
from bot.kernel.ids import CommunityId
from bot.kernel.refusal import RefusalCode, Refused
from bot.model import rows, speaking
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.config import ModelConfig
from bot.model.inputs import Input
from bot.model.providers import ReadyModel, make_model
from bot.model.refusals import ModelRefusal
from bot.model.rules.breaker import Resting
from bot.model.rules.budget import Limits, Spent, midnight
from tests.fakes.model_server import Bytes, Cut, ModelServer, Page, Raw, Reply, Says, Slow, Status
from tests.model.conftest import ANN, BO, Opens
from tests.waiting import comes_true


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    paragraphs: list[int]


@dataclass(frozen=True, slots=True)
class Points:
    points: list[Point]


SAID = {
    "points": [{"text": "It is a promise.", "paragraphs": [1]}, {"text": "ß", "paragraphs": []}]
}
MEANT = Points([Point("It is a promise.", [1]), Point("ß", [])])


TASK = "answer"
INPUTS: dict[str, Input] = {"question": "What is a guarantee?", "paragraphs": []}


async def ask(model: LanguageModel, by: object = ANN) -> ModelAnswer[Points]:
    assert isinstance(by, type(ANN))
    return await model.ask(by, TASK, INPUTS, Points)


async def code_of(model: LanguageModel, by: object = ANN) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        await ask(model, by)
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("openai:any", "native"),
        ("ollama:llama3", "native"),
        ("anthropic:claude-haiku-4-5", "native"),
        ("anthropic:claude-3-haiku", "tool"),
    ],
)
async def test_every_kind_of_server_fills_in_the_shape(
    name: str, form: str, server: ModelServer, parley: Opens
) -> None:
    server.will(Says(SAID))

    async with parley(name=name) as opened:
        said = await ask(opened.app.parts.of(LanguageModel))

    (asked,) = server.asked
    assert (said.value, said.model, said.task) == (MEANT, name, TASK)
    assert (asked.form, asked.streamed, asked.key) == (form, True, "Bearer hush")
    assert "You find what an article says" in asked.instructions
    assert "guarantee" in asked.request


async def test_the_model_is_given_no_tools(server: ModelServer, parley: Opens) -> None:
    server.will(Says(SAID), Says(SAID))

    async with parley(name="anthropic:claude-3-haiku") as opened:
        await ask(opened.app.parts.of(LanguageModel))
    async with parley() as opened:
        await ask(opened.app.parts.of(LanguageModel))

    form, native = (asked.body.get("tools", []) for asked in server.asked)
    assert [tool["name"] for tool in form] == ["final_result"]  # the shape itself
    assert native == []


async def test_without_a_model_its_library_is_not_even_loaded(parley: Opens) -> None:
    code = (
        "import asyncio, sys, tempfile; from pathlib import Path\n"
        "from bot.assembly import open_parley\n"
        "from bot.model.config import ModelConfig\n"
        "async def main():\n"
        "    async with open_parley(Path(tempfile.mkdtemp()), ModelConfig(name='openai:x')): pass\n"
        "asyncio.run(main())\n"
        "print([name for name in ('pydantic_ai', 'openai', 'anthropic') if name in sys.modules])"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(process.communicate(), 30)

    assert out.decode().strip() == "[]"


# --- what goes wrong --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "code", "requests"),
    [
        (Status(500), ModelRefusal.MODEL_DOWN, 3),
        (Status(503), ModelRefusal.MODEL_DOWN, 3),
        (Status(429), ModelRefusal.MODEL_BUSY, 3),
        (Status(429, (("Retry-After", "60"),)), ModelRefusal.MODEL_BUSY, 1),
        (Status(401), ModelRefusal.MODEL_REFUSED, 1),
        (Status(402), ModelRefusal.MODEL_REFUSED, 1),
        (Status(403), ModelRefusal.MODEL_REFUSED, 1),
        (Status(404), ModelRefusal.MODEL_REFUSED, 1),
        (Status(408), ModelRefusal.MODEL_SLOW, 3),
        (Status(529), ModelRefusal.MODEL_BUSY, 3),
        (Cut(SAID, 20), ModelRefusal.MODEL_DOWN, 3),
        (Page(), ModelRefusal.MODEL_GARBLED, 3),
        (Raw("Sure! Here is the JSON you asked for:"), ModelRefusal.MODEL_GARBLED, 3),
        (Raw('{"points": "many"}'), ModelRefusal.MODEL_GARBLED, 3),
        (Raw('{"points": [{"text": "cut o'), ModelRefusal.MODEL_GARBLED, 3),
        (Raw("[" * 5000), ModelRefusal.MODEL_GARBLED, 3),
        (Slow(3, Says(SAID)), ModelRefusal.MODEL_SLOW, 1),
    ],
)
async def test_what_goes_wrong_is_said_and_counted(
    reply: Reply, code: RefusalCode, requests: int, server: ModelServer, parley: Opens
) -> None:
    server.always(reply)

    async with parley(seconds=2.5 if isinstance(reply, Slow) else 9) as opened:
        assert await code_of(opened.app.parts.of(LanguageModel)) == code
        _, spent = await rows.load_spent(
            opened.db, ANN.community, ANN.member, midnight(clock.now())
        )

    turned_down = code in (ModelRefusal.MODEL_BUSY, ModelRefusal.MODEL_REFUSED)
    assert (len(server.asked), spent.requests) == (requests, requests)
    assert (spent.tokens == 0) is turned_down  # what a server does not read costs nothing


async def test_a_server_that_is_not_there_is_said_to_be_down(parley: Opens) -> None:
    async with parley() as opened:
        model = LanguageModel(
            opened.db,
            opened.app.parts.communities,
            dataclasses.replace(
                opened.app.parts.of(LanguageModel).config, address="http://127.0.0.1:9/v1"
            ),
        )
        assert await code_of(model) == ModelRefusal.MODEL_DOWN
        await model.close()


@pytest.mark.parametrize("reply", [Status(500), Status(429, (("Retry-After", "0.1"),)), Raw("{")])
async def test_what_passes_is_asked_again(reply: Reply, server: ModelServer, parley: Opens) -> None:
    server.will(reply, reply, Says(SAID))

    async with parley(seconds=9) as opened:
        said = await ask(opened.app.parts.of(LanguageModel))

    assert (said.value, len(server.asked)) == (MEANT, 3)


async def test_after_failures_in_a_row_the_server_is_left_in_peace(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(401))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        codes = [await code_of(model) for _ in range(5)]

    assert codes == [ModelRefusal.MODEL_REFUSED] * 3 + [ModelRefusal.MODEL_RESTING] * 2
    assert len(server.asked) == 3


@pytest.mark.parametrize("code", [400, 413, 422])
async def test_who_asks_too_long_a_question_leaves_the_model_to_the_others(
    code: int, server: ModelServer, parley: Opens
) -> None:
    server.will(*[Status(code, words="exceeds the available context size")] * 5, Says(SAID))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        codes = [await code_of(model) for _ in range(5)]
        said = await ask(model)

    assert codes == [ModelRefusal.MODEL_REFUSED] * 5
    assert (said.value, len(server.asked)) == (MEANT, 6)


async def test_a_question_turned_down_does_not_forget_failures(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Status(401), Status(400), Status(401), Status(400), Status(401))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        codes = [await code_of(model) for _ in range(6)]

    assert codes == [ModelRefusal.MODEL_REFUSED] * 5 + [ModelRefusal.MODEL_RESTING]


async def test_a_good_answer_forgets_failures(server: ModelServer, parley: Opens) -> None:
    server.will(Status(401), Status(401), Says(SAID), Status(401), Says(SAID))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        for _ in range(2):
            await code_of(model)
        await ask(model)
        await code_of(model)
        await ask(model)

        assert model.resting == Resting()


async def test_whoever_goes_away_leaves_no_trace_but_the_estimate(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says(SAID), Slow(5, Says(SAID)))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        await ask(model)  # all is loaded now
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(ask(model), 0.5)
        used = await model.usage(ANN.community, clock.now())

        assert model.resting == Resting()
    assert sorted(call.outcome for call in used.calls) == ["good", "running"]
    assert used.today.tokens > 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"choices": null}',
        b'{"choices": [{"message": null}], "usage": []}',
        b'{"id": {}, "object": "chat.completion", "choices": [{"index": 0, "message": 7}]}',
        b"null",
        b"\x00\xff",
        b"",
    ],
)
async def test_nonsense_is_garbled_or_down_and_never_a_fault(
    body: bytes, server: ModelServer, parley: Opens
) -> None:
    server.always(Bytes(body))

    async with parley(seconds=9) as opened:
        code = await code_of(opened.app.parts.of(LanguageModel))

    assert code in (ModelRefusal.MODEL_GARBLED, ModelRefusal.MODEL_DOWN)


async def test_a_stream_without_end_is_ended(server: ModelServer, parley: Opens) -> None:
    endless = Says({"points": [{"text": "x" * 900_000, "paragraphs": []}]}, piece=900)
    server.always(Slow(0, endless, between=0.01))
    async with parley(seconds=20) as opened:
        code = await code_of(opened.app.parts.of(LanguageModel))

    assert code == ModelRefusal.MODEL_GARBLED
    assert len(server.asked) == 3


async def test_many_at_once_take_turns(server: ModelServer, parley: Opens) -> None:
    server.always(Slow(0.2, Says(SAID)))

    async with parley(at_once=2, seconds=2) as opened:
        model = opened.app.parts.of(LanguageModel)
        done = await asyncio.gather(*(ask(model) for _ in range(40)), return_exceptions=True)
        used = await model.usage(ANN.community, clock.now())

        assert model.resting == Resting()
    waited = [one.code for one in done if isinstance(one, Refused)]
    assert set(waited) == {ModelRefusal.MODEL_BUSY}
    assert 6 <= len(done) - len(waited) <= 14
    assert used.today.requests == len(server.asked)


# --- one deadline a question ------------------------------------------------------------------


async def test_after_a_question_s_deadline_nothing_more_is_sent(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Slow(0.4, Says(SAID)))

    async with parley(seconds=1) as opened:
        model = opened.app.parts.of(LanguageModel)
        until = model.deadline()
        await model.ask(ANN, TASK, INPUTS, Points, until=until)
        await asyncio.sleep(0.7)
        with pytest.raises(Refused) as refused:
            await model.ask(ANN, TASK, INPUTS, Points, until=until)
        used = await model.usage(ANN.community, clock.now())

    assert refused.value.code == ModelRefusal.MODEL_SLOW
    assert (len(server.asked), used.today.requests) == (1, 1)


async def test_requests_of_one_question_share_its_time(server: ModelServer, parley: Opens) -> None:
    server.always(Slow(1, Says(SAID)))

    async with parley(seconds=1.6) as opened:
        model = opened.app.parts.of(LanguageModel)
        until = model.deadline()
        await model.ask(ANN, TASK, INPUTS, Points, until=until)
        with pytest.raises(Refused) as refused:
            await model.ask(ANN, TASK, INPUTS, Points, until=until)

    assert refused.value.code == ModelRefusal.MODEL_SLOW


async def test_what_came_whole_is_an_answer_and_its_cost_is_counted(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Cut(SAID, len('{"points": [{"text": "It is a promise.", "paragraphs": [1]}, {"')))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        said = await ask(model)
        used = await model.usage(ANN.community, clock.now())

    assert (said.value.points, said.cut) == (MEANT.points[:1], True)
    assert ([call.outcome for call in used.calls], len(server.asked)) == (["good"], 1)
    assert used.today.tokens > 100


async def test_loading_the_library_counts_in_a_question_s_time(
    server: ModelServer, parley: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.will(Says(SAID))
    may_load = threading.Event()

    def load_late(config: ModelConfig) -> ReadyModel:
        may_load.wait(30)
        return make_model(config)

    monkeypatch.setattr(speaking, "make_model", load_late)

    async with parley(seconds=0.3) as opened:
        model = opened.app.parts.of(LanguageModel)
        codes = [await code_of(model) for _ in range(2)]
        used = await model.usage(ANN.community, clock.now())
        may_load.set()
        said = await model.ask(ANN, TASK, INPUTS, Points, until=model.deadline() + 20)

    assert codes == [ModelRefusal.MODEL_SLOW] * 2
    assert used.today.requests == 0
    assert (said.value, len(server.asked)) == (MEANT, 1)


async def test_who_waits_to_ask_again_leaves_the_turn_to_others(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Status(429, (("Retry-After", "4"),)), Says(SAID), Says(SAID))

    async with parley(at_once=1, seconds=20) as opened:
        model = opened.app.parts.of(LanguageModel)
        ended: list[str] = []

        async def put(name: str) -> None:
            await ask(model)
            ended.append(name)

        async with asyncio.TaskGroup() as group:
            group.create_task(put("told to wait"))
            await comes_true(lambda: len(server.asked) == 1)
            group.create_task(put("next"))

    assert ended == ["next", "told to wait"]
    assert len(server.asked) == 3


# --- who is left in peace ---------------------------------------------------------------------


async def test_a_server_too_busy_for_one_community_answers_others(
    server: ModelServer, parley: Opens
) -> None:
    theirs = replace(ANN, community=CommunityId("theirs"))

    async with parley(seconds=4) as opened:
        await opened.app.meet(theirs)
        settings = await opened.app.parts.communities.settings(ANN.community)
        await opened.app.parts.of(Communities).set_up(theirs.community, settings)
        model = opened.app.parts.of(LanguageModel)
        server.will(Status(429, (("Retry-After", "60"),)), Says(SAID))
        codes = [await code_of(model), await code_of(model)]
        other = await ask(model, theirs)

    assert codes == [ModelRefusal.MODEL_BUSY] * 2
    assert (other.value, len(server.asked)) == (MEANT, 2)


# --- whether, and how much --------------------------------------------------------------------


async def test_where_it_is_not_switched_on_nothing_is_sent(
    server: ModelServer, parley: Opens
) -> None:
    async with parley(on=False) as opened:
        assert await code_of(opened.app.parts.of(LanguageModel)) == ModelRefusal.MODEL_OFF_HERE
    assert server.asked == []


async def test_without_a_model_there_is_none_to_ask(parley: Opens) -> None:
    async with parley() as opened:
        none = LanguageModel(opened.db, opened.app.parts.communities)
        assert await code_of(none) == ModelRefusal.MODEL_OFF


async def test_one_community_s_switch_is_not_another_s(server: ModelServer, parley: Opens) -> None:
    other = replace(ANN, community=CommunityId("theirs"))

    async with parley() as opened:
        await opened.app.meet(other)
        assert (
            await code_of(opened.app.parts.of(LanguageModel), other) == ModelRefusal.MODEL_OFF_HERE
        )
    assert server.asked == []


async def test_what_was_used_is_counted_as_the_server_counts(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says(SAID), Says(SAID))

    async with parley() as opened:
        model = opened.app.parts.of(LanguageModel)
        await ask(model)
        await ask(model, BO)
        own, every = await rows.load_spent(
            opened.db, ANN.community, ANN.member, midnight(clock.now())
        )

    assert (own, every) == (Spent(1, 120), Spent(2, 240))


async def test_what_the_server_does_not_count_is_estimated(
    server: ModelServer, parley: Opens
) -> None:
    server.will(Says(SAID, counted=False))

    async with parley() as opened:
        await ask(opened.app.parts.of(LanguageModel))
        own, _ = await rows.load_spent(opened.db, ANN.community, ANN.member, midnight(clock.now()))

    assert own.tokens > 100


@pytest.mark.parametrize("counts", [(10**30, 5), (-100_000, 5), (5, -1), (5, 10**12)], ids=repr)
@pytest.mark.parametrize("name", ["openai:any", "anthropic:claude-haiku-4-5"])
async def test_counts_that_cannot_be_are_taken_for_none(
    counts: tuple[int, int], name: str, server: ModelServer, parley: Opens
) -> None:
    server.counts = counts
    server.will(Says(SAID))

    async with parley(name=name) as opened:
        await ask(opened.app.parts.of(LanguageModel))
        own, _ = await rows.load_spent(opened.db, ANN.community, ANN.member, midnight(clock.now()))

    assert 100 < own.tokens < 10_000


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(member_requests=2), ModelRefusal.MODEL_MEMBER_SPENT),
        (Limits(member_tokens=200), ModelRefusal.MODEL_MEMBER_SPENT),
        (Limits(community_requests=2), ModelRefusal.MODEL_COMMUNITY_SPENT),
    ],
)
async def test_when_a_budget_is_spent_nothing_more_is_sent(
    limits: Limits, code: RefusalCode, server: ModelServer, parley: Opens
) -> None:
    server.always(Says(SAID))

    async with parley(limits=limits) as opened:
        model = opened.app.parts.of(LanguageModel)
        await ask(model)
        await ask(model)
        assert await code_of(model) == code

    assert len(server.asked) == 2


async def test_what_could_go_over_a_community_s_tokens_is_not_sent(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Says(SAID))

    async with parley(limits=Limits(community_tokens=2_000)) as opened:
        model = opened.app.parts.of(LanguageModel)
        await ask(model)  # 120 tokens; the next could take the 4,000 of a model that may reason
        assert await code_of(model) == ModelRefusal.MODEL_COMMUNITY_SPENT

    assert len(server.asked) == 1


async def test_fifty_at_once_do_not_break_the_budget(server: ModelServer, parley: Opens) -> None:
    server.always(Slow(0.1, Says(SAID)))

    async with parley(limits=Limits(community_requests=7)) as opened:
        model = opened.app.parts.of(LanguageModel)
        done = await asyncio.gather(*(ask(model) for _ in range(50)), return_exceptions=True)

    refused = [one for one in done if isinstance(one, Refused)]
    assert len(server.asked) == 7
    assert {one.code for one in refused} == {ModelRefusal.MODEL_COMMUNITY_SPENT}
    assert len(refused) == 43


async def test_yesterday_s_use_does_not_count_today(server: ModelServer, parley: Opens) -> None:
    server.will(Says(SAID))

    async with parley() as opened:
        await ask(opened.app.parts.of(LanguageModel))
        tomorrow = midnight(clock.now()) + timedelta(days=1)
        used = await opened.app.parts.of(LanguageModel).usage(ANN.community, tomorrow)

    assert used.today == Spent(0, 0)
    assert list(used.days) == [(clock.now().date(), Spent(1, 120))]


async def test_what_breaks_off_in_the_middle_gives_its_place_back(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(401))

    async with parley(limits=Limits(member_requests=3)) as opened:
        model = opened.app.parts.of(LanguageModel)
        for _ in range(3):
            await code_of(model)

        assert model.resting.everywhere.shut_until is not None
        assert not model.resting.everywhere.probing
