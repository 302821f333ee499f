"""A ballot that is cast again: its form holds what its author said, and what they leave stays."""

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from bot.debate.commands.debating import NOT_SURE, TakePosition
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.rows import positions
from bot.debate.rows.positions import StoredPosition
from bot.debate.rules.positions.ledger import VotePhase
from bot.debate.rules.voting import name_credited, name_phase, stance_of
from bot.kernel.catalog.parameters import Value
from bot.kernel.command import Caller
from bot.kernel.parts import Parts

P = TypeVar("P", bound=TakePosition)


async def keep_what_was_said(parts: Parts, command: P, debate: LoadedDebate) -> P:
    """The position with what its author said of it before in the same vote, as far as they now say
    nothing else. Raises Refused (STANCE_WRONG)."""
    last = await _find_last(parts, command.by, debate)
    reason, would_change = _said(command.reason), _said(command.would_change)
    confidence, moved_by = command.confidence, command.moved_by
    if last is not None:
        confidence = last.confidence if confidence is None else confidence
        reason = reason if command.reason else last.reason
        would_change = would_change if command.would_change else last.would_change
        is_same = last.phase != VotePhase.LATER and stance_of(command.stance) == last.stance
        moved_by = moved_by or (name_credited(debate.state, last.moved_by) if is_same else "")
    return replace(
        command,
        confidence=None if confidence == NOT_SURE else confidence,
        reason=reason,
        would_change=would_change,
        moved_by=moved_by,
    )


async def load_said(parts: Parts, by: Caller, debate: LoadedDebate) -> Mapping[str, Value]:
    """What a member said last in the vote that is open now, or since it, by the form's fields."""
    last = await _find_last(parts, by, debate)
    if last is None:
        return {}
    said: dict[str, Value] = {"stance": "undecided" if last.stance is None else str(last.stance)}
    if last.confidence is not None:
        said["confidence"] = last.confidence
    if last.reason:
        said["reason"] = last.reason
    if last.would_change:
        said["would_change"] = last.would_change
    return said


async def _find_last(parts: Parts, by: Caller, debate: LoadedDebate) -> StoredPosition | None:
    state, phase = debate.state, name_phase(debate.state)
    voters = state.latest if state.vote is None else state.cast
    if by.member not in voters:
        return None
    own = await positions.load_positions(parts.db, by.community, debate.row.id, by.member)
    return next((p for p in reversed(own) if p.phase == phase), None)


def _said(words: str) -> str:
    """Words; none where they have no letter or digit, as in a field that was emptied."""
    return words if any(map(str.isalnum, words)) else ""
