"""A bundle that somebody made by hand, with a chain that fits, changes nothing but itself."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.assembly import open_parley
from bot.cli.demo import _who
from bot.cli.session import COMMUNITY
from bot.debate.events import ExerciseHeld
from bot.debate.files import bundle
from bot.debate.files.bringing import _Own
from bot.debate.files.chain import START, digest_bundle, link_event
from bot.debate.refusals import DebateRefusal
from bot.exercise.files import load_debriefs
from bot.kernel.catalog.parameters import Upload
from bot.kernel.refusal import Refused
from bot.opinion.handlers.files import PORT
from tests.debate.files.conftest import Played

Change = Callable[[dict[str, Any]], object]


def forged(content: bytes, change: Change) -> bytes:
    """The bundle, changed, with every sum worked out anew."""
    found = json.loads(content)
    change(found)
    chain = START
    for entry in found["events"]:
        entry["chain"] = chain = link_event(chain, {k: entry[k] for k in ("kind", "at", "data")})
    found["rest_sha256"] = digest_bundle(found["rest"])
    return json.dumps(found, ensure_ascii=False).encode()


def texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, one in value.items():
                yield from (key, *texts(one))
        case list():
            for one in value:
                yield from texts(one)
        case _:
            pass


RANKED = {"id": "r1", "member": "m", "ranking": "1"}
PROPOSED = {"id": "p1", "number": 1, "member": "m", "words": "Ours"}

ELSEWHERE: dict[str, Change] = {
    "a speech": lambda b: b["rest"]["speeches"][0].update(debate="another"),
    "a position": lambda b: b["rest"]["positions"][0].update(debate="another"),
    "a motion": lambda b: b["rest"]["proposals"].append({**PROPOSED, "scope": "motion:lobby"}),
    "a ballot on motions": lambda b: b["rest"]["rankings"].append({**RANKED, "scope": "motion:x"}),
    "a ballot on drafts": lambda b: b["rest"]["rankings"].append(
        {**RANKED, "scope": "consensus:x"}
    ),
    "a vote on a statement": lambda b: b["rest"]["votes"].append(
        {"statement": "x-1", "member": "m", "vote": 1, "at": b["events"][0]["at"]}
    ),
    "a quotation": lambda b: b["rest"]["quotations"].update({"another": []}),
}

ODD: dict[str, Change] = {
    "a stance": lambda b: b["rest"]["positions"][0].update(stance=99),
    "a confidence": lambda b: b["rest"]["positions"][0].update(confidence=-1),
    "a huge number": lambda b: b["rest"]["positions"][0].update(confidence=10**40),
    "no number": lambda b: b["rest"]["positions"][0].update(confidence=float("nan")),
    "an endless number": lambda b: b["rest"].update(more=float("inf")),
}


@pytest.mark.parametrize("change", [*ELSEWHERE.values(), *ODD.values()], ids=[*ELSEWHERE, *ODD])
async def test_what_reaches_into_another_debate_or_no_rule_allows_is_refused(
    named: Played, change: Change
) -> None:
    content = forged(await named.file("bundle"), change)
    with pytest.raises(Refused) as caught:
        bundle.read_debate(content, PORT)
    assert caught.value.code is DebateRefusal.BUNDLE_WRONG


async def test_half_a_character_is_refused_in_words(named: Played) -> None:
    content = (await named.file("bundle")).replace(b'"about": "A', b'"about": "\\ud800A', 1)
    found = json.loads(content)
    found["rest"]["row"]["motion"] = "half \ud800"
    with pytest.raises(Refused) as caught:
        bundle.read_debate(json.dumps(found).encode(), PORT)
    assert caught.value.code is DebateRefusal.BUNDLE_WRONG


async def test_what_cannot_be_seen_does_not_come_in(named: Played, tmp_path: Path) -> None:
    def hidden(found: dict[str, Any]) -> None:
        found["rest"]["row"]["motion"] = "Yes\u202e\u200b\x07 indeed"
        for event in found["events"]:
            if event["kind"] == "Opened":
                event["data"]["motion"] = "Yes\u202e indeed"

    content = forged(await named.file("bundle"), hidden)
    async with open_parley(tmp_path / "other") as other:
        upload = Upload(name="debate.json", content=content)
        views = await other.app.hear(_who("Alma"), "/debate import", {"file": upload})
        assert not any(view.trouble for view in views), views
        rows = await other.db.read("SELECT motion FROM debates")
        assert [row[0] for row in rows] == ["Yes indeed"]
        kept = await other.db.read("SELECT data FROM events")
        assert not [t for row in kept for t in texts(json.loads(str(row[0]))) if "\u202e" in t]


def test_people_of_one_bundle_are_never_those_of_another() -> None:
    own = _Own("mine")
    assert own.of(own.of("ada")) == own.of("ada")  # type: ignore[arg-type]
    assert own.of("brought:theirs:ada") == "brought:mine:brought:theirs:ada"  # type: ignore[arg-type]


async def test_a_debate_shows_no_debrief_of_an_exercise_that_goes_on(named: Played) -> None:
    opened = await named.hears("Alma", "/exercise open cut_cable against:coalition_force")
    assert not any(view.trouble for view in opened), opened
    ((exercise,),) = await named.parley.db.read("SELECT id FROM exercises")
    held = ExerciseHeld(
        at=datetime(2026, 3, 1, tzinfo=UTC), by=None, exercise=str(exercise), title="Any"
    )
    assert not await load_debriefs(named.parley.app.parts, COMMUNITY, named.debate, [held])
