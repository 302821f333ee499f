"""An evening in a Slack workspace: one thread, and a kill in the middle of it."""

from pathlib import Path

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_an_evening_goes_on_in_its_thread_after_a_kill(tmp_path: Path) -> None:
    async with fake_slack() as here:
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        async with parley(tmp_path, here) as child:
            await ana.types(
                "/parley evening start leave_out:debate,exercise,debrief This house goes on."
            )
            await meet(ana, ben, found_by=ben)
            await until(ben, "An evening of")
            await until(ben, "Reading (1 of 5)")
            child.kill()
            await child.wait()
        async with parley(tmp_path, here):
            await ana.presses("Next step")
            await until(ben, "Time to take your first position.")
            await ana.mentions("evening next skip:yes")
            await until(ben, "Time to write the sheet.")
            await until(ben, "16 of 28 clauses decided")
            await ben.mentions("evening show")
            await until(ben, "The plan")
            ana.thread = ""
            await ana.types("/parley evening show")
            await until(ana, "The plan")
        assert here.refused == []
        assert here.troubles == []
