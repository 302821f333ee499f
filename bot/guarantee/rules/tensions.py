"""How rules are evaluated over the choices of a sheet or design.

Evaluation has three values. An open clause makes a test undecided, so that a rule either fires, is
silenced, or waits for clauses that would decide it. A contested value is read both ways: a rule
that fires under one reading only says so. Findings are never counted or added up.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec import Struct

from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.tension_rules import Rules, Strength, Tension, When


class TensionFinding(Struct, frozen=True, kw_only=True):
    """A tension that fires, with the clauses that make it fire and the choices it reads there.
    `contested` names those whose other reading would silence it: then it fires under one only."""

    tension: Tension
    because: tuple[str, ...]
    reading: Choices
    contested: tuple[str, ...] = ()


class WaitingTension(Struct, frozen=True, kw_only=True):
    """A tension that cannot be decided yet, with the open clauses that would decide it."""

    tension: Tension
    open: tuple[str, ...]


class HelpingStrength(Struct, frozen=True, kw_only=True):
    """A strength that applies, with the clauses that it comes from."""

    strength: Strength
    because: tuple[str, ...]
    contested: tuple[str, ...] = ()


class CheckedTensions(Struct, frozen=True, kw_only=True):
    """What the rules say about a design or sheet. `silenced` names what keeps each rule quiet."""

    findings: tuple[TensionFinding, ...]
    waiting: tuple[WaitingTension, ...]
    silenced: tuple[TensionFinding, ...]
    strengths: tuple[HelpingStrength, ...]


def check(rules: Rules, choices: Choices, otherwise: Choices | None = None) -> CheckedTensions:
    """Evaluate every rule; `otherwise` holds the other readings of contested clauses."""
    other_readings = otherwise or {}
    findings, waiting, silenced = [], [], []
    for tension in rules.tensions:
        answers = list(_answers(tension.when, choices, other_readings))
        fires = [reading for reading, answer in answers if answer]
        undecided = [reading for reading, answer in answers if answer is None]
        if fires:
            contested = (
                _contested_clauses(tension.when, answers) if len(fires) < len(answers) else ()
            )
            because = tension.when.because(fires[0], True)
            finding = TensionFinding(
                tension=tension, because=because, reading=fires[0], contested=contested
            )
            findings.append(finding)
        elif undecided:
            because = tension.when.because(undecided[0], None)
            waiting.append(WaitingTension(tension=tension, open=because))
        else:
            because = tension.when.because(choices, False)
            silenced.append(TensionFinding(tension=tension, because=because, reading=choices))
    return CheckedTensions(
        findings=tuple(sorted(findings, key=lambda finding: -finding.tension.weight)),
        waiting=tuple(waiting),
        silenced=tuple(silenced),
        strengths=tuple(_strengths(rules, choices, other_readings)),
    )


def _strengths(
    rules: Rules, choices: Choices, other_readings: Choices
) -> Iterator[HelpingStrength]:
    for strength in rules.strengths:
        answers = list(_answers(strength.when, choices, other_readings))
        fires = [reading for reading, answer in answers if answer]
        if fires:
            contested = (
                _contested_clauses(strength.when, answers) if len(fires) < len(answers) else ()
            )
            because = strength.when.because(fires[0], True)
            yield HelpingStrength(strength=strength, because=because, contested=contested)


def _answers(
    when: When, choices: Choices, other_readings: Choices
) -> Iterator[tuple[Choices, bool | None]]:
    """The condition's answer under every reading of the clauses that it asks about."""
    decided = [clause for clause in when.clauses if clause in choices]
    values = [(choices[c], *([other_readings[c]] if c in other_readings else [])) for c in decided]
    for reading in product(*values):
        choices_read = dict(zip(decided, reading, strict=True))
        yield choices_read, when.of(choices_read)


def _contested_clauses(
    when: When, answers: Sequence[tuple[Choices, bool | None]]
) -> tuple[str, ...]:
    """The contested clauses whose other reading alone turns the answer."""
    clauses = [
        clause
        for clause in when.clauses
        for (first, fires), (second, stays) in combinations(answers, 2)
        if (fires is True) != (stays is True)
        and first.get(clause) != second.get(clause)
        and all(first[c] == second[c] for c in first if c != clause)
    ]
    return tuple(dict.fromkeys(clauses))
