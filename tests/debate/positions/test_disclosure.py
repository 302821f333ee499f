"""A secret ballot shows no sum of one or two voters, and none can be worked out from what it shows:
neither from a table and its margins, nor from the votes of all and those of who voted twice."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.debate.handlers.resulting import draw_movement
from bot.debate.rules.format import Format, Side, Winner
from bot.debate.rules.positions.credit import Credit
from bot.debate.rules.positions.disclosure import is_small, keep_large
from bot.debate.rules.positions.graded import measure_change
from bot.debate.rules.positions.later import release
from bot.debate.rules.positions.ledger import VotePhase
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import Stance
from bot.debate.rules.positions.swing import Tally, swing, tally
from bot.debate.views.result import render_result
from bot.debate.views.result_details import render_details
from bot.evening.rules.way import Station, find_way
from bot.kernel.ids import MemberId
from tests.debate.positions.people import held

OXFORD = Format(
    id="oxford",
    name="Oxford",
    about="",
    sides=(Side(key="for", name="For"), Side(key="against", name="Against")),
    segments=(),
)
STANCES = st.sampled_from([2, 2, 2, -2, -2, 0, None, 1, -3])
VOTES = st.dictionaries(st.sampled_from([MemberId(f"m{n}") for n in range(14)]), STANCES)
Votes = Mapping[MemberId, Stance]


def result_of(first: Votes, closing: Votes, winner: Winner = Winner.SWING) -> Result:
    return Result(
        debate="d1",
        motion="M",
        format=replace(OXFORD, winner=winner),
        secret=True,
        swing=swing(first, closing),
        graded=measure_change(first, closing),
    )


def minus(all_votes: Tally, some: Tally) -> Tally:
    counts = [a - b for a, b in zip(all_votes.counts, some.counts, strict=True)]
    return Tally((counts[0], counts[1], counts[2]))


@given(VOTES, VOTES, st.sampled_from([Winner.SWING, Winner.MAJORITY, Winner.JUDGES]))
def test_no_small_sum_is_shown_or_can_be_worked_out(
    first: Votes, closing: Votes, winner: Winner
) -> None:
    result = result_of(first, closing, winner)
    sums = result.swing
    assert sums is not None
    said = rendered(render_result(result, {}), width=400)
    said += rendered(render_details(result, {}), width=400)
    known: dict[str, Tally] = {}
    if "% before (" in said or " went from " in said or " stayed at " in said:
        known |= {"before": sums.table.before, "after": sums.table.after}
    if "Before (rows)" in said or "switched sides" in said or draw_movement(result):
        known |= {f"row {n}": Tally(row) for n, row in enumerate(sums.table.counts)}
    if "by closing votes: " in said:
        known["closing"] = sums.closing
    if "only at the closing: " in said:
        known["late"] = sums.late
    if "only at first: " in said:
        known["left"] = sums.left
    known |= {station.value: votes for station, votes in find_way(result).stations}
    known["all first"] = known.pop(Station.FIRST.value, Tally())
    known.setdefault("closing", Tally())
    for whole, some, rest in (("closing", "after", "late"), ("all first", "before", "left")):
        if not known[whole].voters:
            continue
        if some in known:
            known[f"{rest}, worked out"] = minus(known[whole], known[some])
        if rest in known:
            known[f"{some}, worked out"] = minus(known[whole], known[rest])
    small = {name: votes for name, votes in known.items() if any(map(is_small, votes.counts))}
    assert not small


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), STANCES), max_size=20))
def test_no_step_between_totals_of_later_positions_tells_of_one_or_two(
    given_since: list[tuple[str, Stance]],
) -> None:
    later = [
        held(name, stance, minute, phase=VotePhase.LATER)
        for minute, (name, stance) in enumerate(given_since)
    ]
    shown = Tally()
    for count in range(len(later) + 1):
        last = {position.member: position.camp for position in release(later[:count])}
        now = tally(last.values())
        assert not any(map(is_small, now.counts))
        assert not any(map(is_small, minus(now, shown).counts))
        shown = now


def test_a_winner_is_told_where_the_sums_are_not() -> None:
    stances = zip("abcd", (-2, 0, 2, 2), strict=True)
    first: Votes = {MemberId(name): stance for name, stance in stances}
    closing: Votes = dict.fromkeys(first, 2)
    said = rendered(render_result(result_of(first, closing), {}), width=400)
    assert "For wins by swing." in said
    assert "sums of one or two votes are not shown" in said
    assert draw_movement(result_of(first, closing)) is None


@pytest.mark.parametrize(("people", "is_shown"), [(1, False), (2, False), (3, True)])
def test_what_one_or_two_credited_is_left_out(people: int, is_shown: bool) -> None:
    credit = (Credit(of="s1", people=people, towards=0, away=0),)
    assert bool(keep_large(credit, secret=True)) is is_shown
    assert keep_large(credit, secret=False) == credit


def test_sums_of_three_are_shown() -> None:
    first: Votes = {MemberId(f"m{n}"): -2 if n < 3 else 2 for n in range(6)}
    closing: Votes = dict.fromkeys(first, 2)
    result = result_of(first, closing)
    said = rendered(render_details(result, {}), width=400)
    assert "Before (rows) and after (columns)" in said
