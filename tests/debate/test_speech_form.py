"""What stands above the fields of a speech: until when who fills it in can hand it in."""

from bot.adapters.plain.render import rendered
from bot.debate.rules.clock import ends_at
from bot.debate.views.speech import render_deadline
from bot.kernel.ids import MemberId
from bot.kernel.view import View
from tests.debate.rules.making import Played
from tests.debate.rules.situations import situations

SITUATIONS = situations()


def above(played: Played, name: str) -> str:
    return rendered(View(blocks=render_deadline(played.state, MemberId(name))), width=200)


def test_who_has_a_point_reads_until_when_their_point_lasts() -> None:
    played = SITUATIONS["a point of information was taken"]
    assert played.state.running is not None
    assert above(played, "chen").startswith("Your point of information: hand it in by ")
    assert above(played, "boris").startswith("Speech for: hand it in by ")
    assert above(played, "chen")[-14:] != above(played, "boris")[-14:]


def test_the_end_of_a_turn_is_told_to_nobody_who_has_another() -> None:
    played = SITUATIONS["one has the open floor, and one waits"]
    running, end = played.state.running, ends_at(played.state)
    assert running is not None
    assert running.floor is not None
    assert running.floor.until is not None
    assert end is not None
    assert f"{running.floor.until:%H:%M}" in above(played, str(played.state.holder))
    assert f"{end:%H:%M}" in above(played, "ana")
