"""Fifty members at once, and a Slack that is slow or away: all acknowledged, each counted once."""

import asyncio
import time
from pathlib import Path

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import called, parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack

MEMBERS = 50
SOON = 1.5
"""Seconds: half of what Slack waits."""


async def _voting(chair: Person, people: list[Person]) -> None:
    """A debate whose first vote is open."""
    await chair.types('/debate open format:fishbowl-open motion:"This house is crowded."')
    await until(chair, "Your debate is open")
    await meet(*people, chair)
    await chair.presses("Join Inner circle")
    await chair.presses("Start")
    await until(chair, "First vote, sealed")


async def test_fifty_vote_at_once_while_slack_is_slow_to_take_posts(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        chair = Person(here, "U0000011", "Ana", admin=True)
        people = [Person(here, f"U00001{n:02d}", f"Member {n}") for n in range(MEMBERS)]
        await _voting(chair, people)
        await asyncio.gather(*(person.presses("Vote") for person in people))
        for person in people:
            await person.form()
        for method in ("chat.postEphemeral", "chat.update", "chat.postMessage"):
            here.fail(method, times=20, delay=2)
        sent = await asyncio.gather(*(person.submits(stance="2") for person in people))
        assert [one.failed for one in sent] == [""] * MEMBERS
        assert max(one.seconds or 9 for one in sent) < SOON
        here.faults.clear()
        await until(chair, f"{MEMBERS} people have voted so far", 20)
        for person in people:
            await until(person, "Your position: for (+2)")
        await chair.presses("Close the vote")
        await until(chair, "Close it all the same?")
        await chair.presses("Close the vote")
        await until(chair, "First vote closed")

        assert here.refused == []
        assert here.troubles == []


async def test_what_is_slow_for_one_does_not_keep_others_waiting(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana"), Person(here, "U0000012", "Ben")
        await ben.types("/parley motion list")
        await until(ben, "Nobody has proposed")
        answers = here.calls.count("chat.postEphemeral")
        here.fail("chat.postEphemeral", delay=3)
        await ana.types("/parley motion list")
        await called(here, answers + 1, "chat.postEphemeral")
        begun = time.monotonic()
        await ben.types("/parley help")
        await until(ben, "What Parley can do")

        assert time.monotonic() - begun < SOON
        await until(ana, "Nobody has proposed")


async def test_connections_come_back_when_slack_gives_none_for_a_while(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana")
        await ana.types("/parley motion list")
        here.fail("apps.connections.open", times=2, status=503)
        here.fail("apps.connections.open", times=1, error="ratelimited", retry_after=1)
        here.sockets.drop()
        assert (await ana.types("/parley motion list")).failed == "dispatch_failed"
        await asyncio.wait_for(here.connected.wait(), 15)

        assert (await ana.types("/parley motion list")).failed == ""


async def test_an_answer_that_slack_fails_to_take_is_given_again(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana")
        here.fail("chat.postEphemeral", status=503)
        here.fail("chat.postEphemeral", error="ratelimited", retry_after=1)
        here.fail("chat.postEphemeral", error="internal_error")
        await ana.types("/parley motion list")
        await until(ana, "Nobody has proposed")
        await asyncio.sleep(0.5)

        assert ana.sees().count("Nobody has proposed") == 1


async def test_fifty_questions_at_once_are_acknowledged_before_a_tenth_is_answered(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        people = [Person(here, f"U00001{n:02d}", f"Member {n}") for n in range(MEMBERS)]
        await people[0].types("/parley ask What is a security guarantee?")
        await until(people[0], "guarantee", 20)  # what searches is loaded after that
        before = here.calls.count("chat.postEphemeral")

        async def ask(person: Person) -> tuple[str, int]:
            sent = await person.types("/parley ask What is a security guarantee?")
            return sent.failed, here.calls.count("chat.postEphemeral") - before

        acknowledged = await asyncio.gather(*(ask(person) for person in people))
        assert [failed for failed, _ in acknowledged] == [""] * MEMBERS
        assert max(answers for _, answers in acknowledged) <= MEMBERS // 10
        for person in people:
            await until(person, "guarantee", 60)
