"""Empty seats: nobody's turn runs for nobody, unless somebody is sure."""

import pytest

from bot.debate.commands import debating as c
from bot.debate.content.formats import load
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import may
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.vacancies import find_empty_seats
from bot.debate.state import DebatePhase
from bot.debate.views.asking import find_offers
from bot.debate.views.steps import offer
from tests.debate.rules.making import SMALL, Played, running, small, who
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


def test_a_seat_that_falls_free_in_a_turn_is_taken_with_the_rest_of_its_time() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.does("boris", c.LeaveSeat)
    assert played.state.holder is None

    assert kinds(played.does("erik", c.TakeSeat, seat="pro")) == ["SeatTaken"]
    assert played.state.seats["pro1"] == played.state.holder == "erik"
    assert played.does("erik", c.Speak, words="I go on.")


def test_after_sign_up_a_seat_goes_to_who_neither_sits_nor_judges() -> None:
    played = running(small())
    played.does("ana", c.NameJudge, member="dana")
    played.does("boris", c.LeaveSeat)

    assert refused(played, "chen", c.TakeSeat, seat="pro1") is DebateRefusal.HAS_SEAT
    assert refused(played, "dana", c.TakeSeat, seat="pro1") is DebateRefusal.JUDGES_HERE
    assert refused(played, "erik", c.TakeSeat, seat="con1") is DebateRefusal.SEAT_TAKEN
    assert kinds(played.does("boris", c.TakeSeat, seat="pro1")) == ["SeatTaken"]  # back again
    assert refused(played, "erik", c.TakeSeat, seat="pro1") is DebateRefusal.SEATS_FULL


def test_a_seat_is_taken_until_the_last_speech_is_over() -> None:
    played = running(small())
    for _ in range(3):
        played.does("ana", c.Skip)
    played.does("boris", c.LeaveSeat)
    played.does("ana", c.Begin)
    assert may(played.state, c.TakeSeat, who("erik"))

    played.does("ana", c.EndSegment)
    assert played.state.now is None
    assert refused(played, "erik", c.TakeSeat, seat="pro1") is DebateRefusal.SPEECHES_OVER


def test_the_news_of_a_free_seat_offers_it_until_somebody_sits_there() -> None:
    played = running(small())
    (left,) = played.does("boris", c.LeaveSeat)

    def offered(name: str | None) -> list[tuple[str, str]]:
        steps = find_offers(played.state, left)
        by = None if name is None else who(name)
        return [(button.label, button.action) for button in offer(played.state, steps, by)]

    take = ("Take the seat", "/debate join pro1")
    assert offered(None) == [take, ("Chair", "/chair desk")]
    assert offered("erik") == [take]
    assert offered("chen") == []
    played.does("erik", c.TakeSeat, seat="pro1")
    assert find_offers(played.state, left) == ()


def test_the_news_of_a_seat_that_falls_free_after_the_speeches_offers_it_to_nobody() -> None:
    played = running(small())
    for _ in range(4):
        played.does("ana", c.Skip)
    (left,) = played.does("boris", c.LeaveSeat)

    shown = offer(played.state, find_offers(played.state, left))
    assert [button.label for button in shown] == ["Chair"]
