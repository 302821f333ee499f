"""Whatever a model's server does, people get the answer without it and one sentence why, on every
face."""

from collections.abc import Mapping

import pytest

from bot.adapters.web.render import html
from bot.kernel.refusal import Unavailable
from bot.kernel.view import View
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from bot.store.refusals import StoreRefusal
from bot.store.statement import Statement
from tests.fakes.model_server import (
    BreaksOff,
    Bytes,
    CallsTool,
    Cut,
    Declines,
    ModelServer,
    Page,
    Raw,
    Reply,
    Says,
    Slow,
    Status,
)
from tests.model.conftest import BO, Opens
from tests.model.reader import reads
from tests.model.test_choosing import FOUND, SOFT, asks
from tests.shown_words import read_on

SECONDS = 1.5
"""Of a question: too few to ask twice."""

HIDDEN = "Zebrafinch"
"""Stands in what the server says, and is for nobody to read."""

RIGHT = {"sentences": [1], "verdict": "answers"}

FAILURES: Mapping[str, tuple[Reply, ModelRefusal]] = {
    "slow to begin": (Slow(9, Says(RIGHT)), ModelRefusal.MODEL_SLOW),
    "slow at each byte": (Slow(0, Says(RIGHT, piece=1), between=0.3), ModelRefusal.MODEL_SLOW),
    "dies midway": (Cut(RIGHT, 9), ModelRefusal.MODEL_DOWN),
    "an error midway": (BreaksOff('{"sentences": [', HIDDEN), ModelRefusal.MODEL_DOWN),
    "sentences that are none": (
        Says({"sentences": [9_999, -1, 0], "verdict": "answers"}),
        ModelRefusal.MODEL_INVENTED,
    ),
    "nearly all sentences": (
        Says({"sentences": list(range(1, 400)), "verdict": "answers"}, piece=2_000),
        ModelRefusal.MODEL_LAVISH,
    ),
    "words where numbers go": (
        Says({"sentences": [HIDDEN], "verdict": "answers"}),
        ModelRefusal.MODEL_GARBLED,
    ),
    "far too much": (Raw(f"{HIDDEN} " * 20_000), ModelRefusal.MODEL_GARBLED),
    "wrong JSON": (Raw('{"sentences": [1}, "verdict": answers'), ModelRefusal.MODEL_GARBLED),
    "deep JSON": (Raw('{"sentences": ' + "[" * 5_000), ModelRefusal.MODEL_GARBLED),
    "another shape": (Says({"reply": HIDDEN}), ModelRefusal.MODEL_GARBLED),
    "a tool nobody gave it": (CallsTool(value={"cmd": HIDDEN}), ModelRefusal.MODEL_GARBLED),
    "nothing": (Raw(""), ModelRefusal.MODEL_GARBLED),
    "no in words": (Raw(f"I’m sorry, {HIDDEN}."), ModelRefusal.MODEL_GARBLED),
    "no by its provider": (Declines(HIDDEN), ModelRefusal.MODEL_DECLINED),
    "a web page": (Page(f"<html>{HIDDEN}</html>"), ModelRefusal.MODEL_GARBLED),
    "bytes": (Bytes(b"\xff\x00" + HIDDEN.encode()), ModelRefusal.MODEL_DOWN),
    **{
        str(code): (Status(code, words=HIDDEN), refusal)
        for code, refusal in (
            (400, ModelRefusal.MODEL_REFUSED),
            (401, ModelRefusal.MODEL_REFUSED),
            (402, ModelRefusal.MODEL_REFUSED),
            (403, ModelRefusal.MODEL_REFUSED),
            (404, ModelRefusal.MODEL_REFUSED),
            (408, ModelRefusal.MODEL_SLOW),
            (413, ModelRefusal.MODEL_REFUSED),
            (422, ModelRefusal.MODEL_REFUSED),
            (429, ModelRefusal.MODEL_BUSY),
            (500, ModelRefusal.MODEL_DOWN),
            (502, ModelRefusal.MODEL_DOWN),
            (503, ModelRefusal.MODEL_DOWN),
            (504, ModelRefusal.MODEL_DOWN),
            (529, ModelRefusal.MODEL_BUSY),
        )
    },
    **{
        f"429, come back {when}": (
            Status(429, (("Retry-After", when),), HIDDEN),
            ModelRefusal.MODEL_BUSY,
        )
        for when in ("30", "9" * 20, "-1", "nan", "Wed, 21 Oct 2099 07:28:00 GMT")
    },
}


@pytest.mark.parametrize("name", ["openai:any", "anthropic:claude-3-haiku"])
@pytest.mark.parametrize(("reply", "code"), FAILURES.values(), ids=FAILURES)
async def test_people_get_the_answer_without_a_model_and_a_word_why(
    reply: Reply, code: ModelRefusal, name: str, server: ModelServer, parley: Opens
) -> None:
    server.always(reply)

    async with parley(name=name, seconds=SECONDS, by_meaning=False) as opened:
        view = await asks(opened, by=BO)

    assert not view.trouble
    for face, words in read_everywhere(view).items():
        assert FOUND in words, face
        assert words.count(f"Found by the search alone: {WHY[code]}.") == 1, (face, words)
        assert HIDDEN not in words, face
        assert "Chosen by" not in words, face


@pytest.mark.parametrize("saved", [0, 1])
async def test_while_nothing_can_be_saved_people_get_their_answer(
    saved: int, server: ModelServer, parley: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = reads(SOFT)

    async with parley(by_meaning=False) as opened:
        await asks(opened, by=BO)
        change, left = opened.db.change, saved

        async def fill_up(*statements: Statement) -> None:
            nonlocal left
            if left == 0:
                raise Unavailable(StoreRefusal.DISK_FULL)
            left -= 1
            await change(*statements)

        monkeypatch.setattr(opened.db, "change", fill_up)
        view = await asks(opened, by=BO)

    words = read_everywhere(view)["plain"]
    why = f"Found by the search alone: {WHY[ModelRefusal.MODEL_NOT_RECORDED]}."
    assert not view.trouble
    assert ("Chosen by" in words, why in words) == (saved == 1, saved == 0)


def read_everywhere(view: View) -> Mapping[str, str]:
    """What people read of a view on each face."""
    return {**read_on(view), "web": html(view, "v").striptags()}


def test_a_word_why_is_one_sentence_without_codes() -> None:
    for code, why in WHY.items():
        words = str(why)
        assert not any(mark in words for mark in ".!?_{}"), code
        assert not any(letter.isdigit() for letter in words), code
        assert len(words.split()) <= 16, code
