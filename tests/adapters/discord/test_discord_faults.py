"""What goes wrong on a server, done to the real client: nothing is lost, nothing is doubled."""

import asyncio
import re
from contextlib import suppress
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import CHANNEL, MODERATORS, FakeDiscord, Seen, fake_discord
from tests.fakes.discord_world import SEND_IN_THREADS, TEXT
from tests.programs import has_event
from tests.waiting import comes_true

ADMINISTRATOR = 1 << 3


async def _debating(here: FakeDiscord, form: str = "fishbowl-open") -> tuple[Person, Person, str]:
    """A debate in a thread, whose sign-up is open."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Ben")
    await ana.types("debate open", motion="This house meets.", format=form)
    await until(ben, "Sign-up is open.")
    ana.place = ben.place = next(iter(here.threads))
    return ana, ben, ana.place


def _board(here: FakeDiscord) -> Seen:
    return next(m for m in here.messages if m.words.startswith("### This house") and not m.gone)


async def test_what_was_typed_and_shows_on_the_board_gets_no_answer(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, _ = await _debating(here)

        def count_answers() -> int:
            return sum(m.only == ana.key and not m.gone for m in here.messages)

        assert await comes_true(lambda: not here.is_thinking)
        before = count_answers()
        await ana.types("debate join", seat="inner1")
        await until(ben, "**Inner circle** **Ana**")
        # on a busy machine an answer is put off, and taken back a moment later
        assert await comes_true(lambda: not here.is_thinking and count_answers() == before)
        assert here.refused == []


async def test_a_message_that_is_taken_too_slowly_is_shown_once(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_PATIENCE="1"):
        ana, ben, _ = await _debating(here)
        here.slow = [4.0]
        await ben.types("debate join", seat="inner1")
        await until(ana, "**Ben**")
        await ana.types("debate flip")
        await until(ana, "The coin was tossed", 20)
        assert ana.sees().count("**Ben**") == 1
        assert here.refused == []


async def test_a_storm_of_errors_is_waited_out(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here, PARLEY_DISCORD_PATIENCE="2"):
        ana, ben, _ = await _debating(here)
        here.fail_next, here.fail_edits = [502, 500, 503], [500, 502, 504]
        await ben.types("debate join", seat="inner1")
        await ana.types("debate join", seat="inner2")
        await ana.types("debate flip")
        await until(ana, "The coin was tossed", 60)
        await until(ana, "**Ben**, **Ana**", 60)
        assert ana.sees().count("The coin was tossed") == 1
        assert ana.sees().count("**Ben**, **Ana**") == 1
        assert not here.fail_next


async def test_edits_that_are_limited_come_together(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, thread = await _debating(here)
        people = [ana, ben, Person(here, "13", "Cem"), Person(here, "14", "Dora")]
        board = _board(here)
        before = board.edits
        here.busy["PATCH"] = asyncio.get_running_loop().time() + 3
        for person in people:
            person.place = thread
        joins = (p.types("debate join", seat=f"inner{n}") for n, p in enumerate(people, 1))
        await asyncio.gather(*joins)
        await until(ana, "**Dora**", 15)
        await comes_true(lambda: "Dora" in board.words, 10)
        assert all(person.name in board.words for person in people)
        assert board.edits - before <= 3
        assert here.refused == []


async def test_an_edit_of_a_board_that_discord_never_took_is_made_after_a_kill(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here:
        async with parley(tmp_path, here) as child:
            _, ben, _ = await _debating(here)
            board = _board(here)
            here.busy["PATCH"] = asyncio.get_running_loop().time() + 60
            await ben.types("debate join", seat="inner1")
            assert await comes_true(lambda: has_event(tmp_path, "SeatTaken"))
            await asyncio.sleep(1.5)
            child.kill()
            await child.wait()
        del here.busy["PATCH"]
        assert "Ben" not in board.words
        async with parley(tmp_path, here):
            assert await comes_true(lambda: "Ben" in board.words, 20)
            assert len([m for m in here.messages if "Sign-up" in m.words and not m.gone]) == 1
        assert here.refused == []


async def test_a_thread_and_its_channel_are_deleted_in_the_middle_of_a_debate(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        side = await here.make(TEXT, "side")
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        ana.place = side
        await ana.types("debate open", motion="This house moves.", format="fishbowl-open")
        await until(ben, "Sign-up is open.")
        ana.place = next(iter(here.threads))
        await ana.types("debate join", seat="inner1")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.types(step)
        await here.delete(side)
        await asyncio.sleep(0.1)
        await ana.types("chair pause")
        await until(ana, "The place where this debate ran is gone.", 10)
        told = next(m.words for m in here.messages if "this debate ran is gone" in m.words)
        assert "debate:" not in told.replace("The debate: ", "")
        ana.place = CHANNEL
        form = await ana.types("chair move")
        (field,) = form.answers[0]["data"]["components"]
        (option,) = field["component"]["options"]
        assert option["label"] == "This house moves."
        await ana.fills(form, debate=option["value"])
        await until(ana, "The debate goes on here.")
        assert ana.sees().count("this debate ran is gone") == 1
        assert here.refused == []


async def test_a_right_is_taken_in_the_middle_of_a_debate_and_given_back(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, _ = await _debating(here)
        await here.deny(CHANNEL, SEND_IN_THREADS)
        await ben.types("debate join", seat="inner1")
        await ana.types("debate flip")
        await until(ana, "Parley may not write in #general.")
        assert "Allow its role there: Send Messages in Threads." in ana.sees()
        assert "Parley may not write" not in ben.sees()
        await ana.types("debate join", seat="inner2")
        await here.deny(CHANNEL, 0)
        await until(ana, "The coin was tossed", 5)  # at once, and not with the next try
        await until(ana, "**Ben**, **Ana**")
        assert ana.sees().count("The coin was tossed") == 1
        assert ana.sees().count("Parley may not write") == 1
        assert here.refused == []


async def test_parley_is_put_out_of_the_server_in_the_middle_and_comes_back(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, thread = await _debating(here)
        await ana.types("debate join", seat="inner1")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.types(step)
        await until(ben, " minutes, until")
        here.closed[thread] = 403
        await here.leaves()
        await asyncio.sleep(0.5)
        here.closed.clear()
        await here.comes_back()
        await until(ben, "The debate is paused.")
        await ana.presses("Go on")
        await until(ben, "The debate goes on. No time was lost.")
        assert ben.sees().count(" minutes, until") == 1
        assert ben.sees().count("The debate is paused.") == 1
        assert here.refused == []


async def test_a_role_and_channels_of_the_settings_are_deleted(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Ben")
        side = await here.make(TEXT, "side")
        await ana.types("parley setup", chair_role=MODERATORS, archive=side, room=side)
        await until(ana, "#side")
        here.roles["12"] = [MODERATORS]
        await ben.types("debate open", motion="This house sits.", format="text")
        await until(ben, "Sign-up is open.")
        assert here.channels[next(iter(here.threads))].parent == side
        await here.drop_role(MODERATORS)
        here.roles.clear()
        await here.delete(side)
        await asyncio.sleep(0.1)
        await ana.types("parley settings")
        await until(ana, "deleted since; choose another")
        form = await ana.types("parley setup")
        assert form.answers[0]["type"] == 9
        await ben.types("debate open", motion="This house stands.", format="text")
        assert "is for chairs" in ben.sees()
        # The usual room is gone, so the debate is held where it is opened, and ends without it.
        await ana.types("debate open", motion="This house stands.", format="text")
        await until(ana, "### This house stands.")
        ((thread, _),) = here.threads.items()
        assert here.channels[thread].parent == CHANNEL
        ana.place = thread
        await ana.types("chair close", conclusion="Enough.")
        await until(ana, "Enough.")
        assert here.refused == []


async def test_a_double_click_counts_once(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, _ = await _debating(here, "text")
        await asyncio.gather(ben.presses("Join For"), ben.presses("Join For"))
        await ana.presses("Join Against")
        for step in ("debate start", "chair count", "debate begin"):
            await ana.types(step)
        await until(ana, "Openings, both at once")
        await ana.presses("Chair")
        await until(ana, "One more minute")
        await asyncio.gather(ana.presses("One more minute"), ana.presses("One more minute"))
        await until(ana, "1 minute more, until")
        await asyncio.sleep(0.5)
        # The room is told once; the desk that was pressed says it to the chair as well.
        told = re.findall(r"1 minute more, until <t:(\d+)", ana.sees())
        assert len(set(told)) == 1
        public = [m for m in here.messages if "1 minute more, until" in m.words and not m.only]
        assert len(public) == 1
        assert here.denied == here.refused == []


async def test_an_interaction_that_is_delivered_twice_is_answered_once(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, _, _ = await _debating(here)
        await ana.types("debate flip")
        await here.again()
        await until(ana, "The coin was tossed")
        await asyncio.sleep(0.5)
        assert ana.sees().count("The coin was tossed") == 1
        assert here.denied == []


async def test_what_an_interaction_asked_is_done_though_its_answer_came_too_late(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here) as child:
        ana, ben, _ = await _debating(here)
        here.deaf = True
        with suppress(TimeoutError):
            await asyncio.wait_for(ben.types("debate join", seat="inner1"), 2)
        await until(ana, "**Ben**")
        here.deaf = False
        await ben.types("debate leave")
        await until(ana, "4 seats free")
        assert here.denied == ["interaction not answered in time"]
        child.kill()
        said = (await child.communicate())[1].decode()
        assert "Traceback" not in said
        assert "an answer came too late" in said


async def test_what_cannot_be_answered_in_time_is_written_to_its_asker(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Ben")
        here.deaf = True
        for asked in (
            ben.types("ask", question="What is a tripwire?"),
            ana.types("debate open"),
        ):
            with suppress(TimeoutError):
                await asyncio.wait_for(asked, 2)
        await until(ben, "A tripwire is a force too weak")
        assert "A tripwire" not in ana.sees()
        await until(ana, "Discord wanted the form sooner than it came.")
        assert here.refused == []


async def test_a_choice_and_a_button_of_long_ago_are_answered_in_a_sentence(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben, _ = await _debating(here)
        board = _board(here)
        old = [p for p in walk(board.payload["components"]) if "custom_id" in p]
        await ana.types("chair cancel", sure=True)
        await until(ana, "The debate was called off.")
        for part in old:
            value = part["options"][0]["value"] if part["type"] == 3 else ""
            data = {"custom_id": part["custom_id"], "component_type": part["type"]}
            data |= {"values": [value]} if value else {}
            answer = await here.interact(3, data, ben.key, ben.name, 0, ben.place, board)
            assert answer.answers
        assert "This debate is over. A new one can be opened." in ben.sees()
        assert "Parley’s mistake" not in ben.sees()
        assert here.refused == []
