"""The bar beside a debate: what it tells one reader of what happens now, until when, and of what
waits for them."""

from datetime import timedelta

import pytest

from bot.adapters.plain.render import rendered
from bot.adapters.web.render import bars_html
from bot.assembly import CATALOG
from bot.debate.commands import debating as c
from bot.debate.views.bar import debate_bar
from bot.debate.views.board import board
from bot.kernel import languages
from bot.kernel.bar import Bar
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.ids import MemberId
from tests.debate.rules.making import START, Played, running, small, who
from tests.debate.rules.situations import PEOPLE, situations

SITUATIONS = situations()
NAMES = {MemberId(name): name.title() for name in PEOPLE}


def bar(played: Played, name: str) -> Bar:
    return debate_bar("d", played.state, NAMES, who(name))


def rows(played: Played) -> dict[str, str]:
    return {str(label): "".join(map(str, value.spans)) for label, value in bar(played, "erik").rows}


@pytest.mark.parametrize(
    ("situation", "now", "told"),
    [
        ("people sign up", "Sign-up is open", {"Pro": "Boris", "Con": "Chen"}),
        ("the first vote is open", "First vote", {"Votes in": "0"}),
        ("the first segment comes next", "Between speeches", {"Next": "Boris and Chen: Openings"}),
        ("one side prepares", "Pro prepares", {"Next": "Boris and Chen: Openings"}),
        ("preparation is paused", "Pro prepares (paused)", {"Next": "Boris and Chen: Openings"}),
        ("a sealed segment runs", "Openings",
         {"Floor": "Boris, Chen", "Next": "Boris: Speech for"}),
        ("a speech runs", "Speech for", {"Floor": "Boris", "Next": "Chen: Speech against"}),
        ("a speech is paused", "Speech for (paused)",
         {"Floor": "Boris", "Next": "Chen: Speech against"}),
        ("a point of information waits", "Speech for",
         {"Floor": "Boris", "Point of information": "Chen", "Next": "Chen: Speech against"}),
        ("the floor is open", "Open floor", {"Next": "Closing vote"}),
        ("one has the open floor, and one waits", "Open floor",
         {"Floor": "Erik", "Next": "Boris"}),
        ("a point of order waits", "Speech for",
         {"Floor": "Boris", "Point of order": "Erik", "Next": "Chen: Speech against"}),
        ("all segments are over", "All speeches are done", {"Next": "Closing vote"}),
        ("the closing vote is open", "Closing vote", {"Votes in": "0"}),
        ("the adjudicators judge", "The adjudicators decide", {"Missing": "Dana"}),
        ("it is closed", "The debate is over", {}),
    ],
)  # fmt: skip
def test_it_tells_what_happens_who_speaks_and_who_is_next(
    situation: str, now: str, told: dict[str, str]
) -> None:
    played = SITUATIONS[situation]

    assert "".join(map(str, bar(played, "erik").now.spans)) == now
    assert rows(played) == told


@pytest.mark.parametrize(
    ("situation", "calls"),
    [
        ("people sign up", {"ana": "All seats are taken. You can start the debate."}),
        ("the first vote is open", dict.fromkeys(PEOPLE, "Your vote is open.")),
        ("the first segment comes next", dict.fromkeys(("boris", "chen"), "You are next.")),
        ("a sealed segment runs", dict.fromkeys(("boris", "chen"), "It is your turn.")),
        ("a speech runs", {"boris": "It is your turn."}),
        ("a speech is paused", {}),
        ("a point of information waits", {"boris": "A point is offered to you."}),
        ("a point of information was taken", {"chen": "Make your point now."}),
        ("one has the open floor, and one waits", {"erik": "It is your turn."}),
        ("a point of order waits",
         {"ana": "A point of order waits for you.", "boris": "It is your turn."}),
        ("the closing vote is open", dict.fromkeys(PEOPLE, "Your vote is open.")),
        ("the adjudicators judge", {"dana": "Your ballot is open."}),
    ],
)  # fmt: skip
def test_it_calls_those_who_are_asked_to_act_and_nobody_else(
    situation: str, calls: dict[str, str]
) -> None:
    found = {name: bar(SITUATIONS[situation], name).call for name in PEOPLE}

    assert {name: call for name, call in found.items() if call} == calls


def test_who_has_voted_is_asked_no_more() -> None:
    played = Played(small())
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("ana", c.StartDebate)
    played.does("erik", c.TakePosition, stance="2")

    assert bar(played, "erik").call == ""
    assert rows(played) == {"Votes in": "1"}


def test_who_has_handed_in_under_a_seal_is_asked_no_more() -> None:
    played = running(small())
    played.does("boris", c.Begin)
    assert bar(played, "boris").call == "It is your turn."
    played.does("boris", c.Speak, words="A promise is a promise.")

    assert bar(played, "boris").call == ""
    assert bar(played, "chen").call == "It is your turn."


@pytest.mark.parametrize(
    ("situation", "writes"),
    [
        ("people sign up", {}),
        ("the first vote is open", {}),
        ("a sealed segment runs", dict.fromkeys(("boris", "chen"), "Your speech")),
        ("a speech runs", {"boris": "Your speech"}),
        ("a speech is paused", {}),
        ("a point of information waits", {"boris": "Your speech"}),
        ("a point of information was taken", {"boris": "Your speech", "chen": "Your point"}),
        ("one has the open floor, and one waits", {"erik": "Your speech"}),
        ("it is closed", {}),
    ],
)
def test_it_says_what_plain_words_of_a_reader_are(situation: str, writes: dict[str, str]) -> None:
    found = {name: bar(SITUATIONS[situation], name).writes for name in PEOPLE}

    assert {name: words for name, words in found.items() if words} == writes


def test_the_clock_runs_to_an_instant_and_stands_while_the_debate_is_paused() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.waits(40)
    runs = bar(played, "erik").clock
    played.does("ana", c.Pause)
    played.waits(500)
    stands = bar(played, "erik").clock

    assert runs is not None
    assert stands is not None
    assert (runs.until, runs.seconds_left) == (START + timedelta(seconds=120), 0)
    assert (stands.until, stands.seconds_left) == (None, 80)


def test_on_the_open_floor_the_clock_is_that_of_the_turn() -> None:
    played = SITUATIONS["one has the open floor, and one waits"]
    clock = bar(played, "erik").clock

    assert clock is not None
    assert clock.until == played.at + timedelta(seconds=30)


def test_who_makes_a_point_sees_the_clock_of_the_point_and_others_that_of_the_speech() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.waits(40)
    played.does("chen", c.OfferPoint)
    played.does("boris", c.AnswerPoint, accept=True)
    point = played.state.running.point if played.state.running is not None else None
    own, other = bar(played, "chen").clock, bar(played, "erik").clock

    assert point is not None
    assert own is not None
    assert other is not None
    assert own.until == point.until
    assert "".join(map(str, bar(played, "chen").now.spans)) == "Your point of information"
    assert other.until == START + timedelta(seconds=120)
    played.does("chen", c.Speak, words="Why?")
    assert bar(played, "chen").clock == other


@pytest.mark.parametrize("name", ["boris", "erik"])
def test_its_buttons_are_those_that_the_reader_may_press(name: str) -> None:
    labels = [str(button.label) for button in bar(SITUATIONS["a speech runs"], name).buttons]

    assert ("End my turn" in labels) == (name == "boris")
    assert "Pause" not in labels
    assert labels[-1] == "See the debate"


def test_an_empty_seat_is_told_before_its_turn() -> None:
    played = Played(small())
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    played.does("ana", c.Skip)
    played.does("boris", c.LeaveSeat)

    assert rows(played) == {"Next": "Speech for (nobody sits there)"}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_bar_is_drawn_in_every_language_and_its_buttons_are_commands(situation: str) -> None:
    for name in PEOPLE:
        made = bar(SITUATIONS[situation], name)
        for code in ("en", *languages.CODES):
            assert str(bars_html((made,), languages.reader(code))).startswith("<section")
        for offered in made.buttons:
            parse_line(offered.action, CATALOG)


def test_free_seats_are_counted_in_one_wording_on_the_bar_and_the_board() -> None:
    played = Played(small())
    assert rows(played) == {"Pro": "1 seat free", "Con": "1 seat free"}
    assert rendered(board("d", played.state, NAMES), width=10_000).count("1 seat free") == 2
