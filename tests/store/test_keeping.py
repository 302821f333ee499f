"""Which daily backups are kept, for any days on which Parley ran."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.store.keeping import DAYS, WEEKS, choose_kept

START = datetime(2026, 1, 1, tzinfo=UTC)
instants = st.integers(0, 400 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
histories = st.frozensets(instants, max_size=80)


@given(histories)
def test_no_more_are_kept_than_there_are_days_and_weeks_and_the_last_one_always(
    made: frozenset[datetime],
) -> None:
    kept = choose_kept(made)

    assert kept <= made
    assert len(kept) <= DAYS + WEEKS
    assert not made or max(made) in kept


@given(histories)
def test_the_last_of_each_recent_day_and_week_is_kept(made: frozenset[datetime]) -> None:
    kept = choose_kept(made)

    for day in sorted({at.date() for at in made})[-DAYS:]:
        assert max(at for at in made if at.date() == day) in kept
    recent = sorted({at.date() for at in made})[-DAYS:]
    older = [at for at in made if at.date() not in recent]
    for week in sorted({at.isocalendar()[:2] for at in older})[-WEEKS:]:
        assert max(at for at in older if at.isocalendar()[:2] == week) in kept


@given(histories)
def test_choosing_again_keeps_the_same(made: frozenset[datetime]) -> None:
    assert choose_kept(choose_kept(made)) == choose_kept(made)


@given(histories, instants)
def test_what_is_dropped_is_never_missed_later(made: frozenset[datetime], at: datetime) -> None:
    """Pruning after each backup keeps what pruning once, at the end, would have kept."""
    later = max(made, default=START) + timedelta(days=1) + (at - START)

    assert choose_kept(choose_kept(made) | {later}) == choose_kept(made | {later})


def test_after_a_year_of_daily_backups_four_weeks_can_be_gone_back_to() -> None:
    kept: frozenset[datetime] = frozenset()
    for day in range(365):
        kept = choose_kept(kept | {START + timedelta(days=day, hours=3)})

    ages = sorted((max(kept) - at).days for at in kept)
    assert ages[:DAYS] == list(range(DAYS))
    assert len(ages) == DAYS + WEEKS
    assert ages[-1] >= 21
