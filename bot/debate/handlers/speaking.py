"""Speeches: the form that asks for one, and words that came too late."""

from msgspec.structs import replace

from bot.debate.commands.debating import (
    AskSealed,
    ChangeSpeech,
    ChatKept,
    HandInLate,
    KeepDraft,
    KeepUnsaid,
    OfferPoint,
    Speak,
)
from bot.debate.handlers.debates import act
from bot.debate.handlers.finding import find_debate, find_kept, find_missed_point
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.pinning import pin_view
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rules.allowed import find_refusal, may
from bot.debate.rules.speakers import (
    find_missed_segment,
    find_own_segment,
    find_sealed_speech,
    has_handed_in,
    has_point,
    may_speak,
)
from bot.debate.state import Debate, DebatePhase
from bot.debate.views import speech as views
from bot.kernel.command import Caller
from bot.kernel.message import Message, say
from bot.kernel.parts import CommandHandler, FormFill, FormFiller, Parts, Progress, Values
from bot.kernel.refusal import Refused
from bot.kernel.view import View

_CAN_BE_MENDED = frozenset({DebateRefusal.SPEECH_EMPTY, DebateRefusal.SPEECH_TOO_LONG})
"""Refusals of words that their form takes once they are changed."""

Written = Speak | HandInLate | KeepDraft | ChangeSpeech


async def speak(parts: Parts, command: Written, progress: Progress) -> tuple[View, ...]:
    """Give, keep or change a speech. Where this is not the moment for it, its words are kept, or
    shown to their author again. Raises Refused."""
    try:
        return await act(parts, command, progress)
    except Refused as refused:
        is_lost = isinstance(refused.code, DebateRefusal) and refused.code not in _CAN_BE_MENDED
        if not is_lost or command.by.message:
            raise
        refused.given_back = (command.words,)
        try:
            debate = await find_debate(parts, command.by, command.debate)
        except Refused:
            raise refused from None
        state, by = debate.state, command.by
        may_draft = may(state, KeepDraft, by) and not has_handed_in(state, by.member)
        draft = may_draft and isinstance(command, Speak)
        late = may(state, HandInLate, by)
        if not (late or draft):
            raise
        why = _find_reason(state, by, late=late) or say("It is not your turn to speak now.")
        if by.member in state.drafts:
            raise _stay_beside_draft(why, command.words) from None
        await _keep_words(parts, command, debate)
        view = views.render_unsaid(debate.row.id, why, late=late, draft=draft)
        return (pin_view(parts.catalog, view, debate.row.id),)


def _stay_beside_draft(why: Message, words: str) -> Refused:
    """What is told whose words came too late beside a draft, which they must not replace: they get
    them back."""
    refused = Refused(DebateRefusal.DRAFT_STANDS, why=why)
    refused.given_back = (words,)
    return refused


def _find_reason(state: Debate, by: Caller, *, late: bool) -> Message | None:
    """Why words were not taken, where more can be said than that it is nobody's turn to speak."""
    if late and find_missed_segment(state, by.member) in state.cut:
        return say("The chair left that part out while you wrote.")
    if late:
        return say("Time ran out while you wrote.")
    if state.phase is DebatePhase.PAUSED:
        return say("The debate is paused.")
    if state.over:
        return say("The debate is over.")
    return None


async def _keep_words(parts: Parts, command: Written | AskSealed, debate: LoadedDebate) -> None:
    by = command.by
    await parts.db.change(
        debates.put_draft(by.community, debate.row.id, by.member, command.id, command.words)
    )


async def hand_in_late(parts: Parts, command: HandInLate, progress: Progress) -> tuple[View, ...]:
    """Give the words that were kept, or those that come with the command."""
    words = command.words or await _load_words(parts, command.by, command.debate)
    given = await speak(parts, replace(command, words=words), progress)
    if given or command.words:
        return given
    debate = await find_debate(parts, command.by, command.debate)
    return (views.in_its_place(debate.row.id, views.HANDED_IN_LATE),)


async def keep_unsaid(parts: Parts, command: KeepUnsaid, progress: Progress) -> tuple[View, ...]:
    """Make the words that were kept a draft for the member's next turn."""
    words = await _load_words(parts, command.by, command.debate)
    draft = KeepDraft(
        by=command.by, at=command.at, id=command.id, debate=command.debate, words=words
    )
    debate = await find_debate(parts, command.by, command.debate)
    return tuple(
        views.in_its_place(debate.row.id, view) for view in await speak(parts, draft, progress)
    )


async def ask_sealed(parts: Parts, command: AskSealed, progress: Progress) -> tuple[View, ...]:
    """Keep what was typed under a seal, or begun in a turn that is over, and ask whether it is to
    be handed in; once they are sure, hand it in. Raises Refused."""
    by = command.by
    if command.sure:
        words = await _load_words(parts, by, command.debate)
        given = Speak(by=by, at=command.at, id=command.id, debate=command.debate, words=words)
        return await speak(parts, given, progress)
    debate = await find_debate(parts, by, command.debate)
    if debate.state.phase is not DebatePhase.RUNNING or not may_speak(debate.state, by.member):
        return await _ask_unsaid(parts, command, debate)
    if not debate.state.sealed:
        given = Speak(
            by=by, at=command.at, id=command.id, debate=command.debate, words=command.words
        )
        return await speak(parts, given, progress)
    if refusal := find_refusal(debate.state, Speak, by):
        raise refusal
    if by.member in debate.state.drafts:
        raise Refused(DebateRefusal.DRAFT_KEPT)
    before = await debates.find_draft(parts.db, by.community, debate.row.id, by.member)
    words = "\n\n".join(part for part in (before, command.words) if part)
    await _keep_words(parts, replace(command, words=words), debate)
    return (pin_view(parts.catalog, views.ask_to_hand_in(debate.state, words), debate.row.id),)


async def _ask_unsaid(parts: Parts, command: AskSealed, debate: LoadedDebate) -> tuple[View, ...]:
    """Keep what was begun in a turn, or with a point, that is over, and ask what is to become of
    it. Raises Refused where a draft is kept, with the words."""
    state, by = debate.state, command.by
    late = may(state, HandInLate, by)
    point = find_missed_point(debate) == by.member
    why = _find_reason(state, by, late=late) or say("Your turn was over when this came.")
    if point:
        why = say("The time for your point was over when this came.")
    if by.member in state.drafts:
        raise _stay_beside_draft(why, command.words)
    before = await debates.find_draft(parts.db, by.community, debate.row.id, by.member)
    words = "\n\n".join(part for part in (before, command.words) if part)
    await _keep_words(parts, replace(command, words=words), debate)
    view = views.ask_about_unsaid(
        debate.row.id,
        why,
        words,
        late=late and not point,
        draft=may(state, KeepDraft, by) and not point,
        point=point and may(state, OfferPoint, by),
        heard=bool(by.message),
    )
    return (pin_view(parts.catalog, view, debate.row.id),)


async def drop_kept(parts: Parts, command: ChatKept, _: Progress) -> tuple[View, ...]:
    """Keep the words no longer that their author does not hand in."""
    by = command.by
    if words := await find_kept(parts, by):
        debate = await find_debate(parts, by, command.debate)
        await parts.db.change(debates.delete_draft(by.community, debate.row.id, by.member))
        return (views.render_dropped(debate.row.id, words),)
    raise Refused(DebateRefusal.NO_WORDS_KEPT)


async def _load_words(parts: Parts, by: Caller, debate_id: str) -> str:
    debate = await find_debate(parts, by, debate_id)
    words = await debates.find_draft(parts.db, by.community, debate.row.id, by.member)
    if not words:
        raise Refused(DebateRefusal.NO_WORDS_KEPT)
    return words


async def fill_speech(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The form of a speech, with the member's draft and until when there is time. Raises Refused
    where it is not their turn."""
    debate, fill = await _fill_words(parts, by, values, Speak)
    return replace(fill, notes=views.render_deadline(debate.state, by.member))


async def fill_draft(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The form of a draft, with what was kept before. Raises Refused where no turn of theirs is to
    come."""
    _, fill = await _fill_words(parts, by, values, KeepDraft)
    return fill


async def fill_change(parts: Parts, by: Caller, values: Values) -> FormFill:
    """The form with what a member has handed in. Raises Refused where nothing of theirs is under
    seal."""
    debate = await find_debate(parts, by, str(values.get("debate", "")))
    if refusal := find_refusal(debate.state, ChangeSpeech, by):
        raise refusal
    speech = find_sealed_speech(debate.state, by.member)
    handed_in = [speech.speech] if speech is not None else []
    words = await debates.words_of(parts.db, by.community, handed_in)
    typed = str(values.get("words", ""))
    shown = typed or next(iter(words.values()), "")
    return FormFill(
        values={"words": shown} if shown else {},
        longest=_find_longest(debate.state, by, ChangeSpeech),
        notes=views.render_deadline(debate.state, by.member),
    )


async def _fill_words(
    parts: Parts, by: Caller, values: Values, command: type[Speak | KeepDraft]
) -> tuple[LoadedDebate, FormFill]:
    """The debate, and the words that a form begins with. Raises Refused where the command would
    be."""
    debate = await find_debate(parts, by, str(values.get("debate", "")))
    if refusal := find_refusal(debate.state, command, by):
        raise refusal
    is_point = has_point(debate.state, by.member)
    draft = (
        ""  # what was written ahead is for a speech of their own
        if is_point and by.member in debate.state.drafts
        else await debates.find_draft(parts.db, by.community, debate.row.id, by.member)
    )
    words = _join(draft, str(values.get("words", "")))
    longest = _find_longest(debate.state, by, command)
    return debate, FormFill(values={"words": words} if words else {}, longest=longest)


def _find_longest(
    state: Debate, by: Caller, command: type[Speak | KeepDraft | ChangeSpeech]
) -> dict[str, int]:
    """How many characters the words of a form may have by the format."""
    number = find_own_segment(state, by.member) if command is KeepDraft else state.segment
    segments = state.format.segments
    if number is None or number >= len(segments):
        return {}
    return {"words": segments[number].characters}


def _join(draft: str, words: str) -> str:
    """What a form of a speech holds at first: a quotation goes below what was drafted; words that
    come back from a refusal were written since."""
    is_quotation = words.startswith("“") and words.endswith("”")
    return f"{draft}\n\n{words}" if draft and is_quotation else words or draft


HANDLERS: dict[type, CommandHandler] = {
    Speak: speak,
    HandInLate: hand_in_late,
    KeepUnsaid: keep_unsaid,
    AskSealed: ask_sealed,
    ChatKept: drop_kept,
    KeepDraft: speak,
    ChangeSpeech: speak,
}
FILLS: dict[type, FormFiller] = {
    Speak: fill_speech,
    KeepDraft: fill_draft,
    ChangeSpeech: fill_change,
}
