"""How a debate looks: its board, what is announced, and what members are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.debate.rules.clock import ends_at, order_queue
from bot.debate.rules.format import Seat, Segment
from bot.debate.rules.judging import missing_judges
from bot.debate.state import OVER, Contributions, Debate, DebatePhase
from bot.debate.views.steps import free_seats, steps
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.message import Listed, Message, count_of, row_of, say
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
    Span,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)

Names = Mapping[MemberId, str]


FORMER = say("a former member")


def person(member: MemberId, names: Names) -> Person:
    """Somebody by name."""
    return Person(member, names.get(member) or FORMER)


def board_head(state: Debate, names: Names) -> list[Block]:
    """What stands on every board: the motion, how things stand, who sits where, how long."""
    blocks: list[Block] = [Heading(state.motion)]
    if state.info:
        blocks.append(text(state.info))
    blocks.append(Fields(((say("Now"), Text(_now(state, names))), *_seats(state, names))))
    if countdown := _countdown(state):
        blocks.append(countdown)
    return blocks


def board(debate: str, state: Debate, names: Names, by: Caller | None = None) -> View:
    """All that the room needs to see of a debate, edited in place; shown to one member alone it has
    only the buttons that they may press."""
    blocks = board_head(state, names)
    if queue := order_queue(state):
        people = Listed(tuple(_queued_speaker(state, member, names) for member in queue))
        blocks.append(text(say("Waiting for the floor: {people}", people=people)))
    if buttons := steps(state, by):
        blocks.append(Buttons(buttons))
    if free := free_seats(state, by):
        blocks.append(Choice(say("Take a seat"), free))
    blocks.append(note(_rules(state)))
    return View(
        blocks=tuple(blocks),
        audience=Audience.ROOM,
        key=f"debate:{debate}",
        ends=state.phase in OVER,
        called=_thread_name(state),
        leaves=f"/debate export debate:{debate}" if state.phase is DebatePhase.CLOSED else "",
    )


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
        return Countdown(say("{name} ends in", name=state.now.name), end)
    if state.phase is DebatePhase.PREPARING and state.preparation is not None:
        clock = state.preparation.clock
        return Countdown(say("Preparation ends in"), clock.instant(clock.span))
    if state.phase is DebatePhase.SIGN_UP and state.start is not None:
        return Countdown(say("It starts in"), state.start)
    if state.vote is not None and state.vote.until is not None:
        return Countdown(say("The vote closes in"), state.vote.until)
    return None


def _now(state: Debate, names: Names) -> tuple[Span, ...]:  # noqa: C901  # one case a phase
    segment = state.now
    match state.phase:
        case DebatePhase.SIGN_UP if state.start is not None:
            return line(
                say(
                    "Sign-up is open. The debate is to start at {start}.", start=Moment(state.start)
                )
            )
        case DebatePhase.SIGN_UP:
            return line(say("Sign-up is open."))
        case DebatePhase.FIRST_VOTE:
            return line(
                say("First vote, sealed: {voters} so far.", voters=_voters(len(state.first)))
            )
        case DebatePhase.CLOSING_VOTE:
            return line(
                say("Closing vote, sealed: {voters} so far.", voters=_voters(len(state.closing)))
            )
        case DebatePhase.JUDGING:
            missing = len(missing_judges(state))
            return line(
                say("The adjudicators judge; ballots still missing: {missing}.", missing=missing)
            )
        case DebatePhase.PREPARING:
            return line(say("{preparer} prepares.", preparer=_preparer(state)))
        case DebatePhase.PAUSED if state.preparation is not None:
            return line(say("{preparer} prepares (paused).", preparer=_preparer(state)))
        case DebatePhase.READY if segment is not None:
            return line(_next(state, segment, names))
        case DebatePhase.RUNNING | DebatePhase.PAUSED if segment is not None:
            going_on = _floor(state, segment, names)
            if state.phase is DebatePhase.PAUSED:
                return line(say("{segment} (paused).", segment=going_on))
            return line(say("{segment}.", segment=going_on))
        case DebatePhase.CANCELLED:
            return line(say("The debate was called off."))
        case _:
            return line(
                say("The debate is over.") if state.phase in OVER else say("All segments are over.")
            )


def _preparer(state: Debate) -> str:
    side = state.preparation.side if state.preparation is not None else ""
    return state.format.side(side).name if side else say("Everybody")


def _voters(count: int) -> str:
    return count_of(count, "{n} person has voted", "{n} people have voted")


def _next(state: Debate, segment: Segment, names: Names) -> Message:
    if people := actors(state, segment, names):
        return say("Next: {segment}, by {people}.", segment=Strong(segment.name), people=people)
    return say("Next: {segment}.", segment=Strong(segment.name))


def actors(state: Debate, segment: Segment, names: Names) -> Listed | None:
    """Those who act in a segment; None where nobody in particular does."""
    actors = state.actors(segment)
    return Listed(tuple(person(member, names) for member in actors)) if actors else None


def _floor(state: Debate, segment: Segment, names: Names) -> Message | Strong:
    """The segment that runs, and who has the floor."""
    name = Strong(segment.name)
    if state.sealed:
        if people := actors(state, segment, names):
            return say("{segment}, by {people}; sealed until it ends", segment=name, people=people)
        return say("{segment}; sealed until it ends", segment=name)
    if state.holder:
        holder = person(state.holder, names)
        return say("{segment}, {speaker} has the floor", segment=name, speaker=holder)
    return name


def _seats(state: Debate, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    for side in state.format.sides:
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
        judges = tuple(
            say("{who} (shadow)", who=person(member, names)) if shadow else person(member, names)
            for member, shadow in state.judges.items()
        )
        rows.append((say("Adjudicators"), text(row_of(judges))))
    if state.order is not None:
        rows.append(
            (
                say("Point of order"),
                text(say("raised by {order}", order=person(state.order, names))),
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


def who_sees(state: Debate) -> str:
    """What a ballot says, before anybody votes, of who will see what."""
    if not state.format.votes:
        return say("Nobody votes in this debate.")
    if state.ballot == "named":
        return say(
            "Votes are sealed until the debate is closed; then everybody sees who voted "
            "how, and what they credited. Reasons are shown to their author alone."
        )
    return say(
        "Votes are secret: until the debate is closed nobody sees them, then "
        "everybody sees the sums. Reasons are shown to their author alone. That "
        "somebody voted can be seen."
    )


def render_position(state: Debate, stance_in_words: str, moved_by: tuple[Option, ...] = ()) -> View:
    """Said to those who took a position; `moved_by` are what they could credit for a change."""
    blocks: list[Block] = [
        text(say("Noted: {stance_in_words}.", stance_in_words=Strong(stance_in_words)))
    ]
    if moved_by:
        blocks.append(Choice(say("What moved you?"), moved_by))
    blocks.append(note(who_sees(state)))
    return View(blocks=tuple(blocks))


def render_receipt(words: str) -> View:
    """A short word to whoever asked."""
    return View(blocks=(text(words),))


def render_opened(place: PlaceId, name: str) -> View:
    """Said to whoever opened a debate that got a room of its own."""
    where = text(
        say(
            "Your debate is open in {place}. People can take seats there now.",
            place=Place(place, name),
        )
    )
    return View(blocks=(where,))


def debates_list(rows: Sequence[tuple[str, str, str, PlaceId, datetime, datetime | None]]) -> View:
    """A community's debates: id, motion, phase, place, when each was opened and is to start."""
    if not rows:
        return View(
            blocks=(
                text(say("There has been no debate yet.")),
                Buttons((Button(say("Open one"), "/debate open", Tone.PRIMARY),)),
            )
        )
    fields = tuple(
        (motion, text(_debate_line(phase, Place(place, place), at, starts)))
        for _, motion, phase, place, at, starts in rows
    )
    options = tuple(Option(motion[:100], f"/debate show {debate}") for debate, motion, *_ in rows)
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
