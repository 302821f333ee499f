"""How rules are evaluated: three values, both readings, and what a change brings."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.rules.difference import difference
from bot.guarantee.rules.profile import ConcernMark, profile
from bot.guarantee.rules.tension_rules import How, Probe, TensionWeight, When
from bot.guarantee.rules.tensions import check
from tests.guarantee.designs.making import SPACE, choices, whole

RULES = rules.load()
DESIGNS = designs.load().values()
every_tension = pytest.mark.parametrize("rule", RULES.tensions, ids=lambda rule: rule.id)
every_rule = pytest.mark.parametrize(
    "rule", [*RULES.tensions, *RULES.strengths], ids=lambda rule: rule.id
)


def ways(when: When):
    """Every way to fill the clauses of a condition, sets of several kept small."""
    options = []
    for name in when.clauses:
        clause = SPACE.clause(name)
        ones = [(option.id,) for option in clause.options]
        everything = tuple(option.id for option in clause.options)
        options.append([*ones, (), everything] if clause.kind == "several" else ones)
    for filled in product(*options):
        yield dict(zip(when.clauses, filled, strict=True))


@every_rule
def test_every_rule_can_fire_and_can_be_silenced(rule):
    answers = {rule.when.of(filled) for filled in ways(rule.when)}

    assert answers == {True, False}, (
        f"rules.toml, {rule.id}: with every choice its clauses offer, its tests always come to"
        f" {answers}; a tension appears with some choices and not with others"
    )


@every_rule
def test_a_rule_about_open_clauses_only_is_undecided(rule):
    assert rule.when.of({}) is None


@settings(deadline=None)
@given(whole())
def test_no_whole_design_is_without_a_tension(filled):
    found = check(RULES, filled)

    assert found.findings
    assert found.waiting == ()


@settings(deadline=None)
@given(choices(), st.data())
def test_filling_an_open_clause_never_undoes_what_was_decided(filled, data):
    open_ones = [clause for clause in SPACE.clauses if clause.id not in filled]
    assume(open_ones)
    clause = data.draw(st.sampled_from(open_ones))
    more = {**filled, **data.draw(whole().map(lambda w: {clause.id: w[clause.id]}))}
    before, after = check(RULES, filled), check(RULES, more)

    assert {f.tension.id for f in before.findings} <= {f.tension.id for f in after.findings}
    assert {f.tension.id for f in before.silenced} <= {f.tension.id for f in after.silenced}
    assert {w.tension.id for w in after.waiting} <= {w.tension.id for w in before.waiting}


@settings(deadline=None)
@given(choices())
def test_every_rule_stands_in_exactly_one_list(filled):
    found = check(RULES, filled)
    ids = [one.tension.id for one in (*found.findings, *found.waiting, *found.silenced)]

    assert sorted(ids) == sorted(rule.id for rule in RULES.tensions)


@settings(deadline=None)
@given(choices())
def test_a_finding_names_exactly_the_clauses_that_fired(filled):
    for found in check(RULES, filled).findings:
        when = found.tension.when
        alone = {clause: filled[clause] for clause in found.because}
        assert when.of(alone)
        true = {test.clause for test in when.tests if test.of(filled)}
        assert set(found.because) == true
        if when.every:
            for clause in found.because:
                assert when.of({c: v for c, v in filled.items() if c != clause}) is None


@settings(deadline=None)
@given(choices())
def test_what_waits_is_decided_by_the_clauses_named(filled):
    for found in check(RULES, filled).waiting:
        assert found.open
        assert not set(found.open) & set(filled)
        answers = {
            found.tension.when.of({**filled, **{c: way[c] for c in found.open}})
            for way in ways(found.tension.when)
        }
        assert None not in answers
        assert True in answers


@settings(deadline=None)
@given(choices())
def test_what_silences_a_rule_is_named(filled):
    for found in check(RULES, filled).silenced:
        assert found.because
        assert set(found.because) <= set(filled)


@settings(deadline=None)
@given(choices(), choices())
def test_a_difference_is_what_turns_one_list_into_the_other(before, after):
    seen = difference(RULES, before, after)
    old, new = check(RULES, before), check(RULES, after)
    had, has = ({f.tension.id for f in one.findings} for one in (old, new))
    waits = {w.tension.id for w in new.waiting}
    silent = {s.tension.id for s in new.silenced}

    assert {f.tension.id for f in seen.appears} == has - had
    assert {f.tension.id for f in seen.goes} == had & silent
    assert {w.tension.id for w in seen.opens} == waits - {w.tension.id for w in old.waiting}
    assert {w.tension.id for w in seen.settles} == silent & {w.tension.id for w in old.waiting}


@settings(deadline=None)
@given(choices())
def test_nothing_changes_between_equal_sheets(filled):
    assert difference(RULES, filled, dict(filled)).nothing
    assert difference(RULES, filled, dict(filled)).marks == ()


@settings(deadline=None)
@given(choices())
def test_a_mark_comes_from_the_reasons_shown_with_it(filled):
    for one in profile(RULES, check(RULES, filled)):
        worst = max((f.tension.weight for f in one.findings), default=None)
        helped = bool(one.strengths)
        match one.mark:
            case ConcernMark.SILENT:
                assert (worst, helped) == (None, False)
            case ConcernMark.EASED:
                assert helped
                assert worst in (None, TensionWeight.NOTE)
            case ConcernMark.CONTESTED:
                assert (worst, helped) == (TensionWeight.CONCERN, True)
            case ConcernMark.STRAINED:
                assert worst is (TensionWeight.SERIOUS if helped else worst)
                assert worst is not None
            case ConcernMark.BADLY_STRAINED:
                assert (worst, helped) == (TensionWeight.SERIOUS, False)


def test_a_contested_value_is_read_both_ways():
    filled = {"trigger": ("automatic",), "obligation": ("defend",)}
    firm = check(RULES, filled)
    other = check(RULES, filled, {"trigger": ("mechanism_assessed",)})

    def drawn_in(found):
        return next(f for f in found.findings if f.tension.id == "drawn_in")

    assert drawn_in(firm).contested == ()
    assert drawn_in(other).contested == ("trigger",)


def test_a_finding_tells_the_choices_of_the_reading_that_fires():
    found = check(RULES, {"obligation": ("aid_and_assist",)}, {"obligation": ("defend",)})
    war = next(f for f in found.findings if f.tension.id == "promise_of_war")

    assert war.reading == {"obligation": ("defend",)}
    assert war.contested == ("obligation",)


def test_a_contested_value_that_turns_nothing_is_not_named():
    filled = {"trigger": ("automatic",), "obligation": ("defend",)}
    found = check(RULES, filled, {"obligation": ("aid_and_assist",)})
    drawn_in = next(f for f in found.findings if f.tension.id == "drawn_in")

    assert drawn_in.contested == ()
    assert drawn_in.because == ("trigger", "obligation")


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.id)
def test_every_reference_design_has_a_tension_and_a_strength(design):
    found = check(RULES, design.choices, design.subject.otherwise)

    assert found.findings
    assert found.strengths
    assert all(set(f.contested) <= set(design.subject.otherwise) for f in found.findings)


def test_findings_come_with_the_most_serious_first():
    found = check(RULES, next(iter(DESIGNS)).choices)
    weights = [one.tension.weight for one in found.findings]

    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("how", "chosen", "answer"),
    [
        (How.HAS, ("reform",), True),
        (How.HAS, (), False),
        (How.LACKS, (), True),
        (How.LACKS, ("reform", "mutual_aid"), False),
    ],
)
def test_an_empty_set_is_decided_and_an_open_clause_is_not(how, chosen, answer):
    probe = Probe("duties", how, frozenset({"reform"}))

    assert probe.of({"duties": chosen}) is answer
    assert probe.of({}) is None
