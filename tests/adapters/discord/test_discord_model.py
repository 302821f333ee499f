"""An answer in a model's words on Discord: switched on, growing in its place, whole in the end."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import Person, parley, until
from tests.fakes.discord_server import fake_discord
from tests.fakes.model_server import Asked, ModelServer, Reply, Says, Slow, running

MANAGE_GUILD = 1 << 5
QUESTION = "What is a security guarantee?"
QUOTED = "A security guarantee is a promise of help"


def slowly(asked: Asked) -> Reply:
    """Two sentences that hold and one that does not, over some seconds."""
    before = asked.request[: asked.request.index(QUOTED)]
    number = int(before.rsplit("paragraph ", 1)[1].split(">>")[0])

    def drafted(text: str, quotation: str = QUOTED) -> dict[str, object]:
        return {"text": text, "sources": [{"number": number, "quotation": quotation}]}

    sentences = [
        drafted("A security guarantee promises help."),
        drafted("Seven states promise help."),
        drafted("A security assurance is softer.", "A security assurance is a softer commitment"),
    ]
    return Slow(0, Says({"sentences": sentences}, piece=12), between=0.12)


def settings(server: ModelServer) -> dict[str, str]:
    return {"PARLEY_MODEL": "openai:any", "PARLEY_MODEL_ADDRESS": f"{server.address}/v1"}


async def test_an_answer_grows_in_its_place_and_shows_only_what_holds(tmp_path: Path) -> None:
    async with running() as server, fake_discord() as here:
        server.answers = slowly
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            admin = Person(here, "11", "Ada", MANAGE_GUILD)
            ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
            await ben.types("ask", question=QUESTION)
            await until(ben, QUOTED)
            assert server.asked == [], "nothing is sent before an admin switches it on"
            await admin.types("parley setup", model="on")
            await until(admin, "Language model")
            await ben.types("ask", question=QUESTION)
            await until(ben, "Putting it into words", 10)
            assert ben.sees().count(QUOTED) == 2, "the article's own sentences stand there so far"
            await until(ben, "A security guarantee promises help.", 15)
            assert "in the words of a language model" not in ben.sees()
            await until(ben, "in the words of a language model", 20)
            assert "A security assurance is softer." in ben.sees()
            assert "Putting it into words" not in ben.sees(), "it takes the place of what grew"
            assert "Seven states" not in ben.sees()
            assert "security" not in cem.sees(), "only the asker sees it"
        assert here.refused == []


async def test_a_shared_answer_is_for_all_and_what_grew_is_taken_away(tmp_path: Path) -> None:
    async with running() as server, fake_discord() as here:
        server.answers = slowly
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            admin = Person(here, "11", "Ada", MANAGE_GUILD)
            ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
            await admin.types("parley setup", model="on")
            await until(admin, "Language model")
            await ben.types("ask", question=QUESTION, share=True)
            await until(ben, "A security guarantee promises help.", 15)
            await until(cem, "in the words of a language model", 20)
            assert "Putting it into words" not in ben.sees()
        assert here.refused == []
