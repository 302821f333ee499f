"""What the room hears of what happens in a debate."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import assert_never

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules.clock import OVERTIME, ends_at
from bot.debate.rules.format import Segment
from bot.debate.rules.voting import empty_sides
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.board import Names, actors, person, who_sees
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, Message, say
from bot.kernel.view import Moment, Person, Strong, Text, text


def announcement(  # noqa: C901
    event: DebateEvent, state: Debate, names: Names, claims: Mapping[str, str]
) -> Text | None:
    """What the room hears of an event, told in the state after it; None if nothing. `claims` are
    the words of the claims, by id."""
    match event:  # one case an event
        case e.SpeechGiven(member=member):
            return text(
                say(
                    "{member} has handed in their words; they are sealed.",
                    member=person(member, names),
                )
            )
        case e.PreparationBegun(side=side, until=until):
            preparer = state.format.side(side).name if side else say("Everybody")
            return text(say("{who} prepares until {until}.", who=preparer, until=Moment(until)))
        case e.PreparationEnded():
            return text(say("Preparation is over."))
        case e.VoteExtended(until=until):
            return text(say("The vote is open until {until}.", until=Moment(until)))
        case e.Reminded(members=members):
            people = Listed(tuple(person(member, names) for member in members))
            return text(say("Please vote: {people}.", people=people))
        case e.ClaimMade() | e.ClaimLinked() | e.ClaimConfirmed():
            return _claim_news(event, state, names, claims)
        case e.ExerciseHeld(title=title):
            number = len(state.exercises)
            return text(
                say(
                    "{held} Whoever it moved can credit it: moved_by:x{number}.",
                    held=Strong(
                        say("Exercise {number} was held: {title}.", number=number, title=title)
                    ),
                    number=number,
                ),
            )
        case e.OrderRaised(member=member):
            return text(
                say(
                    "{member} raises a point of order. The chair rules on it.",
                    member=person(member, names),
                )
            )
        case e.OrderRuled(upheld=upheld):
            return text(
                say("The point of order is upheld.")
                if upheld
                else say("The point of order is overruled.")
            )
        case e.StanceVoteOpened(which=which):
            return text(Strong(_vote_open(which)), " ", who_sees(state))
        case e.StanceVoteClosed(which=which):
            return text(
                say("The first vote is closed.")
                if which == "first"
                else say("The closing vote is closed.")
            )
        case e.SegmentBegun(segment=number):
            return _begin_news(state, state.format.segments[number], names)
        case e.Announced(what=mark):
            return _mark(mark, state)
        case e.PointEnded():
            return text(say("The point is over."))
        case e.FloorGiven(member=member):
            return text(say("{member}, you have the floor.", member=person(member, names)))
        case e.PointOffered(member=member):
            return text(
                say("{member} offers a point of information.", member=person(member, names))
            )
        case e.PointAnswered(accepted=accepted):
            return text(
                say("The point is taken. Please be short.")
                if accepted
                else say("The point is declined.")
            )
        case e.SegmentEnded(segment=number):
            return text(say("{name} is over.", name=state.format.segments[number].name))
        case e.DebateOpened() | e.PositionTaken() | e.DraftKept():
            return None
        case e.FloorLeft() | e.Queued() | e.Unqueued():
            return None
        case _:
            return _desk_news(event, state, names)


def _vote_open(which: str) -> str:
    return say("The first vote is open.") if which == "first" else say("The closing vote is open.")


def _start_news(start: datetime | None) -> Text:
    if start is None:
        return text(say("No time is set for the start any more."))
    return text(say("The debate is to start at {start}.", start=Moment(start)))


def find_called(events: Sequence[DebateEvent], state: Debate) -> tuple[MemberId, ...]:
    """Whose turn these events begin, if it still is in the state after them."""
    members: list[MemberId] = []
    for event in events:
        match event:
            case e.SegmentBegun(segment=number) if (
                number == state.segment and state.running is not None
            ):
                members += state.actors(state.format.segments[number])
            case e.FloorGiven(member=member) if member == state.holder:
                members.append(member)
            case e.Announced(what="start") if state.phase is DebatePhase.SIGN_UP:
                members += sorted(state.chairs)
            case _:
                pass
    return tuple(dict.fromkeys(members))


def _claim_news(
    event: e.ClaimMade | e.ClaimLinked | e.ClaimConfirmed,
    state: Debate,
    names: Names,
    claims: Mapping[str, str],
) -> Text | None:
    numbers = {claim.claim: number for number, claim in enumerate(state.claims, 1)}
    match event:
        case e.ClaimMade(claim=claim, member=member):
            words = claims.get(claim, "")
            return text(
                say(
                    "{claim}, {author}: {words}",
                    claim=Strong(say("Claim {number}", number=numbers[claim])),
                    author=person(member, names),
                    words=words,
                )
            )
        case e.ClaimLinked(claim=claim, target=target, relation=relation, confirmed=confirmed):
            link = _link(numbers[claim], numbers[target], relation)
            if confirmed:
                return text(link)
            return text(say("{link} Its author can confirm that.", link=link))
        case e.ClaimConfirmed(claim=claim, target=target):
            return text(
                say(
                    "The author confirms: claim {claim} answers {target}.",
                    claim=numbers[claim],
                    target=numbers[target],
                )
            )


def _link(claim: int, target: int, relation: str) -> Message:
    """Two claims by their numbers, and how the first bears on the second."""
    if relation == "support":
        return say("Claim {claim} supports claim {target}.", claim=claim, target=target)
    return say("Claim {claim} attacks claim {target}.", claim=claim, target=target)


def _begin_news(state: Debate, segment: Segment, names: Names) -> Text:
    name = Strong(segment.name)
    if people := actors(state, segment, names):
        begins = say("{segment}, by {people} begins.", segment=name, people=people)
    else:
        begins = say("{segment} begins.", segment=name)
    if end := ends_at(state):
        return text(say("{begins} It ends at {end}.", begins=begins, end=Moment(end)))
    return text(begins)


def _mark(mark: str, state: Debate) -> Text | None:
    kind, _, number = mark.partition(":")
    match kind:
        case "soon" if state.start is not None:
            return text(
                say(
                    "The debate is to start at {start}. Seats can be taken.",
                    start=Moment(state.start),
                )
            )
        case "start":
            return text(_time_to_start(state))
        case "warning":
            return text(say("{number} seconds are left.", number=number))
        case "open":
            return text(say("Protected time is over: points of information may be offered."))
        case "protected":
            return text(say("Protected time: no more points of information."))
        case "reminder":
            return text(say("{number} per cent of the time for writing is over.", number=number))
        case "time":
            return text(
                say("Time. {overtime} seconds to finish.", overtime=OVERTIME)
                if state.live
                else say("Time is over.")
            )
        case _:
            return None


def _time_to_start(state: Debate) -> Message:
    if state.chairs:
        return say("It is time to start. A chair can press Start.")
    if empty := empty_sides(state):
        return say(
            "It is time to start. Nobody sits on the side “{side}” yet; whoever sits can press "
            "Start then.",
            side=empty[0],
        )
    return say("It is time to start.")


_DeskEvent = (
    e.Scheduled | e.SeatTaken | e.SeatLeft | e.CoinFlipped | e.Warned | e.ChairHanded | e.JudgeNamed
    | e.JudgingOpened | e.BallotFiled | e.Moved | e.DebatePaused | e.DebateResumed | e.TimeAdded
    | e.WentBack | e.Skipped | e.Muted | e.ChairAdded | e.Closed | e.Cancelled
)  # fmt: skip


def _desk_news(event: _DeskEvent, state: Debate, names: Names) -> Text | None:  # noqa: C901
    match event:  # one case an event
        case e.Scheduled(start=start):
            return _start_news(start)
        case e.SeatTaken(seat=seat, member=member):
            return text(
                say(
                    "{member} sits as {name}.",
                    member=person(member, names),
                    name=state.format.seat(seat).name,
                )
            )
        case e.SeatLeft(seat=seat):
            return text(
                say("The seat of the {name} is free again.", name=state.format.seat(seat).name)
            )
        case e.CoinFlipped(side=side):
            return text(
                say(
                    "The coin was tossed: {name} wins it.",
                    name=Strong(state.format.side(side).name),
                )
            )
        case e.Warned(member=member):
            return text(
                say("The chair asks {member} to keep to the rules.", member=person(member, names))
            )
        case e.ChairHanded(member=member):
            return text(say("{member} chairs this debate now.", member=person(member, names)))
        case e.JudgeNamed(member=member, shadow=shadow, on=on):
            return text(_judge_named(person(member, names), shadow=shadow, on=on))
        case e.JudgingOpened():
            return text(
                say(
                    "{opened} Their ballots are sealed.",
                    opened=Strong(say("The adjudicators judge now.")),
                )
            )
        case e.BallotFiled(member=member):
            return text(say("The ballot of {member} is in.", member=person(member, names)))
        case e.Moved():
            return text(say("The debate goes on here."))
        case e.DebatePaused():
            return text(
                say("Parley was away. The debate is paused.")
                if event.by is None
                else say("The debate is paused.")
            )
        case e.DebateResumed():
            return text(say("The debate goes on; no time was lost."))
        case e.TimeAdded(seconds=seconds):
            return text(say("{seconds} more seconds.", seconds=seconds))
        case e.WentBack(segment=number):
            return text(say("Back to {name}.", name=state.format.segments[number].name))
        case e.Skipped(segment=number):
            return text(say("{name} is left out.", name=state.format.segments[number].name))
        case e.Muted(member=member, on=on):
            member_muted = person(member, names)
            return text(
                say("{who} may not speak for now.", who=member_muted)
                if on
                else say("{who} may speak again.", who=member_muted)
            )
        case e.ChairAdded(member=member):
            return text(
                say("{member} is a chair of this debate now.", member=person(member, names))
            )
        case e.Closed():
            return text(say("The debate is closed."))
        case e.Cancelled():
            return text(say("The debate was called off."))
        case _:
            assert_never(event)


def _judge_named(judge: Person, *, shadow: bool, on: bool) -> Message:
    if not on:
        return say("{who} no longer judges.", who=judge)
    if shadow:
        return say("{who} shadows the adjudicators.", who=judge)
    return say("{who} is an adjudicator.", who=judge)
