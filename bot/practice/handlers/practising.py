"""Practice debates: begun, spoken in, looked at and ended by the one member whose they are."""

from msgspec.structs import replace

from bot.article.handlers.naming import named_article
from bot.debate.commands.debating import Begin, CancelDebate, EndTurn, Pause, Resume, Speak
from bot.debate.evolve import fold
from bot.debate.handlers import formats
from bot.debate.handlers.evidence import article_of
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.checks import refuse_speech
from bot.debate.rules.writing_formats import write_format
from bot.kernel import journal_rows as journal
from bot.kernel.message import row_of, say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.stored_journal import TWICE
from bot.kernel.view import View, text
from bot.model.asking import LanguageModel
from bot.opinion.content import motions
from bot.practice.commands.base import PracticeCommand
from bot.practice.commands.practising import (
    BeginSegment,
    EndMyTurn,
    PausePractice,
    ReadPractice,
    ResumePractice,
    ReviewPractice,
    ShowPractice,
    SpeakInPractice,
    StartPractice,
    StopPractice,
)
from bot.practice.handlers import answering, reviewing, showing
from bot.practice.handlers.finding import act_in_practice, find_row
from bot.practice.journal import PRACTICES, LoadedPractice
from bot.practice.refusals import PracticeRefusal
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeRow, PracticeSpeech
from bot.practice.rules.setting import adapt_for_two, decide_opening, find_side
from bot.practice.rules.turns import agrees_to_end, find_owed, may_speak
from bot.practice.views import practice as views
from bot.store.statement import Conflict

USUAL = "ld"
"""The format that is practised if none is named: one against one."""

SUITED = ("ld", "jugend-debattiert", "oxford", "pf", "karl-popper", "wsdc")
"""Formats that are named to those who chose one that does not serve."""


async def start(parts: Parts, command: StartPractice, progress: Progress) -> tuple[View, ...]:
    """Begin to practise. Raises Refused (MODEL_OFF, MODEL_OFF_HERE, PRACTICE_RUNS,
    PRACTICE_FORMAT, COACH_NO_SIDE, NO_SUCH_FORMAT …)."""
    community, member = command.by.community, command.by.member
    await parts.of(LanguageModel).require(community)
    example = motions.find_motion(command.motion.strip().removeprefix("#"))
    name = command.format or USUAL
    form, _ = await formats.find_format(parts, community, name)
    practised = adapt_for_two(form)
    if practised is None:
        names = {form.id: form.name for form in await formats.load_all(parts, community)}
        known = row_of(names[suited] for suited in SUITED)
        raise Refused(PracticeRefusal.PRACTICE_FORMAT, format=form.name, known=known)
    side = find_side(practised, command.side)
    if side is None:
        sides = ", ".join(side.name for side in practised.sides)
        raise Refused(PracticeRefusal.COACH_NO_SIDE, side=command.side, known=sides)
    article = (
        await named_article(parts, command.by, command.article)
        if command.article
        else await article_of(parts, community, command.by.place, "")
    )
    row = PracticeRow(
        id=command.id,
        member=member,
        place=command.by.place,
        motion=example.words if example else command.motion,
        side=side.key,
        level=command.level,
        format=practised.id,
        rules=write_format(practised),
        article=article.slug if article else "",
        closed=False,
    )
    events = decide_opening(
        practised, side.key, member, command.at, tempo=command.tempo, hours=command.hours
    )
    stream = PRACTICES.opening(community, row.id, events, fold(practised, events))
    try:
        await parts.db.write(practices.insert_practice(community, row, command.at), *stream)
    except Conflict:
        raise Refused(PracticeRefusal.PRACTICE_RUNS) from None
    return await _after(parts, command, row, 0, progress)


async def show(parts: Parts, command: ShowPractice, progress: Progress) -> tuple[View, ...]:
    """How it stands; all that was said in it, once it is over."""
    row = await find_row(parts, command.by, command.practice)
    await parts.db.change(practices.set_place(command.by.community, row.id, command.by.place))
    if not row.closed:
        return await _after(parts, command, row, None, progress)
    practice = await PRACTICES.load(parts, command.by.community, row)
    blocks = await showing.transcript(parts, command.by.community, practice)
    return (views.news_and_board(blocks, showing.board_of(practice), command.id),)


async def read(parts: Parts, command: ReadPractice, _: Progress) -> tuple[View, ...]:
    """One of the member's speeches."""
    row = await find_row(parts, command.by, command.practice)
    practice = await PRACTICES.load(parts, command.by.community, row)
    speeches = practice.state.speeches
    if not 1 <= command.speech <= len(speeches):
        raise refuse_speech(command.speech, len(speeches))
    words = await practices.load_speeches(parts.db, command.by.community, row.id)
    speech = words.get(speeches[command.speech - 1].speech)
    return (views.own_speech(command.speech, speech.words if speech else ""),)


async def review(parts: Parts, command: ReviewPractice, progress: Progress) -> tuple[View, ...]:
    """Remarks on a speech of the member's."""
    row = await find_row(parts, command.by, command.practice)
    await progress(View(blocks=(text(say("The language model reads …")),), key=command.id))
    practice = await PRACTICES.load(parts, command.by.community, row)
    return (replace(await reviewing.review(parts, command, practice), key=command.id),)


async def act(parts: Parts, command: PracticeCommand, progress: Progress) -> tuple[View, ...]:
    """Do something in it, and let the opponent take its turn."""
    row = await find_row(parts, command.by, command.practice)
    if row.closed:
        raise Refused(PracticeRefusal.PRACTICE_OVER)
    practice = await PRACTICES.load(parts, command.by.community, row)
    speaks = isinstance(command, SpeakInPractice | EndMyTurn)
    if speaks and not may_speak(practice.state, command.by.member):
        raise Refused(DebateRefusal.NOT_YOUR_TURN)
    if isinstance(command, BeginSegment) and find_owed(practice.state) is not None:
        raise Refused(DebateRefusal.NOT_YOUR_TURN)
    speech = None
    if isinstance(command, SpeakInPractice):
        await _not_twice(parts, command, practice)
        speech = PracticeSpeech(
            id=command.id, words=command.words, how="own", sources="", why="", model=""
        )
    acts = [_debate_act(command)]
    if isinstance(command, EndMyTurn) and agrees_to_end(practice.state):
        acts.append(answering.end_part(command.by.community, practice))
    await act_in_practice(parts, row, *acts, speech=speech)
    if row.place != command.by.place:
        await parts.db.change(practices.set_place(command.by.community, row.id, command.by.place))
    return await _after(parts, command, row, len(practice.events), progress)


async def _not_twice(parts: Parts, command: SpeakInPractice, practice: LoadedPractice) -> None:
    """The same words sent twice in a row are one speech. Raises Refused (SAID_ALREADY)."""
    speeches = await practices.load_speeches(parts.db, command.by.community, practice.row.id)
    for last in practice.state.speeches[-1:]:
        speech = speeches.get(last.speech)
        same = speech is not None and speech.words == command.words and speech.how == "own"
        if command.id == last.speech or (same and command.at - last.at < TWICE):
            raise Refused(KernelRefusal.SAID_ALREADY)


def _debate_act(command: PracticeCommand) -> DebateAct:
    """What it means in a debate."""
    by, at, id_ = command.by, command.at, command.id
    match command:
        case BeginSegment():
            return Begin(by=by, at=at, id=id_)
        case SpeakInPractice(words=words):
            return Speak(by=by, at=at, id=id_, words=words)
        case EndMyTurn():
            return EndTurn(by=by, at=at, id=id_, sure=True)
        case PausePractice():
            return Pause(by=by, at=at, id=id_)
        case ResumePractice():
            return Resume(by=by, at=at, id=id_)
        case StopPractice():
            return CancelDebate(by=by, at=at, id=id_)
        case _:
            raise AssertionError(command)


async def _after(
    parts: Parts,
    command: PracticeCommand | StartPractice,
    row: PracticeRow,
    since: int | None,
    progress: Progress,
) -> tuple[View, ...]:
    """What the opponent does then, and the board. `since` is the version from which on things are
    new; None for what was not shown yet."""
    community = command.by.community

    async def thinking(view: View) -> None:
        await progress(replace(view, key=command.id))

    stream = PRACTICES.stream(row.id)
    if since is None:
        since = await journal.find_shown_version(parts.db, community, stream) or 0
    answered = await answering.answer(parts, community, row.id, thinking)
    if answered is None:
        raise Refused(PracticeRefusal.NO_PRACTICE)
    fresh = await showing.news(parts, community, answered, since)
    await parts.db.change(journal.set_shown_version(community, stream, len(answered.events)))
    return (views.news_and_board(fresh, showing.board_of(answered), command.id),)


HANDLERS: dict[type, CommandHandler] = {
    StartPractice: start,
    ShowPractice: show,
    ReadPractice: read,
    ReviewPractice: review,
    BeginSegment: act,
    SpeakInPractice: act,
    EndMyTurn: act,
    PausePractice: act,
    ResumePractice: act,
    StopPractice: act,
}
