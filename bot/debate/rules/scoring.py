"""Adjudicators' ballots: what may stand on one, and which of them count."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.ballot_lines import NEAR, BallotLine, sum_sides
from bot.debate.rules.format import Criterion, Format, Panel, Scoring, Winner, WinWith
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, row_of, say
from bot.kernel.refusal import Refused

REPLY = "reply:"
"""Begins the key of a reply where its points stand beside those of speeches."""

Scores = Sequence[tuple[str, float]]
Parts = Sequence[tuple[str, tuple[float, ...]]]


class JudgeBallot(Struct, frozen=True, kw_only=True):
    """An adjudicator's ballot.

    `ranks` are the format's sides, best first: of two, the winner and the loser; where no side wins
    they are the best speakers, by ballot line. `scores` are
    points by ballot line, `replies` those for reply speeches by side; `parts` are the points by
    criterion of which some of both are made, those of a reply by REPLY and its side. A shadow
    (trainee) judge's ballot is kept and never counts. `ballot` is its id once it is filed.
    """

    judge: MemberId
    ballot: str = ""
    ranks: tuple[str, ...]
    scores: tuple[tuple[str, float], ...] = ()
    replies: tuple[tuple[str, float], ...] = ()
    parts: tuple[tuple[str, tuple[float, ...]], ...] = ()
    shadow: bool = False


def check_ballot(
    ballot: JudgeBallot,
    fmt: Format,
    speeches: Sequence[BallotLine] = (),
    replies: Sequence[BallotLine] = (),
    forfeited: Collection[str] = (),
) -> JudgeBallot:
    """A ballot that the format takes, or a refusal: every side in its place once, points inside
    their range and on their steps for each who spoke, and points and places that agree by the
    format's rule."""
    is_jury = fmt.winner is Winner.SPEAKERS
    if is_jury:
        _check_best(ballot.ranks, speeches, fmt)
    else:
        _check_ranks(ballot.ranks, fmt)
    if fmt.scoring is None:
        if ballot.scores or ballot.replies:
            raise Refused(DebateRefusal.SCORES_UNUSED, format=fmt.name)
        return ballot
    scoring = fmt.scoring
    names = {line.key: name_line(line, fmt) for line in speeches}
    _check_scores(ballot.scores, speeches, names, (scoring.least, scoring.most), scoring.step)
    if scoring.reply is None and ballot.replies:
        raise Refused(DebateRefusal.SCORES_UNUSED, format=fmt.name)
    if scoring.reply is not None:
        reply_names = {line.key: name_reply(line, fmt) for line in replies}
        _check_scores(ballot.replies, replies, reply_names, scoring.reply, scoring.step)
        names |= {f"{REPLY}{key}": name for key, name in reply_names.items()}
    _check_parts(ballot.parts, names, scoring)
    if is_jury:
        _check_best_points(ballot, names, fmt)
        return ballot
    totals = sum_sides(ballot.scores, ballot.replies, speeches)
    places = [side for side in ballot.ranks if side not in forfeited]
    side_names = {side.key: side.name for side in fmt.contenders}
    _check_agreement(places, totals, side_names, fmt.name, scoring.win_with)
    return ballot


def name_line(line: BallotLine, fmt: Format) -> Message:
    """The seat of a speaker; of one of several, which of them."""
    seat = fmt.seat(line.seat).name
    if line.number == 1:
        return say("{seat}", seat=seat)
    return say("{seat}, speaker {number}", seat=seat, number=line.number)


def name_reply(line: BallotLine, fmt: Format) -> Message:
    """The reply of a side."""
    return say("{side}, reply", side=fmt.side(line.side).name)


def _check_best(ranks: Sequence[str], lines: Sequence[BallotLine], fmt: Format) -> None:
    names = {line.key: name_line(line, fmt) for line in lines}
    if not ranks or set(ranks) - names.keys():
        raise Refused(DebateRefusal.BEST_WRONG, names=row_of(names.values()))
    if twice := next((key for key in ranks if ranks.count(key) > 1), None):
        raise Refused(DebateRefusal.RANKS_TWICE, side=names[twice])


def _check_best_points(ballot: JudgeBallot, names: Mapping[str, Message], fmt: Format) -> None:
    """Raises Refused where a speaker stands before one with more points; as many are fine."""
    points = dict(ballot.scores)
    unplaced = sorted((k for k in points if k not in ballot.ranks), key=lambda k: -points[k])
    if fmt.scoring is not None and fmt.scoring.win_with is not WinWith.FEWER:
        order = [*ballot.ranks, *unplaced[:1]]
        _check_agreement(order, points, names, fmt.name, WinWith.EQUAL)


def _check_ranks(ranks: Sequence[str], fmt: Format) -> None:
    if twice := next((side for side in ranks if ranks.count(side) > 1), None):
        raise Refused(DebateRefusal.RANKS_TWICE, side=fmt.side(twice).name)
    if set(ranks) != {side.key for side in fmt.contenders}:
        raise Refused(DebateRefusal.RANKS_WRONG, sides=row_of(side.name for side in fmt.contenders))


def _check_scores(
    scores: Scores,
    lines: Sequence[BallotLine],
    names: Mapping[str, Message],
    bounds: tuple[float, float],
    step: float,
) -> None:
    points_by_key = dict(scores)
    if len(points_by_key) != len(scores) or points_by_key.keys() - names.keys():
        raise Refused(DebateRefusal.SCORE_MISPLACED, names=row_of(names.values()))
    for line in lines:
        name = names[line.key]
        if line.key in points_by_key:
            _check_score(name, points_by_key[line.key], bounds, step)
        elif line.spoke:
            raise Refused(DebateRefusal.SCORE_MISSING, name=name)


def _check_score(name: Message, score: float, bounds: tuple[float, float], step: float) -> None:
    least, most = bounds
    if not least - NEAR <= score <= most + NEAR:
        span = say("{least} to {most}", least=f"{least:g}", most=f"{most:g}")
        raise Refused(DebateRefusal.SCORE_OUT_OF_RANGE, name=name, span=span, given=f"{score:g}")
    steps = (score - least) / step
    if abs(steps - round(steps)) > NEAR:
        raise Refused(DebateRefusal.SCORE_OFF_STEP, name=name, step=f"{step:g}", given=f"{score:g}")


def _check_parts(parts: Parts, names: Mapping[str, Message], scoring: Scoring) -> None:
    for key, points in parts:
        bounds = bound_parts(scoring, is_reply=key.startswith(REPLY))
        for criterion, given, (least, most) in zip(scoring.criteria, points, bounds, strict=True):
            name = say("{name}: {criterion}", name=names[key], criterion=criterion.name)
            _check_score(name, given, (least, most), scoring.step)


def bound_parts(scoring: Scoring, *, is_reply: bool) -> tuple[tuple[float, float], ...]:
    """The least and the most of each criterion; of a reply as much less as its points are."""
    if not is_reply or scoring.reply is None:
        return tuple((criterion.least, criterion.most) for criterion in scoring.criteria)
    share = scoring.reply[1] / scoring.most
    return tuple((c.least * share, c.most * share) for c in scoring.criteria)


def add_parts(points: Iterable[float], criteria: Iterable[Criterion]) -> float:
    """The points that parts come to, each as often as its criterion weighs."""
    return sum(each * c.weight for each, c in zip(points, criteria, strict=True))


def _check_agreement(
    places: Sequence[str],
    totals: Mapping[str, float],
    names: Mapping[str, str],
    format_name: str,
    win_with: WinWith,
) -> None:
    """Raises Refused where a side stands before one with more points, or with as many, and the
    format has no such wins."""
    for better, worse in pairwise(places):
        ahead = totals.get(better, 0.0) - totals.get(worse, 0.0)
        fewer, more = (f"{totals.get(side, 0.0):.6g}" for side in (better, worse))
        if ahead < -NEAR and win_with is not WinWith.FEWER:
            raise Refused(
                DebateRefusal.POINTS_AGAINST_PLACES,
                first=names[better],
                second=names[worse],
                fewer=fewer,
                more=more,
                format=format_name,
            )
        if abs(ahead) <= NEAR and win_with is WinWith.MORE:
            raise Refused(
                DebateRefusal.POINTS_EQUAL,
                first=names[better],
                second=names[worse],
                points=more,
                format=format_name,
            )


def is_low_point(places: Sequence[str], totals: Mapping[str, float]) -> bool:
    """Does the side in first place have fewer points than another?"""
    return bool(totals and places) and any(
        totals.get(places[0], 0.0) < totals.get(side, 0.0) - NEAR for side in places[1:]
    )


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
