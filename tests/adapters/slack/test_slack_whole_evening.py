"""A whole evening of six people on Slack: every step in one thread, counted in messages."""

import asyncio
import os
from pathlib import Path

from tests.adapters.slack.playing import meet, more
from tests.adapters.slack.running import parley
from tests.fakes.slack.elements import find_all
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import FakeSlack, fake_slack
from tests.fakes.slack.world import Message
from tests.waiting import comes_true

QUESTION = "This house would make guarantees trigger automatically."

MOST_POSTED, MOST_STANDING = 78, 67
"""Messages for everybody in the whole evening, and those that stand when it is over: the others
are boards that went to the end of the thread."""

MOST_PRIVATE = 52
"""Messages that one member alone sees, over all six of them."""

PATIENCE = 20.0
"""Seconds in which what was asked for must be seen, on a machine that is busy."""

OWN_BOARDS = ("Our guarantee (sheet", "Who fired?")
"""How boards of a sheet and an incident begin."""

NAMES = ("Ana", "Ben", "Cem", "Dia", "Eva", "Fin")


def posted(here: FakeSlack) -> list[Message]:
    """What the bot posted for everybody, in the channel and its thread."""
    rooms = [c for c in here.team.channels.values() if c.kind != "im"]
    said = [m for c in rooms for m in c.messages if m.user == here.team.bot]
    return [m for m in said if not m.only]


def in_room(here: FakeSlack) -> list[Message]:
    """What everybody sees of it now."""
    return [message for message in posted(here) if not message.gone]


def alone(here: FakeSlack) -> list[Message]:
    """What one member alone sees, of the bot's."""
    rooms = here.team.channels.values()
    return [
        m
        for c in rooms
        for m in c.messages
        if (m.only or c.kind == "im") and m.user == here.team.bot
    ]


def labels(message: Message) -> list[str]:
    """The buttons of a message."""
    found = (element for block in message.blocks for element in find_all(block))
    return [e["text"]["text"] for e in found if e["type"] == "button"]


def board_of_evening(here: FakeSlack) -> Message:
    """The one board of the evening that stands."""
    (board,) = [m for m in in_room(here) if m.words.startswith("Evening: ")]
    return board


async def until_board(here: FakeSlack, words: str) -> None:
    """Wait till the board of the evening says so."""

    def says() -> bool:
        boards = [m for m in in_room(here) if m.words.startswith("Evening: ")]
        return len(boards) == 1 and words in boards[0].words

    if not await comes_true(says, PATIENCE):
        raise AssertionError(f"{words!r} is not in:\n{board_of_evening(here).words}")


async def vote(stances: dict[Person, str], label: str = "Vote") -> None:
    for person, stance in stances.items():
        before = person.sees().count("Your position:")
        await person.presses(label)
        await person.submits(stance=stance)
        await more(person, "Your position:", before)


def news_with(here: FakeSlack, *words: str) -> list[str]:
    """What the room was told that has all of some words, oldest first."""
    told = [message.words for message in posted(here)]
    return [each for each in told if all(part in each for part in words)]


def comes_next(here: FakeSlack, person: Person) -> bool:
    """Does the newest news of who speaks next name them?"""
    return f", by {person.name}." in "".join(news_with(here, "Next: ", ", by ")[-1:])


async def speak(person: Person, chair: Person, words: str) -> None:
    """A turn, from the news that it comes next to the news of what follows it. What one member
    alone is told may come at any time, and is not waited for."""
    here = person.here
    assert await comes_true(lambda: comes_next(here, person), PATIENCE), person.sees()[-2000:]
    await person.presses("Begin")
    await until(chair, f"{told_segment(here, person)} ends:")
    turns = len(news_with(here, "Next: "))
    await person.presses("Speak")
    await person.submits(words=words)
    await until(chair, words)
    await person.presses("End my turn")
    over = "The closing vote is open."
    followed = await comes_true(
        lambda: len(news_with(here, "Next: ")) > turns or news_with(here, over), PATIENCE
    )
    assert followed, person.sees()[-2000:]


def told_segment(here: FakeSlack, person: Person) -> str:
    """The segment that the newest news of who speaks next names for them."""
    newest = news_with(here, "Next: ", f", by {person.name}.")[-1]
    return newest.partition("Next: ")[2].partition(f", by {person.name}")[0]


async def debate(here: FakeSlack, people: list[Person]) -> None:
    """Openings, a free debate that is skipped, closings."""
    ana, ben, cem, dia, eva, _ = people
    for number, person in enumerate((ben, cem, dia, eva)):
        await speak(person, ana, f"Opening {number}: a known trigger is kept.")
    await until_board(here, "The chair begins: Free debate")
    await ana.presses("Begin")
    await until(ben, "the floor is open")
    await ana.presses("Skip")
    await until(ben, "First closing, Pro")
    for number, person in enumerate((ben, cem, dia, eva)):
        await speak(person, ana, f"Closing {number}: a known trigger is kept.")


async def sheet(here: FakeSlack, people: list[Person]) -> None:
    """One clause is amended, and the sheet adopted."""
    ana, ben, cem, dia, *_ = people
    await ben.chooses("Trigger")
    await ben.submits(options="automatic")
    await until_board(here, "A proposal needs a second. Anybody but its author can second it.")
    await cem.presses("Second it")
    for number in (1, 2):
        await until_board(here, "A proposal is seconded.")
        await ana.presses("Put to the vote")
        await until(ana, f"all who are here have voted: number {number}")
        for person in people:
            await person.presses("For")
        await until_board(here, "All who are here have voted. The vote closes within a minute.")
        await ana.presses("Close the vote")
        await until(ana, f"The vote on number {number} has closed.")
        if number == 1:
            await until_board(here, "Still to look at: Voting rule")
            await ben.presses("Propose adoption")
            await until_board(here, "A proposal needs a second.")
            await dia.presses("Second it")
    await until_board(here, "The sheet is adopted.")


async def incident(here: FakeSlack, people: list[Person]) -> None:
    ana, ben, cem, dia, eva, _ = people
    await until_board(here, "Everybody takes a role")
    for person, role in zip(
        (ben, cem, dia, eva),
        ("Beneficiary", "Frontline Guarantor", "Large European Guarantor", "Press"),
        strict=True,
    ):
        await person.chooses(role)
        await until(person, f"Your role: {role}")
    await ana.presses("Begin")
    await until(cem, "begins.")
    await ben.presses("Report")
    await until(cem, "The Beneficiary reports the incident")
    await cem.presses("Call the meeting")
    await until(ben, "The Frontline Guarantor calls the meeting")
    await ana.presses("Next development")
    await cem.presses("Propose")
    await cem.submits(responses="sanctions", words="We cannot wait.")
    await until(ben, "We cannot wait.")
    for person in (ben, cem, dia):
        await person.presses("It applies")
    await dia.chooses("For proposal 1")
    await until(ana, "Large European Guarantor votes for proposal 1")
    await ana.presses("Count the votes")
    await until(ben, "is carried.")
    await ana.presses("End the incident")
    await until(ana, "End the exercise now?")
    await ana.presses("Yes, end it")
    await until(cem, "Debrief: ")


def write_transcript(here: FakeSlack, file: Path) -> None:
    """Everything that was said, to read."""
    lines = []
    for channel in here.team.channels.values():
        lines.append(f"######## {channel.id} {channel.name} {channel.kind}")
        for m in sorted(channel.messages, key=lambda m: int(m.ts.split(".")[1])):
            who = "bot" if m.user == here.team.bot else m.user
            mark = " GONE" if m.gone else ""
            mark += f" ONLY {here.team.users[m.only].name}" if m.only else ""
            mark += " edited" if m.edited else ""
            mark += f" [{' | '.join(labels(m))}]" if labels(m) else ""
            lines.append(f"--- {m.ts} {who}{mark}\n{m.words or m.text}")
    file.write_text("\n".join(lines))


async def test_six_people_spend_an_evening_on_slack(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        people = [
            Person(here, f"U00000{11 + n}", name, admin=not n) for n, name in enumerate(NAMES)
        ]
        ana, ben, cem, dia, eva, fin = people
        try:
            await ana.types(f"/parley evening start minutes:90 people:6 {QUESTION}")
            await meet(*people, found_by=fin)
            await until(fin, "An evening of 90 minutes has started.")
            for person, side in ((ben, "Pro"), (cem, "Con"), (dia, "Pro"), (eva, "Con")):
                await person.presses(f"Join {side}")
                await until(ana, person.name)

            await until_board(here, "Reading (1 of 8)")
            await ana.presses("Next step")
            await until_board(here, "Still to vote: ")
            await vote(dict(zip(people, ("0", "2", "-2", "1", "-1", "0"), strict=True)))
            await until_board(here, "Everybody who has a seat has voted.")
            await ana.presses("Next step")
            await until_board(here, "Debate (3 of 8)")
            await debate(here, people)
            await until(fin, "Closing vote, sealed")
            await vote(dict(zip(people, ("1", "2", "-1", "2", "-2", "1"), strict=True)))
            await ana.presses("Close the vote")
            await until(dia, "Result")
            await until_board(here, "The debate is over.")

            await ana.presses("Next step")
            await until_board(here, "Still to look at: Trigger")
            await sheet(here, people)
            await ana.presses("Next step")
            await incident(here, people)
            await until_board(here, "Debrief (6 of 8)")
            await ana.presses("Next step")
            await until_board(here, "Still to give their position: ")
            stances = dict(zip(people, ("1", "2", "0", "2", "-2", "1"), strict=True))
            await vote(stances, "My position")
            await until_board(here, "All have given their position again.")
            await ana.presses("Next step")
            await until_board(here, "Write a sentence that all can agree on.")
            await dia.presses("Write a statement")
            await dia.submits(words="A promise needs a date.")
            await until_board(here, "One statement is written. Sign it, or write another.")
            await eva.presses("Write a statement")
            await eva.submits(words="A promise needs means.")
            await until_board(here, "then rank what was written")
            for person in people:
                await person.presses("Rank the statements")
                await person.submits(**{"ranking.1": "1", "ranking.2": "2"})
            await until_board(here, "6 people have ranked the statements.")
            await ben.presses("See and sign")
            await until(ben, "A promise needs a date.")
            await ben.presses("Sign it")
            await ben.submits(**{"How you sign": "I sign"})
            await ana.presses("End the evening")
            await until(ana, "End the evening now?")
            await ana.presses("Yes, end it")
            await until(dia, "The evening is over. Thank you.")
            await until_board(here, "The evening is over.")
            await ben.presses("Keep it all")
            await until(ben, ".zip")
            await asyncio.sleep(1)
        finally:
            if to := os.environ.get("PARLEY_TRANSCRIPT"):
                write_transcript(here, Path(to))
        assert len(posted(here)) <= MOST_POSTED, len(posted(here))
        assert len(in_room(here)) <= MOST_STANDING, len(in_room(here))
        assert len(alone(here)) <= MOST_PRIVATE, len(alone(here))
        boards = [m for m in posted(here) if m.words.startswith(OWN_BOARDS)]
        assert boards == []  # the evening's board shows what they would
        assert here.refused == []
        assert here.troubles == []
