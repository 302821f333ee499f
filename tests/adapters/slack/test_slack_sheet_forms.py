"""What a sheet asks for on Slack: lists where there are lists, no form where it is refused."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_clauses_are_proposed_from_a_list_and_debates_opened_by_chairs(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types("/guarantee new basis:author_proposal Ours")
        await until(ben, "Ours (sheet 1)")
        await ben.presses("I’m here")
        await until(ben, "Noted: you are the first one here. Votes wait for you.")
        await ben.presses("Propose clauses")
        await ben.submits(
            **{
                "Who stands behind it": ["Architecture: One text for all"],
                "What the protected country owes and decides": ["Publicity: Public"],
            }
        )
        await until(ana, "Ben proposes 2 clauses. Each will be adopted on")
        await until(ana, "2 clauses will be adopted, the first on")

        await ben.presses("Amend a clause")
        await until(ben, "Which clause?")
        await ben.chooses("/guarantee amend clause:obligation sheet:1")
        assert "Open a debate on it?" not in (await ben.form()).words
        await ben.submits(options="Defend")
        await until(ana, "Ben proposes number 3.")
        await ben.presses("Debate this")
        await until(ben, "Only a chair can open a debate on it. Ask a chair to open one.")
        assert ben.modal is None
        assert here.refused == []
        assert here.troubles == []
