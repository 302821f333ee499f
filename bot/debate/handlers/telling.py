"""What the room hears and sees of its debates."""

from datetime import datetime

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.handlers.loaded import LoadedDebate, UnheardDebate
from bot.debate.handlers.news_steps import (
    find_overtaken,
    find_steps,
    leave_out_gaps,
)
from bot.debate.handlers.pinning import pin_block, pin_view
from bot.debate.handlers.plans import plan_of
from bot.debate.handlers.resulting import first_positions_view, result_view
from bot.debate.handlers.telling_speeches import load_teller
from bot.debate.ports import DebateClosed
from bot.debate.rows import debates
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.speech_parts import find_part_sizes
from bot.debate.rules.stages import OPEN, PROTECTED
from bot.debate.state import Debate, DebatePhase
from bot.debate.views import board as views
from bot.debate.views.announcing import announcement
from bot.debate.views.asking import (
    find_called,
    find_offers,
    has_buttons_under,
    is_last_call,
    is_told_above,
    is_told_to_write,
    may_just_write,
    render_tail,
)
from bot.debate.views.cut_short import describe_cut
from bot.kernel.declaration import News, WaitingNews
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable, sentence
from bot.kernel.room_reader import room_reader
from bot.kernel.rooms import Face
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Strong,
    View,
    note,
    text,
)
from bot.kernel.view_json import dump

_QUIET = (
    e.PositionTaken, e.ClauseNoted, e.Queued, e.Unqueued, e.DraftKept, e.SpeechChanged,
    e.BallotFiled,
)  # fmt: skip
_QUIET_MARKS = ("warning", OPEN, PROTECTED)


def is_quiet(event: DebateEvent, state: Debate) -> bool:
    """Does only what stands in the room already tell of an event: the board, or the news of the
    turn?"""
    match event:
        case e.SeatTaken() | e.SeatLeft():
            return state.phase is DebatePhase.SIGN_UP
        case e.Announced(what=mark):
            return not is_last_call(state, event) and mark.partition(":")[0] in _QUIET_MARKS
        case e.SpeechGiven(in_room=True) | e.SpeechContinued(in_room=True):
            return not has_buttons_under(state, event)
        case e.SegmentBegun():
            return is_told_above(state, event)
        case e.PointMade(in_room=in_room):
            return in_room
        case e.PointEnded(by=None):
            points = state.points
            return bool(points) and points[len(points) - 1].at == event.at  # it was said
        case e.PointEnded():
            return True
        case e.StanceVoteOpened(which=which):
            return which == "first"
        case e.StanceVoteClosed(which=which):
            return which != "first"
        case _:
            return isinstance(event, _QUIET)


RESULT = ":result"
"""Ends the mark of a result."""


async def tail_of(
    parts: Parts, _: CommunityId, debate: LoadedDebate, version: int
) -> tuple[Block, ...]:
    """What stands now under the news of the event of that number."""
    blocks = render_tail(debate.state, debate.events[version - 1])
    return tuple(pin_block(parts.catalog, block, debate.row.id) for block in blocks)


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


async def plan(parts: Parts, community: CommunityId, debate: LoadedDebate, face: Face) -> None:
    """Keep the platform's calendar as the debate is planned; its chairs hear, once, that Parley may
    not."""
    planned = plan_of(debate.stream, debate.row.place, debate.state)
    if planned is None:
        return
    reader = await room_reader(parts, community)
    try:
        await face.plan(replace(planned, about=reader.bare(planned.about)))
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
    transcript = Button(say("Get the transcript"), f"/debate export debate:{debate.row.id}")
    kept = [block for block in result.blocks if not isinstance(block, Buttons)]
    buttons = [b for block in result.blocks if isinstance(block, Buttons) for b in block.buttons]
    blocks = (*kept, Buttons((*buttons, transcript)))
    return replace(result, blocks=blocks, called=debate.state.motion)


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
            note(say("Everything that was said is kept.")),
        )
    )
    for member in _find_runners(debate):
        await face.tell(member, news)


def _find_runners(debate: LoadedDebate) -> tuple[MemberId, ...]:
    """Who runs a debate: its chairs, or whoever opened it."""
    opener = debate.events[0].by
    return tuple(sorted(debate.state.chairs)) or ((opener,) if opener else ())


async def news_of(  # noqa: C901  # one case a kind of news
    parts: Parts, community: CommunityId, untold: UnheardDebate
) -> News:
    """What the room has not heard yet: announcements in one view where they happened together,
    speeches when their seal is off, and the result."""
    debate = untold.journal
    steps = find_steps(untold)
    teller = await load_teller(parts, community, steps)
    news: News = []
    waiting = WaitingNews()
    face = parts.rooms.face(community)
    reads_messages = face is not None and face.reads_messages
    # Where what stands is never changed, as in a terminal, a turn's beginning is news of its own.
    tells_begun = face is not None and type(face).restate is Face.restate
    overtaken = find_overtaken(steps)
    before_at: datetime | None = None
    before = untold.since
    for step in leave_out_gaps(steps):
        event, version, state = step.event, step.version, step.after
        asks = version if find_offers(state, event) else 0
        # What gives time back after a kill is no part of what was told just before that.
        if event.at != before_at or step.gives_time_back:
            # Its mark must not tell what follows: that may come after it was shown.
            news += waiting.join(before + 1)
        before_at, before = event.at, version
        waiting.add(*teller.written(step.find_written(), state))
        if isinstance(event, e.SpeechGiven) and step.is_speech:
            news += waiting.join(version)
            told_speech = teller.speech(len(state.speeches), event, state)
            news.append((str(version), replace(told_speech, asks=asks)))
        elif isinstance(event, e.SpeechContinued) and not event.in_room:
            news += waiting.join(version)
            parts_before = find_part_sizes(debate.events[: version - 1], event.speech)
            more = teller.more(event, parts_before, state)
            news.append((str(version), replace(more, asks=asks)))
        elif isinstance(event, e.PointMade) and not event.in_room:
            news += waiting.join(version)
            news.append((str(version), replace(teller.point(event, state), asks=asks)))
        elif version in overtaken and isinstance(event, e.SegmentEnded):
            if cut := describe_cut(event, state, teller.names):
                waiting.add(text(cut))
        elif (
            version not in overtaken
            and (
                version - 1 in overtaken
                or not is_quiet(event, state)
                or (tells_begun and isinstance(event, e.SegmentBegun))
            )
            and not isinstance(event, e.Closed)
            and (told := announcement(event, state, teller.names, teller.unnumbered))
        ):
            waiting.add(told, asks=asks, pings=find_called(event, debate.state))
            if reads_messages and is_told_to_write(event, state):
                once = say("Just write in the channel once your turn has begun, or press Speak.")
                waiting.add(note(once))
            elif reads_messages and may_just_write(event, state) and not step.was_called:
                waiting.add(note(say("Just write in the channel, or press Speak.")))
        if step.unseals:
            news += waiting.join(version + 1)
            news += [
                (f"{version}:{number}", teller.speech(number, given_speech, state))
                for number, given_speech in step.speeches()
            ]
        if isinstance(event, e.Closed):
            news += waiting.join(version + 1)
            closing = await _closing_view(parts, community, debate.row, state)
            news += [(f"{version}{RESULT}", closing)]
    return news + waiting.join(debate.version + 1)


async def _closing_view(
    parts: Parts, community: CommunityId, row: ListedDebate, state: Debate
) -> View:
    """The result as it was when a debate was closed; the first positions where it was for these
    alone, so that nobody spoke and there is nothing to conclude."""
    begun = (
        state.conclusion
        or state.speeches
        or state.seconds
        or state.cut
        or state.running is not None
    )
    if state.first and not begun and not state.closing:
        return await first_positions_view(parts, community, row, state)
    return await result_view(parts, community, row, state, later=False)
