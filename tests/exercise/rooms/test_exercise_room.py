"""Exercises on a real store: who sees what, in order and once; time; files; privacy."""

import asyncio
from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.exercise import files
from bot.exercise.handlers.finding import find_row
from bot.exercise.journal import EXERCISES
from bot.kernel.view import Attachment, Choice, Picture
from tests.actions import actions
from tests.exercise.rooms.playing import AGAINST, C, begun, ended, game


async def test_what_is_for_one_role_reaches_its_holders_alone(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.waits(75)  # three hours of the game

        assert "Hour 3: The Beneficiary gets news that only it sees." in play.face.words()
        assert "Your radar shows" not in play.face.words()
        assert [name for name, told in play.face.told if "Your radar shows" in told] == ["boris"]
        for name in ("ana", "chen", "zoe"):
            for line in (
                "/exercise show",
                "/exercise brief",
                "/exercise debrief",
                "/exercise list",
            ):
                assert "Your radar shows" not in await play.says(name, line)
        assert "Your radar shows" in await play.says("boris", "/exercise brief")


async def test_a_red_line_is_seen_by_its_role_until_the_debrief_opens_it(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        assert "No forces of ours." not in play.face.words()
        assert "No forces of ours." in await play.says("dana", "/exercise brief")
        assert "No forces of ours." not in await play.says("chen", "/exercise brief")
        await ended(play)

        assert "Red line of the Large European Guarantor: No forces" in play.face.words()


async def test_a_red_line_belongs_to_who_wrote_it_and_not_to_the_role(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", f"/exercise open strike_on_city {AGAINST}")
        await play.says("ben", "/exercise join beneficiary")
        await play.says("ben", "/exercise redline No land for peace.")
        await play.says("dia", "/exercise join frontline")
        await play.says("dia", "/exercise redline No soldiers of ours.")
        co_holder = await play.says("ida", "/exercise join beneficiary")
        await play.says("ida", "/exercise redline No talks.")
        await play.says("dia", "/exercise leave")
        successor = await play.says("gus", "/exercise join frontline")
        await play.says("ana", "/exercise begin")
        await play.waits(75)  # three hours of the game: the Beneficiary alone gets news

        briefs = {
            name: await play.says(name, "/exercise brief") + "".join(
                told for member, told in play.face.told if member == name
            )
            for name in ("ben", "ida", "gus")
        }  # fmt: skip
        assert "Your role: Beneficiary" in co_holder
        assert "red line (" not in co_holder + successor + briefs["gus"]
        assert "No land for peace." in briefs["ben"]
        assert "No talks." not in briefs["ben"]
        assert "No talks." in briefs["ida"]
        assert "No land for peace." not in briefs["ida"]
        await play.says("dia", "/exercise join press")
        assert "red line (" not in await play.says("dia", "/exercise brief")
        await play.says("ana", "/exercise end yes")

        debrief = play.face.words()
        details = await play.says("zoe", "/exercise debrief details")
        assert "Red line of the Beneficiary, then played by Ben: No land for peace." in debrief
        assert "The Beneficiary, then played by Ben: No land for peace." in details
        assert "The Frontline Guarantor, then played by Dia: No soldiers of ours." in details
        assert "The Beneficiary, then played by Ida: No talks." in details
        file = (await play.file("markdown")).decode()
        assert "The Frontline Guarantor, then played by Dia" in file


async def test_those_who_share_a_role_are_told_of_each_other_and_whose_word_counts(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/exercise open strike_on_city against:author_proposal")
        await play.says("ben", "/exercise join frontline")
        offered = await play.views("zoe", "/exercise show")
        await play.says("ida", "/exercise join frontline")
        for name, line in (
            ("cem", "/exercise join beneficiary"), ("ana", "/exercise begin"),
            ("cem", "/exercise report Dozens are dead."), ("ben", "/exercise convene"),
            ("ben", "/incident applies yes"), ("ida", "/incident applies no"),
            ("ida", "/exercise propose sanctions"), ("ben", "/exercise vote 1 against"),
        ):  # fmt: skip
            await play.says(name, line)

        told = play.face.words()
        hints = {
            str(option.label): str(option.hint)
            for view in offered
            for block in view.blocks
            if isinstance(block, Choice)
            for option in block.options
        }
        assert hints["Frontline Guarantor"] == "with Ben"
        assert hints["Beneficiary"] == ""
        assert "Ida also plays the Frontline Guarantor, beside Ben." in told
        assert told.count("changed the word of the Frontline Guarantor. The last one counts.") == 2
        assert "Ida changed the word of the Frontline Guarantor." in told
        assert "Ben changed the word of the Frontline Guarantor." in told


async def test_sealed_votes_are_seen_when_they_are_counted_and_not_before(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play, "sealed:yes")
        await play.says("chen", "/exercise propose sanctions")
        assert "Nobody sees it" in await play.says("dana", "/exercise vote 1 aside")
        assert "has voted on proposal 1. Nobody sees how before the count." in play.face.words()
        assert "abstains" not in play.face.words()
        assert "abstains" not in await play.says("zoe", "/exercise show")
        await play.says("ana", "/exercise count")

        assert "Abstained: the Large European Guarantor" in play.face.words()


async def test_a_vote_that_stands_already_is_answered(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.says("chen", "/exercise propose sanctions")

        assert "That’s how it is already." in await play.says("chen", "/exercise vote 1 for")


async def test_the_debrief_stands_in_the_room_with_its_picture_and_in_the_archive(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/parley setup archive:results")
        await begun(play)
        await ended(play)

        shown = [v for where, v in play.face.seen if where == "p" and "Debrief" in str(v.blocks[0])]
        assert len(shown) == 1
        picture = next(block for block in shown[0].blocks if isinstance(block, Picture))
        assert picture.png.startswith(b"\x89PNG")
        assert picture.alt.startswith("Hour 0: In the night three missiles hit a city.")
        assert "Debrief: Missile strike on a city" in play.face.words("results")


async def test_two_who_act_at_once_both_count(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await asyncio.gather(
            play.says("chen", "/exercise propose sanctions"),
            play.says("dana", "/exercise propose money"),
            play.says("gil", "/exercise find confirmed"),
        )

        state = (await play.found()).state
        assert {one.role for one in state.proposals} >= {"frontline", "large_european"}
        assert state.author.words == "confirmed"


async def test_what_one_plays_alone_nobody_else_finds(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("boris", f"/exercise solo who_fired {AGAINST}")
        row = await find_row(play.parley.app.parts, play.by("boris"), "")
        assert play.face.seen == []
        for name in ("ana", "chen"):
            for line in ("show", "debrief", "brief", "next", "end"):
                for which in ("", f" exercise:{row.id}"):
                    said = await play.says(name, f"/exercise {line}{which}")
                    assert "There is no exercise here" in said
            assert "Who fired?" not in await play.says(name, "/exercise list")
        assert "Who fired?" in await play.says("boris", "/exercise list")
        await begun(play)  # the room is not taken by it
        assert "Debrief: Who fired?" in await play.says(
            "boris", f"/exercise end exercise:{row.id} sure:yes"
        )


async def test_no_command_reaches_an_exercise_of_another_community(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        exercise = (await play.found()).row.id
        before = await play.found()
        for line in (
            "show", "join press", "leave", "begin", "brief", "redline x", "report", "convene",
            "find probable", "propose wait", "vote 1 for", "count", "respond wait", "ask x",
            "state x", "inject x", "pause", "resume", "next", "end", "debrief",
        ):  # fmt: skip
            for which in ("", f" exercise:{exercise}"):
                command, _, rest = line.partition(" ")
                said = await play.says("ana", f"/exercise {command}{which} {rest}", "other")
                assert "There is no exercise here" in said, (line, said)

        assert await play.found() == before
        assert "Missile" not in await play.says("ana", "/exercise list", "other")


async def test_a_sheet_that_the_room_adopted_is_played_against_and_no_other(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await play.says("ana", "/guarantee new own:yes basis:author_proposal Our own guarantee")
        said = await play.says("ana", "/exercise open who_fired")
        assert "Parley’s mistake" not in said
        assert "is open" not in said
        await play.says("ana", '/guarantee set evidence verified words:"Two of us must agree."')
        await play.says("ana", "/guarantee adopt")
        await play.says("ana", "/guarantee set voting consensus")
        assert "The exercise is open" in await play.says("ana", "/exercise open who_fired")

        found = await play.found()
        assert found.row.subject == "Our own guarantee, version 1"
        assert found.state.procedure.silent("voting")  # set after the adoption
        await play.says("boris", "/exercise join beneficiary")
        await play.says("ana", "/exercise begin")
        await play.says("ana", "/exercise end yes")
        (shown,) = await play.views("ana", "/exercise debrief")
        (details,) = await play.views("ana", "/exercise debrief kind:details")
        told = rendered(details, width=10_000)
        assert "Your sheet says: “Two of us must agree.” Done:" in told
        archive, events = files.read_exercise(await play.file("bundle"))
        assert "Two of us must agree" in rendered(
            files.debrief_with_log(archive, events), width=10_000
        )
        changes = [action for action in actions(shown) if action.startswith("/guarantee amend")]
        assert "/guarantee amend clause:voting sheet:1" in changes
        assert "Only they change it" in await play.says("ana", f"{changes[0]} options:verified")


async def test_the_debate_around_it_notes_it_once_and_its_members_credit_it(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        for name, line in (
            ("ana", "/debate open format:text motion:M"),
            ("boris", "/debate join for"),
            ("chen", "/debate join against"),
            ("ana", "/debate start"),
            ("zoe", "/debate vote 2"),
            ("ana", "/chair count"),
        ):
            await play.says(name, line)
        await begun(play)
        await ended(play)
        row = (await play.found()).row
        await EXERCISES.show(play.parley.app.parts, C, row.id)  # again, as after a crash
        assert play.face.words().count("Exercise 1 was held: Missile strike on a city.") == 1
        assert "Your position: slightly against (−1)" in await play.says(
            "zoe", f"/position set -1 moved_by:x1 debate:{row.debate}"
        )
        await play.says("ana", "/chair close Enough.")

        for view in await play.views("zoe", f"/debate export debate:{row.debate}"):
            transcript = next(b.content for b in view.blocks if isinstance(b, Attachment)).decode()
        assert "Debrief: Missile strike on a city" in transcript
        told = await play.says("zoe", f"/debate result debate:{row.debate}")
        assert "exercise 1 (Missile strike on a city)" in told
        assert "There is no debate here" in await play.says(
            "ana", "/exercise open who_fired against:us_japan debate:nowhere"
        )


async def test_positions_are_taken_again_after_debate_and_exercise_and_credit_both(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        for name, line in (
            ("ana", "/debate open format:text ballot:named motion:M"),
            ("boris", "/debate join for"),
            ("chen", "/debate join against"),
            ("ana", "/debate start"),
            ("zoe", "/debate vote 2"),
            ("ana", "/chair close Enough."),
            ("ana", "/guarantee new basis:author_proposal Ours"),
        ):
            await play.says(name, line)
        closed = await play.says("zoe", "/debate result")
        await begun(play)
        await ended(play)
        row = (await play.found()).row
        assert "That vote is over" in await play.says("zoe", "/debate vote -1")

        receipt = await play.says(
            "zoe", f"/position set -1 moved_by:x1,s1.trigger debate:{row.debate}"
        )
        debrief, *_ = await play.views("zoe", "/exercise debrief")
        result = await play.says("zoe", "/debate result")
        own = await play.says("zoe", "/position why")

    assert "Your position: slightly against (−1)" in receipt
    assert "exercise 1 (Missile strike on a city)" in receipt
    assert "clause “" in receipt
    assert f"/position set debate:{row.debate}" in actions(debrief)
    assert "Positions since then" in result
    assert "zoe" in result.casefold()
    assert result.startswith(closed.split("Positions since")[0].rstrip()[:40])
    assert "Moved by: " in own


async def test_the_chair_goes_on_from_a_desk_that_shows_how_things_stand_then(
    tmp_path: Path,
) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        refused = await play.says("dana", "/exercise desk do:next")
        before = (await play.found()).state
        assert "Only the chair of this exercise" in refused
        opened = await play.views("ana", "/exercise desk")
        moved = await play.views("ana", "/exercise desk do:next")
        paused = await play.views("ana", "/exercise desk do:pause")
        after = (await play.found()).state
        room = play.face.words()

    assert before.stage == 1
    assert after.stage == 2
    assert {view.key for views in (opened, moved, paused) for view in views} == {opened[0].key}
    assert opened[0].key
    assert "Now: Hour 3 of the game" in rendered(moved[-1], width=10_000)
    assert "Paused in hour 3" in rendered(paused[-1], width=10_000)
    assert "gets news that only it sees" in room


async def test_a_next_development_that_is_pressed_twice_comes_once(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        (desk,) = await play.views("ana", "/exercise desk")
        (pressed,) = [action for action in actions(desk) if "do:next" in action]
        await play.says("ana", pressed)
        again = await play.says("ana", pressed)
        after = (await play.found()).state

    assert "That development is out already." in again
    assert after.stage == 2


async def test_a_refusal_leads_to_its_own_exercise_where_a_channel_has_two(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        first = (await play.found()).row.id
        await play.says("ana", "/exercise end yes")
        await play.says("ana", f"/exercise open who_fired {AGAINST}")
        second = (await play.found()).row.id
        assert first != second
        for name, line, led in (
            ("zoe", f"/exercise next exercise:{second}", f"join exercise:{second}"),
            ("dana", f"/exercise brief exercise:{second}", f"join exercise:{second}"),
        ):
            (view,) = await play.views(name, line)
            assert list(actions(view)) == [f"/exercise {led}"], (name, view)
        await play.says("boris", f"/exercise join beneficiary exercise:{second}")
        (view,) = await play.views("boris", f"/exercise next exercise:{second}")
        assert list(actions(view)) == [f"/exercise show exercise:{second}"]
        await play.says("boris", f"/exercise solo strike_on_city {AGAINST}")
        (view,) = await play.views("boris", f"/exercise next exercise:{second}")
        assert list(actions(view)) == [f"/exercise show exercise:{second}"]


async def test_an_exercise_ends_only_when_its_chair_says_so_twice(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        assert "Only the chair" in await play.says("dana", "/exercise end")
        for line in ("/exercise end", "/exercise desk do:end"):
            assert "End the exercise now?" in await play.says("ana", line)
            assert "Debrief: " not in play.face.words()
        await play.says("ana", "/exercise end sure:yes")
        assert "Debrief: " in play.face.words()


async def test_the_role_of_somebody_erased_falls_free(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        await play.says("boris", "/privacy erase yes")
        assert "A former member leaves the Beneficiary. A script takes over." in play.face.words()
        assert "You have no role" in await play.says("boris", "/exercise brief")
