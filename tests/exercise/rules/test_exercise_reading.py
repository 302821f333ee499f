"""How texts read in incidents: yes, no or open, with the reason, and never who was right."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.plain.render import rendered
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.card import IncidentFeatures
from bot.exercise.rules.debrief import (
    ComparedText,
    OtherVerdict,
    build_debrief,
    read_other_text,
)
from bot.exercise.rules.moves import rests_on
from bot.exercise.rules.reading import DECIDING, ClauseReading, TextVerdict, applies, read
from bot.exercise.views.compared_texts import compare_texts
from bot.exercise.views.debrief_details import debrief_details
from bot.guarantee.content import clauses, designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, begun, text

SPACE = clauses.load()
CARDS = exercises.load_cards()


def option(clause: str) -> st.SearchStrategy[tuple[str, ...] | None]:
    return st.sampled_from([None, *((one.id,) for one in SPACE.clause(clause).options)])


choices = st.fixed_dictionaries(
    {
        clause: option(clause)
        for clause in (*DECIDING, "deadline", "voting", "obligation", "response_menu")
    }
).map(lambda found: {clause: one for clause, one in found.items() if one is not None})
features = st.sampled_from([card.features for card in CARDS.values()])


def of(card: str, found: dict[str, tuple[str, ...]]) -> dict[str, ClauseReading]:
    return {one.clause: one for one in read(SPACE, found, CARDS[card].features)}


@given(found=choices, seen=features)
def test_every_text_reads_in_every_incident_and_silence_is_never_a_no(
    found: dict[str, Any], seen: IncidentFeatures
) -> None:
    readings = read(SPACE, found, seen)

    assert len({one.clause for one in readings}) == len(readings) == 9
    for one in readings:
        assert one.words.endswith(".")
        if one.clause not in found:
            assert one.verdict is TextVerdict.OPEN


@given(found=choices, seen=features)
def test_one_no_decides_and_an_open_clause_leaves_it_open(
    found: dict[str, Any], seen: IncidentFeatures
) -> None:
    readings = read(SPACE, found, seen)
    deciding = [one.verdict for one in readings if one.clause in DECIDING]
    verdict = applies(readings)

    assert (verdict is TextVerdict.NO) is (TextVerdict.NO in deciding)
    assert (verdict is TextVerdict.YES) is (set(deciding) == {TextVerdict.YES})


@given(found=choices, seen=features, clause=st.sampled_from(DECIDING))
def test_to_open_a_clause_never_turns_open_or_yes_into_no(
    found: dict[str, Any], seen: IncidentFeatures, clause: str
) -> None:
    before = applies(read(SPACE, found, seen))
    after = applies(read(SPACE, {k: v for k, v in found.items() if k != clause}, seen))

    assert not (after is TextVerdict.NO and before is not TextVerdict.NO)
    assert after is not TextVerdict.YES


@pytest.mark.parametrize(
    ("card", "clause", "option_", "verdict"),
    [
        ("strike_on_city", "covered_events", "armed_attack", TextVerdict.YES),
        ("grid_cyber", "covered_events", "armed_attack", TextVerdict.NO),
        ("grid_cyber", "covered_events", "attack_and_grave_hybrid", TextVerdict.YES),
        ("cut_cable", "covered_events", "attack_and_grave_hybrid", TextVerdict.NO),
        ("cut_cable", "covered_events", "any_security_incident", TextVerdict.YES),
        ("nuclear_words", "covered_events", "any_security_incident", TextVerdict.NO),
        ("nuclear_words", "covered_events", "threat_too", TextVerdict.YES),
        ("occupied_uprising", "covered_territory", "recognised_borders", TextVerdict.YES),
        ("occupied_uprising", "covered_territory", "government_held", TextVerdict.NO),
        ("strike_on_city", "covered_territory", "excludes_listed_areas", TextVerdict.YES),
        ("strike_on_city", "covered_territory", "not_said", TextVerdict.OPEN),
        ("cut_cable", "covered_territory", "recognised_borders", TextVerdict.OPEN),
        ("drone_over_ally", "covered_territory", "government_held", TextVerdict.OPEN),
        ("who_fired", "covered_territory", "government_held", TextVerdict.OPEN),
        ("border_provocation", "conduct_condition", "unprovoked_only", TextVerdict.OPEN),
        ("border_provocation", "conduct_condition", "none", TextVerdict.YES),
        ("strike_on_city", "conduct_condition", "unprovoked_only", TextVerdict.YES),
        ("who_fired", "evidence", "verified", TextVerdict.NO),
        ("who_fired", "evidence", "reasonable_grounds", TextVerdict.NO),
        ("who_fired", "evidence", "none", TextVerdict.YES),
        ("who_fired", "evidence", "beneficiary_report", TextVerdict.YES),
        ("strike_on_city", "evidence", "verified", TextVerdict.YES),
        ("strike_on_city", "evidence", "international_finding", TextVerdict.NO),
        ("strike_on_city", "trigger", "none", TextVerdict.NO),
        ("strike_on_city", "trigger", "automatic", TextVerdict.YES),
        ("strike_on_city", "trigger", "mechanism_assessed", TextVerdict.OPEN),
        ("strike_on_city", "deadline", "none", TextVerdict.NO),
        ("strike_on_city", "voting", "consensus", TextVerdict.YES),
        ("strike_on_city", "obligation", "defend", TextVerdict.YES),
    ],
)
def test_a_clause_reads_as_it_is_written(
    card: str, clause: str, option_: str, verdict: TextVerdict
) -> None:
    assert of(card, text(**{clause: option_}))[clause].verdict is verdict


def test_the_reasons_are_said_in_words() -> None:
    found = of("who_fired", {**FULL, "response_menu": (), "evidence": ("verified",)})

    assert found["evidence"].words == (
        "It asks for “confirmed”. The evidence in this card never gets further than “possible”."
    )
    assert found["deadline"].words == "They must meet by hour 24 and decide by hour 72."
    assert found["voting"].words == "Any one guarantor could block it."
    assert found["response_menu"].words == "It names no responses."


@pytest.mark.parametrize("design", designs.load().values(), ids=lambda design: design.id)
@pytest.mark.parametrize("card", CARDS)
def test_every_reference_design_reads_in_every_incident(design: Any, card: str) -> None:
    readings = read(SPACE, design.choices, CARDS[card].features)

    assert applies(readings) in tuple(TextVerdict)
    for one in readings:
        if one.clause not in design.choices:
            assert one.verdict is TextVerdict.OPEN


def compared(design: str, card: str) -> OtherVerdict:
    one = designs.load()[design]
    other = ComparedText(
        name=one.name, choices=one.choices, otherwise=one.subject.otherwise, cases=one.cases
    )
    return read_other_text(SPACE, other, exercises.build_setting(exercises.load_texts()[card]))


@pytest.mark.parametrize(
    ("design", "card", "verdict", "words"),
    [
        ("nato_membership", "who_fired", "open", "by consensus, as in 2001"),
        ("nato_membership", "strike_on_city", "yes", "The event itself sets it off."),
        ("eu_alignment", "strike_on_city", "yes", "armed aggression on a member’s territory"),
        ("eu_alignment", "cut_cable", "no", "at sea"),
        ("budapest_1994", "strike_on_city", "broken", "breaks its own promise"),
        ("budapest_1994", "who_fired", "open", "talks can be asked for"),
        ("istanbul_2022", "strike_on_city", "open", "nothing happens without its consent"),
    ],
)
def test_reference_designs_are_judged_as_their_texts_do(
    design: str, card: str, verdict: str, words: str
) -> None:
    other = compared(design, card)

    assert other.verdict.value == verdict
    assert words in rendered(View(blocks=tuple(compare_texts([other]))), width=10_000)


def test_no_design_is_compared_where_nobody_attacked() -> None:
    played = begun(card="wavering_guarantor")
    played.does("ana", c.End)
    one = designs.load()["nato_membership"]
    texts = [ComparedText(name=one.name, choices=one.choices)]
    debrief = build_debrief(played.setting, played.events, texts, rules.load())

    assert debrief.others == ()
    assert "Nobody attacked here" in rendered(debrief_details(debrief, {}), width=10_000)


@pytest.mark.parametrize(
    ("responses", "clause"),
    [
        (("sanctions",), "response_menu"),
        (("sanctions", "materiel"), "response_menu"),
        (("air_defence", "forces"), ""),
        (("sanctions", "forces"), ""),
        (("wait",), "evidence"),
        (("consult",), ""),
    ],
)
def test_a_proposal_rests_on_a_clause_only_where_that_names_it(
    responses: tuple[str, ...], clause: str
) -> None:
    played = begun(text(scope="open", response_menu="sanctions+materiel", mechanism="none"))

    assert rests_on(played.state, responses) == clause
