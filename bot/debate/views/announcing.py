"""What the room hears of what happens in a debate."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import assert_never

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules.clock import OVERTIME, ends_at
from bot.debate.rules.format import Segment
from bot.debate.rules.voting import empty_sides
from bot.debate.state import Debate, Phase
from bot.debate.views.board import Names, by_whom, person, who_sees
from bot.kernel.ids import MemberId
from bot.kernel.view import Moment, Span, Strong, Text, text


def announcement(  # noqa: C901
    event: DebateEvent, state: Debate, names: Names, claims: Mapping[str, str]
) -> Text | None:
    """What the room hears of an event, told in the state after it; None if nothing. `claims` are
    the words of the claims, by id."""
    match event:  # one case an event
        case e.SpeechGiven(member=member):
            return text(person(member, names), " has handed in their words; they are sealed.")
        case e.PreparationBegun(side=side, until=until):
            who = state.format.side(side).name if side else "Everybody"
            return text(f"{who} prepares until ", Moment(until), ".")
        case e.PreparationEnded():
            return text("Preparation is over.")
        case e.VoteExtended(until=until):
            return text("The vote is open until ", Moment(until), ".")
        case e.Reminded(members=members):
            spans = [part for m in members for part in (", ", person(m, names))][1:]
            return text("Please vote: ", *spans, ".")
        case e.ClaimMade() | e.ClaimLinked() | e.ClaimConfirmed():
            return _claimed(event, state, names, claims)
        case e.ExerciseHeld(title=title):
            number = len(state.exercises)
            return text(
                Strong(f"Exercise {number} was held: {title}."),
                f" Whoever it moved can credit it: moved_by:x{number}.",
            )
        case e.OrderRaised(member=member):
            return text(person(member, names), " raises a point of order. The chair rules on it.")
        case e.OrderRuled(upheld=upheld):
            return text(f"The point of order is {'upheld' if upheld else 'overruled'}.")
        case e.VoteOpened(which=which):
            return text(Strong(f"The {which} vote is open."), " ", who_sees(state))
        case e.VoteClosed(which=which):
            return text(f"The {which} vote is closed.")
        case e.Begun(segment=number):
            return _begins(state, state.format.segments[number], names)
        case e.Announced(what=what):
            return _mark(what, state)
        case e.PointEnded():
            return text("The point is over.")
        case e.FloorGiven(member=member):
            return text(person(member, names), " has the floor.")
        case e.PointOffered(member=member):
            return text(person(member, names), " offers a point of information.")
        case e.PointAnswered(accepted=accepted):
            return text(
                "The point is taken. Please be short." if accepted else "The point is declined."
            )
        case e.Ended(segment=number):
            return text(f"{state.format.segments[number].name} is over.")
        case e.Opened() | e.PositionTaken() | e.DraftKept():
            return None
        case e.FloorLeft() | e.Queued() | e.Unqueued():
            return None
        case _:
            return _of_the_desk(event, state, names)


def _planned(start: datetime | None) -> Text:
    if start is None:
        return text("No time is set for the start any more.")
    return text("The debate is to start at ", Moment(start), ".")


def called_on(events: Sequence[DebateEvent], state: Debate) -> tuple[MemberId, ...]:
    """Whose turn these events begin, if it still is in the state after them."""
    found: list[MemberId] = []
    for event in events:
        match event:
            case e.Begun(segment=number) if number == state.segment and state.running is not None:
                found += state.actors(state.format.segments[number])
            case e.FloorGiven(member=member) if member == state.holder:
                found.append(member)
            case e.Announced(what="start") if state.phase is Phase.SIGN_UP:
                found += sorted(state.chairs)
            case _:
                pass
    return tuple(dict.fromkeys(found))


def _claimed(
    event: e.ClaimMade | e.ClaimLinked | e.ClaimConfirmed,
    state: Debate,
    names: Names,
    claims: Mapping[str, str],
) -> Text | None:
    numbers = {claim.claim: number for number, claim in enumerate(state.claims, 1)}
    match event:
        case e.ClaimMade(claim=claim, member=member):
            said = claims.get(claim, "")
            return text(Strong(f"Claim {numbers[claim]}"), ", ", person(member, names), f": {said}")
        case e.ClaimLinked(claim=claim, target=target, relation=relation, confirmed=confirmed):
            asked = "" if confirmed else " Its author can confirm that."
            verb = "supports" if relation == "support" else "attacks"
            return text(f"Claim {numbers[claim]} {verb} claim {numbers[target]}.{asked}")
        case e.ClaimConfirmed(claim=claim, target=target):
            return text(f"The author confirms: claim {numbers[claim]} answers {numbers[target]}.")


def _begins(state: Debate, segment: Segment, names: Names) -> Text:
    end = ends_at(state)
    until: tuple[str | Span, ...] = (" It ends at ", Moment(end), ".") if end else ()
    return text(Strong(segment.name), *by_whom(state, segment, names), " begins.", *until)


def _mark(what: str, state: Debate) -> Text | None:
    kind, _, number = what.partition(":")
    match kind:
        case "soon" if state.start is not None:
            return text("The debate is to start at ", Moment(state.start), ". Seats can be taken.")
        case "start":
            return text("It is time to start.", *_starter(state))
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


def _starter(state: Debate) -> tuple[str, ...]:
    if state.chairs:
        return (" A chair can press Start.",)
    if empty := empty_sides(state):
        return (f" Nobody sits on the side “{empty[0]}” yet; whoever sits can press Start then.",)
    return ()


_DeskEvent = (
    e.Scheduled | e.SeatTaken | e.SeatLeft | e.CoinFlipped | e.Warned | e.ChairHanded | e.JudgeNamed
    | e.JudgingOpened | e.BallotFiled | e.Moved | e.Paused | e.Resumed | e.TimeAdded | e.WentBack
    | e.Skipped | e.Muted | e.ChairAdded | e.Closed | e.Cancelled
)  # fmt: skip


def _of_the_desk(event: _DeskEvent, state: Debate, names: Names) -> Text | None:  # noqa: C901
    match event:  # one case an event
        case e.Scheduled(start=start):
            return _planned(start)
        case e.SeatTaken(seat=seat, member=member):
            return text(person(member, names), f" sits as {state.format.seat(seat).name}.")
        case e.SeatLeft(seat=seat):
            return text(f"The seat of the {state.format.seat(seat).name} is free again.")
        case e.CoinFlipped(side=side):
            return text("The coin was tossed: ", Strong(state.format.side(side).name), " wins it.")
        case e.Warned(member=member):
            return text("The chair asks ", person(member, names), " to keep to the rules.")
        case e.ChairHanded(member=member):
            return text(person(member, names), " chairs this debate now.")
        case e.JudgeNamed(member=member, shadow=shadow, on=on):
            said = " shadows the adjudicators" if shadow else " is an adjudicator"
            return text(person(member, names), f"{said if on else ' no longer judges'}.")
        case e.JudgingOpened():
            return text(Strong("The adjudicators judge now."), " Their ballots are sealed.")
        case e.BallotFiled(member=member):
            return text("The ballot of ", person(member, names), " is in.")
        case e.Moved():
            return text("The debate goes on here.")
        case e.Paused():
            away = "Parley was away. " if event.by is None else ""
            return text(f"{away}The debate is paused.")
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
            assert_never(event)
