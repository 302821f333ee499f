"""What the room and the transcript hold of points that the sides restate."""

from pathlib import Path

from bot.debate.handlers.lists import list_restatements
from bot.kernel.parts import ListRequest
from tests.debate.rooms.test_points import CHEN, read_transcript, speaking


async def test_restated_points_stand_with_their_answers_in_the_room_and_the_transcript(
    tmp_path: Path,
) -> None:
    async with speaking(tmp_path) as room:
        for name, line in (
            ("ana", "/chair end"),
            ("ana", "/chair skip"),
            ("ana", "/chair skip"),
            ("boris", "/claim restate You fear a war by accident."),
        ):
            assert "Parley’s mistake" not in await room.says(name, line)
        assert room.called_by("Boris restates the best point of Con") == ("chen",)
        await room.says("chen", "/claim correct We fear a broken promise.")
        await room.says("boris", "/claim restate A broken promise is worse than none.")
        await room.says("chen", "/claim heard")

        told = await read_transcript(room)
        for words in (
            "Boris restates the best point of Con: “You fear a war by accident.”",
            "Chen: not quite. “We fear a broken promise.”",
            "Boris restates the best point of Con: “A broken promise is worse than none.”",
            "Chen: yes, that is our point.",
        ):
            assert words in room.all()
            assert words in told


async def test_a_member_chooses_among_what_waits_for_their_own_side(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        for name, line in (
            ("ana", "/chair end"),
            ("ana", "/chair skip"),
            ("ana", "/chair skip"),
            ("boris", "/claim restate You fear a war by accident."),
            ("chen", "/claim restate You fear silence."),
        ):
            await room.says(name, line)

        (offered,) = await list_restatements(room.parley.app.parts, ListRequest(by=CHEN))
        assert (str(offered.label), offered.value) == ("Boris: You fear a war by accident.", "1")
        refusal = await room.says("boris", "/claim heard restatement:1")
        assert "somebody who speaks for Con says whether it is right" in refusal


async def test_the_result_says_whether_each_side_heard_the_other(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        for name, line in (
            ("ana", "/chair end"),
            ("ana", "/chair skip"),
            ("ana", "/chair skip"),
            ("boris", "/claim restate You fear a war by accident."),
            ("chen", "/claim correct We fear a broken promise."),
            ("boris", "/claim restate A broken promise is worse than none."),
            ("chen", "/claim heard"),
            ("chen", "/claim restate You fear that nobody comes."),
            ("ana", "/debate vote 1"),
            ("chen", "/debate vote -1"),
            ("ana", "/chair count"),
        ):
            assert "Parley’s mistake" not in await room.says(name, line)

        heard, waits = (
            "Pro restated Con’s best point, and Con agreed.",
            "Con restated Pro’s best point. Pro did not answer.",
        )
        result = await room.says("dana", "/debate result")
        assert result.count(heard) == result.count(waits) == 1
        details = await room.says("dana", "/debate result details:yes")
        assert f"{heard} 2 attempts." in details
        assert waits in details
        told = await read_transcript(room)
        assert heard in told


async def test_a_point_that_was_missed_is_said_to_be(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        for name, line in (
            ("ana", "/chair end"),
            ("ana", "/chair skip"),
            ("ana", "/chair skip"),
            ("boris", "/claim restate You fear a war by accident."),
            ("chen", "/claim correct We fear a broken promise."),
            ("ana", "/debate vote 1"),
            ("ana", "/chair count"),
        ):
            await room.says(name, line)
        assert "Pro restated Con’s best point. Con said: not quite." in await room.says(
            "dana", "/debate result"
        )
