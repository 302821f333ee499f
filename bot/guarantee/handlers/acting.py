"""Changing a sheet: load it, apply a rule, write what has changed, and show the room."""

from collections.abc import Callable

from bot.guarantee.rows import sheet_changes, sheets
from bot.guarantee.rows.sheet_changes import stream_of
from bot.guarantee.state import Rule, Sheet
from bot.kernel.deciding import Step, advance
from bot.kernel.ids import CommunityId
from bot.kernel.loading import loaded
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused
from bot.kernel.streams import key_of


async def change(
    parts: Parts, community: CommunityId, sheet: str, rule: Callable[[Sheet], Sheet]
) -> tuple[Sheet, Sheet]:
    """Apply a rule to a sheet (by its id); returns it before and after.

    Of two that race, one is applied again to what the other made of it. Raises what the rule
    raises, NO_SUCH_SHEET and Unavailable.
    """

    key = key_of(community, stream_of(sheet))

    async def step() -> Step[tuple[Sheet, Sheet]]:
        known = parts.streams.of(key).decided
        before = known if isinstance(known, Sheet) else None
        before = before or await sheets.load(parts.db, community, sheet)
        if before is None:
            raise Refused(Code.NO_SUCH_SHEET, given=sheet)
        if any(vote.rule is Rule.RANKED for vote in before.open_votes):
            await loaded("numpy")  # it takes too long while everybody waits
        after = rule(before)
        if after is before:
            return Step(state=before, answer=(before, before))
        statements = sheet_changes.changed(community, before, after)
        return Step(statements=statements, state=after, answer=(before, after))

    return await advance(parts, key, step)


def forget(parts: Parts, community: CommunityId, sheet: str) -> None:
    """Read a sheet's rows again next time: something else has written them."""
    parts.streams.forget(key_of(community, stream_of(sheet)))
