"""Designs, tensions and vetoes on Slack: long answers, a picture, buttons of two people."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_designs_are_checked_and_compared_and_motions_struck(tmp_path: Path) -> None:
    async with fake_slack() as here:
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here):
            await ben.types("/guarantee check author_proposal")
            await until(ben, "Almost anything can set it off.")
            assert "Almost anything" not in cem.sees()
            await ben.types("/guarantee try trigger automatic author_proposal")
            await until(ben, "Guarantors must act, with force among the expected means")
            await ben.types("/guarantee compare nato_membership budapest_1994 share:yes")
            await until(cem, "They differ in 21 of 28 clauses.", 20)
            await ben.presses("Details")
            await until(ben, "Where they differ")
            assert "Where they differ" not in cem.sees()

            await ben.types("/motion propose #open_scope")
            await until(cem, "motion 1: This house believes that a guarantee is stronger")
            await cem.types("/motion propose #snapback")
            await until(ben, "motion 2: This house would let sanctions return automatically")
            await ben.types("/motion veto")
            await until(cem, "strikes next.")
            await cem.presses("Strike 2")
            await until(ben, "This house believes that a guarantee is stronger")
            await until(ben, "Left:")
        assert here.refused == []
        assert here.troubles == []
