"""Positions and votes for tests."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bot.debate.rules.positions.ledger import Position, VotePhase
from bot.debate.rules.positions.stance import Camp, Stance
from bot.debate.rules.positions.swing import ORDER, Transitions
from bot.kernel.ids import MemberId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
STANCE = {Camp.FOR: 2, Camp.UNDECIDED: None, Camp.AGAINST: -2}

EXAMPLE = Transitions(((30, 0, 0), (14, 2, 4), (2, 0, 48)))
"""30 For, 20 undecided, 50 Against become 46, 2 and 52 (reference/debate.md, section 6.1)."""

NOBODY = Transitions(((0, 0, 0), (0, 0, 0), (0, 0, 0)))

stances = st.none() | st.integers(-3, 3)
votes = st.dictionaries(st.sampled_from([MemberId(f"m{n}") for n in range(30)]), stances)
cells = st.integers(0, 12)
rows = st.tuples(cells, cells, cells)
tables = st.builds(Transitions, st.tuples(rows, rows, rows))


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def held(
    member: str,
    stance: Stance,
    minute: float = 0,
    *,
    phase: VotePhase = VotePhase.DURING,
    moved_by: tuple[str, ...] = (),
    confidence: int | None = None,
    reason_id: str | None = None,
) -> Position:
    return Position(
        id=f"{member}@{minute}",
        member=MemberId(member),
        at=after(minute),
        stance=stance,
        phase=phase,
        moved_by=moved_by,
        confidence=confidence,
        reason_id=reason_id,
    )


def people(table: Transitions) -> tuple[Mapping[MemberId, Stance], Mapping[MemberId, Stance]]:
    """Two votes that make a table."""
    pairs = [
        (STANCE[before], STANCE[after])
        for before in ORDER
        for after in ORDER
        for _ in range(table.went(before, after))
    ]
    first = {MemberId(f"v{n}"): before for n, (before, _) in enumerate(pairs)}
    return first, {MemberId(f"v{n}"): after for n, (_, after) in enumerate(pairs)}
