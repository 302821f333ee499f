"""Empty seats: nobody's turn runs for nobody, unless somebody is sure."""

import pytest

from bot.debate.commands import debating as c
from bot.debate.content.formats import load
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.vacancies import find_empty_seats
from bot.debate.state import DebatePhase
from tests.debate.rules.making import SMALL, Played, running, small
from tests.debate.rules.test_rules import kinds, refused


def two_for_pro() -> Format:
    """The small format, with a second speaker for."""
    seat = '[[seats]]\nkey = "pro2"\nside = "pro"\nname = "Second for"\n'
    text = SMALL.replace("[[segments]]", f"{seat}[[segments]]", 1)
    return read_format(text.replace('actors = ["pro1"]', 'actors = ["pro1", "pro2"]'), "small.toml")


def test_a_seat_that_is_empty_when_its_turn_comes_is_asked_about() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.LeaveSeat)

    assert refused(played, "ana", c.Begin) is DebateRefusal.SPEAKER_MISSING
    assert kinds(played.does("ana", c.Begin, sure=True)) == ["Begun"]


@pytest.mark.parametrize("left", ["boris", "chen"])
def test_a_segment_of_both_sides_asks_when_one_is_missing(left: str) -> None:
    played = running(small())
    played.does(left, c.LeaveSeat)

    assert refused(played, "ana", c.Begin) is DebateRefusal.SPEAKER_MISSING


def test_a_start_names_the_seats_that_nobody_has_taken() -> None:
    played = Played(two_for_pro())
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")

    assert [seat.name for seat in find_empty_seats(played.state)] == ["Second for"]
    assert refused(played, "ana", c.StartDebate, ask=True) is DebateRefusal.SEATS_EMPTY
    assert kinds(played.does("ana", c.StartDebate)) == ["VoteOpened"]


def test_a_start_asks_about_no_seat_of_a_side_that_forfeited() -> None:
    played = Played(load()["bp"])
    for seat in played.form.seats:
        if seat.side != "cg":
            played.does(seat.key, c.TakeSeat, seat=seat.key)
    assert refused(played, "ana", c.StartDebate) is DebateRefusal.SIDE_EMPTY

    played.does("ana", c.ForfeitSide, side="cg")

    assert find_empty_seats(played.state) == ()
    assert kinds(played.does("ana", c.StartDebate, ask=True)) == ["VoteOpened"]


def test_where_all_sit_nothing_is_asked() -> None:
    played = Played(two_for_pro())
    for name, seat in (("boris", "pro1"), ("dana", "pro2"), ("chen", "con1")):
        played.does(name, c.TakeSeat, seat=seat)

    assert kinds(played.does("ana", c.StartDebate, ask=True)) == ["VoteOpened"]


@pytest.mark.parametrize("chair", [True, False])
def test_what_begins_by_itself_begins_for_nobody_that_is_missing(*, chair: bool) -> None:
    played = Played(small(advance="true", votes="false"), chair=chair)
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("ana" if chair else "boris", c.StartDebate)
    if chair:
        played.does("ana", c.Begin)
    played.does("boris", c.LeaveSeat)
    played.does("chen", c.Speak, words="all that is said")

    after = played.events[-1]
    if chair:
        assert played.state.phase is DebatePhase.READY
        assert played.state.segment == 1
    else:
        assert kinds([after]) == ["Begun"]
        assert played.state.segment == 2
