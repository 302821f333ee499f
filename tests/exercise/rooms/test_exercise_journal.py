"""Journals that earlier releases wrote: they must read, and mean, the same for ever.

None is ever edited; an event that gets a new field gets it with a default, and one that is new
comes in a journal of its own.
"""

import json
from pathlib import Path

from bot.exercise.content import exercises
from bot.exercise.events import EVENTS, ExerciseEvent, ProposalOutcome
from bot.exercise.evolve import fold
from bot.exercise.rules.debrief import build_debrief
from bot.exercise.state import ExercisePhase
from bot.guarantee.content import tension_rules as rules
from bot.kernel.journal_rows import Record, by_kind, event_of, kind_of
from bot.store.statement import from_ms

FIRST, PROMISES, STAGES = "journal.jsonl", "journal-promises.jsonl", "journal-stages.jsonl"
WORDINGS = "journal-wordings.jsonl"
KINDS = by_kind(EVENTS)


def written(name: str = FIRST) -> tuple[ExerciseEvent, ...]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return tuple(event_of(Record(kind, data, from_ms(at)), KINDS) for kind, data, at in rows)


def test_they_hold_every_kind_of_event() -> None:
    events = (*written(), *written(PROMISES), *written(STAGES), *written(WORDINGS))
    assert {kind_of(type(event)) for event in events} == set(KINDS)


def test_a_journal_with_the_acts_around_a_promise_tells_the_same() -> None:
    setting = exercises.build_setting(exercises.load_texts()["strike_on_city"])
    state = fold(setting, written(PROMISES))

    assert state.opened.worded == ("scope",)
    assert state.application is not None
    assert state.application.applies == "yes"
    assert state.judged == {"scope": {"large_european": False}}
    assert [one.what for one in state.withheld] == ["delivery"]
    assert [(one.role, one.question) for one in state.answers] == [("beneficiary", 1)]
    assert len(state.evidence) == 1


def test_a_journal_in_which_the_sheets_own_words_come_up_tells_the_same() -> None:
    setting = exercises.build_setting(exercises.load_texts()["strike_on_city"])
    state = fold(setting, written(WORDINGS))

    assert state.raised == ("deadline",)
    assert state.judged == {"deadline": {"frontline": True}}


def test_a_journal_with_the_ends_of_stages_tells_the_same() -> None:
    setting = exercises.build_setting(exercises.load_texts()["strike_on_city"])
    state = fold(setting, written(STAGES))

    answers = {role: one.answer for role, one in state.lives.items()}
    assert answers == {"family": "wait", "investor": "leave"}
    assert [(one.rung, one.ruled, one.rules) for one in state.rungs] == [
        ("probe", "pressure", ("idle",))
    ]
    assert state.stage == 2
    assert state.stakes == {"frontline": "own_stocks", "congress": "proof"}
    assert [(one.what, one.agreed) for one in state.consents] == [(("money",), True)]


def test_it_tells_the_same_exercise() -> None:
    setting = exercises.build_setting(exercises.load_texts()["border_provocation"])
    state = fold(setting, written())
    found = build_debrief(setting, written(), (), rules.load())

    assert (state.phase, state.stage, state.opened.sealed) == (ExercisePhase.OVER, 5, True)
    assert state.gaps == ("where", "clock", "convene", "decide")
    (proposal,) = state.proposals
    assert proposal.outcome == ProposalOutcome(
        proposal=1, carried=True, bound=("frontline", "eu"), aside=("large_european",)
    )
    expected = {
        "guarantors": "kept",
        "us_role": "broken",
        "architecture": "broken",
        "bindingness": "kept",
        "obligation": "broken",
        "trigger": "open",
        "covered_events": "kept",
        "covered_territory": "open",
        "conduct_condition": "open",
        "scope": "open",
        "response_menu": "kept",
        "mechanism": "kept",
        "convene": "open",
        "deadline": "open",
        "evidence": "broken",
        "voting": "open",
        "beneficiary_seat": "open",
    }
    judged = {one.clause: one for one in found.judgments}
    assert {clause: judged[clause].standing.value for clause in expected} == expected
    assert [clause for clause in expected if judged[clause].more] == ["response_menu"]
