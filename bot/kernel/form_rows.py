"""Forms that are filled in by steps or were refused, kept until they are sent."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

KEPT = timedelta(days=1)
"""For how long a form waits for its next step."""

MOST_KEPT = 20
"""Forms of one member that are kept at a time, the latest."""


class FilledForm(Struct, frozen=True, kw_only=True):
    """What was filled in so far, by field, of the form that an action opens, and what is `wrong`
    with it in the words of a refusal."""

    action: str
    given: Mapping[str, str]
    wrong: Mapping[str, str] = {}


async def load_form(
    db: Database, community: CommunityId, account: str, key: str
) -> FilledForm | None:
    """What somebody filled in of their own form; None if it is not kept any more."""
    rows = await db.read_inline(
        "SELECT content FROM discord_forms WHERE community = ? AND account = ? AND id = ?",
        community,
        account,
        key,
    )
    return FilledForm(**json.loads(str(rows[0][0]))) if rows else None


def put_form(
    community: CommunityId, account: str, key: str, form: FilledForm, at: datetime
) -> tuple[Statement, ...]:
    """Statements that keep a form until it is sent, and let old ones go."""
    content = json.dumps(
        {"action": form.action, "given": dict(form.given), "wrong": dict(form.wrong)}
    )
    return (
        make_statement("DELETE FROM discord_forms WHERE kept_at < ?", to_ms(at - KEPT)),
        make_statement(
            "INSERT INTO discord_forms (id, community, account, content, kept_at) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at",
            key,
            community,
            account,
            content,
            to_ms(at),
        ),
        make_statement(
            "DELETE FROM discord_forms WHERE community = ? AND account = ? AND id NOT IN"
            " (SELECT id FROM discord_forms WHERE community = ? AND account = ?"
            " ORDER BY kept_at DESC, id LIMIT ?)",
            community,
            account,
            community,
            account,
            MOST_KEPT,
        ),
    )


def delete_form(community: CommunityId, account: str, key: str) -> Statement:
    """Statement that forgets somebody's form, when it is sent."""
    return make_statement(
        "DELETE FROM discord_forms WHERE community = ? AND account = ? AND id = ?",
        community,
        account,
        key,
    )
