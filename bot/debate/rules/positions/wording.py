"""A result's numbers in sentences, the same for every side."""

from collections.abc import Mapping, Sequence

from bot.debate.rules.decision import Decision
from bot.debate.rules.format import Format, Panel, Winner
from bot.debate.rules.positions.chance import (
    FEW,
    Interval,
    chance_of,
    count_directions,
    difference,
)
from bot.debate.rules.positions.disclosure import (
    hides,
    hides_closing,
    hides_movement,
    hides_swing,
)
from bot.debate.rules.positions.graded import GradedChange
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import SIDES, Camp, camp_names, per_cent, signed
from bot.debate.rules.positions.swing import ORDER, Swing, SwingVerdict, Tally, Transitions
from bot.kernel.message import Message, Number, count_of, row_of, say

ALONE = {SwingVerdict.FOR: Camp.FOR, SwingVerdict.AGAINST: Camp.AGAINST}
TOO_FEW = say("There are too few votes to show sums without showing who voted how.")
SAME = 0.05
"""A ratio of variances this near to 1 is no drawing together or apart."""


def winner(result: Result) -> str:
    """Who won, in one sentence, by the format's rule."""
    rule = result.format.winner
    if result.decision is not None and result.decision.forfeited:
        return _by_judges(result.format, result.decision)
    voters = result.swing.table.voters if result.swing is not None else 0
    if voters < result.quorum and rule in (Winner.SWING, Winner.MAJORITY):
        people = count_of(voters, "one person", "{n} people") if voters else say("nobody")
        return say(
            "There is no winner: {people} voted both times, and the quorum is {quorum}.",
            people=people,
            quorum=result.quorum,
        )
    if rule is Winner.NONE:
        return say("This format names no winner.")
    if rule is Winner.SWING:
        return (
            too_few_both(result) if hides_swing(result) else _by_swing(result.format, result.swing)
        )
    if rule is Winner.MAJORITY:
        return TOO_FEW if hides_closing(result) else _by_majority(result.format, result.swing)
    if rule is Winner.SPEAKERS:
        return _by_speakers(result.decision)
    return _by_judges(result.format, result.decision, judged=result.judged)


def _by_speakers(decision: Decision | None) -> str:
    """That no side wins; who spoke best stands beside it, by name."""
    if decision is None:
        return say("This format names no winning side.")
    return count_of(
        decision.judges,
        "No side wins in this format: the speakers are ranked, by one ballot.",
        "No side wins in this format: the speakers are ranked, by {n} ballots.",
    )


def too_few_both(result: Result) -> str:
    """Why a secret ballot shows no movement."""
    table = result.swing.table if result.swing is not None else None
    if table is not None and hides_movement(result, table):
        return count_of(
            table.voters,
            "Only one person voted both times: too few to show movement in a secret ballot.",
            "Only {n} people voted both times: too few to show movement in a secret ballot.",
        )
    return TOO_FEW


def _by_swing(fmt: Format, swing: Swing | None) -> str:
    if swing is None or swing.table.verdict is SwingVerdict.NOBODY:
        return say("There is no winner, since nobody voted both before and after.")
    return say(
        "{headline} by swing: {movement}.",
        headline=_headline(fmt, swing.table.verdict),
        movement=_movement(fmt, swing.table),
    )


def movement(result: Result) -> str:
    """How the votes of each side changed, in one sentence; empty where the winner's sentence says
    it, or nobody voted both times, or a secret ballot has too few voters."""
    swing = result.swing
    said = result.format.winner is Winner.SWING and swing and swing.table.voters >= result.quorum
    if swing is None or not swing.table.voters or said:
        return ""
    if hides_swing(result):
        return "" if winner(result) == TOO_FEW else too_few_both(result)
    return say("{movement}.", movement=_movement(result.format, swing.table))


def _movement(fmt: Format, table: Transitions) -> Message:
    names = camp_names(fmt)
    sides = (_change(names[side], table.before.of(side), table.after.of(side)) for side in SIDES)
    return row_of(sides)


def _change(side: str, before: int, after: int) -> Message:
    if before == after:
        return count_of(after, "{side} stayed at {n} vote", "{side} stayed at {n} votes", side=side)
    return count_of(
        after,
        "{side} went from {before} to {n} vote",
        "{side} went from {before} to {n} votes",
        side=side,
        before=before,
    )


def _by_majority(fmt: Format, swing: Swing | None) -> str:
    if swing is None or swing.closing.majority is SwingVerdict.NOBODY:
        return say("There is no winner, since nobody cast a closing vote.")
    names = camp_names(fmt)
    votes = row_of(f"{names[camp]} {swing.closing.of(camp)}" for camp in ORDER)
    return say(
        "{headline} by closing votes: {votes}.",
        headline=_headline(fmt, swing.closing.majority),
        votes=votes,
    )


def _headline(fmt: Format, verdict: SwingVerdict) -> str:
    if verdict is SwingVerdict.TIE:
        return say("It is a tie")
    return say("{side} wins", side=camp_names(fmt)[ALONE[verdict]])


def _by_judges(fmt: Format, decision: Decision | None, *, judged: bool = True) -> str:
    if decision is None and not judged:
        return say("There is no winner, since nobody judged this debate.")
    if decision is None:
        return say("There is no winner, since no judge’s ballot counts.")
    if decision.winner is None:
        first = [side for side in decision.places[0] if side not in decision.forfeited]
        if not first:
            return say("There is no winner, since all sides forfeited.")
        return say("It is a tie: {listed} share first place.", listed=_side_names(fmt, first))
    name = fmt.side(decision.winner).name
    if not decision.judges:
        return say(
            "{name} wins by forfeit of {listed}.",
            name=name,
            listed=_side_names(fmt, decision.forfeited),
        )
    if decision.panel is Panel.CONSENSUS:
        return say("{name} wins by the panel’s ballot.", name=name)
    if decision.judges == 1:
        return say("{name} wins by the judges’ ballot.", name=name)
    votes = dict(decision.votes)[decision.winner]
    if decision.cast:
        return say(
            "{name} wins: {votes} of {judges} judges put it first, and the vote of the panel’s "
            "chair breaks the tie.",
            name=name,
            votes=votes,
            judges=decision.judges,
        )
    return say(
        "{name} wins by the judges’ ballots: {votes} of {judges} put it first.",
        name=name,
        votes=votes,
        judges=decision.judges,
    )


def _side_names(fmt: Format, keys: Sequence[str]) -> str:
    return row_of((fmt.side(key).name for key in keys), "and")


def chance_figures(table: Transitions, interval: Interval, names: Mapping[Camp, str]) -> str:
    """The figures behind what is said of chance; below twenty voters, that there are none."""
    if table.voters < FEW:
        return say("With fewer than {few} voters no test is made.", few=FEW)
    p = chance_of(table)
    first, second = (names[side] for side in SIDES)
    towards, away = count_directions(table)
    return say(
        "The swing to {first} less the swing to {second} is {difference} points, 95 % interval "
        "{low} to {high}. Of those who moved, {towards} moved towards {first} and {away} towards "
        "{second} (McNemar’s exact test: {p}).",
        first=first,
        second=second,
        difference=signed(difference(table)),
        low=signed(interval.low),
        high=signed(interval.high),
        towards=towards,
        away=away,
        p="p < 0.001" if p < 0.001 else f"p = {p:.3f}".rstrip("0").rstrip("."),
    )


def graded_change(graded: GradedChange) -> str:
    """How far people moved on the scale."""
    ratio = graded.variance_ratio
    if ratio is None or abs(ratio - 1) <= SAME:
        spread = ""
    else:
        by = Number(ratio, 2)
        if ratio > 1:
            spread = say(" Views drew apart (variance × {ratio}).", ratio=by)
        else:
            spread = say(" Views drew together (variance × {ratio}).", ratio=by)
    return count_of(
        graded.voters,
        "One person gave a number both times (−3 to +3). The mean went from {before} to "
        "{after}. {far} moved by more than one step.{drawn} Agreement (−1 to +1) went from "
        "{agreed_before} to {agreed_after}.",
        "{n} people gave a number both times (−3 to +3). The mean went from {before} to "
        "{after}. {far} moved by more than one step.{drawn} Agreement (−1 to +1) went from "
        "{agreed_before} to {agreed_after}.",
        before=signed(graded.mean_before),
        after=signed(graded.mean_after),
        far=per_cent(graded.moved_far),
        drawn=spread,
        agreed_before=_fine(graded.agreement_before),
        agreed_after=_fine(graded.agreement_after),
    )


def _fine(number: float) -> str:
    """Two decimals with a true minus."""
    return f"{number:.2f}".replace("-", "−")


def one_time_voters(swing: Swing, result: Result) -> str:
    """Who voted only once, which does not count for the swing; empty if nobody."""
    sentences: list[str] = []
    late, early = swing.late, swing.left
    fmt = result.format
    if hides(result, late) or hides(result, early):
        return count_of(
            late.voters + early.voters,
            "One person voted only once, so their vote does not count for the swing.",
            "{n} people voted only once, so their votes do not count for the swing.",
        )
    if late.voters:
        sentences.append(
            count_of(
                late.voters,
                "One person voted only at the closing: {votes}.",
                "{n} people voted only at the closing: {votes}.",
                votes=_split(late, fmt),
            )
        )
    if early.voters:
        sentences.append(
            count_of(
                early.voters,
                "One person voted only at first: {votes}.",
                "{n} people voted only at first: {votes}.",
                votes=_split(early, fmt),
            )
        )
    return (
        row_of([*sentences, say("These votes do not count for the swing.")], "")
        if sentences
        else ""
    )


def _split(tally: Tally, fmt: Format) -> str:
    names = camp_names(fmt)
    return row_of(f"{tally.of(camp)} {names[camp]}" for camp in ORDER if tally.of(camp))
