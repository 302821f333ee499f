"""What the room hears and sees of its debates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers.loaded import LoadedDebate, UnheardDebate
from bot.debate.handlers.resulting import result_view
from bot.debate.ports import DebateClosed
from bot.debate.rows import claims, debates
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.scheduling import expected_length
from bot.debate.state import Debate, DebatePhase
from bot.debate.views import board as views
from bot.debate.views import evidence as evidence_views
from bot.debate.views import speech as speech_views
from bot.debate.views.announcing import announcement, find_called
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.declaration import News, join_news
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable, sentence
from bot.kernel.rooms import Face, Plan, PlanStage
from bot.kernel.view import (
    ACTION_LIMIT,
    Block,
    Button,
    Buttons,
    Choice,
    Option,
    Strong,
    View,
    note,
    text,
)
from bot.kernel.view_json import dump

NAMED = "debate"
"""The parameter by which a command names its debate."""


def pin_view(catalog: Catalog, view: View, debate: str) -> View:
    """The view with its debate named in every command that its buttons and choices send."""
    return replace(view, blocks=tuple(_pin_block(catalog, block, debate) for block in view.blocks))


def _pin_block(catalog: Catalog, block: Block, debate: str) -> Block:
    match block:
        case Buttons(buttons):
            return Buttons(
                tuple(
                    Button(button.label, pin_action(catalog, button.action, debate), button.tone)
                    for button in buttons
                )
            )
        case Choice(label, options):
            return Choice(
                label,
                tuple(
                    Option(option.label, pin_action(catalog, option.value, debate), option.hint)
                    for option in options
                ),
            )
        case _:
            return block


def pin_action(catalog: Catalog, words: str, debate: str) -> str:
    """A command with its debate named, if it takes one and names none."""
    try:
        typed = parse_line(words, catalog)
    except Refused:
        return words
    takes = any(parameter.name == NAMED for parameter in typed.entry.parameters)
    if not takes or NAMED in typed.values:
        return words
    command = f"/{typed.entry.name}"
    pinned_command = f"{command} {NAMED}:{debate}{words[len(command) :]}"
    return pinned_command if len(pinned_command) <= ACTION_LIMIT else words


_STAGES = {
    DebatePhase.SIGN_UP: PlanStage.PLANNED,
    DebatePhase.CLOSED: PlanStage.OVER,
    DebatePhase.CANCELLED: PlanStage.OFF,
}


def plan_of(key: str, place: PlaceId, events: Sequence[DebateEvent], state: Debate) -> Plan | None:
    """The plan of a debate, as it stands after its events; None where it never had any."""
    starts = [
        event.start
        for event in events
        if isinstance(event, e.DebateOpened | e.Scheduled) and event.start is not None
    ]
    if not starts:
        return None
    start = state.start or starts[-1]
    return Plan(
        key=key,
        title=state.motion,
        about=state.info,
        place=place,
        start=start,
        until=start + expected_length(state),
        stage=_STAGES.get(state.phase, PlanStage.RUNNING) if state.start else PlanStage.OFF,
    )


QUIET = (e.PositionTaken, e.Queued, e.Unqueued, e.DraftKept)
"""Events that only the board tells of."""

RESULT = ":result"
"""Ends the mark of a result."""


async def board_of(parts: Parts, community: CommunityId, debate: LoadedDebate) -> View:
    """The board of a debate as it stands."""
    names = await debates.load_names(parts.db, community)
    return pin_view(parts.catalog, views.board(debate.row.id, debate.state, names), debate.row.id)


def names_member(view: View, member: MemberId) -> bool:
    """Does a view name a member? The tables of a result hold names as plain words."""
    return member in dump(view)


async def pass_on_result(parts: Parts, community: CommunityId, row: ListedDebate) -> None:
    """Let those hear of a result who wait for one."""
    await parts.tell(DebateClosed(community=community, debate=row.id))


async def plan(_: Parts, __: CommunityId, debate: LoadedDebate, face: Face) -> None:
    """Keep the platform's calendar as the debate is planned; its chairs hear, once, that Parley may
    not."""
    planned = plan_of(debate.stream, debate.row.place, debate.events, debate.state)
    if planned is None:
        return
    try:
        await face.plan(planned)
    except Unavailable:
        raise
    except Refused as denied:
        news = View(
            blocks=(
                text(sentence(denied)),
                text(say("The debate: {title}", title=Strong(planned.title))),
            )
        )
        for member in _find_runners(debate):
            await face.tell(member, news)


def build_archived(result: View, debate: LoadedDebate) -> View:
    """A result as the archive keeps it."""
    buttons = Buttons((Button(say("Transcript"), f"/debate export debate:{debate.row.id}"),))
    return replace(result, blocks=(*result.blocks, buttons), called=debate.state.motion)


async def tell_chairs(
    parts: Parts, community: CommunityId, debate: LoadedDebate, refusal: Refused
) -> None:
    """Tell those who run a debate, once, that its room cannot be shown; whoever opened it where
    nobody chairs."""
    face = parts.rooms.face(community)
    if face is None or not parts.rooms.note_first_trouble(debate.stream):
        return
    news = View(
        blocks=(
            text(sentence(refusal)),
            text(say("The debate: {motion}", motion=Strong(debate.state.motion))),
            note(say("debate:{id}. Everything that was said is kept.", id=debate.row.id)),
        )
    )
    for member in _find_runners(debate):
        await face.tell(member, news)


def _find_runners(debate: LoadedDebate) -> tuple[MemberId, ...]:
    """Who runs a debate: its chairs, or whoever opened it."""
    opener = debate.events[0].by
    return tuple(sorted(debate.state.chairs)) or ((opener,) if opener else ())


class _Step(Struct, frozen=True):
    """An event with its version, and the debate before and after it."""

    version: int
    event: DebateEvent
    before: Debate
    after: Debate

    @property
    def unseals(self) -> bool:
        """Does it show what was handed in under a seal?"""
        over = self.before.sealed and not self.after.sealed
        return over and self.after.phase is not DebatePhase.CANCELLED

    def speeches(self) -> list[tuple[int, e.SpeechGiven]]:
        """The speeches that the room is shown with it, by their numbers."""
        unsealed: list[tuple[int, e.SpeechGiven]] = []
        if isinstance(self.event, e.SpeechGiven) and not self.before.sealed:
            unsealed.append((len(self.after.speeches), self.event))
        if self.unseals:
            numbered_speeches = enumerate(self.after.speeches, 1)
            unsealed += [
                pair for pair in numbered_speeches if pair[1].segment == self.before.segment
            ]
        return unsealed


def _steps(untold: UnheardDebate) -> Iterator[_Step]:
    state = untold.before
    for version, event in enumerate(untold.events, untold.since + 1):
        after = evolve(state, event) if version > 1 else state
        yield _Step(version, event, state, after)
        state = after


async def news_of(parts: Parts, community: CommunityId, untold: UnheardDebate) -> News:
    """What the room has not heard yet: announcements in one view where they happened together,
    speeches when their seal is off, and the result."""
    debate = untold.journal
    steps = list(_steps(untold))
    teller = await _teller(parts, community, debate, steps)
    news: News = []
    waiting: list[Block] = []
    before_at: datetime | None = None
    for step in steps:
        event, version, state = step.event, step.version, step.after
        if event.at != before_at:
            news += join_news(waiting, version)
        before_at = event.at
        if isinstance(event, e.SpeechGiven) and not step.before.sealed:
            news += join_news(waiting, version)
            news.append((str(version), teller.speech(len(state.speeches), event, state)))
        elif announcement_text := announcement(event, state, teller.names, teller.claims):
            waiting.append(announcement_text)
        if step.unseals:
            news += join_news(waiting, version + 1)
            news += [
                (f"{version}:{number}", teller.speech(number, given_speech, state))
                for number, given_speech in step.speeches()
            ]
        if isinstance(event, e.Closed):
            news += join_news(waiting, version + 1)
            closing = await result_view(parts, community, debate.row, state)
            news += [(f"{version}{RESULT}", closing)]
    news += join_news(waiting, debate.version + 1)
    if news and (members_called := find_called(untold.events, debate.state)):
        mark, last = news[-1]
        news[-1] = mark, replace(last, pings=members_called)
    return news


class _Teller(Struct, frozen=True, kw_only=True):
    """The words that events leave out."""

    names: views.Names
    words: Mapping[str, str]
    claims: Mapping[str, str]
    quotes: Mapping[str, tuple[CheckedQuotation, ...]]

    def speech(self, number: int, given_speech: e.SpeechGiven, state: Debate) -> View:
        """A speech as the room sees it, with its evidence."""
        words = self.words.get(given_speech.speech, "")
        view = speech_views.speech(number, given_speech, words, state, self.names)
        marks = evidence_views.marks(self.quotes.get(given_speech.speech, ()))
        return replace(view, blocks=(*view.blocks, *marks))


async def _teller(
    parts: Parts, community: CommunityId, debate: LoadedDebate, steps: Sequence[_Step]
) -> _Teller:
    speeches = {given_speech.speech for step in steps for _, given_speech in step.speeches()}
    return _Teller(
        names=await debates.load_names(parts.db, community),
        words=await debates.words_of(parts.db, community, speeches),
        claims=await claims.load_words(parts.db, community, debate.row.id),
        quotes=await claims.load_quotations_of(parts.db, community, speeches),
    )
