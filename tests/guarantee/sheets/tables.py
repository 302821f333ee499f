"""Sheets as the version before kept them: rows without events."""

from bot.store.migrate import load_migrations, split_statements
from bot.store.statement import Statement, make_statement


def unrecorded() -> list[Statement]:
    """Statements that make of all sheets what the version before left: rows without events, and
    then what the migration makes of them."""
    (captures,) = [each for each in load_migrations() if each.name == "sheet_events"]
    gone = make_statement("DELETE FROM events WHERE stream LIKE 'sheet:%'")
    return [gone, *(Statement(sql) for sql in split_statements(captures.sql))]
