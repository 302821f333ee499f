"""Tensions: rules over clauses with the argument on both sides, and how they are evaluated.

Evaluation has three values. An open clause makes a test undecided, so that a rule either fires, is
silenced, or waits for clauses that would decide it. A contested value is read both ways: a rule
that fires under one reading only says so. Findings are never counted or added up.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import combinations, product
from typing import TypeVar

from bot.core.guarantee.space import Choices

T = TypeVar("T")


class How(StrEnum):
    """What a test asks of a clause."""

    IS = "is"
    """One of the options is the choice."""
    HAS = "has"
    """At least one of the options is among the choices."""
    LACKS = "lacks"
    """None of the options is among the choices."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One question about one clause."""

    clause: str
    how: How
    options: frozenset[str]

    def of(self, choices: Choices) -> bool | None:
        """Its answer; None while the clause is open."""
        chosen = choices.get(self.clause)
        if chosen is None:
            return None
        hit = not self.options.isdisjoint(chosen)
        return not hit if self.how is How.LACKS else hit


@dataclass(frozen=True, slots=True)
class When:
    """The condition of a rule: `every` test holds, or at least one."""

    tests: tuple[Probe, ...]
    every: bool = True

    def of(self, choices: Choices) -> bool | None:
        """Whether it holds; None while open clauses could still turn it."""
        answers = [test.of(choices) for test in self.tests]
        if self.every:
            return False if False in answers else None if None in answers else True
        return True if True in answers else None if None in answers else False

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that it asks about, each once."""
        return tuple(dict.fromkeys(test.clause for test in self.tests))

    def because(self, choices: Choices, answer: bool | None) -> tuple[str, ...]:
        """The clauses whose tests gave that answer."""
        same = (test.clause for test in self.tests if test.of(choices) is answer)
        return tuple(dict.fromkeys(same))


class Weight(IntEnum):
    """How much a tension matters: an order, never a sum."""

    NOTE = 1
    CONCERN = 2
    SERIOUS = 3

    @property
    def words(self) -> str:
        """As members read it."""
        return {1: "worth knowing", 2: "worth arguing about", 3: "serious"}[self]


class Grounding(StrEnum):
    """How the founding article stands to a rule."""

    DIRECT = "direct"
    """It makes this point."""
    RELATED = "related"
    """It supports a part of it."""
    OUTSIDE = "outside"
    """It does not make it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Somebody's worry that tensions strain and strengths ease."""

    id: str
    label: str
    asks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """A known risk of a combination of clauses. `attempts` are clauses worth trying anew."""

    id: str
    finding: str
    weight: Weight
    hurts: tuple[str, ...]
    when: When
    worry: str
    answer: str
    grounding: Grounding
    article: str
    brief: tuple[int, ...]
    sources: tuple[str, ...]
    attempts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """What a clause does for a concern."""

    id: str
    says: str
    eases: tuple[str, ...]
    when: When
    brief: tuple[int, ...]
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All concerns, tensions and strengths, in the order in which they are shown."""

    concerns: tuple[Concern, ...]
    tensions: tuple[Tension, ...]
    strengths: tuple[Strength, ...]

    def tension(self, id: str) -> Tension | None:  # noqa: A002  # the field's own name
        """The tension of that id, if there is one."""
        return next((one for one in self.tensions if one.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A tension that fires, with the clauses that make it fire and the choices it reads there.
    `contested` names those whose other reading would silence it: then it fires under one only."""

    tension: Tension
    because: tuple[str, ...]
    reading: Choices
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A tension that cannot be decided yet, with the open clauses that would decide it."""

    tension: Tension
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helping:
    """A strength that applies, with the clauses that it comes from."""

    strength: Strength
    because: tuple[str, ...]
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the rules say about a design or sheet. `silenced` names what keeps each rule quiet."""

    findings: tuple[Finding, ...]
    waiting: tuple[Waiting, ...]
    silenced: tuple[Finding, ...]
    strengths: tuple[Helping, ...]


def check(rules: Rules, choices: Choices, otherwise: Choices | None = None) -> Checked:
    """Evaluate every rule; `otherwise` holds the other readings of contested clauses."""
    other = otherwise or {}
    findings, waiting, silenced = [], [], []
    for tension in rules.tensions:
        answers = list(_answers(tension.when, choices, other))
        fires = [seen for seen, answer in answers if answer]
        undecided = [seen for seen, answer in answers if answer is None]
        if fires:
            turned = _turned(tension.when, answers) if len(fires) < len(answers) else ()
            because = tension.when.because(fires[0], True)
            found = Finding(tension=tension, because=because, reading=fires[0], contested=turned)
            findings.append(found)
        elif undecided:
            because = tension.when.because(undecided[0], None)
            waiting.append(Waiting(tension=tension, open=because))
        else:
            because = tension.when.because(choices, False)
            silenced.append(Finding(tension=tension, because=because, reading=choices))
    return Checked(
        findings=tuple(sorted(findings, key=lambda one: -one.tension.weight)),
        waiting=tuple(waiting),
        silenced=tuple(silenced),
        strengths=tuple(_strengths(rules, choices, other)),
    )


def _strengths(rules: Rules, choices: Choices, other: Choices) -> Iterator[Helping]:
    for strength in rules.strengths:
        answers = list(_answers(strength.when, choices, other))
        fires = [seen for seen, answer in answers if answer]
        if fires:
            turned = _turned(strength.when, answers) if len(fires) < len(answers) else ()
            because = strength.when.because(fires[0], True)
            yield Helping(strength=strength, because=because, contested=turned)


def _answers(when: When, choices: Choices, other: Choices) -> Iterator[tuple[Choices, bool | None]]:
    """The condition's answer under every reading of the clauses that it asks about."""
    asked = [clause for clause in when.clauses if clause in choices]
    ways = [(choices[c], *([other[c]] if c in other else [])) for c in asked]
    for reading in product(*ways):
        seen = dict(zip(asked, reading, strict=True))
        yield seen, when.of(seen)


def _turned(when: When, answers: Sequence[tuple[Choices, bool | None]]) -> tuple[str, ...]:
    """The contested clauses whose other reading alone turns the answer."""
    found = [
        clause
        for clause in when.clauses
        for (one, fires), (two, stays) in combinations(answers, 2)
        if (fires is True) != (stays is True)
        and one.get(clause) != two.get(clause)
        and all(one[c] == two[c] for c in one if c != clause)
    ]
    return tuple(dict.fromkeys(found))


# --- the profile --------------------------------------------------------------------------------


class Mark(StrEnum):
    """How a concern stands, in words: an ordinal mark that is always shown with its reasons."""

    SILENT = "silent"
    EASED = "eased"
    CONTESTED = "contested"
    STRAINED = "strained"
    BADLY_STRAINED = "badly strained"

    @property
    def says(self) -> str:
        """What the mark means."""
        return _SAYS[self]

    @property
    def step(self) -> int:
        """Its place from 0 (silent) and 1 (eased) to 4 (badly strained)."""
        return list(Mark).index(self)


_SAYS = {
    Mark.SILENT: "nothing in the text speaks to this",
    Mark.EASED: "the text helps here",
    Mark.CONTESTED: "the text helps and strains",
    Mark.STRAINED: "the text strains here",
    Mark.BADLY_STRAINED: "the text works against this",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one concern stands, with what produces the mark. `otherwise` is the mark under the other
    reading of contested values, if it differs; `waiting` are rules that could still change it."""

    concern: Concern
    mark: Mark
    findings: tuple[Finding, ...]
    strengths: tuple[Helping, ...]
    waiting: tuple[Waiting, ...]
    otherwise: Mark | None = None


def profile(rules: Rules, checked: Checked) -> tuple[Profile, ...]:
    """An ordinal mark for every concern, each with its reasons."""
    return tuple(_profile(concern, checked) for concern in rules.concerns)


def _profile(concern: Concern, checked: Checked) -> Profile:
    findings = [one for one in checked.findings if concern.id in one.tension.hurts]
    strengths = [one for one in checked.strengths if concern.id in one.strength.eases]
    mark = _mark(findings, strengths)
    sure = _mark(
        [one for one in findings if not one.contested],
        [one for one in strengths if not one.contested],
    )
    return Profile(
        concern=concern,
        mark=mark,
        otherwise=sure if sure is not mark else None,
        findings=tuple(findings),
        strengths=tuple(strengths),
        waiting=tuple(one for one in checked.waiting if concern.id in one.tension.hurts),
    )


def _mark(findings: Iterable[Finding], strengths: Sequence[Helping]) -> Mark:
    worst = max((one.tension.weight for one in findings), default=None)
    if worst is None:
        return Mark.EASED if strengths else Mark.SILENT
    if not strengths:
        return Mark.BADLY_STRAINED if worst is Weight.SERIOUS else Mark.STRAINED
    if worst is Weight.NOTE:
        return Mark.EASED
    return Mark.CONTESTED if worst is Weight.CONCERN else Mark.STRAINED


# --- what a change brings -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What appears and what goes between two sheets. `opens` are rules that became undecided, which
    is not the same as gone; `settles` are those that were undecided and are now silenced. `marks`
    lists concerns whose mark changes, before and after."""

    appears: tuple[Finding, ...]
    goes: tuple[Finding, ...]
    opens: tuple[Waiting, ...]
    settles: tuple[Waiting, ...]
    gains: tuple[Helping, ...]
    loses: tuple[Helping, ...]
    marks: tuple[tuple[Concern, Mark, Mark], ...]

    @property
    def nothing(self) -> bool:
        """Whether no rule reads the two differently."""
        return not (
            self.appears or self.goes or self.opens or self.settles or self.gains or self.loses
        )


def difference(
    rules: Rules,
    before: Choices,
    after: Choices,
    otherwise_before: Choices | None = None,
    otherwise_after: Choices | None = None,
) -> Difference:
    """What appears and what goes when choices change from `before` to `after`."""
    old = check(rules, before, otherwise_before)
    new = check(rules, after, otherwise_after)
    had = {one.tension.id: one for one in old.findings}
    has = {one.tension.id: one for one in new.findings}
    waited = {one.tension.id: one for one in old.waiting}
    waits = {one.tension.id: one for one in new.waiting}
    helped = {one.strength.id: one for one in old.strengths}
    helps = {one.strength.id: one for one in new.strengths}
    marks = zip(profile(rules, old), profile(rules, new), strict=True)
    return Difference(
        appears=_only(has, had),
        goes=_only(had, has.keys() | waits.keys()),
        opens=_only(waits, waited),
        settles=_only(waited, has.keys() | waits.keys()),
        gains=_only(helps, helped),
        loses=_only(helped, helps),
        marks=tuple((a.concern, a.mark, b.mark) for a, b in marks if a.mark is not b.mark),
    )


def _only(these: Mapping[str, T], those: Container[str]) -> tuple[T, ...]:
    return tuple(one for id, one in these.items() if id not in those)  # noqa: A001
