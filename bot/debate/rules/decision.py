"""What a panel decides: votes, places, team points and speaker points from its ballots."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from statistics import fmean

from msgspec import Struct

from bot.debate.rules.ballot_lines import BallotLine, sum_sides
from bot.debate.rules.format import Panel
from bot.debate.rules.scoring import JudgeBallot, is_low_point, select_counting
from bot.kernel.ids import MemberId


class CountedBallot(Struct, frozen=True, kw_only=True):
    """A ballot that counts, as a result shows it: its order of sides, their points, whether its
    winner has fewer points than another (`low_point`), and whether it puts another side first than
    the panel (`dissents`)."""

    judge: MemberId
    order: tuple[str, ...]
    totals: tuple[tuple[str, float], ...] = ()
    low_point: bool = False
    dissents: bool = False


class Decision(Struct, frozen=True, kw_only=True):
    """A panel's decision.

    `places` are sides by place, best first; sides that nothing tells apart share one, and there are
    none where a jury names no winner. `points` are team points: with four sides 3, 2, 1 and 0, with
    two 1 and 0, the mean of them in a shared place. `votes` are the judges who put a side first.
    `speakers` (by ballot line) and `replies` (by side) are means over the ballots that count.
    `cast` says that the panel was even, and the ballot of its chair decided.
    """

    places: tuple[tuple[str, ...], ...]
    points: tuple[tuple[str, float], ...]
    votes: tuple[tuple[str, int], ...]
    judges: int
    speakers: tuple[tuple[str, float], ...] = ()
    replies: tuple[tuple[str, float], ...] = ()
    forfeited: tuple[str, ...] = ()
    ballots: tuple[CountedBallot, ...] = ()
    panel: Panel = Panel.EACH
    cast: bool = False

    @property
    def winner(self) -> str | None:
        """The side in first place; None where it is shared or was forfeited."""
        first = self.places[0] if self.places else ()
        return first[0] if len(first) == 1 and first[0] not in self.forfeited else None

    @property
    def dissenters(self) -> tuple[CountedBallot, ...]:
        """The ballots that put another side first."""
        return tuple(ballot for ballot in self.ballots if ballot.dissents)


def decide_ballots(
    ballots: Iterable[JudgeBallot],
    sides: Sequence[str],
    *,
    panel: Panel = Panel.EACH,
    chair: MemberId | None = None,
    forfeited: Collection[str] = (),
    lines: Sequence[BallotLine] = (),
) -> Decision | None:
    """The decision of the ballots filed, in order; None where nothing decides.

    The sum of the team points on each ballot rules, which of two sides is the majority of judges;
    then first places, then the ballot of the panel's chair if it counts. Sides that forfeited come
    last, with no points. Of a jury that names no winner, which has no `sides`, each ballot's order
    is one of speakers.
    """
    counting_ballots = select_counting(ballots, panel)
    remaining_sides = [side for side in sides if side not in forfeited]
    if not counting_ballots and len(remaining_sides) == len(sides):
        return None
    orders = [
        [side for side in ballot.ranks if side in remaining_sides] for ballot in counting_ballots
    ]
    votes = tuple((side, sum(order[:1] == [side] for order in orders)) for side in sides)
    deciding = [
        [s for s in b.ranks if s in remaining_sides] for b in counting_ballots if b.judge == chair
    ]

    def even_merit(side: str) -> tuple[int, int]:
        return -sum(order.index(side) for order in orders), dict(votes)[side]

    def merit(side: str) -> tuple[int, int, int]:
        return (*even_merit(side), -sum(order.index(side) for order in deciding))

    best_first = sorted(remaining_sides, key=merit, reverse=True)
    places = [tuple(tied) for _, tied in groupby(best_first, key=merit)]
    lost = tuple(side for side in sides if side in forfeited)
    best = places[0] if places else ()
    return Decision(
        places=(*places, lost) if lost else tuple(places),
        points=_points(places, lost, len(sides)),
        votes=votes,
        judges=len(counting_ballots),
        speakers=_means(ballot.scores for ballot in counting_ballots),
        replies=_means(ballot.replies for ballot in counting_ballots),
        forfeited=lost,
        ballots=tuple(
            _count_ballot(ballot, order if sides else ballot.ranks, best, lines)
            for ballot, order in zip(counting_ballots, orders, strict=True)
        ),
        panel=panel,
        cast=len(best) == 1 and [even_merit(side) for side in best_first].count(
            even_merit(best[0])
        ) > 1,
    )  # fmt: skip


def _count_ballot(
    ballot: JudgeBallot, order: Sequence[str], best: Sequence[str], lines: Sequence[BallotLine]
) -> CountedBallot:
    totals = sum_sides(ballot.scores, ballot.replies, lines) if ballot.scores else {}
    return CountedBallot(
        judge=ballot.judge,
        order=tuple(order),
        totals=tuple((side, totals[side]) for side in order if side in totals),
        low_point=is_low_point([side for side in order if side in totals], totals),
        dissents=bool(order) and len(best) == 1 and order[0] != best[0],
    )


def _points(
    places: Iterable[tuple[str, ...]], lost: Iterable[str], sides: int
) -> tuple[tuple[str, float], ...]:
    points: list[tuple[str, float]] = []
    sides_below = sides - 1
    for tied in places:
        points += [(side, sides_below - (len(tied) - 1) / 2) for side in tied]
        sides_below -= len(tied)
    return (*points, *((side, 0.0) for side in lost))


def _means(ballots: Iterable[tuple[tuple[str, float], ...]]) -> tuple[tuple[str, float], ...]:
    points_by_key: dict[str, list[float]] = {}
    for scores in ballots:
        for key, score in scores:
            points_by_key.setdefault(key, []).append(score)
    return tuple((key, fmean(scores)) for key, scores in points_by_key.items())
