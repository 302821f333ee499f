"""What adjudicators decided: places, dissent and the best speakers on the screen of a result, and
every ballot and all points in its details."""

from collections.abc import Iterator, Sequence

from bot.debate.rules.ballot_lines import (
    BallotLine,
    SpeakerStanding,
    get_line,
    get_reply_line,
    rank_speakers,
)
from bot.debate.rules.decision import CountedBallot, Decision
from bot.debate.rules.format import Format, Winner
from bot.debate.rules.positions.result import Result
from bot.debate.rules.scoring import name_line, name_reply
from bot.debate.views.result_words import Names, name_of, number_places, person_of, score_words
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import Block, Fields, Heading, Table, Text, note, text

MOST_SPEAKERS = 4
"""Speakers that stand on the screen where a jury ranks them."""


def judged_blocks(decision: Decision, result: Result, names: Names) -> list[Block]:
    """What a result shows at once: the places of the sides, or the best speakers; and who put
    another side first."""
    if result.format.winner is Winner.SPEAKERS:
        standings = rank_jury(decision, result)[:MOST_SPEAKERS]
        by_points = bool(decision.speakers)
        fields = (_standing(standing, names, by_points=by_points) for standing in standings)
        return [Fields(tuple(fields))]
    marks = [note(mark) for mark in _marks(decision, result, names)]
    return [_places(decision, result.format), *marks]


def rank_jury(decision: Decision, result: Result) -> tuple[SpeakerStanding, ...]:
    """The speakers, best first, by their points and by whom judges put first."""
    is_jury = result.format.winner is Winner.SPEAKERS
    orders = [ballot.order for ballot in decision.ballots] if is_jury else []
    return rank_speakers(decision.speakers, result.lines, orders)


def _standing(standing: SpeakerStanding, names: Names, *, by_points: bool) -> tuple[str, Text]:
    said = count_points(standing.average) if by_points else _count_first(standing.first)
    who = person_of(standing.member, names)
    return say("{place}.", place=standing.place), text(say("{who}, {points}", who=who, points=said))


def _count_first(judges: int) -> Message:
    return count_of(judges, "first on {n} ballot", "first on {n} ballots")


def _places(decision: Decision, form: Format) -> Fields:
    points = dict(decision.points)
    return Fields(
        tuple(
            (
                say("{place}.", place=place),
                text(
                    say(
                        "{side}, {points}",
                        side=form.side(key).name,
                        points=count_points(points[key]),
                    )
                    if key not in decision.forfeited
                    else say("{side}, forfeited", side=form.side(key).name)
                ),
            )
            for place, tied in number_places(decision.places)
            for key in tied
        )
    )


def count_points(points: float) -> Message:
    """Points with their word."""
    if points == 1:
        return say("1 point")
    return say("{points} points", points=score_words(points))


def _marks(decision: Decision, result: Result, names: Names) -> Iterator[Message]:
    """What is said of single ballots: who dissents, and whose winner has fewer points."""
    by_side: dict[str, list[CountedBallot]] = {}
    for ballot in decision.dissenters:
        by_side.setdefault(ballot.order[0], []).append(ballot)
    for side, ballots in by_side.items():
        yield count_of(
            len(ballots),
            "{judges} dissents, and puts {side} first.",
            "{judges} dissent, and put {side} first.",
            judges=row_of((name_of(ballot.judge, names) for ballot in ballots), "and"),
            side=result.format.side(side).name,
        )
    low = [ballot for ballot in decision.ballots if ballot.low_point]
    if low:
        yield say(
            "Low-point win on the ballot of {judges}: the side in first place has fewer points.",
            judges=row_of((name_of(ballot.judge, names) for ballot in low), "and"),
        )


def judges_blocks(decision: Decision, result: Result, names: Names) -> list[Block]:
    """All that was judged: the sides, each ballot, and the points of speakers and replies."""
    caption = say("Judges’ ballots that count: {n}", n=decision.judges)
    blocks: list[Block] = [Heading(say("Judges"))]
    if decision.places:
        heads = (say("Place"), say("Side"), say("Team points"), say("First places"))
        blocks.append(Table(heads, _side_rows(decision, result.format), caption))
    if len(decision.ballots) > 1 or any(ballot.totals for ballot in decision.ballots):
        blocks.append(_ballots_table(decision.ballots, result, names))
    if decision.speakers:
        blocks.append(_points_table(decision, result, names))
        standings = rank_jury(decision, result)
        if len(standings) > 1:
            blocks.append(_tab(standings, names))
    return blocks


def _side_rows(decision: Decision, form: Format) -> tuple[tuple[str, ...], ...]:
    votes, points = dict(decision.votes), dict(decision.points)
    return tuple(
        (
            str(place),
            form.side(key).name,
            say("forfeited") if key in decision.forfeited else score_words(points[key]),
            str(votes[key]),
        )
        for place, tied in number_places(decision.places)
        for key in tied
    )


def _ballots_table(ballots: Sequence[CountedBallot], result: Result, names: Names) -> Table:
    sides = result.format.contenders
    is_jury = result.format.winner is Winner.SPEAKERS
    has_points = not is_jury and any(ballot.totals for ballot in ballots)
    heads = (
        say("Judge"),
        say("Best") if is_jury else say("Order"),
        *((say("{side}, points", side=side.name) for side in sides) if has_points else ()),
        *(() if is_jury else (say("Remark"),)),
    )
    rows = tuple(_ballot_row(ballot, result, names, has_points=has_points) for ballot in ballots)
    return Table(heads, rows, say("Ballots"))


def _ballot_row(
    ballot: CountedBallot, result: Result, names: Names, *, has_points: bool
) -> tuple[str, ...]:
    form, totals = result.format, dict(ballot.totals)
    order = row_of(_order_names(ballot, result, names))
    points = (
        score_words(totals[side.key]) if side.key in totals else "–" for side in form.contenders
    )
    remarks = row_of(_remarks(ballot, result.presiding))
    return (
        name_of(ballot.judge, names),
        order,
        *(points if has_points else ()),
        *(() if result.format.winner is Winner.SPEAKERS else (remarks,)),
    )


def _order_names(ballot: CountedBallot, result: Result, names: Names) -> Iterator[str]:
    if result.format.winner is not Winner.SPEAKERS:
        yield from (result.format.side(side).name for side in ballot.order)
        return
    members = {line.key: line.member for line in result.lines}
    yield from (name_of(members.get(key) or MemberId(""), names) for key in ballot.order)


def _remarks(ballot: CountedBallot, presiding: MemberId | None) -> Iterator[Message]:
    if ballot.judge == presiding:
        yield say("chairs the panel")
    if ballot.dissents:
        yield say("dissents")
    if ballot.low_point:
        yield say("low-point win")


def _points_table(decision: Decision, result: Result, names: Names) -> Table:
    form = result.format
    speeches = {line.key: line for line in result.lines}
    replies = {line.key: line for line in result.reply_lines}
    said = [(get_line(key, speeches, form), points) for key, points in decision.speakers]
    replied = [(get_reply_line(key, replies), points) for key, points in decision.replies]
    rows = [
        *(_row(name_line(line, form), line, points, names) for line, points in said),
        *(_row(name_reply(line, form), line, points, names) for line, points in replied),
    ]
    heads = (say("Role"), say("Speaker"), say("Points"))
    return Table(heads, tuple(rows), say("Speaker points, on average"))


def _row(role: Message, line: BallotLine, points: float, names: Names) -> tuple[str, ...]:
    speaker = "–" if line.member is None else name_of(line.member, names)
    return role, speaker, score_words(points)


def _tab(standings: Sequence[SpeakerStanding], names: Names) -> Table:
    is_twice = any(standing.speeches > 1 for standing in standings)
    heads = (
        say("Place"),
        say("Speaker"),
        *((say("Speeches"), say("Sum")) if is_twice else ()),
        say("Average") if is_twice else say("Points"),
    )
    rows = tuple(
        (
            str(standing.place),
            name_of(standing.member, names),
            *((str(standing.speeches), score_words(standing.total)) if is_twice else ()),
            score_words(standing.average),
        )
        for standing in standings
    )
    return Table(heads, rows, say("Speakers, best first"))
