"""Which tensions of a text an incident touched: by its facts, and by how the clauses fared."""

from collections.abc import Mapping, Sequence

from bot.exercise.rules.card import Attribution, Conduct
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.state import CONDUCT, Exercise
from bot.guarantee.rules.tensions import TensionFinding, WaitingTension
from bot.guarantee.rules.terms import Ground, Happening


def find_touched(
    state: Exercise, judgments: Sequence[ClauseJudgment], findings: Sequence[TensionFinding]
) -> tuple[TensionFinding, ...]:
    """Those of the tensions that the incident touched. All clauses that a tension rests on came up
    (of one that rests on any of several, one did), and one of them is what the card is about, or
    did not hold."""
    fared = {judgment.clause: judgment for judgment in judgments}
    touched = {clause for clause in state.setting.space.by_id if _came_up(state, fared, clause)}
    failed = {one.clause for one in judgments if one.standing in (Standing.BROKEN, Standing.OPEN)}
    sharp = touched & (failed | set(state.setting.card.tests))

    def is_touched(finding: TensionFinding) -> bool:
        because = set(finding.because)
        came_up = because <= touched if finding.tension.when.every else bool(because & touched)
        return came_up and bool(because & sharp)

    return tuple(finding for finding in findings if is_touched(finding))


def find_undecided(
    judgments: Sequence[ClauseJudgment], waiting: Sequence[WaitingTension]
) -> tuple[WaitingTension, ...]:
    """Those that a clause leaves undecided on which the text is silent, though it was asked for."""
    asked = {one.clause for one in judgments if one.silent and one.standing is Standing.OPEN}
    return tuple(tension for tension in waiting if asked & set(tension.open))


def _came_up(state: Exercise, fared: Mapping[str, ClauseJudgment], clause: str) -> bool:
    """Did a clause matter in this incident? One that only draws a line matters near the line."""
    features, judgment = state.setting.card.features, fared.get(clause)
    if judgment is None:
        return clause in state.setting.card.tests
    if judgment.standing in (Standing.BROKEN, Standing.OPEN):
        return True
    match clause:
        case "covered_territory":
            return features.place is not Ground.HELD
        case "covered_events":
            return features.kind is not Happening.ARMED_ATTACK
        case "conduct_condition":
            return features.conduct is not Conduct.NONE or bool(state.last(CONDUCT))
        case "evidence":
            return features.attribution is not Attribution.CLEAR
        case _:
            return judgment.standing is Standing.KEPT
