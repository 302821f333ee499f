"""An answer that a model chose, on Discord: switched on, in the place of what the search found."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import fake_discord
from tests.fakes.model_server import Asked, Reply, Slow, running, settings
from tests.model.reader import reads

MANAGE_GUILD = 1 << 5
QUESTION = "What is a security guarantee?"
FOUND = "A security guarantee is a promise of help"
CHOSEN = "A negative assurance is a promise to leave a country unharmed"
BY = "the words are the article’s"
MEANWHILE = "Reading the article"


def slowly(asked: Asked) -> Reply:
    """Chooses a sentence that the search did not find, after a while."""
    return Slow(1.5, reads(CHOSEN)(asked))


async def test_what_the_model_chose_takes_the_place_of_what_was_found(tmp_path: Path) -> None:
    async with running() as server, fake_discord() as here:
        server.answers = slowly
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            admin = Person(here, "11", "Ada", MANAGE_GUILD)
            ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
            await ben.types("ask", question=QUESTION)
            await until(ben, FOUND)
            assert server.asked == [], "nothing is sent before an admin switches it on"
            await admin.types("parley setup", model="on")
            await until(admin, "Language model")
            await ben.types("ask", question=QUESTION)
            await until(ben, MEANWHILE, 10)
            assert ben.sees().count(FOUND) == 2, "what the search found stands there so far"
            await until(ben, BY, 20)
            assert CHOSEN in ben.sees()
            assert MEANWHILE not in ben.sees()
            assert ben.sees().count(FOUND) == 1
            assert CHOSEN not in cem.sees(), "only the asker sees it"
        assert here.refused == []


async def test_a_shared_answer_is_for_all_and_what_was_found_is_taken_away(tmp_path: Path) -> None:
    async with running() as server, fake_discord() as here:
        server.answers = slowly
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            admin = Person(here, "11", "Ada", MANAGE_GUILD)
            ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
            await admin.types("parley setup", model="on")
            await until(admin, "Language model")
            await ben.types("ask", question=QUESTION, share=True)
            await until(ben, MEANWHILE, 15)
            await until(cem, BY, 20)
            assert CHOSEN in cem.sees()
            assert MEANWHILE not in ben.sees()
        assert here.refused == []


NEXT = "A single patron can act fast"


async def test_what_is_pressed_under_a_chosen_answer_speaks_of_its_sentences(
    tmp_path: Path,
) -> None:
    async with running() as server, fake_discord() as here:
        server.answers = reads(CHOSEN)
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            admin = Person(here, "11", "Ada", MANAGE_GUILD | MANAGE_EVENTS)
            ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
            await admin.types("parley setup", model="on")
            await until(admin, "Language model")
            await admin.types("debate open", motion="This house trusts promises.", format="text")
            await until(ben, "Sign-up is open.")
            (thread,) = here.threads
            ben.place = cem.place = thread
            await ben.types("ask", question=QUESTION)
            await until(ben, BY, 20)

            form = await ben.presses("Quote as evidence")
            speech = form.answers[0]["data"]["components"][0]["component"]["value"]
            assert speech.startswith(f"“{CHOSEN}")
            assert FOUND not in speech
            await ben.presses("Not helpful")
            await until(ben, "Which passage")
            assert CHOSEN not in cem.sees()
            await ben.presses("Share")
            await until(cem, CHOSEN)
            assert BY in cem.sees()
            assert FOUND not in cem.sees()
            asked_before, server.answers = len(server.asked), reads(NEXT)
            form = await ben.presses("Ask a follow-up")
            await ben.fills(form, question="and what of a single patron?")
            await until(ben, NEXT, 20)
            assert len(server.asked) == asked_before + 1
            assert NEXT not in cem.sees()
        assert here.refused == []
