"""Practice on Slack: for one pair of eyes, through a kill while the opponent thinks."""

import asyncio
from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.model_server import Says, Slow, running, settings
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.model.practised import ASSURED, MINE, MOTION, opponent
from tests.model.test_practice_away import asked_once


async def test_a_member_practises_and_nobody_else_sees_it(tmp_path: Path) -> None:
    async with running() as server, fake_slack() as here:
        server.will(Slow(60, Says({"sentences": []})))
        server.answers = opponent
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here, **settings(server)):
            await ana.types("/parley setup model:on model_wording:on")
            await until(ana, "Language model")
            await ben.types(f"/practice start side:against format:oxford article:brief {MOTION}")
            await asyncio.wait_for(asked_once(server), 15)
        async with parley(tmp_path, here, **settings(server)):
            await until(ben, "Speech 1, your opponent (practice)", 20)
            await until(ben, ASSURED)
            await ben.types("/practice show")
            await until(ben, "you; at most", 10)
            await ben.presses("Begin")
            await until(ben, " ends:")
            await ben.types(f"/practice speak {MINE}")
            await ben.types("/practice done")
            await until(ben, "Speech 3, your opponent (practice)", 15)
            await ben.types("/practice stop")
            await until(ben, "You ended it.")
            assert "practice" not in cem.sees().lower()
            assert ASSURED not in cem.sees()
        assert here.refused == []
        assert here.troubles == []
