"""How Parley lives in a workspace: set up by its admins, at home, through a kill, in pages."""

import asyncio
from pathlib import Path

from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.programs import has_event
from tests.waiting import comes_true


async def test_an_admin_names_chairs_by_a_list_of_people(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ben.types("/parley setup")
        await until(ben, "is for admins")
        await ben.types("/parley help")
        await until(ben, "What Parley can do")
        await ana.types("/parley setup")
        await until(ana, "The role of chairs")
        offered = await ana.is_offered("chair_role", "ben")
        assert [option["value"] for option in offered] == ["U0000012"]
        await ana.submits(chair_role="U0000012")
        await until(ana, "Chairs, besides managers Ben")

        await ben.types('/debate open motion:"This house has a chair." format:text')
        await until(ben, "Sign-up is open.")
        assert here.refused == []


async def test_the_home_tab_leads_on_in_windows(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ben.opens_home()
        await _at_home(ben, "No debate is open here.")
        assert "Set Parley up" not in ben.home()
        await ana.opens_home()
        await _at_home(ana, "Set Parley up")
        await ana.types("/ask What is a guarantee?")
        await until(ana, "promise of help")  # the first question loads what searches
        await ben.presses_home("All commands")
        await until(ben, "Ask the article a question")
        assert ben.modal is not None
        await ben.closes()
        await ben.presses_home("Ask a question")
        await until(ben, "What you want to know")
        await ben.submits(question="What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")
        assert ben.modal is not None, "the answer is in the window, for there is no channel"
        assert here.refused == []
        assert here.troubles == []


async def test_an_answer_that_comes_too_late_for_its_window_is_written_to_its_asker(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        await ben.opens_home()
        await _at_home(ben, "No debate is open here.")
        await ben.presses_home("Ask a question")
        await ben.fills(question="What is a tripwire?")
        here.fail("views.publish", delay=3.5)
        await ben.opens_home()
        sent = await ben.submits()
        assert (sent.failed, ben.modal) == ("", None)
        await until(ben, "A tripwire is a force too weak")
        assert here.refused == []


async def _at_home(person: Person, words: str) -> None:
    assert await comes_true(lambda: words in person.home()), person.home()


async def test_what_waits_for_a_member_stands_on_their_home_tab(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house votes at home." format:text')
        await meet(ana, found_by=ben)
        for step in ("debate join for", "chair swap seat:opp member:Ana", "debate start"):
            await ana.mentions(step)
        await ben.opens_home()
        await _at_home(ben, "This house votes at home.")
        assert here.refused == []


async def test_a_command_that_says_something_is_done_once_though_parley_was_killed(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here:
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        async with parley(tmp_path, here) as child:
            # Who Ben is cannot be found out just now, so that the work does not come to its end.
            here.fail("users.info", 99, delay=30)
            sent = await ben.types("/parley motion propose This house is kept on disk.")
            assert sent.failed == "", "it was acknowledged"
            child.kill()
            await child.wait()
        here.faults.clear()
        async with parley(tmp_path, here):
            await asyncio.sleep(0.5)
            await ana.types("/parley motion list")
            await until(ana, "This house is kept on disk.")
        async with parley(tmp_path, here):
            await asyncio.sleep(0.5)
            await ana.types("/parley motion list")
            await until(ana, "This house is kept on disk.")
            last = ana.find("This house is kept on disk.")
            assert last.words.count("This house is kept on disk.") == 1


async def test_a_long_answer_is_turned_page_by_page(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        notes = "It begins. " + "It goes on and on. " * 700
        await ben.types(f"/article add slug:long {notes}")
        await until(ben, "The library has a new article")
        await ben.types("/article show long")
        await until(ben, "Page 1 of")
        await ben.presses("Next")
        await until(ben, "Page 2 of")
        assert "Page 1 of" not in ben.sees(), "the page takes the place of the one before"
        assert here.refused == []


async def test_the_transcript_is_left_in_the_thread_when_a_debate_is_closed(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await ana.types('/debate open motion:"This house is written down." format:text')
        await meet(ana, ben)
        await ana.mentions('chair close conclusion:"Enough was said."')
        await until(ben, "Enough was said.")
        for _ in range(100):
            shared = [f for f in here.team.files.values() if f.name.endswith(".md")]
            if shared:
                break
            await asyncio.sleep(0.05)
        assert len(shared) == 1
        assert here.refused == []


async def test_in_somebody_elses_thread_the_board_goes_to_the_end_after_news(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        said = await ben.says("Let us debate here.")
        ana.thread = ben.thread = said.ts
        await ana.mentions('debate open motion:"This house meets in a thread." format:text')
        await until(ben, "Sign-up is open.")
        first = ben.find("Sign-up is open.")
        assert first.thread == said.ts
        await ben.presses("Join For")
        await until(ben, "Ben")
        await comes_true(lambda: ben.find("Sign-up is open.").ts != first.ts)
        assert ben.sees().count("Sign-up is open.") == 1
        assert here.refused == []


async def test_a_file_that_comes_with_a_mention_is_taken_by_its_command(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        words = b"A lighthouse keeper counts the ships.\n\nNobody counts the keepers."
        await ben.hands_over("keepers.txt", words, "@Parley article add slug:keepers")
        await until(ben, "keepers")
        await ben.types("/article show keepers")
        await until(ben, "Nobody counts the keepers.")
        assert here.refused == []


async def test_a_board_that_waits_for_its_turn_is_shown_after_a_kill_as_well(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here:
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        async with parley(tmp_path, here) as child:
            await ana.types('/debate open motion:"This house is shown late." format:oxford')
            await meet(ben)
            await ben.presses("Join For")
            for _ in range(100):
                if has_event(tmp_path, "SeatTaken"):
                    break
                await asyncio.sleep(0.02)
            child.kill()
            await child.wait()
        board = ben.find("Sign-up is open.")
        assert "Ben" not in board.words, "it waited"
        async with parley(tmp_path, here):
            assert await comes_true(lambda: "Ben" in ben.find("Sign-up is open.").words)


async def test_an_edit_of_a_board_that_slack_never_took_is_made_after_a_kill(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here:
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        async with parley(tmp_path, here) as child:
            await ana.types('/debate open motion:"This house is edited late." format:oxford')
            await meet(ben)
            await asyncio.sleep(1.5)  # the board need not wait for its turn any more
            before = here.calls.count("chat.update")
            here.fail("chat.update", 99, delay=30)
            await ben.presses("Join For")
            assert await comes_true(lambda: here.calls.count("chat.update") > before)
            assert has_event(tmp_path, "SeatTaken")
            child.kill()
            await child.wait()
        here.faults.clear()
        assert "Ben" not in ben.find("Sign-up is open.").words
        async with parley(tmp_path, here):
            assert await comes_true(lambda: "Ben" in ben.find("Sign-up is open.").words)
            boards = [one for one in ben.messages() if "Sign-up is open." in one.words]
            assert len(boards) == 1
        assert here.refused == []


async def test_a_board_whose_edit_is_slow_then_shows_the_newest_state_at_once(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        people = [Person(here, f"U000002{n}", name) for n, name in enumerate(("Ben", "Cem", "Dan"))]
        await ana.types('/debate open motion:"This house is edited slowly." format:oxford')
        await meet(people[0])
        for person in people:
            person.thread = people[0].thread
        await people[0].presses("Join For")
        await asyncio.sleep(1.5)
        before = here.calls.count("chat.update")
        here.fail("chat.update", 1, delay=6)
        await people[0].presses("Join Against")
        assert await comes_true(lambda: here.calls.count("chat.update") > before)
        for person in people[1:]:
            await asyncio.sleep(1.5)
            await person.presses("Join For")
        assert await comes_true(lambda: "Dan" in people[0].find("Sign-up is open.").words)
        board = people[0].find("Sign-up is open.").words
        assert "Cem" in board
        await asyncio.sleep(1.5)
        assert here.calls.count("chat.update") == before + 2  # the slow one, and the newest
        assert here.refused == []


async def test_forms_are_in_the_language_of_the_member_s_slack(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        eve = Person(here, "U0000015", "Ève", locale="fr-FR")
        await eve.types("/ask")
        await until(eve, "Ce que vous voulez savoir")
