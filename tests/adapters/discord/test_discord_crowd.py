"""Many ask at once: each is told that Parley has heard them before the work on it begins."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from tests.adapters.discord.test_discord_debate import Person, parley, until
from tests.fakes.discord_server import FakeDiscord, fake_discord

CROWD = 50
QUESTION = "What is a security guarantee?"

AT_ONCE, PUT_OFF = 4, 5
"""Types of answers to an interaction."""


async def test_fifty_questions_at_once_are_acknowledged_before_they_are_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs = 0
    signs_before_answers: list[int] = []
    callback, followup = FakeDiscord.callback, FakeDiscord.followup

    async def first_sign(self: FakeDiscord, request: web.Request) -> web.Response:
        nonlocal signs
        signs += 1
        return await callback(self, request)

    async def answer(self: FakeDiscord, request: web.Request) -> web.Response:
        signs_before_answers.append(signs)
        return await followup(self, request)

    monkeypatch.setattr(FakeDiscord, "callback", first_sign)
    monkeypatch.setattr(FakeDiscord, "followup", answer)
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        people = [Person(here, str(500 + n), f"Member {n}") for n in range(CROWD)]
        await people[0].types("ask", question=QUESTION)  # what searches is loaded after that
        await until(people[0], "guarantee", 20)
        signs = 0
        signs_before_answers.clear()
        asked = await asyncio.gather(*(each.types("ask", question=QUESTION) for each in people))
        for person in people:
            await until(person, "guarantee", 60)
    first = [interaction.answers[0]["type"] for interaction in asked]
    assert first.count(AT_ONCE) <= 2
    assert first.count(PUT_OFF) >= CROWD - 2
    # Nobody waits for a first sign any more when a tenth of the others are answered.
    assert set(signs_before_answers[CROWD // 10 :]) == {CROWD}
    assert here.denied == []


async def test_one_question_alone_is_answered_without_more_ado(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana")
        for _ in range(5):  # a machine that is busy takes its time
            asked = await ana.types("ask", question=QUESTION)
            await until(ana, "guarantee", 20)
            if asked.answers[0]["type"] == AT_ONCE:
                break
        assert asked.answers[0]["type"] == AT_ONCE
