"""Points of information on Slack: one is taken and spoken, another is declined."""

from pathlib import Path

from tests.adapters.four_speeches import POINTS, build_format
from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.waiting import comes_true


def ends_turn(person: Person, words: str) -> bool:
    """Does the last message that says so have the button that ends the turn?"""
    message = next(m for m in reversed(person.messages()) if words in m.words)
    return "End my turn" in str(message.blocks)


async def test_a_point_is_offered_taken_and_spoken_and_another_declined(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        await ana.types("/parley format add")
        await ana.submits(file=("own.toml", build_format(2, POINTS).encode()))
        await until(ana, "Short")
        await ana.types('/debate open motion:"This house takes points." format:short')
        await meet(ana, cem, ben)
        await ben.presses("Join For")
        await cem.presses("Join Against")
        await until(ana, "Cem")
        await ana.presses("Start")
        await until(ana, "First vote")
        await ana.presses("Close the vote")
        await until(ana, "Close it all the same?")
        await ana.presses("Close the vote")
        await until(ben, "First vote closed")
        await ben.presses("Begin")
        await until(cem, "Speech 1 ends:")

        await cem.presses("Point of information")
        await until(ben, "Cem offers a point of information.")
        await ben.presses("Take it")
        await until(cem, "you have the point. Please be short: 1 minute.")
        await cem.presses("Speak")
        await cem.submits(words="Who would pay for that?")
        await until(ana, "Who would pay for that?")
        assert "Point of information, Cem to Ben" in ana.sees()

        await cem.presses("Point of information")
        assert await comes_true(lambda: ben.sees().count("offers a point of information.") > 1)
        await ben.presses("Not now")
        await until(cem, "Ben does not take your point.")
        await ben.presses("Speak")
        await ben.submits(words="Those who sign it pay for it.")
        await until(ana, "Those who sign it pay for it.")
        assert ends_turn(ana, "Those who sign it pay for it.")
        assert await comes_true(lambda: not ends_turn(ana, "Who would pay for that?"))
        await ben.presses("End my turn")
        await until(ana, "Next: Speech 2")
        assert await comes_true(lambda: not ends_turn(ana, "Those who sign it pay for it."))
        assert here.refused == []
