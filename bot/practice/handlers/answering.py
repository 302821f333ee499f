"""The opponent takes its turn: begins its segment, or speaks, from the article and what was said.

Whoever finds that it is the opponent's turn calls `answer`; it looks again under a lock, so that it
may be called early, late or twice, and after a kill it goes on from the journal.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from bot.article.rows import articles
from bot.article.wording.asking import ask_for_sentences
from bot.debate.commands.debating import Begin, CancelDebate, EndTurn, Speak
from bot.debate.rules.acts import Decided
from bot.debate.rules.counting import characters
from bot.debate.rules.format import Segment
from bot.debate.state import OVER, Debate
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.message import Message, say
from bot.kernel.parts import Parts, Progress, show_no_progress
from bot.kernel.reaching import showing
from bot.kernel.refusal import RefusalCode, Refused
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Ours
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import say_why
from bot.practice.handlers.finding import act_in_practice
from bot.practice.handlers.quoting import choose_case
from bot.practice.handlers.sources import CitedText, find_extracts, gather_sources
from bot.practice.journal import PRACTICES, LoadedPractice
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeRow, PracticeSpeech
from bot.practice.rules.borne import SourcedQuotation, SourcedSentence
from bot.practice.rules.setting import IN_EXCHANGE, LEVELS, OPPONENT
from bot.practice.rules.turns import OwedStep, find_owed, is_exchange
from bot.practice.views.practice import render_working

log = logging.getLogger(__name__)

TASK = "opponent"
MOST_STEPS = 12
"""Turns of the opponent's taken at once: a format may give it several segments in a row."""

_OFF: Mapping[RefusalCode, Message] = {
    ModelRefusal.MODEL_OFF: say("no language model is set up any more"),
    ModelRefusal.MODEL_OFF_HERE: say("the language model was switched off here"),
    ModelRefusal.MODEL_WORDING_OFF_HERE: say("the language model writes no words of its own here"),
}


async def answer(
    parts: Parts, community: CommunityId, practice: str, progress: Progress = show_no_progress
) -> LoadedPractice | None:
    """Let the opponent do all that it owes; the practice debate as it then stands, or None if there
    is none. Where its member's words were erased, it ends."""
    async with showing(parts, PRACTICES.stream(practice)):
        loaded_practice = None
        for _ in range(MOST_STEPS):
            row = await practices.load_practice(parts.db, community, practice)
            if row is None:
                return None
            loaded_practice = await PRACTICES.load(parts, community, row)
            if not row.motion:
                await _end(parts, community, loaded_practice)
                return None
            owes = find_owed(loaded_practice.state)
            if owes is None:
                return loaded_practice
            if owes is OwedStep.BEGIN:
                by = _opponent(community, row)
                begin = Begin(by=by, at=_now(loaded_practice), id=fresh_id())
                await act_in_practice(
                    parts, row, begin, fits=lambda state: find_owed(state) is OwedStep.BEGIN
                )
            else:
                await progress(render_working())
                await _speak(parts, community, loaded_practice)
        return loaded_practice


async def _end(parts: Parts, community: CommunityId, practice: LoadedPractice) -> None:
    if practice.state.phase not in OVER:
        by = replace(_opponent(community, practice.row), member=practice.row.member)
        cancel = CancelDebate(by=by, at=_now(practice), id=fresh_id())
        await act_in_practice(
            parts, practice.row, cancel, fits=lambda state: state.phase not in OVER
        )


def _opponent(community: CommunityId, row: PracticeRow) -> Caller:
    return Caller(community=community, place=row.place, member=OPPONENT, name="opponent")


def _now(practice: LoadedPractice) -> datetime:
    return max(clock.now(), practice.state.seen_at)


def end_part(community: CommunityId, practice: LoadedPractice) -> EndTurn:
    """The opponent's word that it ends its part, too."""
    by = _opponent(community, practice.row)
    return EndTurn(by=by, at=_now(practice), id=fresh_id(), sure=True)


async def _speak(parts: Parts, community: CommunityId, practice: LoadedPractice) -> None:
    """Make a speech and give it, unless the segment is over meanwhile."""
    state, row = practice.state, practice.row
    segment = state.now
    if segment is None:
        return
    speech, reply = await _words(parts, community, practice, segment)
    by, at = _opponent(community, row), _now(practice)
    commands: list[Decided] = [Speak(by=by, at=at, id=speech.id, words=speech.words)]
    if state.live and not is_exchange(state, segment):
        commands.append(EndTurn(by=by, at=at, id=fresh_id(), sure=True))
    number, length = state.segment, len(state.speeches)

    def fits(now: Debate) -> bool:
        same = now.segment == number and len(now.speeches) == length
        return same and find_owed(now) is OwedStep.SPEAK

    happened = await act_in_practice(parts, row, *commands, speech=speech, fits=fits)
    if happened and reply is not None:
        await parts.db.change(reply.kept(community, speech.id, at))


async def _words(
    parts: Parts, community: CommunityId, practice: LoadedPractice, segment: Segment
) -> tuple[PracticeSpeech, ModelAnswer[Any] | None]:
    """What the opponent says, and the model's answer it comes from: a model's words, or the
    article's own sentences, which the model chooses where it may not write, or that there are
    none."""
    row, state = practice.row, practice.state
    article = await articles.load(parts.db, community, row.article) if row.article else None
    level = LEVELS[row.level]
    words = await practices.load_speeches(parts.db, community, row.id)
    speeches = own_speeches(practice, words) if level.answers else []
    about = " ".join([state.motion, *(moment.words[:200] for moment in speeches[-2:])])
    sources = await gather_sources(parts, community, article, about, speeches)
    own_side, other_side = sides_of(practice)
    most = min(level.sentences, IN_EXCHANGE) if is_exchange(state, segment) else level.sentences
    inputs = {
        "motion": state.motion,
        "side": other_side,
        "theirs": own_side,
        "segment": segment.name,
        "level": Ours(level.told),
        "sentences": most,
        **sources.inputs(),
    }
    by = replace(_opponent(community, row), member=row.member)
    try:
        result = await ask_for_sentences(
            parts.of(LanguageModel),
            by,
            TASK,
            inputs,
            sources.ground,
            f"{own_side} {other_side}",
        )
    except Refused as refused:
        why = say_why(refused, _OFF)
        log.info("the opponent has no words of its own: %s", refused.code)
        if refused.code is ModelRefusal.MODEL_WORDING_OFF_HERE:
            said = [each.words for each in words.values() if each.how == "quoted"]
            try:
                case, chosen = await choose_case(
                    parts.of(LanguageModel), by, state.motion, other_side, sources, said, most
                )
            except Refused as failed:
                why = say_why(failed, _OFF)
            else:
                if case and chosen is not None:
                    return _make_speech(case, segment, model=chosen.model, why=why), chosen
        quoted = await find_extracts(parts, community, article, about)
        return _make_speech(quoted[:most], segment, why=why), None
    return (
        _make_speech(
            sources.sourced_sentences(result.kept)[:most], segment, model=result.said.model
        ),
        result.said,
    )


def _make_speech(
    sentences: Sequence[SourcedSentence], segment: Segment, *, model: str = "", why: str = ""
) -> PracticeSpeech:
    """Sentences as a speech that fits into its segment. `model` worded them, or, where `why` says
    why it did not, chose them."""
    chosen: list[SourcedSentence] = []
    size = 0
    for sentence in sentences:
        size += characters(_spoken_words(sentence)) + 1
        if size <= segment.characters:
            chosen.append(sentence)
    words = " ".join(_spoken_words(sentence) for sentence in chosen)
    how = "worded" if model and not why else "quoted"
    if not words:
        words, how, model = "Nothing to say.", "silent", ""
    return PracticeSpeech(
        id=fresh_id(), words=words, how=how, sources=dump_sentences(chosen), why=why, model=model
    )


def _spoken_words(sentence: SourcedSentence) -> str:
    return sentence.words or " ".join(f"“{rest.quotation}”" for rest in sentence.rests)


def own_speeches(practice: LoadedPractice, words: Mapping[str, PracticeSpeech]) -> list[CitedText]:
    """What the member said so far, as it may be cited."""
    return [
        CitedText(
            f"Your speech {number}",
            f"/practice read {number} practice:{practice.row.id}",
            words[speech.speech].words,
        )
        for number, speech in enumerate(practice.state.speeches, 1)
        if speech.member != OPPONENT and speech.speech in words and words[speech.speech].words
    ]


def sides_of(practice: LoadedPractice) -> tuple[str, str]:
    """The names of the member's side and of the opponent's."""
    own, other = practice.state.format.sides
    if own.key != practice.row.side:
        own, other = other, own
    return own.name, other.name


def dump_sentences(sentences: Sequence[SourcedSentence]) -> str:
    """Sentences with what they rest on, as JSON text."""
    return json.dumps(
        [
            [sentence.words, [[rest.quotation, rest.label, rest.action] for rest in sentence.rests]]
            for sentence in sentences
        ],
        ensure_ascii=False,
    )


def load_sentences(sources: str) -> tuple[SourcedSentence, ...]:
    """What `dumped` wrote; nothing for ""."""
    return tuple(
        SourcedSentence(words, tuple(SourcedQuotation(*rest) for rest in rests))
        for words, rests in (json.loads(sources) if sources else [])
    )
