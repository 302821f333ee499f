"""An exercise on Slack: roles by the board, news for one role alone, a form, a debrief."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_an_exercise_is_played_and_debriefed_through_a_kill(tmp_path: Path) -> None:
    async with fake_slack() as here:
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here):
            await ben.types("/exercise cards strike_on_city")
            await until(ben, "People die in this card.")
            await ana.types("/exercise open strike_on_city against:coalition_force minutes:600")
            await until(cem, "Take a role. The chair begins it.")
            board = cem.find("Take a role. The chair begins it.")
            for person in (ana, ben, cem):
                person.thread = board.ts
            await ben.mentions("exercise join beneficiary")
            await until(cem, "Beneficiary: Ben")
            await cem.mentions("exercise join frontline")
            await until(ben, "Frontline Guarantor: Cem")
            await ana.presses("Begin")
            await until(cem, "In the night three missiles hit a city.")
            await until(cem, "The board of “Missile strike on a city” has moved.")
            assert "This message was deleted." not in cem.sees()
            await ben.presses("Report")
            await until(cem, "The Beneficiary reports the incident")
        async with parley(tmp_path, here):
            assert "The exercise goes on" not in ana.sees()
            await ana.presses("Next development")
            await until(cem, "The Beneficiary gets news that only it sees.")
            await until(ben, "Your radar shows")
            assert "Your radar shows" not in cem.sees()
            await cem.presses("Call the meeting")
            await until(ben, "The Frontline Guarantor calls the meeting")
            await cem.presses("Propose")
            await cem.submits(responses="sanctions", words="We cannot wait.")
            await until(ben, "We cannot wait.")
            await ana.presses("Count the votes")
            await until(ben, "is carried.")
            await ana.presses("End the incident")
            await until(ana, "End the exercise now?")
            await ana.presses("Yes, end it")
            await until(ben, "Debrief: Missile strike on a city", 20)
            await ben.presses("Details")
            await until(ben, "What the sheet promised, and what was done")
        assert here.refused == []
        assert here.troubles == []
