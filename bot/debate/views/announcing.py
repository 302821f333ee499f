"""What the room hears of what happens in a debate."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import assert_never

from bot.debate import events as e
from bot.debate.commands.debating import TakeSeat
from bot.debate.events import DebateEvent
from bot.debate.rules import clock
from bot.debate.rules.allowed import may
from bot.debate.rules.clock import OVERTIME, ends_at
from bot.debate.rules.decisions import find_decision
from bot.debate.rules.format import Panel, Segment
from bot.debate.rules.judging import is_even_panel
from bot.debate.rules.listening import is_asked_for
from bot.debate.rules.speakers import find_writers
from bot.debate.rules.vacancies import find_empty_seats
from bot.debate.rules.voting import empty_sides
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.asking import (
    describe_mark,
    describe_span,
    find_speakers,
    has_buttons_under,
    is_last_call,
    leads_to_next,
    time_left,
)
from bot.debate.views.board import Names, actors, name_people, person, show_end
from bot.debate.views.calling import describe_decision
from bot.debate.views.cut_short import describe_cut, end_by_chair
from bot.debate.views.listening import ask_to_restate, render_listening
from bot.debate.views.speech import render_point_head
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, Message, count_of, say
from bot.kernel.view import Moment, Person, Span, Strong, Text, text


def announcement(  # noqa: C901
    event: DebateEvent, state: Debate, names: Names, words: Mapping[str, str]
) -> Text | None:
    """What the room hears of an event, told in the state after it; None if nothing. `words` are
    those of claims and points of order, by id."""
    match event:  # one case an event
        case e.SpeechContinued(in_room=True) | e.SpeechGiven(in_room=True) if has_buttons_under(
            state, event
        ):
            return _goes_on(state, names)
        case e.SpeechGiven(member=member):
            return text(
                say(
                    "{member} has handed in. Nobody sees it before the end.",
                    member=person(member, names),
                )
            )
        case e.SpeechContinued():
            return None
        case e.PreparationBegun(side=side, until=until):
            preparer = state.format.side(side).name if side else say("Everybody")
            return text(
                say("{who} prepares until {until}.", who=preparer, until=show_end(state, until))
            )
        case e.PreparationEnded():
            return _next_news(state, event, names) or text(say("Preparation is over."))
        case e.VoteExtended(until=until):
            return text(say("The vote is open until {until}.", until=Moment(until)))
        case e.Reminded(members=members):
            if state.vote is None:
                return text(_please_hand_in(members, names))
            return text(say("Please vote: {people}.", people=name_people(members, names)))
        case e.ClaimsBrought(member=member, claims=brought):
            return text(
                count_of(
                    len(brought),
                    "{member} brings in {n} claim from a file.",
                    "{member} brings in {n} claims from a file.",
                    member=person(member, names),
                )
            )
        case e.ClaimMade() | e.ClaimLinked() | e.ClaimConfirmed():
            return _claim_news(event, state, names, words)
        case e.ExerciseHeld() if state.phase is DebatePhase.CLOSED:
            return None
        case e.ExerciseHeld(title=title):
            number = len(state.exercises)
            return text(
                say(
                    "{held} If it moved you, say so in your next vote.",
                    held=Strong(
                        say("Exercise {number} was held: {title}.", number=number, title=title)
                    ),
                ),
            )
        case e.OrderRaised(member=member, order=order):
            raised = render_order(person(member, names), words.get(order, ""))
            return text(raised, " ", say("The chair rules on it."))
        case e.OrderRuled(upheld=upheld):
            return text(
                say("The point of order is upheld.")
                if upheld
                else say("The point of order is overruled.")
            )
        case e.StanceVoteOpened(which=which):
            empty = _empty_seats(state) if which == "first" else ()
            asks = (
                (" ", ask_to_restate(state.format))
                if which != "first" and is_asked_for(state)
                else ()
            )
            return text(Strong(_vote_open(which, state)), *empty, *asks)
        case e.PointRestated() | e.RestatementAnswered():
            return text(render_listening(event, state, names, words))
        case e.StanceVoteClosed(which="first"):
            return text(_first_closed(state), *_and_next(state, event, names))
        case e.StanceVoteClosed():
            return text(say("The closing vote is closed."))
        case e.SegmentBegun(segment=number):
            return _begin_news(state, state.format.segments[number], names)
        case e.Announced(what=mark) if is_last_call(state, event):
            please = _please_hand_in(find_writers(state), names)
            return text(please, " ", time_left(int(mark.partition(":")[2])))
        case e.Announced(what=clock.CHAIR):
            return _chair_called(state, names)
        case e.Announced(what=mark):
            return _mark(mark, state)
        case e.PointEnded():
            return text(_point_over(state, names))
        case e.FloorGiven():
            return text(_floor_given(event, state, names))
        case e.PointOffered(member=member):
            return text(
                say("{member} offers a point of information.", member=person(member, names))
            )
        case e.PointAnswered():
            return text(_point_answered(event, state, names))
        case e.PointMade():
            return text(render_point_head(event, state, names))
        case e.PartEnded(member=member):
            return text(_part_ended(member, state, names))
        case e.SegmentEnded():
            cut, following = describe_cut(event, state, names), _next_news(state, event, names)
            if cut is None or following is None:
                return text(cut) if cut is not None else following
            return text(cut, " ", *following.spans)
        case e.FloorLeft(by=by, member=member) if by is not None and by != member:
            return text(end_by_chair(member, names))
        case (
            e.DebateOpened()
            | e.PositionTaken()
            | e.ClauseNoted()
            | e.DraftKept()
            | e.SpeechChanged()
        ):
            return None
        case e.FloorLeft() | e.Queued() | e.Unqueued():
            return None
        case _:
            return _desk_news(event, state, names)


def _floor_given(event: e.FloorGiven, state: Debate, names: Names) -> Message:
    """Who has the floor, until when, and that one speech ends an open turn."""
    speaker = person(event.member, names)
    if event.until is None:
        return say("{member}, you have the floor.", member=speaker)
    end = show_end(state, event.until)
    if state.now is None or state.now.actors:
        return say("{member}, you have the floor until {end}.", member=speaker, end=end)
    return say(
        "{member}, you have the floor until {end}. One speech ends your turn.",
        member=speaker,
        end=end,
    )


def _please_hand_in(members: Iterable[MemberId], names: Names) -> Message:
    return say("Please hand in: {people}.", people=name_people(members, names))


def _empty_seats(state: Debate) -> tuple[str, ...]:
    """What a start says of seats in which nobody sits."""
    names = tuple(seat.name for seat in find_empty_seats(state))
    return (" ", say("Nobody sits yet as {seats}.", seats=Listed(names, "or"))) if names else ()


def _vote_open(which: str, state: Debate) -> Message:
    if which == "first":
        return say("The first vote is open.")
    return say("{over} The closing vote is open.", over=_speeches_over(state))


def _speeches_over(state: Debate) -> Message:
    """Where parts were left out, not all speeches were given."""
    numbers = range(len(state.format.segments))
    whole = all(number in state.seconds and number not in state.cut for number in numbers)
    return say("All speeches are done.") if whole else say("No more speeches follow.")


def _start_news(start: datetime | None) -> Text:
    if start is None:
        return text(say("No time is set for the start any more."))
    return text(say("The debate is to start at {start}.", start=Moment(start)))


def _claim_news(
    event: e.ClaimMade | e.ClaimLinked | e.ClaimConfirmed,
    state: Debate,
    names: Names,
    words: Mapping[str, str],
) -> Text | None:
    numbers = {claim.claim: number for number, claim in enumerate(state.claims, 1)}
    match event:
        case e.ClaimMade(claim=claim, member=member):
            head, author = (
                Strong(say("Claim {number}", number=numbers[claim])),
                person(member, names),
            )
            if said := words.get(claim):
                return text(
                    say("{claim}, {author}: {words}", claim=head, author=author, words=said)
                )
            return text(say("{claim}, {author}: its words were erased.", claim=head, author=author))
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
    if relation == "correct":
        return say("Claim {claim} corrects claim {target}.", claim=claim, target=target)
    return say("Claim {claim} attacks claim {target}.", claim=claim, target=target)


def _begin_news(state: Debate, segment: Segment, names: Names) -> Text:
    """A segment begins: who acts, what it is, for how long."""
    name, people, end = Strong(segment.name), actors(state, segment, names), ends_at(state)
    if state.sealed and people is not None and end is not None:
        return text(
            say(
                "{segment}: {people} hand in by {end}. Nobody sees a word until all have "
                "handed in or the time is up.",
                segment=name, people=people, end=show_end(state, end),
            )
        )  # fmt: skip
    head = (
        say("{people}: {segment}.", people=people, segment=name)
        if people is not None
        else say("{segment}: the floor is open.", segment=name)
    )
    if end is None:
        return text(head)
    if not state.live:
        return text(head, " ", say("Until {end}.", end=show_end(state, end)))
    return text(
        head,
        " ",
        say("{time}, until {end}.", time=describe_span(segment.seconds), end=show_end(state, end)),
    )


def _part_ended(member: MemberId, state: Debate, names: Names) -> Message:
    """Who has ended their part, and who may go on."""
    who = person(member, names)
    others = [other for other in find_speakers(state) if other != member]
    if not others:
        return say("{member} has ended their part.", member=who)
    return say(
        "{member} has ended their part. {others} can go on, or end too.",
        member=who,
        others=name_people(others, names),
    )


def _goes_on(state: Debate, names: Names) -> Text | None:
    """Said where a turn is written in the room, so that the buttons stand at its end."""
    segment, end = state.now, ends_at(state)
    if segment is None or end is None:
        return None
    if state.holder is not None and not segment.ends_by_part:
        holder = person(state.holder, names)
        return text(
            say("{speaker} has the floor until {end}.", speaker=holder, end=show_end(state, end))
        )
    name = Strong(segment.name)
    return text(say("{segment} goes on until {end}.", segment=name, end=show_end(state, end)))


def _until(state: Debate, names: Names) -> tuple[str, ...]:
    """Who has the floor, and until when, where a segment runs."""
    end = ends_at(state)
    if end is None:
        return ()
    if state.holder is None or (state.now is not None and state.now.ends_by_part):
        return (" ", say("Until {end}.", end=show_end(state, end)))
    holder = person(state.holder, names)
    return (
        " ",
        say("{speaker} has the floor until {end}.", speaker=holder, end=show_end(state, end)),
    )


def _more_time(seconds: int, state: Debate) -> Message:
    """So much time more or less, and until when; a clock that stands has no end yet."""
    more, end = describe_span(abs(seconds)), ends_at(state)
    stands = state.running is not None and state.running.clock.paused_at is not None
    if end is None or stands:
        return say("{time} more.", time=more) if seconds > 0 else say("{time} less.", time=more)
    if seconds < 0:
        return say("{time} less, until {end}.", time=more, end=show_end(state, end))
    return say("{time} more, until {end}.", time=more, end=show_end(state, end))


def _first_closed(state: Debate) -> Message:
    return count_of(
        len(state.first), "First vote closed: {n} person voted.", "First vote closed: {n} voted."
    )


def _and_next(state: Debate, event: DebateEvent, names: Names) -> tuple[str | Span, ...]:
    told = _next_news(state, event, names)
    return (" ", *told.spans) if told is not None else ()


def _next_news(state: Debate, event: DebateEvent, names: Names) -> Text | None:
    """What comes next, where somebody has to begin it; else the next announcement says so."""
    if not leads_to_next(state, event):
        return None
    segment = state.now
    if segment is None:  # a closing vote says so itself, as it opens with the last segment's end
        return None if state.format.votes else text(_speeches_over(state))
    if people := actors(state, segment, names):
        return text(
            say("Next: {segment}, by {people}.", segment=Strong(segment.name), people=people)
        )
    if state.chairs:
        return text(say("Next: {segment}. The chair begins it.", segment=Strong(segment.name)))
    return text(say("Next: {segment}.", segment=Strong(segment.name)))


def render_order(member: Person, words: str) -> Message:
    """Who raises a point of order, in which words, if they are known."""
    if not words:
        return say("{member} raises a point of order.", member=member)
    return say("Point of order from {member}: “{words}”", member=member, words=words)


def _point_over(state: Debate, names: Names) -> Message:
    """Said when the time of a point is over, to who speaks."""
    if state.holder is None:
        return say("The time for the point is over.")
    speaker = person(state.holder, names)
    return say("The time for the point is over. {speaker}, please go on.", speaker=speaker)


def _point_answered(event: e.PointAnswered, state: Debate, names: Names) -> Message:
    """What becomes of a point, said to who offered it."""
    point = state.running.point if state.running is not None else None
    if event.accepted and point is not None:
        who = person(point.member, names)
        if event.until is None:
            return say("{who}, you have the point. Please be short.", who=who)
        time = describe_span(round((event.until - event.at).total_seconds()))
        return say("{who}, you have the point. Please be short: {time}.", who=who, time=time)
    if event.member is None:
        return say("The point is declined.")
    who = person(event.member, names)
    if event.by is None:
        return say("{who}, your point came too late: protected time has begun.", who=who)
    speaker = person(event.by, names)
    return say("{who}, {speaker} does not take your point.", who=who, speaker=speaker)


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
        case "reminder":
            left = 100 - int(number)
            return text(say("{left} % of the time to write is left.", left=left))
        case "time":
            return text(
                say("Time! {overtime} seconds to finish.", overtime=OVERTIME)
                if state.live
                else say("Time is up.")
            )
        case _:
            said = describe_mark(mark)
            return text(said) if said is not None else None


def _chair_called(state: Debate, names: Names) -> Text | None:
    """The chair is called, since nobody else is waited for."""
    decision = find_decision(state)
    if decision is None:
        return None
    chairs = name_people(sorted(state.chairs), names)
    why = describe_decision(decision)
    return text(say("{why} {chairs}, it is up to you.", why=why, chairs=chairs))


def _time_to_start(state: Debate) -> Message:
    if state.chairs:
        return say("It is time to start. A chair can press Start.")
    if empty := empty_sides(state):
        return say(
            "It is time to start, but nobody is on the side “{side}” yet. Take a seat, then "
            "press Start.",
            side=empty[0],
        )
    return say("It is time to start.")


_DeskEvent = (
    e.Scheduled | e.SeatTaken | e.SeatLeft | e.CoinFlipped | e.Warned | e.ChairHanded | e.JudgeNamed
    | e.HallCounted | e.SideForfeited | e.JudgingOpened | e.BallotFiled | e.Moved | e.DebatePaused
    | e.DebateResumed | e.TimeAdded | e.WentBack | e.Skipped | e.Muted | e.ChairAdded
    | e.Closed | e.Cancelled
)  # fmt: skip


def _desk_news(event: _DeskEvent, state: Debate, names: Names) -> Text | None:  # noqa: C901
    match event:  # one case an event
        case e.Scheduled(start=start):
            return _start_news(start)
        case e.SeatTaken(seat=seat, member=member):
            return text(
                say(
                    "{member} has this seat now: {name}.",
                    member=person(member, names),
                    name=state.format.seat(seat).name,
                )
            )
        case e.SeatLeft(seat=seat):
            return text(_seat_free(state, seat))
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
        case e.JudgeNamed(member=member):
            return text(_judge_named(person(member, names), event))
        case e.HallCounted(which="first"):
            return text(say("The hall’s votes before the debate are counted."))
        case e.HallCounted():
            return text(say("The hall’s votes after the debate are counted."))
        case e.SideForfeited(side=side):
            return text(say("{side} has forfeited.", side=Strong(state.format.side(side).name)))
        case e.JudgingOpened():
            return text(_judging_opened(state))
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
            head = (
                say("The clock stood for a while. The debate goes on. No time was lost.")
                if event.by is None
                else say("The debate goes on. No time was lost.")
            )
            return text(head, *_until(state, names))
        case e.TimeAdded(seconds=seconds):
            return text(_more_time(seconds, state))
        case e.WentBack(segment=number):
            back = say("Back to {name}.", name=state.format.segments[number].name)
            return text(back, *_and_next(state, event, names))
        case e.Skipped(segment=number):
            skipped = say("Skipped: {name}.", name=state.format.segments[number].name)
            return text(skipped, *_and_next(state, event, names))
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


def _seat_free(state: Debate, seat: str) -> Message:
    name = state.format.seat(seat).name
    is_open = state.phase is not DebatePhase.SIGN_UP and may(state, TakeSeat)
    if is_open and state.chairs:
        return say(
            "{name}: the seat is free again. Anybody without a seat can take it, or the chair can "
            "fill it.",
            name=name,
        )
    if is_open:
        return say("{name}: the seat is free again. Anybody without a seat can take it.", name=name)
    return say("{name}: the seat is free again.", name=name)


def _judging_opened(state: Debate) -> Message:
    opened = Strong(say("Adjudicators, please file your ballots."))
    if state.format.panel is Panel.CONSENSUS:
        return say("{opened} Agree on one; it is sealed.", opened=opened)
    if is_even_panel(state):
        return say(
            "{opened} They are sealed. The panel is even: the chair can still say whose vote "
            "breaks a tie, until the first ballot is in.",
            opened=opened,
        )
    return say("{opened} Your ballots are sealed.", opened=opened)


def _judge_named(judge: Person, event: e.JudgeNamed) -> Message:
    if not event.on:
        return say("{who} no longer judges.", who=judge)
    if event.presides:
        return say("{who} chairs the panel: their vote breaks a tie.", who=judge)
    if event.shadow:
        return say("{who} shadows the adjudicators.", who=judge)
    return say("{who} is an adjudicator.", who=judge)
