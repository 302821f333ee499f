"""Slack workspaces that installed Parley, as rows; the store never sees what is sealed."""

from datetime import datetime, timedelta

from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

STATE_HOLDS = timedelta(minutes=10)
"""How long an admin may take on Slack's page."""

MOST_STATES = 1000
"""States that hold at once; anybody may ask for one."""


def installed(team: str, sealed: str, at: datetime) -> Statement:
    """Statement that keeps a workspace's installation, in place of an older one."""
    return make_statement(
        "INSERT INTO slack_installations (team, installation, installed_at) VALUES (?, ?, ?)"
        " ON CONFLICT (team) DO UPDATE SET installation = excluded.installation,"
        " installed_at = excluded.installed_at",
        team,
        sealed,
        to_ms(at),
    )


async def installation(db: Database, team: str) -> str | None:
    """A workspace's installation, sealed."""
    rows = await db.read("SELECT installation FROM slack_installations WHERE team = ?", team)
    return str(rows[0][0]) if rows else None


async def teams(db: Database) -> list[str]:
    """The workspaces that installed Parley, the oldest first."""
    rows = await db.read("SELECT team FROM slack_installations ORDER BY installed_at, team")
    return [str(team) for (team,) in rows]


def removed(team: str) -> Statement:
    """Statement that forgets a workspace's tokens."""
    return make_statement("DELETE FROM slack_installations WHERE team = ?", team)


def issued(state: str, at: datetime) -> tuple[Statement, ...]:
    """Statements that keep a state, and forget those that are over; where as many as there may be
    hold, the oldest goes."""
    return (
        make_statement("DELETE FROM slack_states WHERE expires < ?", to_ms(at)),
        make_statement(
            "INSERT INTO slack_states (state, expires) VALUES (?, ?)",
            state,
            to_ms(at + STATE_HOLDS),
        ),
        make_statement(
            "DELETE FROM slack_states WHERE expires < (SELECT min(expires) FROM (SELECT expires"
            " FROM slack_states ORDER BY expires DESC LIMIT ?) newest)",
            MOST_STATES,
        ),
    )


def consumed(state: str, at: datetime) -> Statement:
    """Statement that takes a state back; it returns a row if it held."""
    return make_statement(
        "DELETE FROM slack_states WHERE state = ? AND expires >= ? RETURNING state",
        state,
        to_ms(at),
    )
