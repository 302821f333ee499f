"""What is handed in more than once in one turn is one speech, with one number."""

from pathlib import Path

from bot.assembly import open_parley
from bot.debate.commands.debating import AddFormat
from bot.kernel.identity import fresh_id
from tests.adapters.four_speeches import build_format
from tests.debate.rooms.test_points import ANA, PingedRoom, read_transcript


async def test_a_turn_handed_in_twice_is_one_speech(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = PingedRoom(parley)
        async with room.watched():
            adding = AddFormat(by=ANA, at=room.at, id=fresh_id(), text=build_format(2), sure=True)
            await parley.app.respond(adding)
            for name, line in (
                ("ana", "/debate open format:short motion:M"),
                ("boris", "/debate join for"),
                ("chen", "/debate join against"),
                ("ana", "/debate start"),
                ("ana", "/chair count"),
                ("boris", "/debate begin"),
                ("boris", "/debate speak Begun by form."),
                ("boris", "/debate speak And more by form."),
            ):
                assert "Parley’s mistake" not in await room.says(name, line)
            (first,) = [said for said in room.seen if "Begun by form." in said]
            (more,) = [said for said in room.seen if "And more by form." in said]
            assert first.startswith("Speech 1, Boris")
            assert more.startswith("Speech 1 goes on, Boris")
            await room.says("boris", "/debate end")
            await room.says("chen", "/debate begin")
            await room.says("chen", "/debate speak No.")
            assert [said for said in room.seen if said.startswith("Speech 2, Chen")]
            assert not [said for said in room.seen if said.startswith("Speech 3")]
            words = await room.says("ana", "/debate speech 1")
            assert "Begun by form." in words
            assert "And more by form." in words
            assert "Begun by form.\n\nAnd more by form." in await read_transcript(room)
