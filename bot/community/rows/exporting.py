"""All that is kept of a community, as plain rows."""

from functools import partial

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Cell, to_int

TABLES: dict[str, tuple[str, ...]] = {
    "members": ("id", "name", "first_seen"),
    "places": ("id", "article", "within"),
    "articles": ("slug", "version", "removed_at"),
    "article_versions": (
        "slug", "version", "title", "author", "published", "language", "source", "made_by",
        "made_at", "fingerprint",
    ),
    "article_blocks": (
        "slug", "version", "position", "kind", "paragraph", "text", "reason", "note",
    ),
    "answers": (
        "id", "place", "member", "question", "scope", "abstained", "outcome", "confidence", "notes",
        "follows", "asked_at", "shared_at",
    ),
    "answer_sentences": ("answer", "position", "slug", "version", "paragraph", "text"),
    "answer_wordings": ("answer", "position", "words"),
    "answer_sources": (
        "answer", "position", "number", "slug", "version", "paragraph", "quotation",
    ),
    "answer_passages": ("answer", "position", "slug", "version", "paragraph", "shown"),
    "answer_corrections": ("answer", "member", "slug", "version", "paragraph", "said_at"),
    "answer_opinions": ("answer", "member", "helpful", "said_at"),
    "accounts": ("account", "member"),
    "shown_messages": ("place", "key", "message"),
    "kept_views": ("id", "reader", "view", "kept_at"),
    "discord_events": ("key", "event", "told"),
    "community_settings": (
        "archive", "format", "tempo", "openers", "language", "chair_role", "admin_role",
        "model", "model_wording", "room", "zone",
    ),
    "formats": ("id", "text", "added_by", "added_at"),
    "debates": (
        "id", "place", "motion", "format", "rules", "phase", "opened_by", "opened_at", "closed_at",
        "article", "starts_at",
    ),
    "speeches": (
        "id", "debate", "segment", "seat", "member", "words", "given_at", "unfinished",
        "kind",
    ),
    "speech_messages": ("id", "speech", "member", "address", "sent_at"),
    "quotations": (
        "speech", "number", "words", "mark", "slug", "version", "paragraph", "difference",
    ),
    "drafts": ("debate", "member", "words", "speech"),
    "positions": (
        "id", "debate", "member", "phase", "stance", "confidence", "reason", "would_change",
        "taken_at", "number",
    ),
    "position_credits": ("position", "speech"),
    "position_citations": ("position", "slug", "version", "paragraph"),
    "shared_reasons": ("debate", "number", "words"),
    "claims": ("id", "debate", "number", "side", "member", "words", "made_at"),
    "claim_links": ("claim", "target", "relation", "confirmed"),
    "ballots": ("id", "debate", "judge", "shadow", "ranks", "reason", "filed_at"),
    "ballot_scores": ("ballot", "name", "points"),
    "statements": ("id", "debate", "number", "member", "words", "hidden", "added_at"),
    "statement_rules": ("debate", "queue", "unnamed"),
    "statement_votes": ("id", "statement", "member", "vote", "voted_at"),
    "group_numbers": ("debate", "change", "groups", "shown_at"),
    "claim_suggestions": ("id", "debate", "member", "words", "made_at"),
    "joint_words": ("id", "debate", "member", "kind", "round", "words", "said_at"),
    "joint_rounds": ("debate", "round", "begun_by", "begun_at"),
    "proposals": ("id", "scope", "number", "member", "words", "withdrawn", "proposed_at"),
    "joint_clauses": ("proposal", "position", "words"),
    "joint_sources": ("proposal", "position", "number", "source", "member", "quotation"),
    "strikes": ("id", "place", "round", "turn", "member", "side", "motion", "struck_at"),
    "rankings": ("id", "scope", "member", "ranking", "vetoes", "dissent", "ranked_at"),
    "audiences": ("debate", "home", "place", "linked_by", "linked_at", "shown"),
    "guests": ("member", "home", "account"),
    "model_calls": (
        "id", "member", "task", "model", "prompt", "requests", "tokens_in", "tokens_out",
        "outcome", "took_ms", "asked_at",
    ),
    "model_results": ("result", "task", "model", "prompt", "made_at"),
    "sheets": (
        "id", "number", "title", "whose", "place", "maker", "basis", "rule", "quorum", "hours",
        "made_at",
    ),
    "sheet_clauses": ("sheet", "clause", "options", "words", "reason", "member", "proposal"),
    "sheet_proposals": (
        "sheet", "number", "clause", "options", "was", "words", "reason", "member", "mover",
        "seconder", "stage", "vote", "debate", "touched", "proposed_at",
        "lies_until", "bundle", "amends",
    ),
    "sheet_votes": (
        "sheet", "number", "rule", "quorum", "candidates", "opened_at", "deadline", "closed_at",
        "why", "carried", "voters", "ayes", "noes", "abstained", "ranking",
    ),
    "sheet_ballots": ("sheet", "vote", "member", "says", "ranking"),
    "sheet_versions": (
        "sheet", "number", "proposer", "seconder", "proposal", "rule", "ayes", "noes", "abstained",
        "touched", "adopted_at",
    ),
    "sheet_version_clauses": (
        "sheet", "version", "clause", "options", "words", "reason", "member", "proposal",
    ),
    "sheet_evidence": (
        "sheet", "number", "clause", "member", "words", "mark", "slug", "version", "paragraph",
        "difference", "attached_at", "removed_at", "bearing",
    ),
    "place_sheets": ("place", "sheet"),
    "exercises": (
        "id", "place", "card", "rules", "title", "source", "subject", "debate", "alone", "phase",
        "opened_by", "opened_at", "closed_at",
    ),
    "exercise_roles": ("id", "exercise", "role", "member", "taken_at", "left_at"),
    "exercise_moves": ("id", "exercise", "kind", "role", "member", "words", "said_at"),
    "exercise_votes": ("id", "exercise", "proposal", "role", "member", "vote", "voted_at"),
    "evenings": ("id", "debate", "opened_by", "opened_at", "closed_at"),
    "streams": ("stream", "version", "shown", "deadline"),
    "events": ("stream", "version", "kind", "data", "at"),
}  # fmt: skip
"""What an export holds: the columns of each table, what others refer to first. Times are
milliseconds UTC."""

PRIVATE = frozenset({"coach_questions", "practices", "practice_speeches"})
"""Tables of what members did for themselves alone: no export of the group holds any of it."""


PASSING = frozenset(
    {"audience_invitations", "boards", "discord_forms", "erasures", "open_news", "outbox"}
    | {"article_vectors", "format_drafts", "slack_inbox"}
)
"""Tables of what is kept for a moment, opens a door, or is made again from the rest."""

_BUT = {
    "events": " AND stream NOT LIKE 'practice:%'",
    "streams": " AND stream NOT LIKE 'practice:%'",
    "kept_views": " AND reader = ''",
}
"""What of a table is left out, by the same rule as `PRIVATE`."""

_KEYS = {table: columns[:4] for table, columns in TABLES.items()} | {
    "shown_messages": ("place", "key", "message")
}
"""By which the rows of a table are told apart, and stand in order."""

Rows = dict[str, list[dict[str, Cell]]]
"""Rows by table, by column."""


class CommunityHead(Struct, frozen=True, kw_only=True):
    """A community itself: its id, how often its library changed, and when it began (ms UTC)."""

    community: CommunityId
    library: int
    created_at: int


async def list_communities(db: Database) -> list[CommunityHead]:
    """Every community, by its id."""
    rows = await db.read("SELECT id, library, created_at FROM communities ORDER BY id")
    return [
        CommunityHead(
            community=CommunityId(str(id_)), library=to_int(library), created_at=to_int(created)
        )
        for id_, library, created in rows
    ]


class CommunitySize(Struct, frozen=True, kw_only=True):
    """A community, and how much there is in it."""

    community: CommunityId
    members: int
    debates: int
    sheets: int


async def list_sizes(db: Database) -> list[CommunitySize]:
    """Every community, by its id."""
    rows = await db.read(
        "SELECT id, (SELECT count(*) FROM members WHERE community = c.id),"
        " (SELECT count(*) FROM debates WHERE community = c.id),"
        " (SELECT count(*) FROM sheets WHERE community = c.id)"
        " FROM communities c ORDER BY id"
    )
    return [
        CommunitySize(
            community=CommunityId(str(id_)),
            members=to_int(members),
            debates=to_int(debates),
            sheets=to_int(sheets),
        )
        for id_, members, debates, sheets in rows
    ]


async def export_community(db: Database, community: CommunityId) -> Rows:
    """A community's rows by table, all from one moment."""
    queries = (
        f"SELECT {', '.join(columns)} FROM {table} WHERE community = ?{_BUT.get(table, '')}"  # noqa: S608  # our own names
        for table, columns in TABLES.items()
    )
    results = await db.read_together(*((query, (community,)) for query in queries))
    return {
        table: sorted(
            (dict(zip(columns, row, strict=True)) for row in rows), key=partial(_place_in, table)
        )
        for (table, columns), rows in zip(TABLES.items(), results, strict=True)
    }


def _place_in(table: str, row: dict[str, Cell]) -> list[tuple[bool, str | int | float]]:
    """Where a row stands among those of its table, whichever engine gave it."""
    cells = (row[column] for column in _KEYS[table])
    return [
        (cell is not None, cell if isinstance(cell, str | int | float) else 0) for cell in cells
    ]
