"""Adjudicators' ballots: what may stand on one, and which of them count."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Format
from bot.kernel.ids import MemberId
from bot.kernel.message import row_of, say
from bot.kernel.refusal import Refused

SLACK = 1e-9
"""How far a score may lie beside a step for the sake of binary fractions."""


class Panel(StrEnum):
    """How a panel of adjudicators decides."""

    EACH = "each"  # a ballot each, and the majority rules
    CONSENSUS = "consensus"  # one ballot for all; a later one replaces it


class JudgeBallot(Struct, frozen=True, kw_only=True):
    """An adjudicator's ballot.

    `ranks` are the format's sides, best first: of two, the winner and the loser. `scores` are
    speaker points by seat, `replies` those for reply speeches by side. A shadow (trainee) judge's
    ballot is kept and never counts. `reason_id` names the row with the reason for decision.
    """

    judge: MemberId
    ranks: tuple[str, ...]
    scores: tuple[tuple[str, float], ...] = ()
    replies: tuple[tuple[str, float], ...] = ()
    shadow: bool = False
    reason_id: str | None = None


def check_ballot(ballot: JudgeBallot, fmt: Format, forfeited: Collection[str] = ()) -> JudgeBallot:
    """A ballot that the format takes, or a refusal: every side in its place once, and where the
    format scores, points inside its range and on its steps for every seat of the sides (by key)
    that did not forfeit."""
    sides = [side.key for side in fmt.sides]
    if sorted(ballot.ranks) != sorted(sides):
        raise Refused(DebateRefusal.RANKS_WRONG, sides=row_of(side.name for side in fmt.sides))
    if fmt.scoring is None:
        if ballot.scores or ballot.replies:
            raise Refused(DebateRefusal.SCORES_UNUSED, format=fmt.name)
        return ballot
    seats = {seat.key: seat.name for seat in fmt.seats if seat.side not in forfeited}
    _check_scores(ballot.scores, seats, (fmt.scoring.least, fmt.scoring.most), fmt.scoring.step)
    if fmt.scoring.reply:
        names = {
            side.key: say("{side}, reply", side=side.name)
            for side in fmt.sides
            if side.key not in forfeited
        }
        _check_scores(ballot.replies, names, fmt.scoring.reply, fmt.scoring.step)
    elif ballot.replies:
        raise Refused(DebateRefusal.SCORES_UNUSED, format=fmt.name)
    return ballot


def _check_scores(
    scores: Sequence[tuple[str, float]],
    names: Mapping[str, str],
    bounds: tuple[float, float],
    step: float,
) -> None:
    points_by_key = dict(scores)
    if len(points_by_key) != len(scores) or points_by_key.keys() - names.keys():
        raise Refused(DebateRefusal.SCORE_MISPLACED, names=row_of(names.values()))
    for key, name in names.items():
        if key not in points_by_key:
            raise Refused(DebateRefusal.SCORE_MISSING, name=name)
        _check_score(name, points_by_key[key], bounds, step)


def _check_score(name: str, score: float, bounds: tuple[float, float], step: float) -> None:
    least, most = bounds
    if not least <= score <= most:
        span = say("{least} to {most}", least=f"{least:g}", most=f"{most:g}")
        raise Refused(DebateRefusal.SCORE_OUT_OF_RANGE, name=name, span=span, given=f"{score:g}")
    steps = (score - least) / step
    if abs(steps - round(steps)) > SLACK:
        raise Refused(DebateRefusal.SCORE_OFF_STEP, name=name, step=f"{step:g}", given=f"{score:g}")


def select_counting(ballots: Iterable[JudgeBallot], panel: Panel) -> tuple[JudgeBallot, ...]:
    """The ballots that count, of all that were filed in order: no shadow's, the last of each judge,
    and for a consensus only the last of all."""
    last: dict[MemberId, JudgeBallot] = {}
    for ballot in ballots:
        if not ballot.shadow:
            last.pop(ballot.judge, None)
            last[ballot.judge] = ballot
    last_ballots = tuple(last.values())
    return last_ballots[-1:] if panel is Panel.CONSENSUS else last_ballots
