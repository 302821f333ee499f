"""Events as a file keeps them: each chained to the one before, so that no letter can be changed.

chain[n] = SHA-256(chain[n−1] ‖ event n as JSON with sorted keys); chain[0] is 64 zeros. The rest
of the file has one SHA-256 of its own.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from math import isfinite
from typing import Any

from bot.debate.refusals import DebateRefusal
from bot.kernel.journal_rows import Record
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

VERSION = 1
LARGEST = 20_000_000
"""Bytes of a bundle."""

LARGEST_NUMBER = 2**53
"""Whole numbers beyond it are not the same on every machine, and no store need hold them."""

START = "0" * 64


def build_bundle(records: Iterable[Record], tables: Mapping[str, Any], about: str) -> bytes:
    """A bundle of a journal and of what belongs to it."""
    chain, events = START, []
    for record in records:
        entry = {
            "kind": record.kind,
            "at": record.at.isoformat(),
            "data": json.loads(record.data),
        }
        chain = link_event(chain, entry)
        events.append({**entry, "chain": chain})
    bundle = {
        "parley": VERSION,
        "about": about,
        "events": events,
        "rest": tables,
        "rest_sha256": digest_bundle(tables),
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode()


def read_bundle(content: bytes) -> dict[str, Any]:
    """A bundle, every link of its chain checked. Raises Refused (BUNDLE_WRONG)."""
    if len(content) > LARGEST:
        raise make_refusal("it is too large")
    try:
        bundle = json.loads(
            content, parse_int=_read_integer, parse_float=_read_float, parse_constant=_read_float
        )
        if not isinstance(bundle, dict) or bundle.get("parley") != VERSION:
            raise make_refusal("it does not begin like one")
        _check(bundle)
        return {key: _clean(value) for key, value in bundle.items()}
    except (ValueError, RecursionError):
        raise make_refusal("it is not JSON") from None


def _read_integer(words: str) -> int:
    if abs(number := int(words)) > LARGEST_NUMBER:
        raise ValueError(words)
    return number


def _read_float(words: str) -> float:
    if not isfinite(number := float(words)):
        raise ValueError(words)
    return number


def _clean(value: Any) -> Any:  # what JSON holds
    """The same without what cannot be seen in its words."""
    match value:
        case str():
            return clean_words(value)
        case list():
            return [_clean(item) for item in value]
        case dict():
            return {clean_words(key): _clean(item) for key, item in value.items()}
        case _:
            return value


def records_of(bundle: Mapping[str, Any]) -> list[Record]:
    """The events of a checked bundle. Raises KeyError, TypeError or ValueError."""
    return [
        Record(str(entry["kind"]), json.dumps(entry["data"]), datetime.fromisoformat(entry["at"]))
        for entry in bundle["events"]
    ]


def _check(bundle: Mapping[str, Any]) -> None:
    chain = START
    events = bundle.get("events")
    if not isinstance(events, list) or not events:
        raise make_refusal("it holds no events")
    for number, entry in enumerate(events, 1):
        if not isinstance(entry, dict):
            raise make_refusal(f"event {number} is none")
        chain = link_event(chain, {key: entry.get(key) for key in ("kind", "at", "data")})
        if entry.get("chain") != chain:
            raise make_refusal(f"event {number} does not fit the chain")
    if digest_bundle(bundle.get("rest")) != bundle.get("rest_sha256"):
        raise make_refusal("what belongs to the events was changed")


def link_event(chain: str, entry: Mapping[str, object]) -> str:
    """The chain after one event more."""
    return sha256((chain + dump_canonical(entry)).encode()).hexdigest()


def digest_bundle(tables: object) -> str:
    """What tells whether the rest of a bundle was changed."""
    return sha256(dump_canonical(tables).encode()).hexdigest()


def dump_canonical(value: object) -> str:
    """JSON in one way only."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def make_refusal(reason: str) -> Refused:
    """The refusal of a file that is no bundle."""
    return Refused(DebateRefusal.BUNDLE_WRONG, why=reason)
