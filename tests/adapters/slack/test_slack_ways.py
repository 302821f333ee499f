"""The ways into Parley on Slack: forms, mentions, shortcuts, the home, direct words, files."""

import asyncio
from pathlib import Path

import bot
from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import GENERAL, fake_slack
from tests.waiting import comes_true

FORMAT = (
    (Path(bot.__file__).parent / "debate/content/formats/fishbowl-open.toml")
    .read_text("utf-8")
    .replace("fishbowl-open", "our-own")
    .replace("Fishbowl, open", "Our own")
)


async def test_a_command_without_its_arguments_opens_the_form_for_them(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types("/debate open")
        offered = await ana.is_offered("format", "ox")
        assert "oxford" in [option["value"] for option in offered]
        await ana.submits(motion="This house fills in forms.", format="oxford")
        await until(ben, "This house fills in forms.")
        await ben.types("/ask")
        await ben.submits(question="What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")
        assert here.refused == []


async def test_what_a_form_gets_wrong_is_told_under_its_field(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types("/debate open")
        await ana.submits(motion="This house is quiet at times.", quiet="sometimes")
        assert set(ana.errors) == {"quiet"}
        assert "This house is quiet" not in ben.sees()
        await ana.submits(quiet="22-7 Europe/Kyiv")
        assert ana.modal is None
        await until(ben, "This house is quiet at times.")


async def test_all_that_a_form_gets_wrong_is_told_at_once(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        await ana.types("/debate open")
        await ana.submits(motion="This house errs.", quiet="sometimes", start="whenever")
        assert set(ana.errors) == {"quiet", "start"}
        assert here.refused == []


async def test_a_format_is_added_by_a_form_with_its_file(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        await ana.types("/parley format add")
        await ana.submits(file=("own.toml", FORMAT.encode()))
        await until(ana, "Our own")
        assert here.refused == []


async def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        await ben.types("/debate opne This house mistypes.")
        await until(ben, "/debate open")
        await ben.types("/parley help")
        await until(ben, "/ask")


async def test_a_mention_alone_is_answered_to_one_and_a_prefix_is_understood(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here, PARLEY_SLACK_PREFIX="x-"):
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        await ben.mentions("")
        await until(ben, "What Parley can do")
        assert "What Parley can do" not in cem.sees()
        await ben.mentions("/x-debate list")
        await until(ben, "There has been no debate yet")
        assert "/x-debate" in ben.sees()
        assert here.refused == []


async def test_who_types_a_ballot_where_all_read_is_told_alone(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house votes." format:fishbowl-open')
        await meet(ana, ben)
        await ana.mentions("debate join seat:inner1")
        await ana.mentions("debate start")
        await ben.mentions("debate vote stance:3")
        await until(ben, "Everybody here can read what you typed.")
        assert "Everybody here can read" not in ana.sees()


async def test_messages_can_be_asked_about_and_quoted(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        asked = await cem.says("What is a security guarantee?")
        await ben.uses_on("ask_about", asked)
        await until(ben, "promise of help")
        assert "promise of help" not in cem.sees()
        said = await cem.says("An automatic trigger gives the most certainty")
        await ben.uses_on("quote", said)
        await until(ben, "There is no debate here.")  # before anything is typed
        assert here.refused == []


async def test_a_debate_can_be_opened_from_anywhere(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.uses_shortcut("open_debate")
        await ana.fills(**{"in channel": GENERAL})
        await ana.submits(motion="This house starts anywhere.", format="text")
        await until(ben, "This house starts anywhere.")
        assert here.refused == []


async def test_the_home_shows_what_goes_on_and_its_buttons_work(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house has a home." format:text')
        await until(ben, "Sign-up is open.")
        await ben.opens_home()
        assert await comes_true(lambda: "This house has a home." in ben.home())
        assert here.refused == []


async def test_parley_answers_those_who_write_to_it_alone(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        ben.place = here.team.dm("U0000012").id
        await ben.says("What is a security guarantee?")
        await until(ben, "promise of help")
        await ben.says("ask What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")


async def test_where_parley_is_not_the_asker_is_answered_all_the_same(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        ben.place = here.channel("elsewhere", "U0000012", kind="group", bot=False).id
        await ben.types("/ask What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")


async def test_only_the_speaker_is_called(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house calls one." format:fishbowl-open')
        await meet(ana, ben)
        await ana.mentions("debate join seat:inner1")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.mentions(step)
        await ben.mentions("debate floor")
        await until(ana, "Ben, you have the floor")
        calling = [one for one in here.team.messages() if one.pings and one.user == here.team.bot]
        assert [one.pings for one in calling] == [{"U0000012"}]
        assert calling[0].thread == ana.thread


async def test_the_members_of_a_user_group_chair(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        cem = Person(here, "U0000013", "Cem")
        here.team.groups["S0CHAIRS"] = {ben.key}
        await ana.types("/parley setup")
        await ana.submits(chair_role="S0CHAIRS")
        await until(ana, "@s0chairs")
        await cem.types('/debate open format:text motion:"This house is chaired by groups."')
        await until(cem, "/debate open is for chairs")
        await ben.types('/debate open format:text motion:"This house is chaired by groups."')
        await until(cem, "Sign-up is open.")
        assert here.refused == []


async def _begin(ana: Person, ben: Person, motion: str) -> None:
    """A debate in which Ben speaks first, against Ana who chairs it."""
    await ana.types(f'/debate open motion:"{motion}" format:ld')
    await meet(ana, ben)
    await ben.presses("Join Affirmative")
    await ana.presses("Join Negative")
    await until(ana, "Negative Ana")
    for step in ("debate start", "chair count", "debate begin"):
        await ana.mentions(step)


async def test_the_rest_of_a_speech_that_comes_after_its_time_is_asked_about_alone(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await _begin(ana, ben, "This house is late.")
        await until(ana, "6 minutes, until")
        await ben.says("The first part comes in time.")
        await asyncio.sleep(0.3)
        await ana.mentions("chair end")
        await until(ana, "Next: ")
        await ben.says("The rest does not.")
        await until(ben, "Your turn was over when this came. It is only chat.")
        assert "Your turn was over" not in ana.sees()

        await ben.mentions("/debate draft What I say next.")  # beside a draft they are refused
        await until(ben, "Kept. ")
        await ben.says("And one more word.")
        await until(ben, "You have a draft, so these words are not kept.")
        assert here.refused == []


async def test_speeches_written_while_parley_was_away_keep_their_order(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.retries = (0.0, 4.0)
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        async with parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"):
            await _begin(ana, ben, "This house waits.")
            await ana.says("This is only talk.")
            await until(ana, "6 minutes, until", 20)
        await ben.says("Written first, while nobody listened.")
        async with parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"):
            await ben.says("Written second.")
            await asyncio.sleep(5)  # until Slack brings the first once more
            await ben.mentions("debate end")
            await until(ana, "Speech 1", 10)
            await ana.mentions("/debate speech 1")
            await until(ana, "Written second.\n", 10)
            said = ana.sees()

        assert "Speech 2, Ben" not in said
        assert "Written first, while nobody listened.\nWritten second." in said
        assert here.refused == []


async def test_speeches_written_while_no_connection_stood_are_read_back(tmp_path: Path) -> None:
    async with (
        fake_slack() as here,
        parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"),
    ):
        here.retries = ()
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await _begin(ana, ben, "This house reconnects.")
        await until(ana, "6 minutes, until")  # before that, what he writes is talk
        await ben.says("Written while all was well.")
        here.fail("apps.connections.open", times=2, status=503)
        here.sockets.drop()
        await ben.says("Written first, while no line stood.")
        await ben.says("Written second, while no line stood.")
        await ana.says("This is only talk.")
        await asyncio.wait_for(here.connected.wait(), 20)
        await ben.says("Written when it stood again.")
        await ben.mentions("debate end")
        await until(ana, "Speech 1", 15)
        await ana.mentions("/debate speech 1")
        record = (
            "Written while all was well.\nWritten first, while no line stood.\n"
            "Written second, while no line stood.\nWritten when it stood again."
        )  # in the thread, the talk stands in between
        await until(ana, record, 10)

        assert "Speech 2, Ben" not in ana.sees()
        assert here.refused == []


async def test_a_speech_that_its_author_edits_or_deletes_stands_as_it_was(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house edits." format:fishbowl-open')
        await meet(ana, ben)
        await ana.presses("Join Inner circle")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.mentions(step)
        await ben.mentions("debate floor")
        await until(ana, "Ben, you have the floor", 10)
        said = await ben.says("What I write is my speech.")
        await until(ana, "Speech 1", 10)
        await ben.edits(said, "What I wrote was another.")
        await until(ben, "The record keeps it as you first wrote it")
        assert "The record keeps it" not in ana.sees()
        await ana.mentions("chair close Enough.")
        await until(ana, "The debate is over.", 10)
