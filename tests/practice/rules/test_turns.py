"""Practice by the rules of debates: every format that serves can be played to its end by two."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.debate.commands.debating import Begin, EndTurn, Pause, Resume, Speak
from bot.debate.content import formats
from bot.debate.evolve import evolve, fold
from bot.debate.rules.decide import decide
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.writing_formats import write_format
from bot.debate.state import OVER, Debate, DebatePhase
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.practice.rules.setting import OPPONENT, adapt_for_two, decide_opening, find_side
from bot.practice.rules.turns import (
    MOST_EXCHANGES,
    OwedStep,
    agrees_to_end,
    find_owed,
    is_exchange,
    may_speak,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
ME = MemberId("me")
SERVING = {name: form for name, form in formats.load().items() if adapt_for_two(form)}


def caller(member: MemberId) -> Caller:
    return Caller(community=CommunityId("c"), place=PlaceId("p"), member=member, name=str(member))


class Played:
    """A practice debate that is played step by step, a second apart."""

    def __init__(self, form: Format, side: str, tempo: str) -> None:
        practised = adapt_for_two(form)
        assert practised is not None
        self.state: Debate = fold(
            practised, decide_opening(practised, side, ME, START, tempo=tempo, hours=12)
        )
        self.steps = 0

    def do(self, kind: type, member: MemberId, words: str = "") -> None:
        self.steps += 1
        common: dict[str, object] = {
            "by": caller(member),
            "at": START + timedelta(seconds=self.steps),
            "id": f"id{self.steps}",
        }
        if kind is EndTurn:
            common["sure"] = True
        command = kind(**common, words=words) if words else kind(**common)
        for event in decide(self.state, command):
            self.state = evolve(self.state, event)

    def let_opponent(self) -> None:
        while (owes := find_owed(self.state)) is not None:
            segment = self.state.now
            assert segment is not None
            if owes is OwedStep.BEGIN:
                self.do(Begin, OPPONENT)
                continue
            alone = not is_exchange(self.state, segment)
            self.do(Speak, OPPONENT, "We hold otherwise.")
            if self.state.live and alone:
                self.do(EndTurn, OPPONENT)


def test_formats_that_serve_have_two_sides_that_speak() -> None:
    assert {"ld", "oxford", "jugend-debattiert", "pf", "wsdc", "karl-popper"} <= set(SERVING)
    assert not {"bp", "deliberative-poll", "habermas-caucus", "fishbowl-open"} & set(SERVING)


@pytest.mark.parametrize("name", SERVING)
def test_a_format_as_it_is_practised_keeps_its_clock_and_can_be_written_down(name: str) -> None:
    form = SERVING[name]
    practised = adapt_for_two(form)
    assert practised is not None
    known = {segment.key: segment for segment in form.segments}

    assert read_format(write_format(practised), name) == practised
    assert not practised.votes
    for segment in practised.segments:
        same = known[segment.key]
        assert (segment.seconds, segment.characters, segment.actors) == (
            same.seconds,
            same.characters,
            same.actors,
        )


@given(
    name=some.sampled_from(sorted(SERVING)),
    second=some.booleans(),
    tempo=some.sampled_from(["live", "writing"]),
    choices=some.lists(some.sampled_from(["speak", "end", "pause"]), max_size=60),
)
def test_it_never_stands_still_and_ends(
    name: str, second: bool, tempo: str, choices: list[str]
) -> None:
    form = SERVING[name]
    played = Played(form, form.sides[second].key, tempo)
    todo = iter(choices)
    for _ in range(400):
        played.let_opponent()
        if played.state.phase in OVER:
            break
        if played.state.phase is DebatePhase.READY:
            played.do(Begin, ME)
            continue
        assert may_speak(played.state, ME)
        match next(todo, "end"):
            case "pause":
                played.do(Pause, ME)
                assert find_owed(played.state) is None
                played.do(Resume, ME)
            case "speak":
                played.do(Speak, ME, "We hold this.")
            case _:
                if not played.state.live:
                    played.do(Speak, ME, "We hold this, too.")
                    played.let_opponent()
                if may_speak(played.state, ME):
                    both = agrees_to_end(played.state)
                    played.do(EndTurn, ME)
                    if both:
                        played.do(EndTurn, OPPONENT)

    assert played.state.phase is DebatePhase.CLOSED
    spoken = [one for one in played.state.speeches if one.member == OPPONENT]
    by_segment = [one.segment for one in spoken]
    assert all(by_segment.count(segment) <= MOST_EXCHANGES for segment in by_segment)
    assert {one.member for one in spoken} <= {OPPONENT}
    alone = {
        number
        for number, segment in enumerate(played.state.format.segments)
        if set(played.state.actors(segment)) == {OPPONENT}
    }
    assert alone <= set(by_segment)


def test_a_side_goes_by_its_key_its_name_or_for_and_against() -> None:
    form = SERVING["ld"]

    for named in ("", "for", "aff", "Affirmative"):
        assert find_side(form, named) == form.sides[0]
    assert find_side(form, "AGAINST") == form.sides[1]
    assert find_side(form, "left") is None


def test_in_one_exchange_the_opponent_answers_so_often_and_no_more() -> None:
    played = Played(SERVING["ld"], "aff", "live")
    played.do(Begin, ME)
    played.do(EndTurn, ME)
    played.do(Begin, ME)
    for _ in range(2 * MOST_EXCHANGES):
        played.let_opponent()
        played.do(Speak, ME, "And why?")

    said = [one.member for one in played.state.speeches if one.segment == 1]
    assert said.count(OPPONENT) == MOST_EXCHANGES
    assert find_owed(played.state) is None
    assert may_speak(played.state, ME)
