"""The practice debate that is meant, and what is done in it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.debate.commands.debating import CancelDebate
from bot.debate.events import DebateEvent, SpeechGiven
from bot.debate.rules.acts import Decided
from bot.debate.state import OVER, Debate
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.practice.journal import PRACTICES
from bot.practice.refusals import PracticeRefusal
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeRow, PracticeSpeech
from bot.store.statement import Statement

Guard = Callable[[Debate], bool]
"""Does what is to be done still fit how it stands?"""


async def find_row(parts: Parts, by: Caller, practice: str) -> PracticeRow:
    """A member's practice debate of that id, or their last; nobody else finds it. Raises Refused
    (NO_PRACTICE)."""
    if practice:
        row = await practices.load_practice(parts.db, by.community, practice)
    else:
        row = await practices.find_last(parts.db, by.community, by.member)
    if row is None or row.member != by.member or not row.motion:
        raise Refused(PracticeRefusal.NO_PRACTICE)
    return row


async def act_in_practice(
    parts: Parts,
    row: PracticeRow,
    *commands: Decided,
    speech: PracticeSpeech | None = None,
    fits: Guard | None = None,
) -> Sequence[DebateEvent]:
    """Do what commands ask, one after the other and all or nothing; `speech` are the words of the
    speech among them. Returns what happened: nothing where it no longer `fits`.

    Raises Refused.
    """
    community = commands[0].by.community

    def beside(events: Sequence[DebateEvent]) -> Sequence[Statement]:
        spoken = [event for event in events if isinstance(event, SpeechGiven)]
        if speech is None or not spoken:
            return ()
        return [practices.insert_speech(community, row.id, row.member, speech, spoken[0].at)]

    acted = await PRACTICES.act(parts, row, *commands, fits=fits, beside=beside)
    return acted.events


async def end_practice(parts: Parts, by: Caller, at: datetime) -> None:
    """Whoever leaves practises no more: what runs of theirs ends."""
    row = await practices.find_running(parts.db, by.community, by.member)
    if row is not None:
        cancel = CancelDebate(by=by, at=at, id=fresh_id())
        await act_in_practice(parts, row, cancel, fits=lambda state: state.phase not in OVER)


async def forget_motions(parts: Parts, community: CommunityId, member: MemberId) -> None:
    """Keep no motion of a member's in memory: they were erased."""
    for practice in await practices.load_ids(parts.db, community, member):
        PRACTICES.forget(parts, community, practice)
