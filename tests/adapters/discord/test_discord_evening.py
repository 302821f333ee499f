"""An evening of four people on Discord: every step in one thread, counted in messages."""

import asyncio
from functools import partial
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley
from tests.adapters.discord.test_discord_debate import until as until_within
from tests.fakes.discord_limits import walk
from tests.fakes.discord_replies import Interaction, Seen
from tests.fakes.discord_server import FakeDiscord, fake_discord
from tests.waiting import comes_true

QUESTION = "This house would make guarantees trigger automatically."

MOST_IN_THREAD = 63
"""Messages that everybody sees in the thread when the evening is over."""


PATIENCE = 20.0
"""Seconds in which what was asked for must be seen, on a machine that is busy."""


async def until(person: Person, words: str) -> None:
    await until_within(person, words, PATIENCE)


def in_thread(here: FakeDiscord, thread: str) -> list[Seen]:
    """What everybody sees in a thread."""
    return [m for m in here.messages if m.channel == thread and not m.only and not m.gone]


def labels(message: Seen) -> list[str]:
    """The buttons of a message."""
    parts = walk(message.payload.get("components", ()))
    return [part["label"] for part in parts if part["type"] == 2]


def board_of_evening(here: FakeDiscord) -> Seen:
    """The one board of the evening that stands."""
    (board,) = [m for m in here.messages if "### Evening: " in m.words and not m.gone]
    return board


async def until_board(here: FakeDiscord, words: str) -> None:
    """Wait till the board of the evening says so."""

    def says() -> bool:
        boards = [m for m in here.messages if "### Evening: " in m.words and not m.gone]
        return len(boards) == 1 and words in boards[0].words

    if not await comes_true(says, PATIENCE):
        raise AssertionError(f"{words!r} is not in:\n{board_of_evening(here).words}")


async def until_gone(here: FakeDiscord, thread: str, label: str) -> None:
    """Wait till no message of a thread has such a button any more."""
    if not await comes_true(
        lambda: all(label not in labels(m) for m in in_thread(here, thread)), PATIENCE
    ):
        hangs = [m.words for m in in_thread(here, thread) if label in labels(m)]
        raise AssertionError(f"{label!r} still hangs on {hangs}")


def sends(action: str, message: Seen) -> bool:
    """Has a message a button that begins with an action?"""
    parts = walk(message.payload.get("components", ()))
    return any(str(part.get("custom_id", "")).startswith(action) for part in parts)


async def chooses(person: Person, label: str) -> Interaction:
    """An option of the newest menu that has it."""
    for message in reversed(person.here.visible(person.key)):
        for part in walk(message.payload.get("components", ())):
            for option in part.get("options", ()) if part["type"] == 3 else ():
                if option["label"] == label:
                    data = {
                        "custom_id": part["custom_id"], "component_type": 3,
                        "values": [option["value"]],
                    }  # fmt: skip
                    return await person.here.interact(
                        3, data, person.key, person.name, person.permissions, person.place, message
                    )
    raise AssertionError(f"{person.name} is offered no {label}")


async def fill(person: Person, label: str, **values: str) -> None:
    """Press a button that opens a form, and send the form; it has one page."""
    await person.fills(await person.presses(label), **values)
    assert "Not sent yet" not in person.sees()


async def vote(here: FakeDiscord, stances: dict[Person, str], label: str = "Vote") -> None:
    for person, stance in stances.items():
        await fill(person, label, stance=stance)


async def speak(person: Person, chair: Person, words: str) -> None:
    """A turn, from its beginning to its end."""
    await person.presses("Begin")
    await until(person, f"**{person.name}** has the floor.")
    turns = chair.sees().count("Next: **")
    await asyncio.sleep(0.1)
    await fill(person, "Speak", words=words)
    await until(chair, words)
    await person.presses("End my turn")
    await comes_true(
        lambda: chair.sees().count("Next: **") > turns or "The closing vote is open" in chair.sees()
    )


async def debate(here: FakeDiscord, people: tuple[Person, ...]) -> None:
    """Openings, no free debate, closings."""
    ana, ben, cem, dia = people
    for number, person in enumerate((ben, cem, dia, ana)):
        await speak(person, ana, f"Opening {number}: a known trigger is kept.")
    await until_board(here, "The chair begins: **Free debate**")
    own = "/debate begin"  # what a speaker presses; what stands now begins it from the chair's desk
    assert await comes_true(lambda: not any(map(partial(sends, own), in_thread(here, ana.place))))
    await ana.presses("Begin")
    await until(ben, "the floor is open")
    await ana.presses("Skip")
    await until(ben, "**First closing, Pro**")
    for number, person in enumerate((ben, cem, dia, ana)):
        await speak(person, ana, f"Closing {number}: a known trigger is kept.")


async def sheet(here: FakeDiscord, people: tuple[Person, ...]) -> None:
    """One clause is amended, and the sheet adopted."""
    ana, ben, cem, dia = people
    await ben.fills(await chooses(ben, "Trigger"), options="automatic")
    await until_board(here, "A proposal needs a second. Anybody but its author can second it.")
    await cem.presses("Second it")
    for number, last in ((1, dia), (2, cem)):
        await until_board(here, "A proposal is seconded.")
        await ana.presses("Put to the vote")
        await until(ana, f"all who are here have voted: **number {number}**")
        for person in (ana, ben, cem, dia):
            if person is not last:
                await person.presses("For")
        if number == 2:
            await until_board(here, f"Still to vote on the sheet: **{last.name}**.")
        await last.presses("For")
        await until_board(here, "All who are here have voted. The vote closes within a minute.")
        await ana.presses("Close the vote")
        await until(ana, f"The vote on **number {number}** has closed.")
        if number == 1:
            await until_board(here, "Still to look at: Voting rule")
            await ben.presses("Propose adoption")
            await until_board(here, "A proposal needs a second.")
            await dia.presses("Second it")
    await until_board(here, "The sheet is adopted.")


async def incident(here: FakeDiscord, people: tuple[Person, ...]) -> None:
    ana, ben, cem, dia = people
    await until_board(here, "Everybody takes a role")
    for person, role in zip(
        (ben, cem, dia),
        ("Beneficiary", "Frontline Guarantor", "Large European Guarantor"),
        strict=True,
    ):
        await chooses(person, role)
        await until(person, f"Your role: {role}")
    await ana.presses("Begin")
    await until(cem, "begins.**")
    await ben.presses("Report")
    await until(cem, "The Beneficiary reports the incident")
    await ana.presses("End the incident")
    await until(ana, "End the exercise now?")
    await ana.presses("Yes, end it")
    await until(cem, "### Debrief: ")


async def test_four_people_spend_an_evening_on_discord(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben, cem, dia = (
            Person(here, str(n), name) for n, name in ((12, "Ben"), (13, "Cem"), (14, "Dia"))
        )
        people = (ana, ben, cem, dia)
        await ana.types("evening start", question=QUESTION, minutes=90, people=4)
        await until(dia, "### Evening: ")
        ((thread, _),) = here.threads.items()
        await until(ana, f"Your evening has started in <#{thread}>.")
        for person in people:
            person.place = thread
        for person, side in ((ben, "Pro"), (cem, "Con"), (dia, "Pro"), (ana, "Con")):
            await person.presses(f"Join {side}")
            await until(ana, f"**{person.name}**")

        await ana.presses("Next step")
        await until_board(here, "Still to vote: ")
        await vote(here, {ana: "0", ben: "2", cem: "-2", dia: "1"})
        await until_board(here, "Everybody who has a seat has voted.")
        await ana.presses("Next step")
        await until_board(here, "Debate (3 of 8)")
        await debate(here, people)
        await until(dia, "The closing vote is open")
        await vote(here, {ana: "1", ben: "2", cem: "-1", dia: "2"})
        assert "Before: **" not in ben.sees()
        assert "You changed your mind." not in dia.sees()  # only further along her own side
        await ana.presses("Close the vote")
        await until(dia, "### Result")
        await until_board(here, "The debate is over.")

        await ana.presses("Next step")
        await until_board(here, "Still to look at: Trigger")
        await sheet(here, people)
        await ana.presses("Next step")
        await incident(here, people)
        await until_board(here, "Debrief (6 of 8)")
        assert "Incident is over" not in ana.sees()  # its debrief is there, which says so
        await ana.presses("Next step")
        await until_board(here, "Still to give their position: ")
        await vote(here, {ana: "1", ben: "2", cem: "0", dia: "2"}, "My position")
        await until_board(here, "All have given their position again.")
        await ana.presses("Next step")
        await until_board(here, "Write a sentence that all can agree on.")
        await fill(dia, "Write a statement", words="A promise needs a date.")
        await until_board(here, "One statement is written. Sign it, or write another.")
        await fill(ben, "Write a statement", words="A promise needs means.")
        await until_board(here, "then rank what was written")
        for person in people:
            await fill(person, "Rank the statements", **{"ranking.1": "1", "ranking.2": "2"})
        await until_board(here, "4 people have ranked the statements.")
        await ben.presses("See and sign")
        await until(ben, "A promise needs a date.")
        await ana.presses("End the evening")
        await until(ana, "End the evening now?")
        await ana.presses("Yes, end it")
        await until(dia, "The evening is over. Thank you.")
        await until_board(here, "The evening is over.")
        await ben.presses("Keep it all")
        assert await comes_true(
            lambda: any(m.payload.get("attachments") for m in here.visible(ben.key)), PATIENCE
        )

        shown = in_thread(here, thread)
        assert len(shown) <= MOST_IN_THREAD, len(shown)
        for label in (
            "Next step", "Second it", "For", "Begin", "Vote", "Speak", "Play an incident",
        ):  # fmt: skip
            await until_gone(here, thread, label)
        assert here.refused == []
