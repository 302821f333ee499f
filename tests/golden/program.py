"""The doors through which the tests of old data reach the program, and no others.

What stands beside this file was written by an earlier version and is never edited; where the
program moves, only what is said here moves with it.
"""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import fields

from bot.adapters.plain.render import rendered
from bot.assembly import CATALOG, Parley, open_parley
from bot.cli.replaying import replay_bundle
from bot.debate import evolve as debates
from bot.debate.events import EVENTS as DEBATE_EVENTS
from bot.debate.rules.reading_formats import read_format
from bot.evening.events import EVENING_EVENTS
from bot.exercise import evolve as exercising
from bot.exercise.content import exercises
from bot.exercise.events import EVENTS as EXERCISE_EVENTS
from bot.guarantee import evolve as sheets
from bot.guarantee.events import SHEET_EVENTS
from bot.kernel.catalog.parameters import Upload
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.journal_rows import Record, by_kind, event_of, record_of
from bot.kernel.view import Block, Input, Span, View
from bot.kernel.view_json import dump, load
from bot.store.statement import from_ms, to_ms
from tests.test_scenarios import play, said_by

__all__ = ["Parley", "open_parley", "play"]

HERE = Path(__file__).parent

ZULU = re.compile(r"(?<=\d)Z$")
"""The other way to write that an instant is in UTC."""


def parsed(text: str) -> Any:
    """JSON as values; the same instant is the same, however it is written."""

    def alike(fields: dict[str, Any]) -> dict[str, Any]:
        return {
            name: ZULU.sub("+00:00", value) if isinstance(value, str) else value
            for name, value in fields.items()
        }

    return json.loads(text, object_hook=alike)


# --- journals ---------------------------------------------------------------------------------

FEATURES: Mapping[str, Mapping[str, type]] = {
    "debate": by_kind(DEBATE_EVENTS),
    "exercise": by_kind(EXERCISE_EVENTS),
    "sheet": by_kind(SHEET_EVENTS),
    "evening": by_kind(EVENING_EVENTS),
}
"""By feature: its event classes, by the names under which journals keep them."""

Line = Mapping[str, Any]
"""An event as a golden journal has it: kind, data (JSON as text) and at (milliseconds, UTC)."""


def journal(name: str) -> list[Line]:
    """The lines of a golden journal."""
    lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def event(feature: str, line: Line) -> Any:
    """The event that a line holds."""
    record = Record(line["kind"], line["data"], from_ms(line["at"]))
    return event_of(record, FEATURES[feature])


def line_of(happened: Any) -> Line:
    """An event as the store would write it now."""
    record = record_of(happened)
    return {"kind": record.kind, "data": record.data, "at": to_ms(record.at)}


def fields_of(kind: type) -> frozenset[str]:
    """The names of what an event of a class saves, besides when it happened."""
    return frozenset(field.name for field in fields(kind)) - {"at"}


# --- what journals amount to ------------------------------------------------------------------


def debate_course(rules: str, form: str, lines: Sequence[Line]) -> Mapping[str, object]:
    """A debate's phase after each event, and how it stands after the last."""
    how = read_format(rules, form)
    events = [event("debate", line) for line in lines]
    states = [debates.fold(how, events[:count]) for count in range(1, len(events) + 1)]
    last = states[-1]
    return {
        "phases": [state.phase.value for state in states],
        "seats": dict(last.seats),
        "chairs": sorted(last.chairs),
        "first": {member: vote.stance for member, vote in last.first.items()},
        "closing": {member: vote.stance for member, vote in last.closing.items()},
        "speeches": [[one.speech, one.member, one.seat, one.segment] for one in last.speeches],
        "seconds": {str(segment): spent for segment, spent in last.seconds.items()},
        "claims": [[one.claim, one.member, one.side] for one in last.claims],
        "links": [[one.claim, one.target, one.relation, one.confirmed] for one in last.links],
        "exercises": [one.exercise for one in last.exercises],
    }


def exercise_course(card: str, lines: Sequence[Line]) -> Mapping[str, object]:
    """An exercise's phase after each event, and how it stands after the last."""
    setting = exercises.build_setting(exercises.load_texts()[card])
    events = [event("exercise", line) for line in lines]
    states = [exercising.fold(setting, events[:count]) for count in range(1, len(events) + 1)]
    last = states[-1]
    return {
        "phases": [state.phase.value for state in states],
        "holders": {role: list(members) for role, members in last.holders.items()},
        "stage": last.stage,
        "gaps": list(last.gaps),
        "carried": [one.outcome is not None and one.outcome.carried for one in last.proposals],
    }


def sheet_course(lines: Sequence[Line]) -> Mapping[str, object]:
    """A sheet's undecided proposals after each event, and how it stands after the last."""
    first, *rest = [event("sheet", line) for line in lines]
    made = sheets.begun("s", "", first)
    states = [sheets.fold(made, rest[:count]) for count in range(len(rest) + 1)]
    last = states[-1]
    return {
        "undecided": [len(state.live) for state in states],
        "revision": last.revision,
        "rules": [last.rule.value, last.quorum, last.hours],
        "choices": {clause: list(options) for clause, options in last.choices.items()},
        "proposals": [
            [one.number, one.clause, one.phase.value, one.mover, one.seconder, one.debate]
            for one in last.proposals
        ],
        "votes": [
            [sorted(one.ballots), one.outcome.why.value if one.outcome else "open"]
            for one in last.votes
        ],
        "versions": [
            [one.number, sorted(one.choices), one.ayes, one.noes] for one in last.versions
        ],
        "evidence": [[one.number, one.clause, one.stood(None)] for one in last.evidence],
    }


# --- commands ---------------------------------------------------------------------------------


def commands() -> Mapping[str, Sequence[str]]:
    """Every command as typed, with its parameters in order: name, kind, and ! if required."""
    return {
        f"/{entry.name}": [
            f"{one.name}:{one.kind.value}{'!' if one.required else ''}" for one in entry.parameters
        ]
        for entry in CATALOG.entries
    }


def meaning(action: str) -> tuple[str, Mapping[str, object]]:
    """The command that a button's action is, as typed, and the values it brings. Raises Refused
    for what is no command, and TypeError where the command's class does not take them."""
    typed = parse_line(action, CATALOG)
    if not typed.entry.missing(typed.values):
        by, at = said_by("Zoe", None), datetime(2026, 3, 1, tzinfo=UTC)
        typed.entry.build(typed.values, by=by, at=at, fresh="0123456789ab")
    return f"/{typed.entry.name}", dict(typed.values)


# --- views ------------------------------------------------------------------------------------

TAGS = frozenset(kind.__name__ for union in (Block, Span, Input) for kind in union.__args__)
"""What a saved view calls its blocks, spans and inputs."""


def view_of(text: str) -> View:
    """A view that was saved."""
    return load(text)


def saved(view: View) -> str:
    """A view as it would be saved now."""
    return dump(view)


def words_of(view: View) -> str:
    """A view as plain text, with what its buttons send."""
    return rendered(view, width=100, buttons=True)


# --- files, and asking ------------------------------------------------------------------------


def replay(file: Path) -> int:
    """Check a bundle and print what it amounts to; returns the exit code."""
    return replay_bundle(file, as_json=False)


async def bring(parley: Parley, line: str, file: Path) -> None:
    """Give a command a file, as a chair; fails where it is refused."""
    content = await asyncio.to_thread(file.read_bytes)
    upload = Upload(name=file.name, content=content)
    views = await parley.app.hear(said_by("Alma", "chair"), line, {"file": upload})
    assert not any(view.trouble for view in views), views


async def ask(parley: Parley, line: str) -> str:
    """What a member is answered, as plain text."""
    views = await parley.app.hear(said_by("Alma", "chair"), line)
    return "\n".join(words_of(view) for view in views)
