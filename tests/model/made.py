"""What the store keeps of the results that a model made."""

from bot.kernel.ids import CommunityId
from bot.store.database import Database


async def find_maker(db: Database, community: CommunityId, result: str) -> tuple[str, str] | None:
    """The model and the prompt's hash of a result; None if no model made it."""
    rows = await db.read(
        "SELECT model, prompt FROM model_results WHERE community = ? AND result = ?",
        community,
        result,
    )
    return (str(rows[0][0]), str(rows[0][1])) if rows else None
