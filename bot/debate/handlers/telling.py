"""What the room hears and sees of its debates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers.loaded import LoadedDebate, UntoldDebate
from bot.debate.handlers.pinning import pinned
from bot.debate.handlers.planning import plan_of
from bot.debate.handlers.resulting import result_view
from bot.debate.ports import DebateClosed
from bot.debate.rows import claims, debates, evidence
from bot.debate.rows.debates import Listed
from bot.debate.rules.evidence import Checked
from bot.debate.state import Debate, Phase
from bot.debate.views import board as views
from bot.debate.views import evidence as evidence_views
from bot.debate.views import speech as speech_views
from bot.debate.views.announcing import announcement, called_on
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.room_news import News, told_together
from bot.kernel.rooms import Face
from bot.kernel.view import Block, Button, Buttons, Strong, View, note, text
from bot.kernel.view_json import dump
from bot.texts import sentence

QUIET = (e.PositionTaken, e.Queued, e.Unqueued, e.DraftKept)
"""Events that only the board tells of."""

RESULT = ":result"
"""Ends the mark of a result."""


async def board_of(parts: Parts, community: CommunityId, found: LoadedDebate) -> View:
    """The board of a debate as it stands."""
    names = await debates.names(parts.db, community)
    return pinned(parts.catalog, views.board(found.row.id, found.state, names), found.row.id)


def names_member(view: View, member: MemberId) -> bool:
    """Does a view name a member? The tables of a result hold names as plain words."""
    return member in dump(view)


async def pass_on_result(parts: Parts, community: CommunityId, row: Listed) -> None:
    """Let those hear of a result who wait for one."""
    await parts.tell(DebateClosed(community=community, debate=row.id))


async def plan(_: Parts, __: CommunityId, found: LoadedDebate, face: Face) -> None:
    """Keep the platform's calendar as the debate is planned; its chairs hear, once, that Parley may
    not."""
    planned = plan_of(found.stream, found.row.place, found.events, found.state)
    if planned is None:
        return
    try:
        await face.plan(planned)
    except Unavailable:
        raise
    except Refused as denied:
        told = View(blocks=(text(sentence(denied)), text("The debate: ", Strong(planned.title))))
        for member in _runners(found):
            await face.tell(member, told)


def archived(result: View, found: LoadedDebate) -> View:
    """A result as the archive keeps it."""
    kept = Buttons((Button("Transcript", f"/debate export debate:{found.row.id}"),))
    return replace(result, blocks=(*result.blocks, kept), called=found.state.motion)


async def tell_chairs(
    parts: Parts, community: CommunityId, found: LoadedDebate, why: Refused
) -> None:
    """Tell those who run a debate, once, that its room cannot be shown; whoever opened it where
    nobody chairs."""
    face = parts.rooms.face(community)
    if face is None or not parts.rooms.first_trouble(found.stream):
        return
    told = View(
        blocks=(
            text(sentence(why)),
            text("The debate: ", Strong(found.state.motion)),
            note(f"debate:{found.row.id}. Everything that was said is kept."),
        )
    )
    for member in _runners(found):
        await face.tell(member, told)


def _runners(found: LoadedDebate) -> tuple[MemberId, ...]:
    """Who runs a debate: its chairs, or whoever opened it."""
    opener = found.events[0].by
    return tuple(sorted(found.state.chairs)) or ((opener,) if opener else ())


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
        return over and self.after.phase is not Phase.CANCELLED

    def speeches(self) -> list[tuple[int, e.SpeechGiven]]:
        """The speeches that the room is shown with it, by their numbers."""
        found: list[tuple[int, e.SpeechGiven]] = []
        if isinstance(self.event, e.SpeechGiven) and not self.before.sealed:
            found.append((len(self.after.speeches), self.event))
        if self.unseals:
            given = enumerate(self.after.speeches, 1)
            found += [one for one in given if one[1].segment == self.before.segment]
        return found


def _steps(untold: UntoldDebate) -> Iterator[_Step]:
    state = untold.before
    for version, event in enumerate(untold.events, untold.since + 1):
        after = evolve(state, event) if version > 1 else state
        yield _Step(version, event, state, after)
        state = after


async def news_of(parts: Parts, community: CommunityId, untold: UntoldDebate) -> News:
    """What the room has not heard yet: announcements in one view where they happened together,
    speeches when their seal is off, and the result."""
    found = untold.journal
    steps = list(_steps(untold))
    teller = await _teller(parts, community, found, steps)
    news: News = []
    waiting: list[Block] = []
    before_at: datetime | None = None
    for step in steps:
        event, version, state = step.event, step.version, step.after
        if event.at != before_at:
            news += told_together(waiting, version)
        before_at = event.at
        if isinstance(event, e.SpeechGiven) and not step.before.sealed:
            news += told_together(waiting, version)
            news.append((str(version), teller.speech(len(state.speeches), event, state)))
        elif told := announcement(event, state, teller.names, teller.claims):
            waiting.append(told)
        if step.unseals:
            news += told_together(waiting, version + 1)
            news += [
                (f"{version}:{number}", teller.speech(number, given, state))
                for number, given in step.speeches()
            ]
        if isinstance(event, e.Closed):
            news += told_together(waiting, version + 1)
            closing = await result_view(parts, community, found.row, state)
            news += [(f"{version}{RESULT}", closing)]
    news += told_together(waiting, found.version + 1)
    if news and (called := called_on(untold.events, found.state)):
        mark, last = news[-1]
        news[-1] = mark, replace(last, pings=called)
    return news


class _Teller(Struct, frozen=True, kw_only=True):
    """The words that events leave out."""

    names: views.Names
    words: Mapping[str, str]
    claims: Mapping[str, str]
    quotes: Mapping[str, tuple[Checked, ...]]

    def speech(self, number: int, given: e.SpeechGiven, state: Debate) -> View:
        """A speech as the room sees it, with its evidence."""
        said = self.words.get(given.speech, "")
        shown = speech_views.speech(number, given, said, state, self.names)
        marks = evidence_views.marks(self.quotes.get(given.speech, ()))
        return replace(shown, blocks=(*shown.blocks, *marks))


async def _teller(
    parts: Parts, community: CommunityId, found: LoadedDebate, steps: Sequence[_Step]
) -> _Teller:
    speeches = {given.speech for step in steps for _, given in step.speeches()}
    return _Teller(
        names=await debates.names(parts.db, community),
        words=await debates.words_of(parts.db, community, speeches),
        claims=await claims.words(parts.db, community, found.row.id),
        quotes=await evidence.quotations_of(parts.db, community, speeches),
    )
