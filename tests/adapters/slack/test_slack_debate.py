"""A whole debate on Slack, with several members, through a kill -9 in the middle of a speech."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import GENERAL, fake_slack


async def test_a_debate_on_slack_through_a_kill_and_a_dropped_connection(tmp_path: Path) -> None:
    async with fake_slack() as here:
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here):
            sent = await ben.types("/ask What is a security guarantee?")
            assert sent.failed == ""
            await until(ben, "promise of help")
            assert "promise of help" not in cem.sees()  # until it is shared
            await ben.presses("Share")
            await until(cem, "promise of help")

            await ben.types('/debate open motion:"This house trusts promises."')
            await until(ben, "is for chairs")
            await ana.types('/debate open motion:"This house trusts promises." format:text')
            await until(cem, "Sign-up is open.")
            board = cem.find("Sign-up is open.")
            assert board.channel == GENERAL
            assert board.thread == ""  # it is the first message of its thread
            for person in (ana, ben, cem):
                person.thread = board.ts
            await ben.presses("Join For")
            await cem.presses("Join Against")
            await until(ana, "Cem")
            await ana.presses("Start")
            await until(ben, "First vote, sealed")
            await ben.presses("Vote")
            await ben.submits(stance="2", reason="They bind <!channel> & all")
            await until(ben, "Your position:")
            assert "They bind" not in cem.sees()
            await ana.presses("Close the vote")
            await until(ana, "Close it all the same?")
            await ana.presses("Close the vote")
            await until(ben, "First vote closed")
            await ben.presses("Begin")
            await until(cem, "Openings, both at once")
            quoted = await cem.says("An automatic trigger gives the most certainty")
            await ben.uses_on("quote", quoted)
            assert "“An automatic trigger gives the most certainty”" in str(
                (await ben.form()).given
            )
            await ben.submits(words="Sealed words of Ben about promises.")
            assert "Sealed words" not in cem.sees()
            await here.sockets.refresh()
        # It was killed. What it knows is on disk, and old buttons work.
        async with parley(tmp_path, here):
            here.fail("chat.postMessage", status=503)
            here.fail("chat.postMessage", error="ratelimited", retry_after=0.2)
            await cem.presses("Speak")
            await cem.submits(words="Words of Cem, <!here> <@U12> *bold*.")
            await until(ana, "Sealed words of Ben about promises.", 20)
            await until(ana, "Words of Cem")
            assert ana.sees().count("Sealed words of Ben") == 1
            assert "No time was lost" not in ana.sees(), "it was away for some seconds"
            said = ana.find("Words of Cem")
            assert said.pings == set()
            await ana.mentions('chair close conclusion:"Enough was said."')
            await until(ben, "Enough was said.")
            await ben.mentions("What is a tripwire?")
            await until(cem, "A tripwire is a force too weak")
        assert here.refused == []
        assert here.troubles == []
