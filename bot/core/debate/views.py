"""How a debate looks: its board, what is announced, and what members are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.core.debate import events as e
from bot.core.debate.clock import OVERTIME, ends_at
from bot.core.debate.events import Event
from bot.core.debate.format import Format, Segment
from bot.core.debate.running import in_turn
from bot.core.debate.state import OVER, Debate, Phase
from bot.core.ids import MemberId
from bot.core.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    Code,
    Countdown,
    Emphasis,
    Fields,
    Heading,
    Moment,
    Option,
    Person,
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

FORMER = "a former member"


def person(member: MemberId, names: Names) -> Person:
    """Somebody by name."""
    return Person(member, names.get(member) or FORMER)


def board(debate: str, state: Debate, names: Names) -> View:
    """All that the room needs to see of a debate, edited in place."""
    blocks: list[Block] = [Heading(state.motion)]
    if state.info:
        blocks.append(text(state.info))
    blocks.append(Fields((("Now", Text(_now(state, names))), *_seats(state, names))))
    end = ends_at(state) if state.phase is Phase.RUNNING else None
    if end is not None and state.now is not None:
        blocks.append(Countdown(f"{state.now.name} ends in", end))
    if waiting := in_turn(state):
        spans = [part for m in waiting for part in (", ", person(m, names))][1:]
        blocks.append(text("Waiting for the floor: ", *spans))
    if buttons := _buttons(state):
        blocks.append(Buttons(buttons))
    if state.phase is Phase.SIGN_UP and (free := _free(state)):
        blocks.append(Choice("Take a seat", free))
    blocks.append(note(_rules(state)))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"debate:{debate}")


def _now(state: Debate, names: Names) -> tuple[Span, ...]:
    segment = state.now
    match state.phase:
        case Phase.SIGN_UP:
            return line("Sign-up is open.")
        case Phase.FIRST_VOTE:
            return line(f"First vote, sealed: {_voters(len(state.first))} so far.")
        case Phase.CLOSING_VOTE:
            return line(f"Closing vote, sealed: {_voters(len(state.closing))} so far.")
        case Phase.READY if segment is not None:
            return line("Next: ", Strong(segment.name), *_by(state, segment, names), ".")
        case Phase.RUNNING | Phase.PAUSED if segment is not None:
            still = " (paused)" if state.phase is Phase.PAUSED else ""
            return line(Strong(segment.name), *_floor(state, names), f"{still}.")
        case Phase.CANCELLED:
            return line("The debate was called off.")
        case _:
            return line("The debate is over." if state.phase in OVER else "All segments are over.")


def _voters(count: int) -> str:
    return f"{count} {'person has' if count == 1 else 'people have'} voted"


def _by(state: Debate, segment: Segment, names: Names) -> tuple[str | Span, ...]:
    actors = state.actors(segment)
    spans: list[str | Span] = []
    for number, member in enumerate(actors):
        spans += [", " if number else ", by ", person(member, names)]
    return tuple(spans)


def _floor(state: Debate, names: Names) -> tuple[str | Span, ...]:
    return (", ", person(state.holder, names), " has the floor") if state.holder else ()


def _seats(state: Debate, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    for side in state.format.sides:
        spans: list[str | Span] = []
        for seat in state.format.seats_of(side.key):
            spans += ["; "] if spans else []
            sitter = state.seats.get(seat.key)
            who: str | Span = person(sitter, names) if sitter else Emphasis("free")
            spans += [f"{seat.name}: ", who]
        if spans:
            rows.append((side.name, Text(line(*spans))))
    return rows


def _buttons(state: Debate) -> tuple[Button, ...]:
    match state.phase:
        case Phase.SIGN_UP:
            found = [
                Button(f"Sit for {side.name}", f"/debate join {side.key}", Tone.PRIMARY)
                for side in state.format.sides
                if state.format.seats_of(side.key)
            ]
            return (*found, Button("Draw seats", "/debate draw"), Button("Start", "/debate start"))
        case Phase.FIRST_VOTE | Phase.CLOSING_VOTE:
            return (Button("Vote", "/debate vote", Tone.PRIMARY), Button("Close", "/debate count"))
        case Phase.READY:
            return (
                Button("Begin", "/debate begin", Tone.PRIMARY),
                Button("My position", "/debate vote"),
                Button("Skip", "/debate skip"),
            )
        case Phase.RUNNING:
            return _while_running(state)
        case Phase.PAUSED:
            return (Button("Go on", "/debate resume", Tone.PRIMARY),)
        case _:
            return (Button("Result", "/debate result"),) if state.phase is Phase.CLOSED else ()


def _while_running(state: Debate) -> tuple[Button, ...]:
    segment = state.now
    found = [Button("Speak", "/debate speak", Tone.PRIMARY), Button("End turn", "/debate end")]
    if segment is not None and not segment.actors:
        found.append(Button("Ask for the floor", "/debate floor"))
    if segment is not None and segment.interruptions is not None:
        found.append(Button("Point of information", "/debate point"))
    found += [Button("My position", "/debate vote"), Button("Pause", "/debate pause")]
    found.append(Button("One more minute", "/debate more"))
    return tuple(found)


def _free(state: Debate) -> tuple[Option, ...]:
    return tuple(
        Option(f"{seat.name} ({state.format.side(seat.side).name})", f"/debate join {seat.key}")
        for seat in state.format.seats
        if seat.key not in state.seats
    )[:25]


def _rules(state: Debate) -> str:
    tempo = "live" if state.live else f"in writing, {state.hours} hours a segment"
    return f"{state.format.name}, {tempo}. {who_sees(state)}"


def who_sees(state: Debate) -> str:
    """What a ballot says, before anybody votes, of who will see what."""
    if not state.format.votes:
        return "Nobody votes in this debate."
    if state.ballot == "named":
        return "Votes are sealed until the closing vote is over; then everybody sees who voted how."
    return "Votes are secret: until the closing vote is over nobody sees them, then only the sums."


def announcement(event: Event, state: Debate, names: Names) -> Text | None:
    """What the room hears of an event, told in the state after it; None if nothing."""
    match event:
        case e.SpeechGiven() | e.PositionTaken() | e.Queued() | e.Unqueued() | e.Opened():
            return None
        case e.VoteOpened(which=which):
            return text(Strong(f"The {which} vote is open."), " ", who_sees(state))
        case e.VoteClosed(which=which):
            return text(f"The {which} vote is closed.")
        case e.Begun(segment=number):
            return _begins(state, state.format.segments[number], names)
        case e.Announced(what=what):
            return _mark(what, state)
        case e.FloorGiven(member=member):
            return text(person(member, names), " has the floor.")
        case e.PointOffered(member=member):
            return text(person(member, names), " offers a point of information.")
        case e.PointAnswered(accepted=accepted):
            return text("The point is taken: 15 seconds." if accepted else "The point is declined.")
        case e.Ended(segment=number):
            return text(f"{state.format.segments[number].name} is over.")
        case _:
            return _of_the_desk(event, state, names)


def _begins(state: Debate, segment: Segment, names: Names) -> Text:
    end = ends_at(state)
    until: tuple[str | Span, ...] = (" It ends at ", Moment(end), ".") if end else ()
    return text(Strong(segment.name), *_by(state, segment, names), " begins.", *until)


def _mark(what: str, state: Debate) -> Text | None:
    kind, _, number = what.partition(":")
    match kind:
        case "warning":
            return text(f"{number} seconds are left.")
        case "open":
            return text("Protected time is over: points of information may be offered.")
        case "protected":
            return text("Protected time: no more points of information.")
        case "reminder":
            return text(f"{number} per cent of the time for writing is over.")
        case "time":
            return text(f"Time. {OVERTIME} seconds to finish." if state.live else "Time is over.")
        case _:
            return None


def _of_the_desk(event: Event, state: Debate, names: Names) -> Text | None:  # noqa: C901
    match event:  # one case an event
        case e.SeatTaken(seat=seat, member=member):
            return text(person(member, names), f" sits as {state.format.seat(seat).name}.")
        case e.SeatLeft(seat=seat):
            return text(f"The seat of the {state.format.seat(seat).name} is free again.")
        case e.Paused():
            return text("The debate is paused.")
        case e.Resumed():
            return text("The debate goes on; no time was lost.")
        case e.TimeAdded(seconds=seconds):
            return text(f"{seconds} more seconds.")
        case e.WentBack(segment=number):
            return text(f"Back to {state.format.segments[number].name}.")
        case e.Skipped(segment=number):
            return text(f"{state.format.segments[number].name} is left out.")
        case e.Muted(member=member, on=on):
            said = " may not speak for now." if on else " may speak again."
            return text(person(member, names), said)
        case e.ChairAdded(member=member):
            return text(person(member, names), " is a chair of this debate now.")
        case e.Closed():
            return text("The debate is closed.")
        case e.Cancelled():
            return text("The debate was called off.")
        case _:
            return None


def speech(number: int, given: e.SpeechGiven, words: str, state: Debate, names: Names) -> View:
    """A speech as the room sees it; its number is how others credit and cite it."""
    seat = f", {state.format.seat(given.seat).name}" if given.seat else ""
    heading = text(Strong(f"Speech {number}"), ", ", person(given.member, names), seat)
    paragraphs = [text(part) for part in words.split("\n") if part.strip()]
    return View(blocks=(heading, *paragraphs), audience=Audience.ROOM)


def position_kept(state: Debate, stance_in_words: str) -> View:
    """Said to those who took a position."""
    return View(
        blocks=(text("Noted: ", Strong(stance_in_words), "."), note(who_sees(state))),
    )


def done(words: str) -> View:
    """A short word to whoever asked."""
    return View(blocks=(text(words),))


def formats_list(forms: Sequence[Format]) -> View:
    """The formats there are."""
    rows = tuple(
        (form.id, text(f"{form.name}: {form.about}", f" ({_length(form)})")) for form in forms
    )
    return View(
        blocks=(
            Heading("Formats"),
            Fields(rows),
            note("Open one with ", Code("/debate open format:oxford …")),
        )
    )


def _length(form: Format) -> str:
    return f"{round(sum(segment.seconds for segment in form.segments) / 60)} minutes"


def debates_list(rows: Sequence[tuple[str, str, str, str, datetime]]) -> View:
    """A community's debates: id, motion, phase, place and when each was opened."""
    if not rows:
        return View(
            blocks=(
                text("There has been no debate yet."),
                Buttons((Button("Open one", "/debate open", Tone.PRIMARY),)),
            )
        )
    fields = tuple(
        (motion, text(f"{phase}, in {place}, opened ", Moment(at)))
        for _, motion, phase, place, at in rows
    )
    options = tuple(Option(motion[:100], f"/debate show {debate}") for debate, motion, *_ in rows)
    return View(blocks=(Heading("Debates"), Fields(fields), Choice("See one", options[:25])))
