"""The ways into Parley on Slack: forms, mentions, shortcuts, the home, direct words, files."""

import asyncio
from pathlib import Path

from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import GENERAL, fake_slack


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


async def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        await ben.types("/debate opne This house mistypes.")
        await until(ben, "/debate open")
        await ben.types("/parley help")
        await until(ben, "/ask")


async def test_messages_can_be_asked_about_and_quoted(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        asked = await cem.says("What is a security guarantee?")
        await ben.uses_on("ask_about", asked)
        await until(ben, "promise of help")
        assert "promise of help" not in cem.sees()
        said = await cem.says("An automatic trigger gives the most certainty")
        await ben.uses_on("quote", said)
        assert "“An automatic trigger gives the most certainty”" in str((await ben.form()).given)
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
        for _ in range(60):
            if "This house has a home." in ben.home():
                break
            await asyncio.sleep(0.05)
        assert "This house has a home." in ben.home()
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
        await until(ben, "Sign-up is open.")
        ana.thread = ben.thread = ben.find("Sign-up is open.").ts
        await ana.mentions("debate join seat:inner1")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.mentions(step)
        await ben.mentions("debate floor")
        await until(ana, "it is your turn")
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


async def test_a_speech_that_its_author_edits_or_deletes_stands_as_it_was(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house edits." format:fishbowl-open')
        await until(ben, "Sign-up is open.")
        ana.thread = ben.thread = ben.find("Sign-up is open.").ts
        await ana.presses("Join Inner circle")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.mentions(step)
        await ben.mentions("debate floor")
        await until(ana, "Ben, you have the floor", 10)
        said = await ben.says("What I write is my speech.")
        await until(ana, "Speech 1", 10)
        await ben.edits(said, "What I wrote was another.")
        await until(ben, "the record keeps it as you first wrote it")
        assert "the record keeps it" not in ana.sees()
        await ana.mentions("chair close Enough.")
        await until(ana, "The debate is closed.", 10)
