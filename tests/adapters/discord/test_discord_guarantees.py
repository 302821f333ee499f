"""Designs, tensions and vetoes on Discord: long answers, a picture, buttons of two people."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import Person, parley, until
from tests.fakes.discord_server import fake_discord


async def test_designs_are_checked_and_compared_and_motions_struck(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        await ben.types("guarantee check", design="author_proposal")
        await until(ben, "Almost anything can set it off.")
        assert "Almost anything" not in cem.sees()
        await ben.types(
            "guarantee try", clause="trigger", choice="automatic", design="author_proposal"
        )
        await until(ben, "Guarantors must act, with force among the expected means")
        await ben.types("guarantee compare", designs="nato_membership budapest_1994", share=True)
        await until(cem, "They differ in 21 of 28 clauses.", 20)
        await ben.presses("Details")
        await until(ben, "Where they differ")
        assert "Where they differ" not in cem.sees()
        files = [
            one["filename"]
            for message in here.visible(cem.key)
            for one in message.payload.get("attachments") or ()
        ]
        assert "comparison.png" in files

        await ben.types("motion propose", words="#open_scope")
        await cem.types("motion propose", words="#snapback")
        await until(ben, "motion 2: This house would let sanctions return automatically")
        await ben.types("motion veto")
        await until(cem, "strikes next.")
        await cem.presses("Strike 2")
        await until(ben, "**Left:** This house believes that a guarantee is stronger")
        assert here.refused == []
