"""Motions that are there already in other words, and what the news of a motion offers."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.adapters.plain.render import rendered
from bot.article.library import Library
from bot.assembly import Parley, open_parley
from bot.kernel.message import said
from tests.test_scenarios import buttons, said_by

FIRST = "This house would trust promises alone."


@pytest.fixture
async def parley(tmp_path: Path) -> AsyncIterator[Parley]:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await says(parley, "Ann", f"/motion propose {FIRST}")
        yield parley


async def says(parley: Parley, name: str, line: str) -> str:
    views = await parley.app.hear(said_by(name, "chair" if name == "Ann" else None), line)
    shown = [rendered(view, width=10_000) for view in views]
    return "\n".join([*shown, *(f"{said(b.label)}: {b.action}" for b in buttons(views))])


@pytest.mark.parametrize(
    "words",
    [
        "this house would trust promises alone",
        "THIS HOUSE WOULD TRUST PROMISES ALONE!",
        "Alone, this house would trust promises.",
    ],
)
async def test_the_same_in_other_words_is_offered_instead(parley: Parley, words: str) -> None:
    answer = await says(parley, "Bo", f"/motion propose {words}")

    assert f"Motion 1 says much the same: {FIRST}" in answer
    assert f"You wrote: {words}" in answer
    assert "See the motions: /motion list" in answer
    assert words not in await says(parley, "Bo", "/motion list")


async def test_its_author_may_propose_it_all_the_same_once_and_nobody_else(parley: Parley) -> None:
    words = "Alone, this house would trust promises."
    answer = await says(parley, "Bo", f"/motion propose {words}")
    found = re.search(r"/motion keep draft:\S+", answer)
    assert found is not None

    assert "no longer kept" in await says(parley, "Ann", found[0])
    assert f"Bo proposes motion 2: {words}" in await says(parley, "Bo", found[0])
    assert "as number 2" in await says(parley, "Bo", found[0])


async def test_the_same_words_are_refused_and_another_motion_or_its_denial_is_new(
    parley: Parley,
) -> None:
    assert "as number 1" in await says(parley, "Bo", f"/motion propose {FIRST}")
    denial = "This house would not trust promises alone."
    assert "proposes motion 2" in await says(parley, "Bo", f"/motion propose {denial}")


async def test_the_same_meaning_is_noticed_where_meanings_are_in_use(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    def embed(texts: Sequence[str]) -> np.ndarray:
        return np.array([[1.0, 0.0] if "promise" in words else [0.0, 1.0] for words in texts])

    monkeypatch.setattr(Library, "embed_in_use", lambda _: embed)
    near = await says(parley, "Bo", "/motion propose This house would rely on a promise only.")
    assert "Motion 1 says much the same" in near
    other = await says(parley, "Bo", "/motion propose This house would send troops.")
    assert "Bo proposes motion 2" in other


async def test_the_news_of_a_motion_brings_what_can_be_done_with_it(parley: Parley) -> None:
    first = await says(parley, "Ann", "/motion list")
    assert "Debate number 1" in first
    closed = await says(parley, "Bo", "/motion propose This house would send arms.")
    assert "Rank the motions: /motion rank" in closed
    assert "/debate open" not in closed
    await parley.app.hear(said_by("Ada", "admin"), "/parley setup openers:everybody")
    news = await says(parley, "Bo", "/motion propose This house would send troops.")
    assert "Rank the motions: /motion rank" in news
    assert "Debate it: /debate open #3" in news
