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
from bot.practice.handlers.answering import answer, load_sentences
from bot.practice.journal import PRACTICES, LoadedPractice
from bot.practice.ports import PracticeMoved
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeSpeech
from bot.practice.rules.setting import OPPONENT
from bot.practice.views import practice as views
from bot.practice.views.practice import OpponentSpeech


async def news(
    parts: Parts, community: CommunityId, practice: LoadedPractice, since: int
) -> list[Block]:
    """What the opponent said, and what the clock announced, after so many events."""
    words = await practices.load_speeches(parts.db, community, practice.row.id)
    blocks: list[Block] = []
    for version in range(since, len(practice.events)):
        event = practice.events[version]
        match event:
            case e.SpeechGiven(member=member) if member == OPPONENT:
                blocks += _speech(practice, event, words)
            case e.Announced():
                state = fold(practice.state.format, practice.events[: version + 1])
                block = announcement(event, state, {OPPONENT: say("Your opponent")}, {})
                blocks += [block] if block is not None else []
            case _:
                pass
    return blocks


def _speech(
    practice: LoadedPractice, event: e.SpeechGiven, words: Mapping[str, PracticeSpeech]
) -> list[Block]:
    speech = words.get(event.speech)
    if speech is None or not speech.words:
        return []
    number = practice.state.speeches.index(event) + 1
    sentences = load_sentences(speech.sources)
    return views.speech(
        OpponentSpeech(
            number=number, borne=sentences, words=speech.words, why=speech.why, model=speech.model
        )
    )


def board_of(practice: LoadedPractice) -> list[Block]:
    """How it stands."""
    return views.board(practice.state, practice.row.member, practice.row.level, practice.row.id)


async def transcript(parts: Parts, community: CommunityId, practice: LoadedPractice) -> list[Block]:
    """Everything that was said in it."""
    words = await practices.load_speeches(parts.db, community, practice.row.id)
    blocks: list[Block] = []
    for number, speech in enumerate(practice.state.speeches, 1):
        if speech.member == OPPONENT:
            blocks += _speech(practice, speech, words)
        else:
            stored = words.get(speech.speech)
            blocks += views.own_speech(number, stored.words if stored else "").blocks
    return blocks


async def catch_up(parts: Parts, moved: PracticeMoved) -> None:
    """Let the opponent do what it owes, and whisper to the member what they were not shown."""
    community, practice = moved.community, moved.practice
    answered = await answer(parts, community, practice)
    stream = PRACTICES.stream(practice)
    seen_until = await journal.find_shown_version(parts.db, community, stream)
    face = parts.rooms.face(community)
    if answered is None or seen_until is None or seen_until >= len(answered.events) or face is None:
        return
    row = answered.row
    fresh = await news(parts, community, answered, seen_until)
    if fresh or any(
        isinstance(event, e.SegmentEnded | e.Closed) for event in answered.events[seen_until:]
    ):
        view: View = views.news_and_board(fresh, board_of(answered))
        await face.whisper(row.place, row.member, view, f"{stream}:{len(answered.events)}")
    await parts.db.change(journal.set_shown_version(community, stream, len(answered.events)))
