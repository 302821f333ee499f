"""How a debate looks: its board, what is announced, and what members are told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.debate.rules.clock import ends_at, order_queue
from bot.debate.rules.format import Seat, Segment
from bot.debate.rules.judging import missing_judges
from bot.debate.rules.vacancies import find_free_seats
from bot.debate.state import OVER, Contributions, Debate, DebatePhase
from bot.debate.views.ballot import who_sees
from bot.debate.views.steps import free_seats, steps
from bot.kernel.command import Caller
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.message import Listed, Message, Part, count_of, row_of, say
from bot.kernel.pieces import shorten_at_sentence
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    Countdown,
    Emphasis,
    Fields,
    Heading,
    Moment,
    Option,
    Person,
    Place,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

Names = Mapping[MemberId, str]

LONGEST_INFO = 115
"""Characters of the info slide on the board; all of it stands in the details."""


def show_end(state: Debate, end: datetime) -> Moment:
    """When something ends; by the time of day alone where the clock runs in minutes."""
    return Moment(end, brief=state.live)


def person(member: MemberId, names: Names) -> Person:
    """Somebody by name."""
    return Person(member, names.get(member) or FORMER)


def name_people(members: Iterable[MemberId], names: Names) -> Listed:
    """Several by name."""
    return Listed(tuple(person(member, names) for member in members), "and")


def board_head(state: Debate, names: Names) -> list[Block]:
    """What stands on every board, in a few lines: the motion, what happens now and next, until
    when, and who is on which side."""
    rows = [_now_row(state, names)]
    if (following := _following(state, names)) is not None:
        rows.append((say("Next"), text(following)))
    blocks: list[Block] = [Heading(state.motion), Fields((*rows, *_sides(state, names)))]
    if countdown := _countdown(state):
        blocks.append(countdown)
    return blocks


def board(debate: str, state: Debate, names: Names) -> View:
    """What the room needs to see of a debate just now, edited in place."""
    blocks = board_head(state, names)
    if state.info and state.phase in (DebatePhase.SIGN_UP, DebatePhase.FIRST_VOTE):
        blocks.insert(1, text(shorten_at_sentence(state.info, LONGEST_INFO)))
    if queue := order_queue(state):
        people = Listed(tuple(_queued_speaker(state, member, names) for member in queue))
        blocks.append(text(say("Waiting for the floor: {people}", people=people)))
    if buttons := steps(state):
        blocks.append(Buttons(buttons))
    if free := free_seats(state):
        blocks.append(Choice(say("Take a seat"), free))
    return View(
        blocks=tuple(blocks),
        audience=Audience.ROOM,
        key=f"debate:{debate}",
        ends=state.phase in OVER,
        called=_thread_name(state),
        leaves=f"/debate export debate:{debate}" if state.phase is DebatePhase.CLOSED else "",
        left=say("The board of “{motion}” has moved.", motion=state.motion),
    )


def step_of(phase: DebatePhase) -> str:
    """The step of a debate at which its board is posted anew; speeches are one."""
    match phase:
        case DebatePhase.READY | DebatePhase.PREPARING | DebatePhase.RUNNING | DebatePhase.PAUSED:
            return "speeches"
        case _:
            return phase.value


def render_details(state: Debate, names: Names, by: Caller) -> View:
    """A debate in detail, with the buttons that a member may press: every seat, the chairs, the
    rules, and who sees a ballot."""
    blocks: list[Block] = [Heading(state.motion)]
    if state.info:
        blocks.append(text(state.info))
    rows = (_now_row(state, names), *_seats(state, names))
    blocks.append(Fields(rows))
    if countdown := _countdown(state):
        blocks.append(countdown)
    if (seat := state.seat_of(by.member)) and state.phase is DebatePhase.SIGN_UP:
        name = state.format.seat(seat).name
        blocks.append(
            text(say("Your seat: {seat}. If you join another, it is free again.", seat=name))
        )
    if buttons := steps(state, by):
        blocks.append(Buttons(buttons))
    if free := free_seats(state, by):
        blocks.append(Choice(say("Take a seat"), free))
    blocks.append(note(_rules(state)))
    return View(blocks=tuple(blocks))


def _thread_name(state: Debate) -> str:
    """The name of a thread in which nothing more is to come; "" while there is."""
    match state.phase:
        case DebatePhase.CLOSED:
            return say("Closed: {motion}", motion=state.motion)
        case DebatePhase.CANCELLED:
            return say("Cancelled: {motion}", motion=state.motion)
        case _:
            return ""


def _queued_speaker(state: Debate, member: MemberId, names: Names) -> Message | Person:
    speaker = person(member, names)
    return (
        speaker
        if state.told.get(member, Contributions()).turns
        else say("{who} (first time)", who=speaker)
    )


def _countdown(state: Debate) -> Countdown | None:
    end = ends_at(state)
    if state.phase is DebatePhase.RUNNING and state.now is not None and end is not None:
        return Countdown(say("{name} ends:", name=state.now.name), end)
    if state.phase is DebatePhase.PREPARING and state.preparation is not None:
        clock = state.preparation.clock
        return Countdown(say("Preparation ends:"), clock.instant(clock.span))
    if state.phase is DebatePhase.SIGN_UP and state.start is not None:
        return Countdown(say("It starts:"), state.start)
    if state.vote is not None and state.vote.until is not None:
        return Countdown(say("The vote closes:"), state.vote.until)
    return None


def describe_now(state: Debate, names: Names) -> Message:  # noqa: C901  # one case a phase
    """How a debate stands, in a sentence."""
    segment = state.now
    match state.phase:
        case DebatePhase.SIGN_UP if state.start is not None:
            return say(
                "Sign-up is open. The debate is to start at {start}.", start=Moment(state.start)
            )
        case DebatePhase.SIGN_UP if state.format.seats and not find_free_seats(state):
            return _all_seated(state)
        case DebatePhase.SIGN_UP:
            return say("Sign-up is open.")
        case DebatePhase.FIRST_VOTE:
            return say("First vote, sealed: {voters} so far.", voters=_voters(len(state.first)))
        case DebatePhase.CLOSING_VOTE:
            return say("Closing vote, sealed: {voters} so far.", voters=_voters(len(state.closing)))
        case DebatePhase.JUDGING:
            missing = len(missing_judges(state))
            return say("The adjudicators judge; ballots still missing: {missing}.", missing=missing)
        case DebatePhase.PREPARING:
            return say("{preparer} prepares.", preparer=_preparer(state))
        case DebatePhase.PAUSED if state.preparation is not None:
            return say("{preparer} prepares (paused).", preparer=_preparer(state))
        case DebatePhase.READY if segment is not None:
            return _next(state, segment, names)
        case DebatePhase.RUNNING | DebatePhase.PAUSED if segment is not None:
            going_on = _floor(state, segment, names)
            if state.phase is DebatePhase.PAUSED:
                return say("{segment} (paused).", segment=going_on)
            return say("{segment}.", segment=going_on)
        case DebatePhase.CANCELLED:
            return say("The debate was called off.")
        case _:
            return (
                say("The debate is over.") if state.phase in OVER else say("All segments are over.")
            )


def _all_seated(state: Debate) -> Message:
    """That nobody can take a seat any more, and who starts the debate."""
    if state.chairs:
        return say("All seats are taken. The chair starts the debate.")
    return say("All seats are taken. Anybody with a seat can start.")


def _preparer(state: Debate) -> str:
    side = state.preparation.side if state.preparation is not None else ""
    return state.format.side(side).name if side else say("Everybody")


def _voters(count: int) -> str:
    return count_of(count, "{n} person has voted", "{n} people have voted")


def _next(state: Debate, segment: Segment, names: Names) -> Message:
    if people := actors(state, segment, names):
        return say("Next: {segment}, by {people}.", segment=Strong(segment.name), people=people)
    return say("Next: {segment}.", segment=Strong(segment.name))


def _now_row(state: Debate, names: Names) -> tuple[str, Text]:
    """What happens now; between segments what comes next."""
    if state.phase is DebatePhase.READY and state.now is not None:
        return say("Next"), text(_coming(state, state.now, names))
    return say("Now"), text(describe_now(state, names))


def _coming(state: Debate, segment: Segment, names: Names) -> Message | Strong:
    """The segment that waits to be begun, and who acts in it."""
    if people := actors(state, segment, names):
        return say("{segment}, by {people}", segment=Strong(segment.name), people=people)
    return Strong(segment.name)


def actors(state: Debate, segment: Segment, names: Names) -> Listed | None:
    """Those who act in a segment; None where nobody in particular does."""
    actors = state.actors(segment)
    return name_people(actors, names) if actors else None


def _floor(state: Debate, segment: Segment, names: Names) -> Message | Strong:
    """The segment that runs, and who has the floor."""
    name = Strong(segment.name)
    if state.sealed:
        if people := actors(state, segment, names):
            return say("{segment}, by {people}; sealed until it ends", segment=name, people=people)
        return say("{segment}; sealed until it ends", segment=name)
    if segment.ends_by_part and (people := actors(state, segment, names)):
        return say("{segment}: {people} speak freely", segment=name, people=people)
    if not state.holder:
        return name
    holder = person(state.holder, names)
    point = state.running.point if state.running is not None else None
    if point is None:
        return say("{segment}, {speaker} has the floor", segment=name, speaker=holder)
    other = person(point.member, names)
    if point.until is None:
        return say(
            "{segment}, {speaker} has the floor; {other} offers a point of information",
            segment=name, speaker=holder, other=other,
        )  # fmt: skip
    return say(
        "{segment}: {other} makes a point of information, then {speaker} goes on",
        segment=name, speaker=holder, other=other,
    )  # fmt: skip


def _following(state: Debate, names: Names) -> Message | None:
    """The segment after the one that runs, and who acts in it."""
    segments = state.format.segments
    if state.running is None or state.segment + 1 >= len(segments):
        return None
    segment = segments[state.segment + 1]
    if people := actors(state, segment, names):
        return say("{segment}, {people}", segment=segment.name, people=people)
    return say("{segment}", segment=segment.name)


def _sides(state: Debate, names: Names) -> list[tuple[str, Text]]:
    """A line a side, with all who sit on it; who chairs; who raised a point of order."""
    rows: list[tuple[str, Text]] = []
    for side in state.format.sides:
        if side.key in state.forfeited:
            rows.append((side.name, text(say("forfeited"))))
            continue
        seats = state.format.seats_of(side.key)
        sitters = dict.fromkeys(state.seats[seat.key] for seat in seats if seat.key in state.seats)
        free = sum(seat.key not in state.seats for seat in seats)
        shown: list[Part] = [person(member, names) for member in sitters]
        if free:
            shown.append(count_of(free, "{n} seat free", "{n} seats free"))
        if shown:
            rows.append((side.name, text(row_of(shown))))
    if state.chairs:
        chairs = row_of(person(member, names) for member in sorted(state.chairs))
        rows.append((say("Chair"), text(chairs)))
    if state.order is not None:
        raised = say("raised by {order}", order=person(state.order.member, names))
        rows.append((say("Point of order"), text(raised)))
    return rows


def _judge(state: Debate, member: MemberId, names: Names) -> Part:
    judge = person(member, names)
    if state.judges[member]:
        return say("{who} (shadow)", who=judge)
    return say("{who} (chairs the panel)", who=judge) if member == state.presiding else judge


def _seats(state: Debate, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    for side in state.format.sides:
        if side.key in state.forfeited:
            rows.append((side.name, text(say("forfeited"))))
            continue
        seats = tuple(_seat(state, seat, names) for seat in state.format.seats_of(side.key))
        if seats:
            rows.append((side.name, text(row_of(seats, ";"))))
    chairs = tuple(person(member, names) for member in sorted(state.chairs))
    rows.append(
        (
            say("Chair"),
            text(row_of(chairs)) if chairs else text(say("nobody; the debate runs itself")),
        )
    )
    if state.judges:
        judges = tuple(_judge(state, member, names) for member in state.judges)
        rows.append((say("Adjudicators"), text(row_of(judges))))
    if state.order is not None:
        rows.append(
            (
                say("Point of order"),
                text(say("raised by {order}", order=person(state.order.member, names))),
            )
        )
    return rows


def _seat(state: Debate, seat: Seat, names: Names) -> Message:
    sitter = state.seats.get(seat.key)
    sitter_shown = person(sitter, names) if sitter else Emphasis(say("free"))
    return say("{seat}: {who}", seat=seat.name, who=sitter_shown)


def _rules(state: Debate) -> Message:
    name, votes = state.format.name, who_sees(state)
    if state.live:
        rules = say("{format}, by the clock. {votes}", format=name, votes=votes)
    else:
        rules = say(
            "{format}, over days, {hours} hours a segment. {votes}",
            format=name, hours=state.hours, votes=votes,
        )  # fmt: skip
    if not state.quorum:
        return rules
    return say("{rules} Quorum: {n} who vote both times.", rules=rules, n=state.quorum)


def render_receipt(words: str, warning: str = "") -> View:
    """A short word to whoever asked, and what they are to know besides."""
    return View(blocks=(text(words), *((note(warning),) if warning else ())))


def render_opened(where: Place | None, warning: str = "") -> View:
    """Said to whoever opened a debate, with where it is, unless that is here, and what it lacks."""
    if where is None:
        opened = say("Your debate is open. People can take seats on the board now.")
        return render_receipt(opened, warning)
    opened = say("Your debate is open in {place}. People can take seats there now.", place=where)
    return render_receipt(opened, warning)


def debates_list(rows: Sequence[tuple[str, str, str, PlaceId, datetime, datetime | None]]) -> View:
    """A community's debates: id, motion, phase, place, when each was opened and is to start."""
    if not rows:
        return View(
            blocks=(
                text(say("There has been no debate yet.")),
                Buttons((Button(say("Open a debate"), "/debate open", Tone.PRIMARY),)),
            )
        )
    fields = tuple(
        (motion, text(_debate_line(phase, Place(place, place), at, starts)))
        for _, motion, phase, place, at, starts in rows
    )
    options = tuple(
        Option(motion, f"/debate show {debate}", say("opened {opened}", opened=Moment(at)))
        for debate, motion, _, _, at, _ in rows
    )
    return View(
        blocks=(Heading(say("Debates")), Fields(fields), Choice(say("See one"), options[:25]))
    )


def _debate_line(phase: str, place: Place, opened: datetime, starts: datetime | None) -> Message:
    if starts is not None and phase == DebatePhase.SIGN_UP:
        return say(
            "{phase}, in {place}, to start {start}", phase=phase, place=place, start=Moment(starts)
        )
    return say(
        "{phase}, in {place}, opened {opened}", phase=phase, place=place, opened=Moment(opened)
    )
