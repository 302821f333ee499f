"""What a language model does for the chair, on Discord: a summary whose citations open, claims for
their author alone, a group's statement from opinions to ballot."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.adapters.discord.test_discord_model import MANAGE_GUILD
from tests.fakes.discord_server import fake_discord
from tests.fakes.model_server import Asked, Reply, Says, running, settings
from tests.model.speeches import AGAINST, FOR, fair, sent


def answers(asked: Asked) -> Reply:
    """Chooses for summaries and claims; drafts in the words that came."""
    if opinions := sent(asked, "opinion"):
        drafted = [
            {"text": words, "sources": [{"number": number, "quotation": words}]}
            for number, words in sorted(opinions.items())
        ]
        return Says({"sentences": drafted})
    return fair(asked)


async def test_a_chair_sums_up_and_drafts_with_a_model(tmp_path: Path) -> None:
    async with running() as server, fake_discord() as here:
        server.answers = answers
        ana = Person(here, "11", "Ana", MANAGE_EVENTS | MANAGE_GUILD)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ana.types("parley setup", model="on", model_wording="on")
            await until(ana, "Language model")
            await ana.types("debate open", motion="This house trusts promises.", format="text")
            await until(cem, "Sign-up is open.")
            ((thread, _),) = here.threads.items()
            for person in (ana, ben, cem):
                person.place = thread
            await ben.presses("Join For")
            await cem.presses("Join Against")
            await until(ana, "Cem")
            await ana.presses("Start")
            await until(ben, "First vote, sealed")
            await ana.types("chair count")
            await until(ben, "Begin")
            await ben.types("debate begin")
            await ben.types("debate speak", words=FOR)
            await cem.types("debate speak", words=AGAINST)
            await until(ana, "Parliaments must decide about war.", 10)

            await ana.types("summary")
            await until(ana, "the words are the speakers’", 15)
            assert "Summing up each side" not in ana.sees()
            assert "the words are the speakers’" not in cem.sees()

            opened = await ana.presses("[Speech 2]")
            assert opened.answers
            assert "Page 1" not in ana.sees(), "a speech cited twice has one button"

            await ben.types("claim suggest")
            await until(ben, "becomes a claim only when", 15)
            assert "becomes a claim only when" not in ana.sees()
            await ben.presses("Claim 1")
            await until(ben, "It is claim 1 now")

            await ben.types("consensus opinion", words="Help must come within a day.")
            await cem.types("consensus opinion", words="Parliament must decide about war.")
            await until(cem, "Your opinion is kept.")
            await ana.types("consensus draft")
            await until(cem, "Statements to rank", 15)
            form = await cem.presses("Rank the statements")
            await cem.fills(form, **{"ranking.1": "1", "dissent": "It is too short."})
            await ana.types("consensus show")
            await until(ana, "It is too short.")
        assert here.refused == []
