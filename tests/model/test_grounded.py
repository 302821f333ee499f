"""Whatever a model makes up, asked over real sockets: no sentence that does not hold comes out."""

from collections.abc import Iterator
from itertools import islice

import pytest

from bot.article.grounding.grounded import ask_grounded
from bot.kernel.refusal import Refused
from bot.model.asking import LanguageModel
from bot.model.inputs import Ours
from bot.model.refusals import ModelRefusal
from tests.article.grounding.cases import Case, cases, ground
from tests.fakes.model_server import ModelServer, Says
from tests.model.conftest import ANN, Opens

GROUND = ground()
INPUTS = {
    "question": "What is said?",
    "paragraphs": [{"number": number, "words": words} for number, words in GROUND.items()],
    "language": Ours("English"),
}


def batches(every: list[Case], size: int) -> Iterator[tuple[Case, ...]]:
    rest = iter(every)
    while some := tuple(islice(rest, size)):
        yield some


def said(some: tuple[Case, ...]) -> Says:
    return Says(
        {
            "sentences": [
                {
                    "text": case.drafted.text,
                    "sources": [
                        {"number": cited.number, "quotation": cited.quotation}
                        for cited in case.drafted.sources
                    ],
                }
                for case in some
            ]
        },
        piece=400,
    )


@pytest.mark.parametrize("name", ["openai:any", "anthropic:claude-3-haiku"])
async def test_of_hundreds_of_made_up_sentences_none_comes_out(
    name: str, server: ModelServer, parley: Opens
) -> None:
    shown: list[object] = []

    async def holding(kept: object) -> None:
        shown.append(kept)

    async with parley(name=name) as opened:
        for some in batches(cases("bad.txt"), 12):
            server.always(said(some))
            with pytest.raises(Refused) as refused:
                await ask_grounded(
                    opened.app.parts.of(LanguageModel), ANN, "answer", INPUTS, GROUND, holding
                )
            assert refused.value.code == ModelRefusal.MODEL_INVENTED

    assert shown == []
    assert len(server.asked) == 2 * -(-len(cases("bad.txt")) // 12)


async def test_of_good_sentences_all_come_out(server: ModelServer, parley: Opens) -> None:
    async with parley() as opened:
        for some in batches(cases("good.txt"), 12):
            server.always(said(some))
            done = await ask_grounded(
                opened.app.parts.of(LanguageModel), ANN, "answer", INPUTS, GROUND
            )
            assert len(done.kept) == len({case.drafted.text for case in some})
