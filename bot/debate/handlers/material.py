"""What was said in a debate, as whoever works with it may use it: no sealed and no erased words."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.rows import debates
from bot.debate.rules.format import SegmentKind
from bot.debate.state import Debate, DebatePhase
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts

Speeches = Mapping[int, "SpeechText"]


class SpeechText(Struct, frozen=True, kw_only=True):
    """A speech that the room has seen; `number` is the room's, `side` a key ("" without a seat)."""

    number: int
    id: str
    member: MemberId
    side: str
    words: str


async def speeches_of(
    parts: Parts, community: CommunityId, found: LoadedDebate
) -> tuple[SpeechText, ...]:
    """A debate's speeches in order, but for those whose words were erased, or are sealed still."""
    words = {
        speech.id: speech.words
        for speech in await debates.speeches(parts.db, community, found.row.id)
    }
    state = found.state
    return tuple(
        SpeechText(
            number=number,
            id=given.speech,
            member=given.member,
            side=state.format.seat(given.seat).side if given.seat else "",
            words=words[given.speech],
        )
        for number, given in enumerate(state.speeches, 1)
        if words.get(given.speech) and not is_sealed(state, given.segment)
    )


def is_sealed(state: Debate, segment: int) -> bool:
    """Is what was handed in for a segment under seal until that is over?"""
    kind = state.format.segments[segment].kind
    over = state.segment > segment or state.phase in (DebatePhase.CLOSED, DebatePhase.CANCELLED)
    return kind is SegmentKind.SEALED and not over


def of_side(spoken: Iterable[SpeechText], side: str) -> tuple[SpeechText, ...]:
    """The speeches of one side, by its key."""
    return tuple(one for one in spoken if one.side == side)


def speech_action(debate: str, number: int) -> str:
    """The command that opens a speech."""
    return f"/debate speech {number} debate:{debate}"
