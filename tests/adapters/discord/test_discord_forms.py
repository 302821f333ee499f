"""Forms on Discord that are refused: nothing that was typed is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import FakeDiscord, Interaction, fake_discord

REASON = "Because a promise that nobody can check is no promise. " * 12


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[FakeDiscord]:
    async with fake_discord() as here, parley(folder, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        yield here


async def open_debate(here: FakeDiscord, **more: Any) -> tuple[Person, Person]:
    """A debate in its thread, with Ana as its chair and Ben for one side, Cem for the other."""
    ana = Person(here, "11", "Ana", MANAGE_EVENTS)
    ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
    await ana.types("debate open", motion="This house trusts promises.", **more)
    await until(ben, "Sign-up is open.")
    ((thread, _),) = here.threads.items()
    for person in (ana, ben, cem):
        person.place = thread
    await ben.types("debate join", seat="for")
    await cem.types("debate join", seat="against")
    return ana, ben


def fields_of(form: Interaction) -> dict[str, dict[str, Any]]:
    """The fields of a form by name, each with its label's description as `hint`."""
    modal = form.answers[0]["data"]
    labels = [label for label in modal["components"] if "component" in label]
    return {
        label["component"]["custom_id"]: {**label["component"], "hint": label.get("description")}
        for label in labels
    }


async def test_a_slip_in_the_vote_form_loses_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as here:
        ana, ben = await open_debate(here)
        await ana.types("debate start")
        form = await ben.types("debate vote")
        await ben.fills(form, stance="2", confidence="quite", reason=REASON)
        await until(ben, "“How sure you are, in per cent” needs a number from 0 to 100, such as 60")
        again = await ben.presses("Try again")
        fields = fields_of(again)
        assert fields["reason"]["value"] == REASON.strip()
        assert fields["confidence"]["value"] == "quite"
        assert "such as 60" in fields["confidence"]["hint"]
        assert [o["value"] for o in fields["stance"]["options"] if o.get("default")] == ["2"]
        await ben.fills(again, stance="2", confidence="60 %")
        await until(ben, "Your position: ")


async def test_what_was_typed_for_a_command_comes_back_in_its_form_with_all_that_is_wrong(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as here:
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        before = len(here.visible(ana.key))
        await ana.types(
            "debate open", motion="This house trusts promises.", format="oxfort", start="soonish"
        )
        await until(ana, "soonish")
        assert len(here.visible(ana.key)) == before + 1  # all that is wrong in one message
        assert "oxfort" in ana.sees()
        again = await ana.presses("Try again")
        assert fields_of(again)["motion"]["value"] == "This house trusts promises."


async def test_a_form_that_was_refused_is_nobody_elses(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as here:
        ana, ben = await open_debate(here)
        await ana.types("debate start")
        form = await ben.types("debate vote")
        pressed = await ben.fills(form, stance="2", confidence="quite")
        await until(ben, "Try again")
        data = {"custom_id": _button(pressed), "component_type": 2}
        other = await here.interact(3, data, "13", "Cem", 0, ben.place, here.visible(ben.key)[-1])
        await asyncio.sleep(0.3)
        assert other.answers[0]["type"] != 9
        assert "no longer kept" in Person(here, "13", "Cem").sees()


async def test_a_ballot_shows_its_motion_and_who_sees_it_and_asks_what_moved_you_after_a_change(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as here:
        ana, ben = await open_debate(here, format="text", info="Promises are words. " * 40)
        cem = Person(here, "13", "Cem")
        cem.place = ben.place
        await ana.types("debate start")
        ballot = await ben.types("debate vote")
        (shown,) = [
            part["content"]
            for part in ballot.answers[0]["data"]["components"]
            if part["type"] == 10
        ]
        assert "Motion: **This house trusts promises.**" in shown
        assert "Promises are words. Promises" in shown
        assert "Secret ballot: only totals are shown, at the end." in shown
        assert shown.endswith("Only you see your reason.")
        assert len(shown) < 500
        assert "moved_by" not in fields_of(ballot)
        await ben.fills(ballot, stance="2")
        await until(ben, "Your position: **for (+2)**")
        await ana.types("chair count")
        await ana.types("debate begin")
        await ben.types("debate speak", words="They bind nobody.")
        await cem.types("debate speak", words="They calm everybody.")
        await until(ben, "They calm everybody.")
        await cem.types("claim make", words="Calm is worth a promise.")
        await ben.fills(await ben.types("position set"), stance="-1")
        await until(ben, "You changed your mind.")
        asked = await ben.presses("What moved you?")
        options = fields_of(asked)["moved_by"]
        titles = [option["label"] for option in options["options"]]
        assert titles == ["Cem: They calm everybody.", "Claim: Calm is worth a promise."]
        assert options["max_values"] == 2  # several may have
        values = [option["value"] for option in options["options"]]
        await ben.fills(asked, moved_by=", ".join(values))
        await until(ben, "What moved you: speech 2 by Cem (“They calm everybody.”); claim 1 by Cem")
        assert "only totals are shown" not in ben.sees()  # once, on the ballot


async def test_words_written_while_time_ran_out_are_kept_and_handed_in_late(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as here:
        ana, ben = await open_debate(here, format="oxford")
        cem = Person(here, "13", "Cem")
        cem.place = ben.place
        for step in ("debate start", "chair count"):
            await ana.types(step)
        early = await cem.types("debate speak")
        assert early.answers[0]["type"] != 9  # no form for what is not theirs to do now
        await until(cem, "You can write your speech ahead")
        ahead = await cem.types("debate draft")
        await cem.fills(ahead, words="We thank the other side.")
        await until(cem, "Speak opens with it when your turn comes.")
        await ana.types("debate begin")
        form = await ben.types("debate speak")
        shown = form.answers[0]["data"]["components"][0]["content"]
        assert "hand it in by <t:" in shown
        await ana.types("chair end")
        await ben.fills(form, words=REASON)
        await until(ben, "Time ran out while you wrote. Your words are kept.")
        await ben.presses("Hand in late")
        await until(cem, "late: handed in after its time")
        assert REASON.strip()[:60] in cem.sees()
        await cem.types("debate begin")
        given = await cem.types("debate speak")
        assert fields_of(given)["words"]["value"] == "We thank the other side."
        quoting = await cem.uses_on("Quote as evidence", "An automatic trigger deters.")
        words = fields_of(quoting)["words"]["value"]
        assert words == "We thank the other side.\n\n“An automatic trigger deters.”"


async def test_quoting_without_a_debate_says_so_before_anything_is_typed(tmp_path: Path) -> None:
    async with running(tmp_path) as here:
        zoe = Person(here, "14", "Zoe")
        answer = await zoe.uses_on("Quote as evidence", "Nobody keeps promises.")
        await until(zoe, "There is no debate here.")
        assert answer.answers[0]["type"] != 9


def _button(answer: Interaction) -> str:
    rows = answer.answers[0]["data"]["components"]
    return next(
        str(part["custom_id"])
        for row in rows
        for part in row.get("components", ())
        if part.get("label") == "Try again"
    )


async def test_a_message_just_after_a_turn_that_passed_unsaid_is_asked_about_alone(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="true"):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = await open_debate(here, format="oxford")
        for step in ("debate start", "chair count", "debate begin", "chair end"):
            await ana.types(step)
        await until(ana, "Next: ")
        await here.writes("12", "Ben", "What I write comes late.", ben.place)
        await until(ben, "Time ran out while you wrote. It is only chat.")
        assert "Time ran out" not in ana.sees()
        await asyncio.sleep(0.3)  # until it is noted to which server its buttons belong
        await ben.presses("Hand in late")
        await until(ben, "Handed in late.")
        await until(ana, "late: handed in after its time")
        assert "What I write comes late." in ana.sees()
        assert here.refused == []


async def test_the_rest_of_a_speech_that_comes_after_its_time_is_asked_about_alone(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_MESSAGES="true"):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = await open_debate(here, format="oxford")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.types(step)
        await until(ben, " minutes, until")
        await here.writes("12", "Ben", "The first part comes in time.", ben.place)
        await asyncio.sleep(0.3)
        await ana.types("chair end")
        await until(ana, "Next: ")
        await here.writes("12", "Ben", "The rest does not.", ben.place)
        await until(ben, "Your turn was over when this came. It is only chat.")
        assert "Your turn was over" not in ana.sees()
        assert here.refused == []
