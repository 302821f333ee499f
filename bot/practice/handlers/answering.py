"""The opponent takes its turn: begins its segment, or speaks, from the article and what was said.

Whoever finds that it is the opponent's turn calls `answer`; it looks again under a lock, so that it
may be called early, late or twice, and after a kill it goes on from the journal.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.article.grounding.grounded import ask_grounded
from bot.article.rows import articles
from bot.article.rules.worded import WHY
from bot.debate.commands.debating import Begin, CancelDebate, EndTurn, Speak
from bot.debate.rules.acts import Decided
from bot.debate.rules.counting import characters
from bot.debate.rules.format import Segment
from bot.debate.state import OVER, Debate
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts, Progress, silent
from bot.kernel.refusal import Code, Refused
from bot.model import rows as made_by
from bot.model.asking import LanguageModel
from bot.model.inputs import Ours
from bot.practice.handlers.finding import act_in_practice
from bot.practice.handlers.sources import CitedText, extracts, gather
from bot.practice.journal import PRACTICES, LoadedPractice
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeRow, PracticeSpeech
from bot.practice.rules.borne import SourcedQuotation, SourcedSentence
from bot.practice.rules.setting import IN_EXCHANGE, LEVELS, OPPONENT
from bot.practice.rules.turns import Owed, exchange, owed
from bot.practice.views.practice import working

log = logging.getLogger(__name__)

TASK = "opponent"
MOST_STEPS = 12
"""Turns of the opponent's taken at once: a format may give it several segments in a row."""

_OFF = {
    Code.MODEL_OFF: say("no language model is set up any more"),
    Code.MODEL_OFF_HERE: say("the language model was switched off here"),
}
_WHY = {**WHY, **_OFF}


async def answer(
    parts: Parts, community: CommunityId, practice: str, progress: Progress = silent
) -> LoadedPractice | None:
    """Let the opponent do all that it owes; the practice debate as it then stands, or None if there
    is none. Where its member's words were erased, it ends."""
    async with parts.rooms.showing(PRACTICES.stream(practice)):
        found = None
        for _ in range(MOST_STEPS):
            row = await practices.load_practice(parts.db, community, practice)
            if row is None:
                return None
            found = await PRACTICES.load(parts, community, row)
            if not row.motion:
                await _end(parts, community, found)
                return None
            owes = owed(found.state)
            if owes is None:
                return found
            if owes is Owed.BEGIN:
                by = _opponent(community, row)
                begin = Begin(by=by, at=_now(found), id=fresh_id())
                await act_in_practice(
                    parts, row, begin, fits=lambda state: owed(state) is Owed.BEGIN
                )
            else:
                await progress(working())
                await _speak(parts, community, found)
        return found


async def _end(parts: Parts, community: CommunityId, found: LoadedPractice) -> None:
    if found.state.phase not in OVER:
        by = replace(_opponent(community, found.row), member=found.row.member)
        cancel = CancelDebate(by=by, at=_now(found), id=fresh_id())
        await act_in_practice(parts, found.row, cancel, fits=lambda state: state.phase not in OVER)


def _opponent(community: CommunityId, row: PracticeRow) -> Caller:
    return Caller(community=community, place=row.place, member=OPPONENT, name="opponent")


def _now(found: LoadedPractice) -> datetime:
    return max(clock.now(), found.state.seen_at)


async def _speak(parts: Parts, community: CommunityId, found: LoadedPractice) -> None:
    """Make a speech and give it, unless the segment is over meanwhile."""
    state, row = found.state, found.row
    segment = state.now
    if segment is None:
        return
    said, hash_ = await _words(parts, community, found, segment)
    by, at = _opponent(community, row), _now(found)
    commands: list[Decided] = [Speak(by=by, at=at, id=said.id, words=said.words)]
    if state.live and not exchange(state, segment):
        commands.append(EndTurn(by=by, at=at, id=fresh_id()))
    number, length = state.segment, len(state.speeches)

    def fits(now: Debate) -> bool:
        same = now.segment == number and len(now.speeches) == length
        return same and owed(now) is Owed.SPEAK

    happened = await act_in_practice(parts, row, *commands, said=said, fits=fits)
    if happened and hash_:
        await parts.db.change(
            made_by.made(community, said.id, task=TASK, model=said.model, prompt=hash_, at=at)
        )


async def _words(
    parts: Parts, community: CommunityId, found: LoadedPractice, segment: Segment
) -> tuple[PracticeSpeech, str]:
    """What the opponent says, and the prompt's hash: a model's words, or the article's own
    sentences, or that there are none."""
    row, state = found.row, found.state
    article = await articles.load(parts.db, community, row.article) if row.article else None
    level = LEVELS[row.level]
    words = await practices.speeches(parts.db, community, row.id)
    mine = own_speeches(found, words) if level.answers else []
    about = " ".join([state.motion, *(one.words[:200] for one in mine[-2:])])
    sources = await gather(parts, community, article, about, mine)
    here, there = sides_of(found)
    most = min(level.sentences, IN_EXCHANGE) if exchange(state, segment) else level.sentences
    inputs = {
        "motion": state.motion,
        "side": there,
        "theirs": here,
        "segment": segment.name,
        "level": Ours(level.told),
        "sentences": most,
        **sources.inputs(),
    }
    by = replace(_opponent(community, row), member=row.member)
    try:
        done = await ask_grounded(
            parts.of(LanguageModel),
            by,
            TASK,
            inputs,
            sources.ground,
            said_by=dict.fromkeys(sources.speeches, here),
        )
    except Refused as refused:
        if refused.code not in _WHY:
            raise
        log.info("the opponent has no words of its own: %s", refused.code)
        quoted = await extracts(parts, community, article, about)
        return _said(quoted[:most], segment, why=_WHY[refused.code]), ""
    return (
        _said(sources.borne(done.kept)[:most], segment, model=done.said.model),
        done.said.prompt,
    )


def _said(
    borne: Sequence[SourcedSentence], segment: Segment, *, model: str = "", why: str = ""
) -> PracticeSpeech:
    """Sentences as a speech that fits into its segment."""
    taken: list[SourcedSentence] = []
    size = 0
    for one in borne:
        size += characters(_spoken(one)) + 1
        if size <= segment.characters:
            taken.append(one)
    words = " ".join(_spoken(one) for one in taken)
    how = "worded" if model else "quoted"
    if not words:
        words, how, model = "Nothing to say.", "silent", ""
    return PracticeSpeech(
        id=fresh_id(), words=words, how=how, sources=dumped(taken), why=why, model=model
    )


def _spoken(one: SourcedSentence) -> str:
    return one.words or " ".join(f"“{rest.quotation}”" for rest in one.rests)


def own_speeches(found: LoadedPractice, words: Mapping[str, PracticeSpeech]) -> list[CitedText]:
    """What the member said so far, as it may be cited."""
    return [
        CitedText(
            f"Your speech {number}",
            f"/practice read {number} practice:{found.row.id}",
            words[given.speech].words,
        )
        for number, given in enumerate(found.state.speeches, 1)
        if given.member != OPPONENT and given.speech in words and words[given.speech].words
    ]


def sides_of(found: LoadedPractice) -> tuple[str, str]:
    """The names of the member's side and of the opponent's."""
    mine, other = found.state.format.sides
    if mine.key != found.row.side:
        mine, other = other, mine
    return mine.name, other.name


def dumped(borne: Sequence[SourcedSentence]) -> str:
    """Sentences with what they rest on, as JSON text."""
    return json.dumps(
        [
            [one.words, [[rest.quotation, rest.label, rest.action] for rest in one.rests]]
            for one in borne
        ],
        ensure_ascii=False,
    )


def loaded_from(sources: str) -> tuple[SourcedSentence, ...]:
    """What `dumped` wrote; nothing for ""."""
    return tuple(
        SourcedSentence(words, tuple(SourcedQuotation(*rest) for rest in rests))
        for words, rests in (json.loads(sources) if sources else [])
    )
