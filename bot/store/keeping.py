"""Which of the daily backups are kept: a rule about instants, and nothing else."""

from collections.abc import Iterable
from datetime import datetime

DAYS = 7
"""Days whose last backup is kept."""

WEEKS = 4
"""Weeks before those days whose last backup is kept."""


def choose_kept(made_at: Iterable[datetime]) -> frozenset[datetime]:
    """Of backups made at instants (UTC), those to keep: the last one of each of the seven latest
    days on which there were any, and of what is older, the last one of each of the four latest
    weeks."""
    by_day = {at.date(): at for at in sorted(made_at)}
    days = list(by_day.values())
    by_week = {at.isocalendar()[:2]: at for at in days[:-DAYS]}
    return frozenset([*days[-DAYS:], *list(by_week.values())[-WEEKS:]])
