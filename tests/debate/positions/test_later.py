from bot.debate.rules.positions.later import release, sum_later
from bot.debate.rules.positions.ledger import Position, VotePhase
from tests.debate.positions.people import held


def later(member: str, stance: int, minute: int, *moved_by: str) -> Position:
    return held(member, stance, minute, phase=VotePhase.LATER, moved_by=moved_by)


CLOSING = tuple(
    held(name, -2, 0, phase=VotePhase.CLOSING) for name in ("ada", "bo", "cy", "di", "eve")
)


def test_without_later_positions_there_is_nothing_beside_the_result() -> None:
    assert sum_later(CLOSING, secret=False) is None


def test_the_last_later_position_of_each_counts() -> None:
    ledger = (*CLOSING, later("ada", -1, 5), later("ada", 2, 6, "x"), later("bo", -2, 7, "x"))

    summed = sum_later(ledger, secret=False)

    assert summed is not None
    assert summed.tally.counts == (1, 0, 1)
    assert [(m.change.before.stance, m.change.after.stance) for m in summed.moves] == [(-2, 2)]
    assert [(c.of, c.people, c.towards) for c in summed.credit] == [("x", 2, 1)]
    assert summed.waiting == 0


def test_a_secret_total_grows_only_by_three_people_or_more() -> None:
    ada, bo, cy = later("ada", 2, 5), later("bo", 1, 6), later("cy", -1, 7)
    di, eve = later("di", 3, 8, "x"), later("eve", 3, 9)

    assert release([ada, bo, later("ada", 1, 7)]) == []
    assert release([ada, bo, cy, di, eve]) == [ada, bo, cy]
    summed = sum_later((*CLOSING, ada, bo, cy, di, eve), secret=True)
    assert summed is not None
    assert summed.tally.counts == (2, 0, 1)
    assert (summed.waiting, summed.credit) == (2, ())
