"""A guarantee sheet on Slack: by menus, windows and buttons, through a kill -9 before the vote."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_three_people_build_a_sheet_by_what_slack_shows_them(tmp_path: Path) -> None:
    async with fake_slack() as here:
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here):
            await ana.types("/guarantee new basis:author_proposal rule:ranked Ours")
            await until(ben, "Ours (sheet 1)")
            await ben.presses("Amend a clause")
            await until(ben, "Which clause?")
            await ben.chooses("/guarantee amend clause:duties sheet:1")
            await ben.submits(options=["reform", "transparency"], words="Courts first, <!here>")
            await until(cem, "Ben proposes")
            await cem.types('/guarantee amend duties "none of these"')
            await until(ana, "Cem proposes")
            await ana.types("/guarantee second 1")
            await ana.types("/guarantee second 2")
            await until(ana, "Ana seconds number 2")
        async with parley(tmp_path, here):
            await until(ben, "none of these (Cem) seconded by Ana.")  # on the board
            await ana.presses("Put to the vote")
            await until(cem, "is voted on until")
            for person, ranking in ((ana, "2 > 1 > 0"), (ben, "1 > 0 > 2"), (cem, "2 > 0 > 1")):
                await person.presses("Rank")
                places = enumerate(ranking.split(" > "), 1)
                await person.submits(**{f"ranking.{place}": key for place, key in places})
                await until(person, "Your ranking for “Beneficiary’s duties”, best first: ")
            await ana.presses("Close the vote")
            await until(ben, "best first: number 2;")
            await until(cem, "none of these")
            await cem.types("/guarantee export kind:json")
            await until(cem, "guarantee-1.json")
        assert here.refused == []
        assert here.troubles == []
