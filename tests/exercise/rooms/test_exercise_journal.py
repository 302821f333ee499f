"""A journal that an earlier release wrote: it must read, and mean, the same for ever.

journal.jsonl is never edited; an event that gets a new field gets it with a default.
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

LINES = (Path(__file__).parent / "journal.jsonl").read_text("utf-8").splitlines()
KINDS = by_kind(EVENTS)


def written() -> tuple[ExerciseEvent, ...]:
    rows = (json.loads(line) for line in LINES)
    return tuple(event_of(Record(kind, data, from_ms(at)), KINDS) for kind, data, at in rows)


def test_it_holds_every_kind_of_event() -> None:
    assert {kind_of(type(event)) for event in written()} == set(KINDS)


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
    assert {line.clause: line.kept.value for line in found.lines} == {
        "covered_events": "met",
        "covered_territory": "text silent",
        "convene": "text silent",
        "deadline": "text silent",
        "evidence": "fell short",
        "conduct_condition": "text silent",
        "obligation": "fell short",
        "response_menu": "exceeded",
        "voting": "text silent",
    }
