"""Whatever a model sends where it may write words, nothing breaks, and the original is there."""

import random

import pytest

from bot.adapters.plain.render import rendered
from bot.kernel.view import View
from tests.fakes.model_server import ModelServer, Reply, Says
from tests.model.adversarial import SENTENCES, adversarial
from tests.model.conftest import ANN, Opens
from tests.model.test_plain_words import ORIGINAL, treaty

REPLIES = 24

ODD: tuple[object, ...] = (
    "", " ", "\x00", "\ud7ff\u202e", "a" * 50_000, "@everyone", "<b>x</b>", "1997", "�", "٣٤",
    "“" * 90, "No. " * 500, "1" * 5_000, "1,2,3.4.5,6", "²½¾", "1e999", "IV", "۱۲۳", "½ %",
    *SENTENCES.values(), None, [], {}, 7, 1e308, True,
)  # fmt: skip


def odd_words(seed: int) -> Reply:
    """The right shape, with words and numbers that nobody thought of."""
    chance = random.Random(seed)  # noqa: S311  # no secret

    def part() -> dict[str, object]:
        number = chance.choice([1, 1, 1, 2, -1, 10**30])
        source = {"number": number, "quotation": chance.choice(ODD)}
        text = chance.choice([chance.choice(ODD), f"{ORIGINAL} {chance.choice(ODD)}"])
        return {"number": number, "text": text, "sources": [source] * chance.choice([0, 1, 5])}

    parts = [part() for _ in range(chance.randint(1, 4))]
    return Says({"sentences": parts, "paragraphs": parts}, piece=5_000)


@pytest.mark.parametrize("line", ["/article plain treaty 1", "/article translate fr treaty 1"])
async def test_the_original_is_there_whatever_a_model_writes(
    line: str, server: ModelServer, parley: Opens
) -> None:
    async with parley(seconds=1.5, by_meaning=False) as opened:
        await treaty(opened)
        for reply in (*adversarial(REPLIES, 7), *map(odd_words, range(REPLIES))):
            server.always(reply)
            (view,) = await opened.app.hear(ANN, line)
            assert not view.trouble, reply
            assert ORIGINAL in plain(view), reply
            assert "@everyone" not in plain(view), reply


def plain(view: View) -> str:
    return rendered(view, width=10_000)
