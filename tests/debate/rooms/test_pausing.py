"""What the room reads when a debate pauses and goes on, and when a sealed round ends."""

from pathlib import Path

from bot.assembly import open_parley
from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.views import steps as s
from bot.debate.views.asking import find_called, find_offers
from tests.debate.rooms.test_room import Room, started
from tests.debate.rules.making import running, small


def test_a_debate_that_goes_on_offers_the_turn_again_and_calls_its_speaker() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.waits(20)
    played.does("ana", c.Pause)
    (resumed,) = played.does("ana", c.Resume)

    assert isinstance(resumed, e.DebateResumed)
    assert find_offers(played.state, resumed) == s.SPEAKING
    assert tuple(find_called(resumed, played.state)) == ("boris",)

    played.does("ana", c.Pause)
    assert not find_offers(played.state, resumed), "it stands again"
    played.waits(5)
    played.does("ana", c.Resume)
    played.does("boris", c.EndTurn, sure=True)
    played.waits(5)
    played.does("chen", c.Begin)
    assert not find_offers(played.state, resumed), "another turn runs"
    assert not find_called(resumed, played.state)


def test_who_has_ended_their_part_is_not_called_when_a_debate_goes_on() -> None:
    played = running(small())
    played.does("boris", c.Begin)
    played.does("boris", c.EndTurn, sure=True)
    played.does("ana", c.Pause)
    (resumed,) = played.does("ana", c.Resume)
    assert tuple(find_called(resumed, played.state)) == ("chen",)


async def test_the_room_reads_until_when_a_turn_lasts_once_it_goes_on(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            await room.says("boris", "/debate speak One.")
            await room.says("chen", "/debate speak Two.")
            await room.says("boris", "/debate begin")
            await room.says("ana", "/chair pause")
            await room.waits(300)
            await room.says("ana", "/chair more seconds:60")
            assert "1 minute more." in room.seen, "the clock stands, and has no end"
            await room.says("ana", "/chair resume")
            assert "No time was lost. Boris has the floor until 12:11 UTC." in room.all()


async def test_the_end_of_a_sealed_round_says_nothing_that_the_speeches_say(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room, "tempo:writing")
            await room.says("boris", "/debate speak One.")
            assert "Boris has handed in. Nobody sees it before the end." in room.all()
            await room.says("chen", "/debate speak Two.")
            assert "Two." in room.all()
            assert "Chen has handed in" not in room.all()
            assert not any(words.startswith("Next:") for words in room.seen)
            assert any(words.startswith("Boris: Answer, For.") for words in room.seen)
