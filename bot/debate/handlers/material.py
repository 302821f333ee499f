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
    parts: Parts, community: CommunityId, debate: LoadedDebate
) -> tuple[SpeechText, ...]:
    """A debate's speeches in order, but for those whose words were erased, or are sealed still."""
    words = {
        speech.id: speech.words
        for speech in await debates.load_speeches(parts.db, community, debate.row.id)
    }
    state = debate.state
    return tuple(
        SpeechText(
            number=number,
            id=given_speech.speech,
            member=given_speech.member,
            side=state.format.seat(given_speech.seat).side if given_speech.seat else "",
            words=words[given_speech.speech],
        )
        for number, given_speech in enumerate(state.speeches, 1)
        if words.get(given_speech.speech) and not is_sealed(state, given_speech.segment)
    )


def is_sealed(state: Debate, segment: int) -> bool:
    """Is what was handed in for a segment under seal until that is over?"""
    kind = state.format.segments[segment].kind
    over = state.segment > segment or state.phase in (DebatePhase.CLOSED, DebatePhase.CANCELLED)
    return kind is SegmentKind.SEALED and not over


def of_side(speeches: Iterable[SpeechText], side: str) -> tuple[SpeechText, ...]:
    """The speeches of one side, by its key."""
    return tuple(speech for speech in speeches if speech.side == side)


def speech_action(debate: str, number: int) -> str:
    """The command that opens a speech."""
    return f"/debate speech {number} debate:{debate}"
