"""All that is kept of a community, as plain rows."""

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Cell

TABLES: dict[str, tuple[str, ...]] = {
    "members": ("id", "name", "first_seen"),
    "places": ("id", "article", "within"),
    "articles": ("slug", "version", "removed_at"),
    "article_versions": (
        "slug", "version", "title", "author", "published", "language", "source", "made_by",
        "made_at",
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
    "discord_forms": ("id", "account", "content", "kept_at"),
    "slack_inbox": ("id", "content", "received_at"),
    "formats": ("id", "text", "added_by", "added_at"),
    "debates": (
        "id", "place", "motion", "format", "rules", "phase", "opened_by", "opened_at", "closed_at",
        "article", "starts_at",
    ),
    "speeches": (
        "id", "debate", "segment", "seat", "member", "words", "given_at", "unfinished",
    ),
    "quotations": (
        "speech", "number", "words", "mark", "slug", "version", "paragraph", "difference",
    ),
    "drafts": ("debate", "member", "words", "speech"),
    "positions": (
        "id", "debate", "member", "phase", "stance", "confidence", "reason", "would_change",
        "taken_at",
    ),
    "position_credits": ("position", "speech"),
    "position_citations": ("position", "slug", "version", "paragraph"),
    "claims": ("id", "debate", "number", "side", "member", "words", "made_at"),
    "claim_links": ("claim", "target", "relation", "confirmed"),
    "ballots": ("id", "debate", "judge", "shadow", "ranks", "reason", "filed_at"),
    "ballot_scores": ("ballot", "name", "points"),
    "statements": ("id", "debate", "number", "member", "words", "hidden", "added_at"),
    "statement_votes": ("id", "statement", "member", "vote", "voted_at"),
    "claim_suggestions": ("id", "debate", "member", "words", "made_at"),
    "joint_words": ("id", "debate", "member", "kind", "round", "words", "said_at"),
    "joint_rounds": ("debate", "round", "begun_by", "begun_at"),
    "joint_clauses": ("proposal", "position", "words"),
    "joint_sources": ("proposal", "position", "number", "source", "member", "quotation"),
    "proposals": ("id", "scope", "number", "member", "words", "withdrawn", "proposed_at"),
    "strikes": ("id", "place", "round", "turn", "member", "side", "motion", "struck_at"),
    "rankings": ("id", "scope", "member", "ranking", "vetoes", "dissent", "ranked_at"),
    "audience_invitations": ("debate", "made_by", "expires"),
    "audiences": ("debate", "home", "place", "linked_at"),
    "guests": ("member", "home"),
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
        "difference", "attached_at", "removed_at",
    ),
    "place_sheets": ("place", "sheet"),
    "exercises": (
        "id", "place", "card", "rules", "title", "source", "subject", "debate", "alone", "phase",
        "opened_by", "opened_at", "closed_at",
    ),
    "exercise_roles": ("id", "exercise", "role", "member", "taken_at", "left_at"),
    "exercise_moves": ("id", "exercise", "kind", "role", "member", "words", "said_at"),
    "exercise_votes": ("id", "exercise", "proposal", "role", "member", "vote", "voted_at"),
    "events": ("stream", "version", "kind", "data", "at"),
}  # fmt: skip
"""What an export holds: the columns of each table. Times are milliseconds UTC."""

PRIVATE = frozenset({"coach_questions", "practices", "practice_speeches"})
"""Tables of what members did for themselves alone: no export of the group holds any of it."""


_BUT = {
    "events": " AND stream NOT LIKE 'practice:%'",
    "kept_views": " AND reader = ''",
}
"""What of a table is left out, by the same rule as `PRIVATE`."""

_ORDER = {table: ", ".join(columns[:4]) for table, columns in TABLES.items()}


async def export_community(
    db: Database, community: CommunityId
) -> dict[str, list[dict[str, Cell]]]:
    """A community's rows by table, all from one moment."""
    queries = (
        f"SELECT {', '.join(columns)} FROM {table} WHERE community = ?{_BUT.get(table, '')}"  # noqa: S608
        f" ORDER BY {_ORDER[table]}"  # our own names
        for table, columns in TABLES.items()
    )
    results = await db.read_together(*((query, (community,)) for query in queries))
    return {
        table: [dict(zip(columns, row, strict=True)) for row in rows]
        for (table, columns), rows in zip(TABLES.items(), results, strict=True)
    }
