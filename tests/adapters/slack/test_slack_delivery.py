"""An answer that cannot be delivered one way takes another: nothing is lost."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import GENERAL, FakeSlack, fake_slack

ANSWER = "A tripwire is a force too weak"


def _direct(here: FakeSlack, person: Person) -> str:
    """What stands in their conversation with Parley."""
    alone = here.team.dm(person.key).id
    return "\n".join(str(one.blocks) for one in here.team.messages() if one.channel == alone)


async def test_a_shortcut_that_is_refused_is_answered_directly_in_its_own_words(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        await ben.uses_shortcut("open_debate")
        await until(ben, "/debate open is for chairs.")
        assert "is for chairs" in _direct(here, ben)
        assert here.failed == []


async def test_an_answer_that_slack_does_not_show_in_the_channel_takes_the_response_url(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        here.fail("chat.postEphemeral", 1, error="user_not_found")
        await ben.types("/ask What is a tripwire?")
        await until(ben, ANSWER)
        assert ANSWER not in cem.sees()
        assert ANSWER not in _direct(here, ben)


async def test_an_answer_that_goes_no_other_way_is_written_to_its_asker(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        here.fail("chat.postEphemeral", 1, error="channel_not_found")
        here.fail("response_url", 1, status=404)
        await ben.types("/ask What is a tripwire?")
        await until(ben, ANSWER)
        assert ANSWER in _direct(here, ben)
        assert ANSWER not in cem.sees()


async def test_what_cannot_be_posted_to_all_comes_to_its_asker_with_the_reason(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        here.fail("chat.postMessage", 1, error="restricted_action", where=GENERAL)
        await ben.types("/ask share:yes What is a tripwire?")
        await until(ben, ANSWER)
        assert "Only some people may write in that channel." in ben.sees()
        assert ANSWER not in cem.sees()


async def test_nobody_is_told_to_invite_parley_into_a_direct_message(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        ben.place = here.channel("D", "U0000012", "U0000013", kind="im", bot=False).id
        await ben.types("/ask share:yes What is a tripwire?")
        await until(ben, ANSWER)
        assert "Parley can’t join direct messages between others." in ben.sees()
        assert "/invite" not in ben.sees()


async def test_a_form_that_comes_too_late_from_a_shortcut_waits_behind_a_button(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        here.fail("views.open", 1, error="expired_trigger_id")
        await ana.uses_shortcut("open_debate")
        await until(ana, "The form took too long for Slack.")
        ana.place = here.team.dm(ana.key).id
        await ana.presses("Try again")
        await ana.fills(**{"in channel": GENERAL})
        await ana.submits(motion="This house waits.", format="text")
        await until(ben, "This house waits.")
        assert here.refused == []


async def test_what_was_typed_and_shows_on_the_board_gets_no_answer(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house meets." format:text')
        await until(ben, "Sign-up is open.")
        sent = await ben.types("/debate join for")
        await until(ana, "For Ben")
        assert sent.failed == ""
        assert not [one for one in here.team.messages() if one.only == ben.key]
        assert here.failed == []
