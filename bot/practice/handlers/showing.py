"""What a member sees of their practice debate: in answer to them, or whispered where they are."""

from collections.abc import Mapping

from bot.debate import events as e
from bot.debate.evolve import fold
from bot.debate.views.announcing import announcement
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.view import Block, View
from bot.practice.handlers.answering import answer, loaded_from
from bot.practice.journal import PRACTICES, LoadedPractice
from bot.practice.ports import PracticeMoved
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeSpeech
from bot.practice.rules.setting import OPPONENT
from bot.practice.views import practice as views
from bot.practice.views.practice import OpponentSpeech


async def news(
    parts: Parts, community: CommunityId, found: LoadedPractice, since: int
) -> list[Block]:
    """What the opponent said, and what the clock announced, after so many events."""
    words = await practices.speeches(parts.db, community, found.row.id)
    blocks: list[Block] = []
    for version in range(since, len(found.events)):
        event = found.events[version]
        match event:
            case e.SpeechGiven(member=member) if member == OPPONENT:
                blocks += _speech(found, event, words)
            case e.Announced():
                state = fold(found.state.format, found.events[: version + 1])
                told = announcement(event, state, {OPPONENT: say("Your opponent")}, {})
                blocks += [told] if told is not None else []
            case _:
                pass
    return blocks


def _speech(
    found: LoadedPractice, event: e.SpeechGiven, words: Mapping[str, PracticeSpeech]
) -> list[Block]:
    said = words.get(event.speech)
    if said is None or not said.words:
        return []
    number = found.state.speeches.index(event) + 1
    borne = loaded_from(said.sources)
    return views.speech(
        OpponentSpeech(number=number, borne=borne, words=said.words, why=said.why, model=said.model)
    )


def board_of(found: LoadedPractice) -> list[Block]:
    """How it stands."""
    return views.board(found.state, found.row.member, found.row.level, found.row.id)


async def transcript(parts: Parts, community: CommunityId, found: LoadedPractice) -> list[Block]:
    """Everything that was said in it."""
    words = await practices.speeches(parts.db, community, found.row.id)
    blocks: list[Block] = []
    for number, given in enumerate(found.state.speeches, 1):
        if given.member == OPPONENT:
            blocks += _speech(found, given, words)
        else:
            said = words.get(given.speech)
            blocks += views.own_speech(number, said.words if said else "").blocks
    return blocks


async def catch_up(parts: Parts, moved: PracticeMoved) -> None:
    """Let the opponent do what it owes, and whisper to the member what they were not shown."""
    community, practice = moved.community, moved.practice
    found = await answer(parts, community, practice)
    stream = PRACTICES.stream(practice)
    shown = await journal.shown_until(parts.db, community, stream)
    face = parts.rooms.face(community)
    if found is None or shown is None or shown >= len(found.events) or face is None:
        return
    row = found.row
    fresh = await news(parts, community, found, shown)
    if fresh or any(isinstance(event, e.Ended | e.Closed) for event in found.events[shown:]):
        view: View = views.news_and_board(fresh, board_of(found))
        await face.whisper(row.place, row.member, view, f"{stream}:{len(found.events)}")
    await parts.db.change(journal.shown(community, stream, len(found.events)))
