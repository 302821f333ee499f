"""The chair's desk on Slack: one message that only the chair sees, whatever is pressed on it."""

from pathlib import Path

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.fakes.slack.world import Message
from tests.waiting import comes_true


def desks(person: Person) -> list[Message]:
    """The desks that stand before somebody."""
    return [message for message in person.messages() if "Your desk" in message.words]


async def until_desk(person: Person, words: str) -> None:
    """Wait until the only desk before somebody says so."""
    assert await comes_true(lambda: [words in desk.words for desk in desks(person)] == [True]), (
        words, [desk.words for desk in desks(person)]
    )  # fmt: skip


async def test_a_desk_is_one_message_with_what_can_be_done_now(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        await ana.types('/debate open motion:"This house trusts promises." format:oxford')
        await meet(ana, ben, cem)
        await ben.presses("Join For")
        await cem.presses("Join Against")
        await until(ana, "Cem")

        await ana.presses("Chair")
        await until_desk(ana, "Call it off")
        await ana.presses("Start")
        await until_desk(ana, "Start anyway")
        assert "Your desk" not in ben.sees()
        await ana.presses("Start anyway")
        await until_desk(ana, "The first vote is open.")
        await ana.presses("Close the vote")
        await until_desk(ana, "Close it all the same?")
        await ana.presses("Close the vote")
        await until_desk(ana, "First vote closed")
        await ana.presses("Skip")
        await until_desk(ana, "Next:")
        (desk,) = desks(ana)
        assert "Close the vote" not in desk.words
        await ana.presses("Warn somebody")
        await ana.submits(member=ben.key)
        await until_desk(ana, "to keep to the rules")
        await ana.presses("Call it off")
        await until_desk(ana, "Call the debate off now?")
        await ana.presses("Yes, call it off")
        await until_desk(ana, "the debate is over")
        assert here.troubles == []
