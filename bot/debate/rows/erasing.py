"""Words that stand in the events of debates: the motion, its info slide, the chair's conclusion."""

import json
from collections.abc import Collection

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_int

_WORDS = {"Opened": ("motion", "info"), "Closed": ("conclusion",)}


class EventWords(Struct, frozen=True, kw_only=True):
    """Words of one event, by their field, of the debate with this id; `data` is the event."""

    debate: str
    version: int
    words: dict[str, str]
    data: dict[str, object]


async def load_words_of(
    db: Database, community: CommunityId, member: MemberId, motions: Collection[str]
) -> list[EventWords]:
    """What a member wrote into events, and where others took up one of these motions of theirs."""
    rows = await db.read(
        "SELECT stream, version, kind, data FROM events WHERE community = ?"
        " AND stream LIKE 'debate:%' AND kind IN ('Opened', 'Closed')",
        community,
    )
    found: list[EventWords] = []
    for stream, version, kind, text in rows:
        data = json.loads(str(text))
        words = {
            field: str(data[field])
            for field in _WORDS[str(kind)]
            if data.get(field) and (data.get("by") == member or data[field] in motions)
        }
        if words:
            debate = str(stream).partition(":")[2]
            found.append(EventWords(debate=debate, version=to_int(version), words=words, data=data))
    return found


def empty_words(community: CommunityId, event: EventWords) -> tuple[Statement, ...]:
    """Statements that empty the words of an event, and of the debate's row."""
    emptied = {**event.data, **dict.fromkeys(event.words, "")}
    statements = [
        make_statement(
            "UPDATE events SET data = ? WHERE community = ? AND stream = ? AND version = ?",
            json.dumps(emptied, ensure_ascii=False),
            community,
            f"debate:{event.debate}",
            event.version,
        )
    ]
    if "motion" in event.words:
        statements.append(
            make_statement(
                "UPDATE debates SET motion = '' WHERE community = ? AND id = ?",
                community,
                event.debate,
            )
        )
    return tuple(statements)
