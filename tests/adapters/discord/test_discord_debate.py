"""Parley started as an admin would, on a server that speaks Discord; driven from outside."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import CHANNEL, TOKEN, FakeDiscord, Interaction, fake_discord
from tests.fakes.discord_world import VOICE

ROOT = Path(__file__).parents[3]
MANAGE_EVENTS = 1 << 33


@asynccontextmanager
async def parley(
    folder: Path, here: FakeDiscord, token: str = TOKEN, **more: str
) -> AsyncIterator[Any]:
    """The program, until the block ends; it is killed then."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PARLEY_")}
    env |= {
        "PARLEY_DATA": str(folder), "PARLEY_PORT": "0", "PYTHONPATH": str(ROOT),
        "PARLEY_DISCORD_TOKEN": token, "PARLEY_DISCORD_API": f"{here.address}/api/v10", **more,
    }  # fmt: skip
    here.ready.clear()
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=env, cwd=folder,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


class Person:
    """Somebody on the server."""

    def __init__(self, here: FakeDiscord, key: str, name: str, permissions: int = 0) -> None:
        self.here, self.key, self.name, self.permissions = here, key, name, permissions
        self.place = CHANNEL

    async def types(self, path: str, **options: Any) -> Interaction:
        """A slash command with its options."""
        words = path.split()
        top = next(c for c in self.here.commands if c["name"] == words[0])
        declared = top if len(words) == 1 else _named(top["options"], words[1])
        given = [
            {"name": name, "type": _named(declared["options"], name)["type"], "value": value}
            for name, value in options.items()
        ]
        data: dict[str, Any] = {"id": "1", "name": words[0], "type": 1, "options": given}
        if len(words) > 1:
            data["options"] = [{"name": words[1], "type": 1, "options": given}]
        return await self.here.interact(2, data, self.key, self.name, self.permissions, self.place)

    async def presses(self, label: str) -> Interaction:
        """The last button of that label which they see."""
        for message in reversed(self.here.visible(self.key)):
            for part in walk(message.payload.get("components", ())):
                if part["type"] == 2 and part["label"] == label:
                    data = {"custom_id": part["custom_id"], "component_type": 2}
                    alone = message.channel in self.here.dms
                    place = message.channel if alone else self.place
                    return await self.here.interact(
                        3, data, self.key, self.name, self.permissions, place, message
                    )
        raise AssertionError(f"{self.name} sees no button {label}")

    async def fills(self, form: Interaction, **values: str) -> Interaction:
        """Sends a form that came as the answer to an interaction."""
        modal = form.answers[0]["data"]
        components = []
        for label in modal["components"]:
            inner = label["component"]
            name = inner["custom_id"]
            value = values.get(name, inner.get("value") or "")
            filled = {"type": inner["type"], "custom_id": name}
            filled |= (
                {"values": [value] if value else []}
                if inner["type"] in (3, 6, 8)
                else {"value": value}
            )
            components.append({"type": 18, "component": filled})
        data = {"custom_id": modal["custom_id"], "components": components}
        return await self.here.interact(5, data, self.key, self.name, self.permissions, self.place)

    def sees(self) -> str:
        return "\n".join(message.words for message in self.here.visible(self.key))


def _named(options: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(option for option in options if option["name"] == name)


async def until(person: Person, words: str, seconds: float = 6) -> None:
    for _ in range(int(seconds * 20)):
        if words in person.sees():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{words!r} is not in:\n{person.sees()[-3000:]}")


async def test_a_debate_on_discord_through_a_kill_and_a_dropped_connection(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here:
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            assert here.syncs == 1
            await ben.types("ask", question="What is a security guarantee?")
            await until(ben, "promise of help")
            assert "promise of help" not in cem.sees()  # until it is shared
            await ben.presses("Share")
            await until(cem, "promise of help")

            await ben.types("debate open", motion="This house trusts promises.")
            assert "is for chairs" in ben.sees()
            await ana.types("debate open", motion="This house trusts promises.", format="text")
            await until(cem, "Sign-up is open.")
            ((thread, name),) = here.threads.items()
            assert name == "This house trusts promises."
            for person in (ana, ben, cem):
                person.place = thread
            await ben.presses("Join For")
            await cem.presses("Join Against")
            await until(ana, "Cem")
            await ana.presses("Start")
            await until(ben, "The first vote is open.")
            form = await ben.presses("Vote")
            assert form.answers[0]["type"] == 9
            await ben.fills(form, stance="2", reason="They bind @everyone")
            assert "Noted:" in ben.sees()
            assert "They bind" not in cem.sees()
            await ana.presses("Close the vote")
            await ben.presses("Begin")
            await until(cem, "Openings, both at once")
            form = await ben.presses("Speak")
            await ben.fills(form, words="Sealed words of Ben about promises.")
            assert "Sealed words" not in cem.sees()
            await here.drop()
            await asyncio.wait_for(here.ready.wait(), 20)
            assert (here.identified, here.resumed) == (1, 1)
        # It was killed. What it knows is on disk, and old buttons work.
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            assert here.syncs == 1, "the commands have not changed"
            await until(ana, "The debate goes on; no time was lost.")
            here.fail_next = [500, 429]
            form = await cem.presses("Speak")
            await cem.fills(form, words="Words of Cem, @everyone <@12> **bold**.")
            await until(ana, "Sealed words of Ben about promises.", 20)
            await until(ana, "Words of Cem")
            said = [m.words for m in here.visible("11") if "Words of Cem" in m.words]
            assert said
            assert not any("<@12>" in words for words in said)
            assert ana.sees().count("Sealed words of Ben") == 1
            await ana.types("chair close", conclusion="Enough was said.")
            await until(ben, "Enough was said.")
            shown = await ben.types("debate export", kind="bundle")
            assert shown.answers
            await here.writes("12", "Ben", "<@100> What is a tripwire?", thread)
            await until(cem, "A tripwire is a force too weak")
        assert here.refused == []


async def test_what_the_speaker_writes_is_the_speech_where_messages_may_be_read(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here:
        here.channels[CHANNEL].type = VOICE  # it has no threads, so that the debate runs in itself
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        async with parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="true"):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ana.types("debate open", motion="This house writes.", format="fishbowl-open")
            await until(ben, "Sign-up is open.")
            await ana.types("debate join", seat="inner1")
            assert "Nobody sits on the side “Outer circle”" not in ana.sees()
            for step in ("debate start", "chair count", "debate begin"):
                await ana.types(step)
            await ben.types("debate floor")
            await until(ana, "Ben**, you have the floor")
            await here.writes("12", "Ben", "What I write is my speech.")
            await until(ana, "Speech 1")
            assert "What I write is my speech." in ana.sees()
            await here.writes("12", "Ben", "This is only talk.")
            await asyncio.sleep(0.3)
            assert "only talk" not in ana.sees()
        assert here.refused == []


async def test_a_wrong_token_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, "wrong") as child:
        _, said = await asyncio.wait_for(child.communicate(), 20)
        assert child.returncode == 1
        assert b"Discord does not take PARLEY_DISCORD_TOKEN" in said
        assert b"Traceback" not in said


async def test_an_intent_that_is_not_granted_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with fake_discord() as here:
        here.ungranted = 1 << 15
        async with parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="1") as child:
            _, said = await asyncio.wait_for(child.communicate(), 20)
    assert child.returncode == 1
    assert b"message content intent" in said.lower()
    assert b"Traceback" not in said


async def test_a_discord_that_is_away_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with fake_discord() as here:
        nobody = FakeDiscord()
        nobody.address = here.address
    async with parley(tmp_path, nobody) as child:
        _, said = await asyncio.wait_for(child.communicate(), 20)
    assert child.returncode == 1
    assert b"Discord cannot be reached" in said
    assert b"Traceback" not in said


async def test_values_are_offered_while_a_command_is_typed(tmp_path: Path) -> None:
    async with fake_discord() as here:
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            options = [{"name": "format", "type": 3, "value": "ox", "focused": True}]
            data = {
                "id": "1", "name": "debate", "type": 1,
                "options": [{"name": "open", "type": 1, "options": options}],
            }  # fmt: skip
            offered = await here.interact(4, data, ana.key, ana.name, ana.permissions)
            choices = offered.answers[0]["data"]["choices"]
            assert "oxford" in [choice["value"] for choice in choices]


async def test_messages_can_be_asked_about_and_quoted(tmp_path: Path) -> None:
    async with fake_discord() as here:
        ben = Person(here, "12", "Ben")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            for name, words in (
                ("Ask about this", "What is a security guarantee?"),
                ("Quote as evidence", "An automatic trigger gives the most certainty"),
            ):
                message = {"id": "9", "content": words, "author": {"id": "13"}}
                data = {
                    "id": "1", "name": name, "type": 3, "target_id": "9",
                    "resolved": {"messages": {"9": message}},
                }  # fmt: skip
                answer = await here.interact(2, data, ben.key, ben.name, 0)
            await until(ben, "promise of help")
            form = answer.answers[0]["data"]
            assert form["custom_id"] == "/debate speak"
            value = form["components"][0]["component"]["value"]
            assert value == "“An automatic trigger gives the most certainty”"
        assert here.refused == []
