"""Formats that a community brought along."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


def put_format(
    community: CommunityId, name: str, text: str, by: MemberId, at: datetime
) -> Statement:
    """Statement that keeps a format (TOML), in place of one of the same name."""
    return make_statement(
        "INSERT INTO formats (community, id, text, added_by, added_at) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (community, id) DO UPDATE SET"
        " text = excluded.text, added_by = excluded.added_by, added_at = excluded.added_at",
        community,
        name,
        text,
        by,
        to_ms(at),
    )


def delete_format(community: CommunityId, name: str) -> Statement:
    """Statement that takes a format away."""
    return make_statement("DELETE FROM formats WHERE community = ? AND id = ?", community, name)


async def load_texts(db: Database, community: CommunityId) -> dict[str, str]:
    """The TOML texts of a community's own formats, by their names."""
    rows = await db.read_inline(
        "SELECT id, text FROM formats WHERE community = ? ORDER BY id", community
    )
    return {str(name): str(text) for name, text in rows}


class FormatDraft(Struct, frozen=True, kw_only=True):
    """A format as its file came, with the language chosen and the sides answered so far."""

    id: str
    file: str
    text: str
    language: str = ""
    sides: str = ""


def put_draft(
    community: CommunityId, member: MemberId, draft: FormatDraft, at: datetime
) -> Statement:
    """Statement that keeps what a member looks at, in place of what they looked at before."""
    return make_statement(
        "INSERT INTO format_drafts (community, member, id, file, text, language, sides, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (community, member) DO UPDATE SET"
        " id = excluded.id, file = excluded.file, text = excluded.text,"
        " language = excluded.language, sides = excluded.sides, added_at = excluded.added_at",
        community,
        member,
        draft.id,
        draft.file,
        draft.text,
        draft.language,
        draft.sides,
        to_ms(at),
    )


def delete_draft(community: CommunityId, member: MemberId) -> Statement:
    """Statement that forgets what a member looks at."""
    return make_statement(
        "DELETE FROM format_drafts WHERE community = ? AND member = ?", community, member
    )


async def load_draft(db: Database, community: CommunityId, member: MemberId) -> FormatDraft | None:
    """What a member looks at, if anything."""
    rows = await db.read(
        "SELECT id, file, text, language, sides FROM format_drafts"
        " WHERE community = ? AND member = ?",
        community,
        member,
    )
    return next(
        (FormatDraft(**dict(zip(_DRAFT, map(str, row), strict=True))) for row in rows), None
    )


_DRAFT = ("id", "file", "text", "language", "sides")
