"""All that is kept of one member: counted, exported, erased."""

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Cell, Statement, make_statement, to_int

HELD: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "members": ("id", ("name",), ("first_seen",)),
    "answers": ("member", ("question", "notes"), ("id", "place", "asked_at")),
    "answer_opinions": ("member", (), ("answer", "helpful", "said_at")),
    "answer_corrections": ("member", (), ("answer", "slug", "paragraph", "said_at")),
    "speeches": ("member", ("words",), ("id", "debate", "segment", "seat", "given_at")),
    "speech_messages": ("member", ("address",), ("id", "speech", "sent_at")),
    "drafts": ("member", ("words",), ("debate",)),
    "format_drafts": ("member", (), ("id", "added_at")),
    "positions": (
        "member", ("reason", "would_change"),
        ("id", "debate", "phase", "stance", "confidence", "taken_at"),
    ),
    "claims": ("member", ("words",), ("id", "debate", "number", "side", "made_at")),
    "ballots": ("judge", ("reason",), ("id", "debate", "ranks", "shadow", "filed_at")),
    "statements": ("member", ("words",), ("id", "debate", "number", "added_at")),
    "statement_votes": ("member", (), ("id", "statement", "vote", "voted_at")),
    "proposals": ("member", ("words",), ("id", "scope", "number", "proposed_at")),
    "rankings": ("member", ("dissent",), ("id", "scope", "ranking", "vetoes", "ranked_at")),
    "claim_suggestions": ("member", ("words",), ("id", "debate", "made_at")),
    "joint_words": ("member", ("words",), ("id", "debate", "kind", "round", "said_at")),
    "joint_sources": ("member", ("quotation",), ("proposal", "position", "source")),
    "strikes": ("member", (), ("id", "place", "round", "turn", "side", "motion", "struck_at")),
    "exercise_roles": ("member", (), ("id", "exercise", "role", "taken_at", "left_at")),
    "exercise_moves": ("member", ("words",), ("id", "exercise", "kind", "role", "said_at")),
    "exercise_votes": ("member", (), ("id", "exercise", "proposal", "role", "vote", "voted_at")),
    "coach_questions": (
        "member", ("topic", "question", "reply"), ("id", "debate", "asked_at"),
    ),
    "practices": (
        "member", ("motion",), ("id", "side", "level", "format", "opened_at", "closed_at"),
    ),
    "practice_speeches": (
        "member", ("words", "sources"), ("id", "practice", "how", "given_at"),
    ),
    "model_calls": (
        "member", (), ("id", "task", "requests", "tokens_in", "tokens_out", "asked_at"),
    ),
    "sheets": ("maker", ("title",), ("number", "whose", "made_at")),
    "sheet_clauses": ("member", ("words", "reason"), ("sheet", "clause", "options")),
    "sheet_proposals": (
        "member", ("words", "reason"),
        ("sheet", "number", "clause", "options", "stage", "proposed_at"),
    ),
    "sheet_ballots": ("member", (), ("sheet", "vote", "says", "ranking")),
    "sheet_version_clauses": (
        "member", ("words", "reason"), ("sheet", "version", "clause", "options"),
    ),
    "sheet_evidence": (
        "member", ("words", "difference"),
        ("sheet", "number", "clause", "slug", "paragraph", "attached_at"),
    ),
}  # fmt: skip
"""By table: whose column, what holds their words, and what else is told of a row. Erasing empties
the words; numbers of closed results stay, under an id that leads nowhere."""

_GONE = ("drafts", "format_drafts", "answer_opinions", "answer_corrections")
"""Tables whose rows go altogether."""


async def load_personal_rows(
    db: Database, community: CommunityId, member: MemberId
) -> dict[str, list[dict[str, Cell]]]:
    """All rows of a member, by table. Times are milliseconds UTC."""
    tables = list(HELD.items())
    queries = (
        f"SELECT {', '.join((*words, *about))} FROM {table}"  # noqa: S608  # our own names
        f" WHERE community = ? AND {whose} = ?"
        for table, (whose, words, about) in tables
    )
    results = await db.read_together(*((query, (community, member)) for query in queries))
    return {
        table: [dict(zip((*words, *about), row, strict=True)) for row in rows]
        for (table, (_, words, about)), rows in zip(tables, results, strict=True)
    }


def erase_member(community: CommunityId, member: MemberId) -> list[Statement]:
    """Statements that empty a member's words and name."""
    statements = [_empty_copies(community, member, table) for table in _COPYING]
    for table, (whose, words, _) in HELD.items():
        condition = f"WHERE community = ? AND {whose} = ?"
        if table in _GONE:
            deletion = f"DELETE FROM {table} {condition}"  # noqa: S608  # our own names
            statements.append(make_statement(deletion, community, member))
        elif words:
            emptied = ", ".join(f"{column} = ''" for column in words)
            update = f"UPDATE {table} SET {emptied} {condition}"  # noqa: S608  # our own names
            statements.append(make_statement(update, community, member))
    quotes = (
        "DELETE FROM quotations WHERE community = ? AND speech IN"
        " (SELECT id FROM speeches WHERE community = ? AND member = ?)"
    )
    answered = (
        make_statement(
            f"DELETE FROM {table} WHERE community = ? AND answer IN"  # noqa: S608  # our own names
            " (SELECT id FROM answers WHERE community = ? AND member = ?)",
            community,
            community,
            member,
        )
        for table in ("answer_sentences", "answer_passages", "answer_sources", "answer_wordings")
    )
    return [*statements, make_statement(quotes, community, community, member), *answered]


_COPYING = ("sheet_proposals", "sheet_clauses", "sheet_version_clauses")
"""Tables of sheets in which the words of a clause stay as another wrote them, where somebody
changes its options alone."""


def _empty_copies(community: CommunityId, member: MemberId, table: str) -> Statement:
    """Statement that empties a member's words at a clause where they stand under others' names."""
    written = " OR ".join(
        f"EXISTS (SELECT 1 FROM {other} o WHERE o.community = ?1 AND o.member = ?2"  # noqa: S608  # our own names
        f" AND o.sheet = {table}.sheet AND o.clause = {table}.clause AND o.words = {table}.words)"
        for other in _COPYING
    )
    return make_statement(
        f"UPDATE {table} SET words = '' WHERE community = ?1 AND member <> ?2"  # noqa: S608  # our own names
        f" AND words <> '' AND ({written})",
        community,
        member,
    )


def erase_from_console(member: MemberId, blank_view: str) -> list[Statement]:
    """Statements that sign a member out for ever; posts of the console that hold their words or
    name show `blank_view` (JSON) from now on."""
    return [
        make_statement(
            "UPDATE console_posts SET view = ? WHERE view IS NOT NULL"
            " AND (author = ? OR reader = ? OR view LIKE ?)",
            blank_view,
            member,
            member,
            f"%{member}%",
        ),
        make_statement("DELETE FROM console_waiting WHERE member = ?", member),
        make_statement("DELETE FROM console_members WHERE member = ?", member),
    ]


PIECE = 300
"""Posts that are gone through at a time."""


async def load_words(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """All that a member wrote, but for what an article says word for word: it is for all."""
    words: list[str] = []
    for table, (whose, columns, _) in HELD.items():
        for column in columns if table not in ("members", "speech_messages") else ():
            rows = await db.read(
                f"SELECT DISTINCT {column} FROM {table}"  # noqa: S608  # our own names
                f" WHERE community = ? AND {whose} = ?",
                community,
                member,
            )
            cells = [str(cell) for (cell,) in rows if cell]
            if table in _QUOTING:
                cells = [cell for cell in cells if not await _is_in_article(db, community, cell)]
            words += cells
    return words


_QUOTING = ("sheet_evidence", "joint_sources")
"""Tables whose words may be an article's."""


async def _is_in_article(db: Database, community: CommunityId, words: str) -> bool:
    return bool(
        await db.read(
            "SELECT 1 FROM article_blocks WHERE community = ? AND replace(text, ?, '') <> text"
            " LIMIT 1",
            community,
            words,
        )
    )


async def was_on_console(db: Database, member: MemberId) -> bool:
    """Is a member one of the web's rooms?"""
    return bool(await db.read("SELECT 1 FROM console_members WHERE member = ?", member))


async def load_posts(db: Database, place: str, after: int) -> list[tuple[int, str]]:
    """Posts of one of the web's rooms after a number: their numbers and views (JSON)."""
    rows = await db.read(
        "SELECT number, view FROM console_posts WHERE place = ? AND number > ?"
        " AND view IS NOT NULL ORDER BY number LIMIT ?",
        place,
        after,
        PIECE,
    )
    return [(to_int(number), str(view)) for number, view in rows]


def set_post(place: str, number: int, view: str) -> Statement:
    """Statement that shows another view in the place of a post, if it still stands."""
    return make_statement(
        "UPDATE console_posts SET view = ? WHERE place = ? AND number = ? AND view IS NOT NULL",
        view,
        place,
        number,
    )


async def load_rooms(db: Database) -> list[str]:
    """All of the web's rooms."""
    rows = await db.read("SELECT DISTINCT place FROM console_posts")
    return [str(place) for (place,) in rows]
