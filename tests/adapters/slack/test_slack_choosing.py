"""Known things are chosen by their titles, and people with Slack's own picker."""

from pathlib import Path

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.adapters.slack.test_slack_chairing import in_channel
from tests.fakes.slack import state
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import FakeSlack, fake_slack

MOTION = "This house trusts promises."


async def opened(here: FakeSlack) -> tuple[Person, Person, Person]:
    """A debate in a thread with its chair in it, and two of one name."""
    ana = Person(here, "U0000011", "Ana", admin=True)
    one, other = Person(here, "U0000021", "Sam"), Person(here, "U0000022", "Sam")
    for sam in (one, other):
        await sam.types("/debate list")
        await until(sam, "There has been no debate yet.")
    await ana.types(f'/debate open motion:"{MOTION}" format:oxford')
    await meet(ana, found_by=one)
    return ana, one, other


async def fields(person: Person) -> dict[str, tuple[str, list[str]]]:
    """The fields of the window by name: the type, and the titles that it offers."""
    view = await person.form()
    return {
        block: (element["type"], [o["text"]["text"] for o in state.offered(element)])
        for block, _, element, _ in state.stateful(view)
    }


async def test_people_are_picked_or_mentioned_also_those_who_never_used_parley(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, _, _ = await opened(here)
        Person(here, "U0000028", "Yan")
        Person(here, "U0000029", "Zoe")

        await ana.mentions("chair swap for1 @Zoe")
        await until(ana, "For Zoe, 1 seat free")
        await ana.mentions("chair swap for2 Sam")
        await until(ana, "Several people here go by “Sam”.")
        await in_channel(ana, "/parley chair swap")
        asked = await fields(ana)
        assert asked["member"] == ("users_select", [])
        assert asked["seat"][0] == "static_select"
        assert asked["seat"][1][0] == "First speaker for"
        await ana.submits(seat="for2", member="U0000022")
        await until(ana, "For Zoe, Sam")
        await in_channel(ana, "/parley chair swap against1")
        await ana.submits(member="U0000021")  # the other Sam, who does not speak for both
        await until(ana, "Against Sam, 1 seat free")
        await in_channel(ana, "/parley chair swap against2 @Yan")
        await until(ana, "Against Sam, Yan")
        assert here.refused == []


async def test_a_form_offers_what_is_known_by_its_title(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, _, _ = await opened(here)

        await in_channel(ana, "/debate open")
        asked = await fields(ana)
        assert asked["format"][0] == "static_select"
        assert "Oxford" in asked["format"][1]
        assert "oxford" not in asked["format"][1]
        assert "The design of security guarantees" in asked["article"][1]
        await ana.closes()

        ana.thread, ana.place = "", here.channel("elsewhere", "U0000011").id
        await ana.types("/parley chair move")
        asked = await fields(ana)
        assert asked["debate"] == ("static_select", [MOTION])
