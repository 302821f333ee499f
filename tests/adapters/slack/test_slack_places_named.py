"""What is opened in a thread is not said to be in the channel where everybody stands: Slack shows a
thread under the name of its channel."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_nobody_is_told_that_something_is_in_the_channel_where_they_stand(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        await ana.types('/debate open format:text motion:"This house would wait."')
        await until(ana, "Your debate is open. People can take seats on the board now.")
        await ana.types("/parley exercise open strike_on_city against:author_proposal")
        await until(ana, "The exercise is open. People can take roles on the board now.")
        await ana.types("/parley evening start minutes:90 people:6 This house meets.")
        await until(ana, "Your evening has started. Everybody can take a seat now.")

        assert here.refused == []
