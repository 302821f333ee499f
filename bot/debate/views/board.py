"""How a debate looks: its board, what is announced, and what members are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.debate.rules.clock import ends_at
from bot.debate.rules.floor import in_turn
from bot.debate.rules.format import Segment
from bot.debate.rules.judging import waiting
from bot.debate.state import OVER, Debate, Phase, Told
from bot.debate.views.steps import free_seats, steps
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId, PlaceId
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


FORMER = "a former member"


def person(member: MemberId, names: Names) -> Person:
    """Somebody by name."""
    return Person(member, names.get(member) or FORMER)


def matter(state: Debate, names: Names) -> list[Block]:
    """What stands on every board: the motion, how things stand, who sits where, how long."""
    blocks: list[Block] = [Heading(state.motion)]
    if state.info:
        blocks.append(text(state.info))
    blocks.append(Fields((("Now", Text(_now(state, names))), *_seats(state, names))))
    if counted := _countdown(state):
        blocks.append(counted)
    return blocks


def board(debate: str, state: Debate, names: Names, by: Caller | None = None) -> View:
    """All that the room needs to see of a debate, edited in place; shown to one member alone it has
    only the buttons that they may press."""
    blocks = matter(state, names)
    if queue := in_turn(state):
        spans = [part for m in queue for part in (", ", person(m, names), _fresh(state, m))][1:]
        blocks.append(text("Waiting for the floor: ", *spans))
    if buttons := steps(state, by):
        blocks.append(Buttons(buttons))
    if free := free_seats(state, by):
        blocks.append(Choice("Take a seat", free))
    blocks.append(note(_rules(state)))
    return View(
        blocks=tuple(blocks),
        audience=Audience.ROOM,
        key=f"debate:{debate}",
        ends=state.phase in OVER,
        called=f"{state.phase.value.title()}: {state.motion}" if state.phase in OVER else "",
        leaves=f"/debate export debate:{debate}" if state.phase is Phase.CLOSED else "",
    )


def _fresh(state: Debate, member: MemberId) -> str:
    return "" if state.told.get(member, Told()).turns else " (first time)"


def _countdown(state: Debate) -> Countdown | None:
    end = ends_at(state)
    if state.phase is Phase.RUNNING and state.now is not None and end is not None:
        return Countdown(f"{state.now.name} ends in", end)
    if state.phase is Phase.PREPARING and state.preparation is not None:
        clock = state.preparation.clock
        return Countdown("Preparation ends in", clock.instant(clock.span))
    if state.phase is Phase.SIGN_UP and state.start is not None:
        return Countdown("It starts in", state.start)
    if state.vote is not None and state.vote.until is not None:
        return Countdown("The vote closes in", state.vote.until)
    return None


def _now(state: Debate, names: Names) -> tuple[Span, ...]:  # noqa: C901  # one case a phase
    segment = state.now
    match state.phase:
        case Phase.SIGN_UP if state.start is not None:
            return line("Sign-up is open. The debate is to start at ", Moment(state.start), ".")
        case Phase.SIGN_UP:
            return line("Sign-up is open.")
        case Phase.FIRST_VOTE:
            return line(f"First vote, sealed: {_voters(len(state.first))} so far.")
        case Phase.CLOSING_VOTE:
            return line(f"Closing vote, sealed: {_voters(len(state.closing))} so far.")
        case Phase.JUDGING:
            missing = len(waiting(state))
            return line(f"The adjudicators judge; ballots still missing: {missing}.")
        case Phase.PREPARING:
            return line(f"{_preparer(state)} prepares.")
        case Phase.PAUSED if state.preparation is not None:
            return line(f"{_preparer(state)} prepares (paused).")
        case Phase.READY if segment is not None:
            return line("Next: ", Strong(segment.name), *by_whom(state, segment, names), ".")
        case Phase.RUNNING | Phase.PAUSED if segment is not None:
            still = " (paused)" if state.phase is Phase.PAUSED else ""
            return line(Strong(segment.name), *_floor(state, names), f"{still}.")
        case Phase.CANCELLED:
            return line("The debate was called off.")
        case _:
            return line("The debate is over." if state.phase in OVER else "All segments are over.")


def _preparer(state: Debate) -> str:
    side = state.preparation.side if state.preparation is not None else ""
    return state.format.side(side).name if side else "Everybody"


def _voters(count: int) -> str:
    return f"{count} {'person has' if count == 1 else 'people have'} voted"


def by_whom(state: Debate, segment: Segment, names: Names) -> tuple[str | Span, ...]:
    """Those who act in a segment, as words to follow its name."""
    actors = state.actors(segment)
    spans: list[str | Span] = []
    for number, member in enumerate(actors):
        spans += [", " if number else ", by ", person(member, names)]
    return tuple(spans)


def _floor(state: Debate, names: Names) -> tuple[str | Span, ...]:
    if state.sealed and state.now is not None:
        return (*by_whom(state, state.now, names), "; sealed until it ends")
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
    chairs = [part for m in sorted(state.chairs) for part in (", ", person(m, names))][1:]
    rows.append(("Chair", text(*chairs) if chairs else text("nobody; the debate runs itself")))
    if state.judges:
        judges = [
            part
            for member, shadow in state.judges.items()
            for part in (", ", person(member, names), " (shadow)" if shadow else "")
        ][1:]
        rows.append(("Adjudicators", text(*judges)))
    if state.order is not None:
        rows.append(("Point of order", text("raised by ", person(state.order, names))))
    return rows


def _rules(state: Debate) -> str:
    tempo = "by the clock" if state.live else f"over days, {state.hours} hours a segment"
    quorum = f" Quorum: {state.quorum} who vote both times." if state.quorum else ""
    return f"{state.format.name}, {tempo}. {who_sees(state)}{quorum}"


def who_sees(state: Debate) -> str:
    """What a ballot says, before anybody votes, of who will see what."""
    if not state.format.votes:
        return "Nobody votes in this debate."
    if state.ballot == "named":
        return (
            "Votes are sealed until the debate is closed; then everybody sees who voted how, and "
            "what they credited. Reasons are shown to their author alone."
        )
    return (
        "Votes are secret: until the debate is closed nobody sees them, then everybody sees the "
        "sums. Reasons are shown to their author alone. That somebody voted can be seen."
    )


def position_kept(state: Debate, stance_in_words: str, moved_by: tuple[Option, ...] = ()) -> View:
    """Said to those who took a position; `moved_by` are what they could credit for a change."""
    blocks: list[Block] = [text("Noted: ", Strong(stance_in_words), ".")]
    if moved_by:
        blocks.append(Choice("What moved you?", moved_by))
    blocks.append(note(who_sees(state)))
    return View(blocks=tuple(blocks))


def done(words: str) -> View:
    """A short word to whoever asked."""
    return View(blocks=(text(words),))


def opened_in(place: PlaceId, name: str) -> View:
    """Said to whoever opened a debate that got a room of its own."""
    where = text(
        "Your debate is open in ", Place(place, name), ". People can take seats there now."
    )
    return View(blocks=(where,))


def debates_list(rows: Sequence[tuple[str, str, str, PlaceId, datetime, datetime | None]]) -> View:
    """A community's debates: id, motion, phase, place, when each was opened and is to start."""
    if not rows:
        return View(
            blocks=(
                text("There has been no debate yet."),
                Buttons((Button("Open one", "/debate open", Tone.PRIMARY),)),
            )
        )
    fields = tuple(
        (motion, text(f"{phase}, in ", Place(place, place), *_dated(phase, at, starts)))
        for _, motion, phase, place, at, starts in rows
    )
    options = tuple(Option(motion[:100], f"/debate show {debate}") for debate, motion, *_ in rows)
    return View(blocks=(Heading("Debates"), Fields(fields), Choice("See one", options[:25])))


def _dated(phase: str, opened: datetime, starts: datetime | None) -> tuple[str | Span, ...]:
    if starts is not None and phase == Phase.SIGN_UP:
        return (", to start ", Moment(starts))
    return (", opened ", Moment(opened))
