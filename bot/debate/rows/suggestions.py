"""Claims suggested to the author of a speech, until they take them or not."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


class StoredSuggestion(Struct, frozen=True, kw_only=True):
    """A claim that its author has not made; `id` becomes the claim's."""

    id: str
    debate: str
    member: MemberId
    words: str


def insert_suggestion(
    community: CommunityId, suggestion: StoredSuggestion, at: datetime
) -> Statement:
    """Statement that keeps a suggestion."""
    return make_statement(
        "INSERT INTO claim_suggestions (community, id, debate, member, words, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        community,
        suggestion.id,
        suggestion.debate,
        suggestion.member,
        suggestion.words,
        to_ms(at),
    )


async def find_suggestion(
    db: Database, community: CommunityId, key: str
) -> StoredSuggestion | None:
    """A suggestion by its id; None if there is none or its words were erased."""
    rows = await db.read(
        "SELECT debate, member, words FROM claim_suggestions"
        " WHERE community = ? AND id = ? AND words <> ''",
        community,
        key,
    )
    if not rows:
        return None
    debate, member, words = rows[0]
    return StoredSuggestion(
        id=key, debate=str(debate), member=MemberId(str(member)), words=str(words)
    )
