"""What a language model does for the chair, on Slack: a summary whose citations open, claims for
their author alone, a group's statement from opinions to ballot."""

from pathlib import Path

from tests.adapters.discord.test_discord_chairing import answers
from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.model_server import running, settings
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.model.speeches import AGAINST, FOR


async def in_channel(person: Person, line: str) -> None:
    """A slash command where there are some: not in the thread, but in its channel."""
    thread, person.thread = person.thread, ""
    await person.types(line)
    person.thread = thread


async def test_a_chair_sums_up_and_drafts_with_a_model(tmp_path: Path) -> None:
    async with running() as server, fake_slack() as here:
        server.answers = answers
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here, **settings(server)):
            await ana.types("/parley setup model:on model_wording:on")
            await until(ana, "Language model")
            await ana.types('/debate open motion:"This house trusts promises." format:text')
            await meet(ana, ben, cem)
            await ben.presses("Join For")
            await cem.presses("Join Against")
            await until(ana, "Cem")
            await ana.presses("Start")
            await until(ben, "First vote, sealed")
            await ana.presses("Close the vote")
            await until(ana, "Close it all the same?")
            await ana.presses("Close the vote")
            await ben.presses("Begin")
            await until(cem, "Openings, both at once")
            for person, words in ((ben, FOR), (cem, AGAINST)):
                await person.presses("Speak")
                await person.submits(words=words)
            await until(ana, "Parliaments must decide about war.", 10)

            await in_channel(ana, "/summary")
            await until(ana, "the words are the speakers’", 15)
            assert "the words are the speakers’" not in cem.sees()
            assert (await ana.presses("[Speech 2]")).failed == ""

            await in_channel(ben, "/claim suggest")
            await until(ben, "becomes a claim only when", 15)
            assert "becomes a claim only when" not in ana.sees()
            await ben.presses("Claim 1")
            await until(ben, "It is claim 1 now")

            await in_channel(ben, "/consensus opinion Help must come within a day.")
            await in_channel(cem, "/consensus opinion Parliament must decide about war.")
            await until(cem, "Your opinion is kept.")
            await in_channel(ana, "/consensus draft")
            await until(cem, "Statements to rank", 15)
            await cem.presses("Rank the statements")
            await cem.submits(**{"ranking.1": "1", "dissent": "It is too short."})
            await in_channel(ana, "/consensus show")
            await until(ana, "It is too short.")
        assert here.refused == []
        assert here.troubles == []
