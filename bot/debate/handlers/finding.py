"""The debate that is meant, and what a member does in it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.debate import events as e
from bot.debate.handlers.loaded import DebateChange, LoadedDebate
from bot.debate.journal import DEBATES
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.acts import Decided
from bot.debate.rules.format import SegmentKind
from bot.debate.rules.speakers import find_missed_segment, has_handed_in, may_speak
from bot.debate.state import DebatePhase
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def find_row(parts: Parts, by: Caller, debate: str) -> ListedDebate:
    """The row of the debate of that id, or of that of the place. Where no debate runs in a place
    itself, the one that runs in a thread of it is meant, or the last that was held in one. Raises
    Refused (NO_DEBATE, NO_SUCH_DEBATE, WHICH_DEBATE)."""
    if debate:
        row = await debates.find_by_id(parts.db, by.community, debate)
    else:
        row = await debates.find_last(parts.db, by.community, by.place)
        if row is None or row.closed_at is not None:
            threads = await debates.find_in_threads(parts.db, by.community, by.place)
            if len(threads) > 1:
                things = ((each.id, each.motion) for each in threads)
                raise Refused(DebateRefusal.WHICH_DEBATE).choosing("debate", things)
            row = threads[0] if threads else row
            if row is None:
                row = await debates.find_last_in_threads(parts.db, by.community, by.place)
    if row is None and debate:
        raise Refused(DebateRefusal.NO_SUCH_DEBATE, debate=debate)
    if row is None:
        raise Refused(DebateRefusal.NO_DEBATE)
    return row


async def find_debate(parts: Parts, by: Caller, debate: str) -> LoadedDebate:
    """The debate of that id, or that of the place. Raises Refused (NO_DEBATE, WHICH_DEBATE)."""
    return await DEBATES.load(parts, by.community, await find_row(parts, by, debate))


async def act_in_debate(parts: Parts, command: Decided) -> DebateChange:
    """Do what a command asks of a debate. Its room is not shown it yet. Raises Refused."""
    row = await find_row(parts, command.by, command.debate)
    return await DEBATES.act(parts, row, command)


async def has_debate(parts: Parts, by: Caller) -> bool:
    """Is a debate open in a member's place, or the one in a thread of it theirs?"""
    if await debates.find_running(parts.db, by.community, by.place) is not None:
        return True
    threads = await debates.find_in_threads(parts.db, by.community, by.place)
    if len(threads) != 1:
        return False
    state = (await DEBATES.load(parts, by.community, threads[0])).state
    return by.member in (*state.seats.values(), *state.chairs, *state.told, *state.first)


async def find_speaking_places(parts: Parts, community: CommunityId) -> Sequence[PlaceId]:
    """The places of debates that run."""
    return await debates.load_places(parts.db, community, DebatePhase.RUNNING.value)


_ASK = "/debate sealed"
"""Keeps words and asks their author what they are."""

JUST_OVER = timedelta(seconds=60)
"""What a member writes for so long after a turn that they let pass may be their speech."""


async def find_taker(parts: Parts, by: Caller, *, heard: bool, begun: bool) -> str:
    """The command that takes what a member writes, where it is their turn in the place's debate;
    "" where it is only talk. Under a seal that is what others have `heard`, and what is written
    beside a draft or a speech; anything else may be talk as well, so its author is asked. So they
    are where words `begun` in a turn come when it is over, or others heard them just after it."""
    find = debates.find_last if begun else debates.find_running
    row = await find(parts.db, by.community, by.place)
    if row is None or not (begun or heard or row.phase == DebatePhase.RUNNING.value):
        return ""
    decided = await DEBATES.find_decided(parts, by.community, row.id)
    debate = decided or await DEBATES.load(parts, by.community, row)
    state = debate.state
    if state.phase is not DebatePhase.RUNNING or not may_speak(state, by.member):
        return _ASK if begun or (heard and is_just_late(debate, by.member)) else ""
    if not state.sealed:
        return "/debate speak"
    has_words = by.member in state.drafts or has_handed_in(state, by.member)
    return "" if heard or has_words else _ASK


def is_just_late(debate: LoadedDebate, member: MemberId) -> bool:
    """Was it a member's turn, or point, a moment ago, and did they say nothing in it? So are those
    whose own turn the clock or a chair ended, whatever they have said: the rest may come late."""
    state, now = debate.state, clock.now()
    for event in reversed(debate.events):
        if now - event.at > JUST_OVER:
            return False
        match event:
            case e.SegmentEnded(segment=number, by=by) if member in state.actors(
                segment := state.format.segments[number]
            ):
                is_own = state.actors(segment) == (member,)
                is_cut = is_own and segment.kind is not SegmentKind.SEALED and by != member
                return is_cut or find_missed_segment(state, member) == number
            case e.PointEnded():
                return find_missed_point(debate) == member
            case _:
                pass
    return False


def find_missed_point(debate: LoadedDebate) -> MemberId | None:
    """Whose point was taken in the segment that runs or ran last, and its time over before they
    said it, if that is the last that happened to a point; None if nobody's."""
    point = debate.state.running.point if debate.state.running is not None else None
    if point is not None:
        return None
    for event in reversed(debate.events):
        match event:
            case e.PointMade() | e.PointAnswered(accepted=False) | e.SegmentBegun():
                return None
            case e.PointAnswered(member=member):
                return member
            case _:
                pass
    return None


async def is_sealed(parts: Parts, by: Caller) -> bool:
    """Is what is said in a member's place under a seal now?"""
    row = await debates.find_running(parts.db, by.community, by.place)
    return row is not None and (await DEBATES.load(parts, by.community, row)).state.sealed


async def find_kept(parts: Parts, by: Caller) -> str:
    """What a member typed under a seal, or too late, in the debate of a place, until it is handed
    in; "" if that is nothing, or was kept as a draft."""
    row = await debates.find_last(parts.db, by.community, by.place)
    if row is None:
        return ""
    state = (await DEBATES.load(parts, by.community, row)).state
    if by.member in state.drafts:
        return ""
    return await debates.find_draft(parts.db, by.community, row.id, by.member)
