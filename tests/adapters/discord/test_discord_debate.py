"""Parley started as an admin would, on a server that speaks Discord; driven from outside."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import CHANNEL, TOKEN, FakeDiscord, Interaction, Seen, fake_discord
from tests.fakes.discord_world import APPLICATION, VOICE, user
from tests.programs import free_port, read_until, running
from tests.waiting import comes_true

MANAGE_EVENTS = 1 << 33


@asynccontextmanager
async def parley(
    folder: Path, here: FakeDiscord, token: str = TOKEN, **more: str
) -> AsyncIterator[Any]:
    """The program, until the block ends; it is killed then."""
    env = {
        "PARLEY_PORT": "0", "PARLEY_DISCORD_TOKEN": token,
        "PARLEY_DISCORD_API": f"{here.address}/api/v10", **more,
    }  # fmt: skip
    here.ready.clear()
    async with running(folder, **env) as child:
        yield child


USER = 6
"""The type of an option for which a person is picked."""


class Person:
    """Somebody on the server."""

    def __init__(self, here: FakeDiscord, key: str, name: str, permissions: int = 0) -> None:
        self.here, self.key, self.name, self.permissions = here, key, name, permissions
        self.place = CHANNEL

    async def types(self, path: str, **options: Any) -> Interaction:
        """A slash command with its options."""
        declared = self._declared(path)
        given = []
        picked = {}
        for name, value in options.items():
            kind = _named(declared["options"], name)["type"]
            assert (kind == USER) == isinstance(value, Person), f"{name} is of type {kind}"
            if isinstance(value, Person):
                picked[value.key] = value.name
                value = value.key
            given.append({"name": name, "type": kind, "value": value})
        data = _typed(path, given)
        if picked:
            data["resolved"] = resolved(picked)
        return await self.here.interact(2, data, self.key, self.name, self.permissions, self.place)

    async def completes(self, path: str, name: str, typed: str, **options: Any) -> list[Any]:
        """What is offered for an option that is being typed, after others."""
        declared = self._declared(path)
        given = [
            {"name": n, "type": _named(declared["options"], n)["type"], "value": v}
            for n, v in options.items()
        ]
        focused = _named(declared["options"], name)
        assert focused.get("autocomplete"), f"{path} {name} is not completed"
        given.append({"name": name, "type": focused["type"], "value": typed, "focused": True})
        data = _typed(path, given)
        asked = await self.here.interact(4, data, self.key, self.name, self.permissions, self.place)
        return list(asked.answers[0]["data"]["choices"])

    def _declared(self, path: str) -> dict[str, Any]:
        """A command as Parley declared it."""
        first, *rest = path.split()
        top = _named(self.here.commands, first)
        return _named(top["options"], rest[0]) if rest else top

    def option(self, path: str, name: str) -> dict[str, Any]:
        """An option of a command as Parley declared it."""
        return _named(self._declared(path)["options"], name)

    def may_type(self, path: str) -> bool:
        """Is it a slash command, and not for buttons alone?"""
        first, *rest = path.split()
        top = _named(self.here.commands, first)
        return not rest or any(option["name"] == rest[0] for option in top["options"])

    def options(self, path: str) -> list[str]:
        """The names of a command's options as Parley declared them."""
        return [option["name"] for option in self._declared(path)["options"]]

    async def presses(self, label: str) -> Interaction:
        """The last button of that label which they see; one of the chair's acts is on the chair's
        desk, which a button opens."""
        # Others than chairs wait for it: a busy machine shows it late, and a desk is not theirs.
        await comes_true(lambda: self._finds(label), 0.0 if self.permissions else 3.0)
        if pressed := await self._pressed(label):
            return pressed
        await self._pressed("Chair")
        await comes_true(lambda: self._finds(label), 3.0)
        if pressed := await self._pressed(label):
            return pressed
        raise AssertionError(f"{self.name} sees no button {label}")

    def _finds(self, label: str) -> tuple[Seen, dict[str, Any]] | None:
        """The last button of that label which they see, and the message that it is in."""
        for message in reversed(self.here.visible(self.key)):
            for part in walk(message.payload.get("components", ())):
                if part["type"] == 2 and part["label"] == label:
                    return message, part
        return None

    async def _pressed(self, label: str) -> Interaction | None:
        if (found := self._finds(label)) is None:
            return None
        message, part = found
        data = {"custom_id": part["custom_id"], "component_type": 2}
        alone = message.channel in self.here.dms
        place = message.channel if alone else self.place
        return await self.here.interact(
            3, data, self.key, self.name, self.permissions, place, message
        )

    async def uses_on(self, name: str, words: str) -> Interaction:
        """A command on a message that says these words."""
        message = {"id": "9", "content": words, "author": {"id": "13"}}
        data = {
            "id": "1", "name": name, "type": 3, "target_id": "9",
            "resolved": {"messages": {"9": message}},
        }  # fmt: skip
        return await self.here.interact(2, data, self.key, self.name, self.permissions, self.place)

    async def fills(self, form: Interaction, **values: "str | Person") -> Interaction:
        """Sends a form that came as the answer to an interaction."""
        modal = form.answers[0]["data"]
        components = []
        picked = {p.key: p.name for p in values.values() if isinstance(p, Person)}
        for label in modal["components"]:
            if label["type"] == 10:
                continue
            inner = label["component"]
            name = inner["custom_id"]
            value = values.get(name, inner.get("value") or _preset(inner))
            if isinstance(value, Person):
                value = value.key
            filled = {"type": inner["type"], "custom_id": name}
            filled |= (
                {"values": [value] if value else []}
                if inner["type"] in (3, 5, 6, 8)
                else {"value": value}
            )
            components.append({"type": 18, "component": filled})
        data: dict[str, Any] = {"custom_id": modal["custom_id"], "components": components}
        if picked:
            data["resolved"] = resolved(picked)
        return await self.here.interact(
            5, data, self.key, self.name, self.permissions, self.place, form.message
        )

    def sees(self) -> str:
        return "\n".join(message.words for message in self.here.visible(self.key))


def resolved(people: dict[str, str]) -> dict[str, Any]:
    """What Discord tells of those who were picked."""
    return {
        "users": {key: user(key, name) for key, name in people.items()},
        "members": {key: {"nick": None, "roles": [], "flags": 0} for key in people},
    }


def _preset(inner: dict[str, Any]) -> str:
    """What a menu shows at first."""
    chosen = [o["value"] for o in inner.get("options", ()) if o.get("default")]
    chosen += [one["id"] for one in inner.get("default_values", ())]
    return str(chosen[0]) if chosen else ""


def _typed(path: str, given: list[dict[str, Any]]) -> dict[str, Any]:
    """What Discord sends of a command that is typed with these options."""
    first, *rest = path.split()
    options = [{"name": rest[0], "type": 1, "options": given}] if rest else given
    return {"id": "1", "name": first, "type": 1, "options": options}


def _named(options: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(option for option in options if option["name"] == name)


async def until(person: Person, words: str, seconds: float = 6) -> None:
    if not await comes_true(lambda: words in person.sees(), seconds):
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
            await until(ben, "promise of help", 20)  # the first question loads what searches
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
            await until(ben, "First vote, sealed")
            form = await ben.presses("Vote")
            assert form.answers[0]["type"] == 9
            await ben.fills(form, stance="2", reason="They bind @everyone")
            assert "Your position:" in ben.sees()
            assert "They bind" not in cem.sees()
            await ana.presses("Close the vote")
            await until(ana, "Close it all the same?")
            await ana.presses("Close the vote")
            await until(ben, "First vote closed")
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
            here.fail_next = [500, 429]
            form = await cem.presses("Speak")
            await cem.fills(form, words="Words of Cem, @everyone <@12> **bold**.")
            await until(ana, "Sealed words of Ben about promises.", 20)
            await until(ana, "Words of Cem")
            said = [m.words for m in here.visible("11") if "Words of Cem" in m.words]
            assert said
            assert not any("<@12>" in words for words in said)
            assert ana.sees().count("Sealed words of Ben") == 1
            assert "No time was lost" not in ana.sees(), "it was away for some seconds"
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
            assert "Nobody is on the side “Outer circle”" not in ana.sees()
            for step in ("debate start", "chair count", "debate begin"):
                await ana.types(step)
            await ben.types("debate floor")
            await until(ana, "Ben**, you have the floor")
            await here.writes("12", "Ben", "What I write is my speech.")
            await until(ana, "[Speech 1]")
            assert "What I write is my speech." not in ana.sees()  # as it stands there already
            await here.writes("11", "Ana", "<@100> /debate speech 1")
            await until(ana, "What I write is my speech.")
            await here.writes("12", "Ben", "This is only talk.")
            await asyncio.sleep(0.3)
            assert "only talk" not in ana.sees()
        assert here.refused == []


async def _speaking(here: FakeDiscord) -> tuple[Person, Person]:
    """A debate in a place without threads, in which Ben has the floor."""
    await asyncio.wait_for(here.ready.wait(), 20)
    voice = await here.make(VOICE, "hall")
    ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
    ana.place = ben.place = voice
    await ana.types("debate open", motion="This house writes.", format="fishbowl-open")
    await until(ben, "Sign-up is open.")
    await ana.types("debate join", seat="inner1")
    for step in ("debate start", "chair count", "debate begin"):
        await ana.types(step)
    await ben.types("debate floor")
    await until(ana, "Ben**, you have the floor")
    return ana, ben


async def test_a_speech_is_kept_in_words_that_people_read(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="true"):
        ana, ben = await _speaking(here)
        words = "<@13> and <@!14> of <@&250> said in <#300> <:thumbs:99> <a:wave:98> </ask:97>"
        await here.writes("12", "Ben", words, ben.place, [("13", "Cem"), ("14", "Dora")])
        await until(ana, "Speech 1")
        await here.writes("11", "Ana", "<@100> /debate speech 1", ben.place)
        await until(ana, ":thumbs:")
        kept = "@Cem and @Dora of @Moderators said in #general :thumbs: :wave: /ask"
        assert kept in ana.sees().replace("\u2060", "")
        assert here.refused == []


async def test_who_edits_or_deletes_a_speech_hears_once_that_it_stands(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="true"):
        ana, ben = await _speaking(here)
        talk = await here.writes("13", "Cem", "This is only talk.", ben.place)
        said = await here.writes("12", "Ben", "What I write is my speech.", ben.place)
        await until(ana, "Speech 1")
        told = "That message was your speech. The record keeps it as you first wrote it."
        await here.edits(talk, "This was only talk.")
        await here.edits(said)  # a link in it is shown
        await asyncio.sleep(0.3)
        assert told not in ana.sees() + ben.sees()
        await here.edits(said, "What I wrote was another.")
        await until(ben, told)
        await here.takes_back(said)
        await asyncio.sleep(0.3)
        assert ben.sees().count(told) == 1
        assert told not in ana.sees()
        assert here.refused == []


async def is_healthy(said: str) -> bool:
    """Does the console answer whose address the program has told?"""
    address = said.partition("Open ")[2].split()[0]
    async with aiohttp.ClientSession() as session, session.get(f"{address}healthz") as got:
        return got.status == 200


async def test_a_wrong_token_is_told_in_one_sentence_and_stops_nothing(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, "wrong") as child:
        said = await read_until(child, "Discord refuses PARLEY_DISCORD_TOKEN")

        assert "Discord is off; Parley tries again by itself." in said
        assert await is_healthy(said)


async def test_an_intent_that_is_not_granted_stops_nothing(tmp_path: Path) -> None:
    async with fake_discord() as here:
        here.ungranted = 1 << 15
        async with parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="1") as child:
            said = await read_until(child, "message content intent")

            assert await is_healthy(said)


async def test_a_discord_that_is_away_is_tried_again_until_it_is_there(tmp_path: Path) -> None:
    port = free_port()
    nobody = FakeDiscord()
    nobody.address = f"http://127.0.0.1:{port}"
    async with parley(tmp_path, nobody, PARLEY_PLATFORM_PAUSE="1") as child:
        said = await read_until(child, "Discord cannot be reached")
        assert await is_healthy(said)

        async with fake_discord(port=port) as here:
            await asyncio.wait_for(here.ready.wait(), 30)
            await read_until(child, "On Discord.")


async def test_another_application_on_the_same_folder_gets_its_commands(tmp_path: Path) -> None:
    for application in ("7001", "7002"):
        async with fake_discord() as here:
            here.application_id = application
            async with parley(tmp_path, here):
                await asyncio.wait_for(here.ready.wait(), 20)

            assert here.commands


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


async def test_messages_can_be_asked_about(tmp_path: Path) -> None:
    async with fake_discord() as here:
        ben = Person(here, "12", "Ben")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ben.uses_on("Ask about this", "What is a security guarantee?")
            await until(ben, "promise of help", 20)  # the first question loads what searches
            await here.writes("12", "Ben", f"<@{APPLICATION}> What is a tripwire?", CHANNEL, ())
            await until(ben, "A tripwire is a force too weak")
            (answer,) = [m for m in here.messages if "A tripwire is a force too weak" in m.words]
            assert not answer.only
            assert "/answer share" not in str(answer.payload)
        assert here.refused == []
