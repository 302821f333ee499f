"""The bundle: a debate as one JSON file whose every event is chained to the one before.

chain[n] = SHA-256(chain[n−1] ‖ event n as JSON with sorted keys); chain[0] is 64 zeros. The rest
of the file has one SHA-256 of its own. Changing a letter anywhere breaks one or the other.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter

from bot.core.debate.events import EVENTS, Event
from bot.core.debate.state import Phase
from bot.core.refusal import Code, Refused
from bot.debates.acting import rules_of
from bot.sharing.archive import Archive
from bot.store.event_json import by_kind, event_of, record_of
from bot.store.journal import Record

VERSION = 1
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
LARGEST = 20_000_000
"""Bytes of a bundle."""

START = "0" * 64
_KINDS = by_kind(EVENTS)
_CONVERTER = make_converter(detailed_validation=False)
# Events are read by their kinds, as journals keep them; here their list is empty.
_CONVERTER.register_structure_hook_func(lambda kind: kind == Event, lambda event, _: event)


def write(archive: Archive) -> bytes:
    """A debate as a bundle."""
    chain, events = START, []
    for event in archive.events:
        record = record_of(event)
        entry = {
            "kind": record.kind,
            "at": record.at.isoformat(),
            "data": json.loads(record.data),
        }
        chain = _link(chain, entry)
        events.append({**entry, "chain": chain})
    rest = _CONVERTER.unstructure(archive)
    del rest["events"]
    bundle = {
        "parley": VERSION,
        "about": "A debate. Replay it with: parley replay FILE",
        "events": events,
        "rest": rest,
        "rest_sha256": _digest(rest),
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> Archive:
    """The debate in a bundle, every link of its chain checked. Raises Refused (BUNDLE_WRONG)."""
    if len(content) > LARGEST:
        raise _wrong("it is too large")
    try:
        bundle = json.loads(content)
    except (ValueError, RecursionError):
        raise _wrong("it is not JSON") from None
    if not isinstance(bundle, dict) or bundle.get("parley") != VERSION:
        raise _wrong("it does not begin like one")
    _check(bundle)
    try:
        archive: Archive = _CONVERTER.structure({**bundle["rest"], "events": []}, Archive)
        records = [
            Record(
                str(entry["kind"]),
                json.dumps(entry["data"]),
                datetime.fromisoformat(entry["at"]),
            )
            for entry in bundle["events"]
        ]
        events = tuple(event_of(record, _KINDS) for record in records)
        whole = replace(archive, events=events)
        rules_of(whole.row)
        if whole.state.phase is Phase.CLOSED and _ID.fullmatch(whole.row.id) is None:
            raise _wrong("its id is none")
    except (BaseValidationError, KeyError, TypeError, ValueError, AttributeError, StopIteration):
        raise _wrong("its events do not make a debate") from None
    except (IndexError, RecursionError):
        raise _wrong("its events do not make a debate") from None
    return whole


def _check(bundle: Mapping[str, Any]) -> None:
    chain = START
    events = bundle.get("events")
    if not isinstance(events, list) or not events:
        raise _wrong("it holds no events")
    for number, entry in enumerate(events, 1):
        if not isinstance(entry, dict):
            raise _wrong(f"event {number} is none")
        chain = _link(chain, {key: entry.get(key) for key in ("kind", "at", "data")})
        if entry.get("chain") != chain:
            raise _wrong(f"event {number} does not fit the chain")
    if _digest(bundle.get("rest")) != bundle.get("rest_sha256"):
        raise _wrong("what belongs to the events was changed")


def _link(chain: str, entry: Mapping[str, object]) -> str:
    return sha256((chain + _canonical(entry)).encode()).hexdigest()


def _digest(rest: object) -> str:
    return sha256(_canonical(rest).encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _wrong(why: str) -> Refused:
    return Refused(Code.BUNDLE_WRONG, why=why)
