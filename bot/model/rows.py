"""Calls to the language model on record: what they cost, and which prompt and model made what."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.model.rules.budget import Spent
from bot.model.views.usage import Usage, UsageLine, UsedCall
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

MOST_LINES = 10
"""Members named in a summary of use."""

MOST_CALLS = 20_000
"""Calls of a day that a summary of use looks at, the last ones."""


A_DAY = 86_400_000
"""Milliseconds."""

EPOCH = date(1970, 1, 1).toordinal()


class Call(Struct, frozen=True, kw_only=True):
    """A call before it is made: what it is for, and the most tokens it may cost."""

    id: str
    member: MemberId
    task: str
    model: str
    prompt: str
    tokens: int


async def load_spent(
    db: Database, community: CommunityId, member: MemberId, since: datetime
) -> tuple[Spent, Spent]:
    """What a member and their whole community have used since an instant."""
    sql = (
        "SELECT COALESCE(SUM(requests), 0), COALESCE(SUM(tokens_in + tokens_out), 0)"
        " FROM model_calls WHERE community = ? AND asked_at >= ?"
    )
    own_use, every = await db.read_together(
        (f"{sql} AND member = ?", (community, to_ms(since), member)),
        (sql, (community, to_ms(since))),
    )
    return _spent(own_use[0]), _spent(every[0])


def _spent(row: Sequence[object]) -> Spent:
    return Spent(int(str(row[0])), int(str(row[1])))


def insert_call(community: CommunityId, call: Call, at: datetime) -> Statement:
    """Statement that puts a call on record before it is made, at the most that it may cost."""
    return make_statement(
        "INSERT INTO model_calls (community, id, member, task, model, prompt, requests, tokens_in,"
        " tokens_out, outcome, took_ms, asked_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?, 0, 'running', 0,"
        " ?)",
        community,
        call.id,
        call.member,
        call.task,
        call.model,
        call.prompt,
        call.tokens,
        to_ms(at),
    )


def set_outcome(
    community: CommunityId,
    call: str,
    *,
    outcome: str,
    requests: int,
    tokens: tuple[int, int],
    took: timedelta,
) -> Statement:
    """Statement that says how a call ended, and what it cost in the end (tokens in and out)."""
    return make_statement(
        "UPDATE model_calls SET outcome = ?, requests = ?, tokens_in = ?, tokens_out = ?,"
        " took_ms = ? WHERE community = ? AND id = ?",
        outcome,
        requests,
        *tokens,
        took // timedelta(milliseconds=1),
        community,
        call,
        expect=1,
    )


def set_dropped(community: CommunityId, call: str) -> Statement:
    """Statement that says that nothing of an answer could be used."""
    return make_statement(
        "UPDATE model_calls SET outcome = 'dropped' WHERE community = ? AND id = ?", community, call
    )


async def load_usage(db: Database, community: CommunityId, today: datetime) -> Usage:
    """Use of a community: of the day that begins at `today`, and of the week that ends with it."""
    sums = "COALESCE(SUM(requests), 0), COALESCE(SUM(tokens_in + tokens_out), 0)"
    where = "WHERE model_calls.community = ? AND asked_at >= ?"
    since = (community, to_ms(today))
    first = today - timedelta(days=6)
    total, calls, models, members, days = await db.read_together(
        (f"SELECT {sums} FROM model_calls {where}", since),  # noqa: S608  # our own words
        (
            "SELECT task, outcome, requests, tokens_in + tokens_out, took_ms"  # noqa: S608
            f" FROM model_calls {where} ORDER BY asked_at DESC LIMIT {MOST_CALLS}",
            since,
        ),
        (
            "SELECT model, COALESCE(SUM(tokens_in), 0), COALESCE(SUM(tokens_out), 0)"  # noqa: S608
            f" FROM model_calls {where} GROUP BY model ORDER BY model",
            since,
        ),
        (
            f"SELECT members.name, {sums} FROM model_calls"  # noqa: S608
            " LEFT JOIN members ON members.community = model_calls.community"
            f" AND members.id = model_calls.member {where}"
            f" GROUP BY model_calls.member, members.name ORDER BY 3 DESC LIMIT {MOST_LINES}",
            since,
        ),
        (
            f"SELECT asked_at / {A_DAY}, {sums} FROM model_calls {where} GROUP BY 1 ORDER BY 1",  # noqa: S608
            (community, to_ms(first)),
        ),
    )
    return Usage(
        today=_spent(total[0]),
        calls=[
            UsedCall(str(task), str(outcome), Spent(int(n or 0), int(tokens or 0)), int(took or 0))
            for task, outcome, n, tokens, took in calls
        ],
        models=[(str(name), int(into or 0), int(out or 0)) for name, into, out in models],
        members=[UsageLine(str(name or ""), _spent(row)) for name, *row in members],
        days=[(date.fromordinal(EPOCH + int(str(day))), _spent(row)) for day, *row in days],
    )


def insert_made(
    community: CommunityId, result: str, *, task: str, model: str, prompt: str, at: datetime
) -> Statement:
    """Statement that keeps which model and which text of a prompt made a result, by its id."""
    return make_statement(
        "INSERT INTO model_results (community, result, task, model, prompt, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        community,
        result,
        task,
        model,
        prompt,
        to_ms(at),
    )
