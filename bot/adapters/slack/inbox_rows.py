"""What Slack sent and will not send again: kept before it is acknowledged, till it is done."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.kernel.ids import CommunityId
from bot.store.database import Database, is_gone
from bot.store.statement import Statement, make_statement, to_ms

REMEMBERED = timedelta(days=1)
"""For how long a thing that comes again is known; Slack repeats for minutes."""


async def keep(
    db: Database, community: CommunityId, key: str, content: Mapping[str, Any], at: datetime
) -> bool:
    """Keep what came; was it new? Raises Unavailable."""
    (rows,) = await db.change(
        make_statement(
            "INSERT INTO slack_inbox (id, community, content, received_at, process)"
            " VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING RETURNING id",
            f"{community}/{key}",
            community,
            json.dumps(content, ensure_ascii=False),
            to_ms(at),
            db.process,
        )
    )
    return bool(rows)


async def note(db: Database, community: CommunityId, key: str, at: datetime) -> bool:
    """Note that something came, which is dealt with at once; was it new? Raises Unavailable."""
    (rows,) = await db.change(
        make_statement(
            "INSERT INTO slack_inbox (id, community, content, received_at) VALUES (?, ?, '', ?)"
            " ON CONFLICT (id) DO NOTHING RETURNING id",
            f"{community}/{key} came",
            community,
            to_ms(at),
        )
    )
    return bool(rows)


def done(community: CommunityId, key: str) -> Statement:
    """Statement that drops what was dealt with; that it came stays known."""
    return make_statement("UPDATE slack_inbox SET content = '' WHERE id = ?", f"{community}/{key}")


def dropped(community: CommunityId, key: str) -> Statement:
    """Statement that forgets what was not taken, so that it may come again."""
    return make_statement("DELETE FROM slack_inbox WHERE id = ?", f"{community}/{key}")


async def take_abandoned(db: Database) -> list[tuple[str, dict[str, Any]]]:
    """What a process that has ended did not deal with, in order: keys and contents. It is this
    one's from now on. Raises Unavailable."""
    rows = await db.read(
        "SELECT id, community, content, process FROM slack_inbox WHERE content <> ''"
        " ORDER BY received_at"
    )
    gone = {process: await is_gone(db, str(process)) for process in {row[-1] for row in rows}}
    left = [row for row in rows if gone[row[-1]]]
    if left:
        await db.change(
            Statement(
                "UPDATE slack_inbox SET process = ? WHERE id = ?",
                tuple((db.process, row[0]) for row in left),
            )
        )
    return [
        (str(key).removeprefix(f"{community!s}/"), json.loads(str(content)))
        for key, community, content, _ in left
    ]


def forget_old(at: datetime) -> Statement:
    """Statement that forgets what came long ago."""
    return make_statement("DELETE FROM slack_inbox WHERE received_at < ?", to_ms(at - REMEMBERED))
