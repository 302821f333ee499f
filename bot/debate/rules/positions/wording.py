"""A result's numbers in sentences, the same for every side."""

from collections.abc import Sequence

from bot.debate.rules.decision import Decision
from bot.debate.rules.format import Format, Winner
from bot.debate.rules.positions.chance import mcnemar_for
from bot.debate.rules.positions.graded import Graded
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import SIDES, Camp, camp_names, per_cent, signed
from bot.debate.rules.positions.swing import ORDER, Swing, Tally, Transitions, Verdict

ALONE = {Verdict.FOR: Camp.FOR, Verdict.AGAINST: Camp.AGAINST}
SAME = 0.05
"""A ratio of variances this near to 1 is no drawing together or apart."""


def winner(result: Result) -> str:
    """Who won, in one sentence, by the format's rule."""
    rule = result.format.winner
    voters = result.swing.table.voters if result.swing is not None else 0
    if voters < result.quorum and rule in (Winner.SWING, Winner.MAJORITY):
        return f"There is no winner: {voters} voted both times, and the quorum is {result.quorum}."
    if rule is Winner.NONE:
        return "This format names no winner."
    if rule is Winner.SWING:
        return _by_swing(result.format, result.swing)
    if rule is Winner.MAJORITY:
        return _by_majority(result.format, result.swing)
    return _by_judges(result.format, result.decision)


def _by_swing(fmt: Format, swing: Swing | None) -> str:
    if swing is None or swing.table.verdict is Verdict.NOBODY:
        return "There is no winner, since nobody voted both before and after."
    names = camp_names(fmt.sides)
    gains = ", ".join(f"{names[side]} {signed(swing.table.swing(side))}" for side in SIDES)
    return f"{_headline(fmt, swing.table.verdict)} by swing in percentage points: {gains}."


def _by_majority(fmt: Format, swing: Swing | None) -> str:
    if swing is None or swing.closing.majority is Verdict.NOBODY:
        return "There is no winner, since nobody cast a closing vote."
    names = camp_names(fmt.sides)
    votes = ", ".join(f"{names[each]} {swing.closing.of(each)}" for each in ORDER)
    return f"{_headline(fmt, swing.closing.majority)} by closing votes: {votes}."


def _headline(fmt: Format, verdict: Verdict) -> str:
    if verdict is Verdict.TIE:
        return "It is a tie"
    return f"{camp_names(fmt.sides)[ALONE[verdict]]} wins"


def _by_judges(fmt: Format, decision: Decision | None) -> str:
    if decision is None:
        return "There is no winner, since no judge’s ballot counts."
    if decision.winner is None:
        first = [side for side in decision.places[0] if side not in decision.forfeited]
        if not first:
            return "There is no winner, since all sides forfeited."
        return f"It is a tie: {_listed(fmt, first)} share first place."
    name = fmt.side(decision.winner).name
    if not decision.judges:
        return f"{name} wins by forfeit of {_listed(fmt, decision.forfeited)}."
    if decision.judges == 1:
        return f"{name} wins by the judges’ ballot."
    votes = dict(decision.votes)[decision.winner]
    return f"{name} wins by the judges’ ballots: {votes} of {decision.judges} put it first."


def _listed(fmt: Format, keys: Sequence[str]) -> str:
    names = [fmt.side(key).name for key in keys]
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def mcnemar_says(table: Transitions, name: str) -> str:
    """What McNemar's exact test says of the first side against all else."""
    p = mcnemar_for(table)
    said = "p < 0.001" if p < 0.001 else f"p = {p:.3f}".rstrip("0").rstrip(".")
    return f"McNemar’s exact test of {name} against all else: {said}."


def graded_change(graded: Graded) -> str:
    """How far people moved on the scale."""
    ratio = graded.variance_ratio
    if ratio is None or abs(ratio - 1) <= SAME:
        drawn = ""
    else:
        drawn = f" Views drew {'apart' if ratio > 1 else 'together'} (variance × {ratio:.2f})."
    people = "one person" if graded.voters == 1 else f"the {graded.voters} people"
    return (
        f"On the scale from −3 to +3, over {people} who gave a number both times, the mean went "
        f"from {signed(graded.mean_before)} to {signed(graded.mean_after)}; "
        f"{per_cent(graded.moved_far)} moved by more than one step.{drawn} Agreement, from −1 to "
        f"+1: {_fine(graded.agreement_before)} before, {_fine(graded.agreement_after)} after."
    )


def _fine(number: float) -> str:
    """Two decimals with a true minus."""
    return f"{number:.2f}".replace("-", "−")


def once(swing: Swing, fmt: Format) -> str:
    """Who voted only once, which does not count for the swing; empty if nobody."""
    said: list[str] = []
    for tally, when in ((swing.late, "at the closing"), (swing.left, "at first")):
        if tally.voters:
            people = "One person" if tally.voters == 1 else f"{tally.voters} people"
            said.append(f"{people} voted only {when}: {_split(tally, fmt)}.")
    return " ".join([*said, "These votes are no part of the swing."]) if said else ""


def _split(tally: Tally, fmt: Format) -> str:
    names = camp_names(fmt.sides)
    return ", ".join(f"{tally.of(each)} {names[each]}" for each in ORDER if tally.of(each))
