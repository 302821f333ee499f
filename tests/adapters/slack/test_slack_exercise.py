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
            await until(cem, "Roles are taken. The chair begins.")
            board = cem.find("Roles are taken.")
            for person in (ana, ben, cem):
                person.thread = board.ts
            await ben.mentions("exercise join beneficiary")
            await until(cem, "plays the Beneficiary.")
            await cem.mentions("exercise join frontline")
            await until(ben, "plays the Frontline Guarantor.")
            await ana.presses("Begin")
            await until(cem, "In the night three missiles hit a city.")
            await ben.presses("Report")
            await until(cem, "The Beneficiary reports the incident")
        async with parley(tmp_path, here):
            await until(ana, "The exercise goes on; no time was lost.")
            await ana.presses("Next inject")
            await until(cem, "The Beneficiary receives news of its own.")
            await until(ben, "Your radar shows")
            assert "Your radar shows" not in cem.sees()
            await cem.presses("Call the meeting")
            await until(ben, "The Frontline Guarantor calls the meeting")
            await cem.presses("Propose")
            await cem.submits(responses="sanctions", words="We cannot wait.")
            await until(ben, "We cannot wait.")
            await ana.presses("Count the votes")
            await until(ben, "is carried.")
            await ana.presses("End")
            await until(ben, "Debrief: Missile strike on a city", 20)
            await until(ben, "Budapest Memorandum")
        assert here.refused == []
        assert here.troubles == []
