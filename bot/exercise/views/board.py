"""The board of an exercise: what happens now, who must act and by when, and what was decided, in a
few lines. All else stands in the details."""

from collections.abc import Sequence
from typing import assert_never

from bot.exercise.rules.application import (
    NO,
    SPLIT,
    YES,
    find_missing,
    find_undecided,
    name_question,
)
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import DECIDE, MEET, hours, hours_first, next_deadline
from bot.exercise.rules.evidence import find_waited_for, name_audience
from bot.exercise.rules.naming import NO_NAMES, Names, Words, holders, short_name
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import BENEFICIARY, CHAIR, May
from bot.exercise.rules.stands import find_decided
from bot.exercise.rules.voting import find_missing_voters
from bot.exercise.state import Exercise, ExercisePhase, ExerciseProposal
from bot.exercise.views.facts import fact
from bot.exercise.views.steps import free_roles, offer_judging, steps, votes
from bot.kernel.command import Caller
from bot.kernel.former import FORMER
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    Audience,
    Block,
    Buttons,
    Choice,
    Countdown,
    Fields,
    Heading,
    Text,
    View,
    text,
)

LONGEST_NEWS, LONGEST_GIST, LONGEST_SUBJECT, LONGEST_LIST = 60, 75, 60, 56
"""Characters of the latest news, of what the card is about, of the sheet's name and of
responses; all of them stand in the details."""

MOST_NAMED = 24
"""Characters in which those are named for whom it applies; of more it is said how many they are."""

LONGEST_PLAYED = 50
"""Characters in which roles are named with who plays them; the details name all."""

LONGEST_ROLES, LONGEST_CUT = 56, 32
"""Characters in which roles are named one by one, and in which some are where there are more."""


def key_of(exercise: str) -> str:
    """What an exercise's board goes by."""
    return f"exercise:{exercise}"


def board(
    exercise: str,
    state: Exercise,
    words: Words,
    by: Caller | None = None,
    names: Names = NO_NAMES,
) -> View:
    """What the room needs to see of an exercise just now, edited in place; shown to one member
    alone it has only the buttons that they may press."""
    card = state.setting.card
    blocks: list[Block] = [Heading(card.title)]
    if state.phase is ExercisePhase.GATHERING:
        blocks += [text(shorten(card.gist, LONGEST_GIST)), text(card.notice)]
    blocks.append(Fields(tuple(_rows(state, words, names))))
    blocks += render_countdown(state)
    # Buttons name their exercise, so that one pressed years later never acts on another.
    if buttons := steps(state, exercise, by):
        blocks.append(Buttons(buttons))
    blocks += render_choices(state, exercise, by, names)
    over = state.phase is ExercisePhase.OVER
    return View(
        blocks=tuple(blocks),
        audience=Audience.ASKER if state.opened.alone else Audience.ROOM,
        key=key_of(exercise),
        ends=over,
        called=say("{title} (over)", title=card.title) if over else "",
        left=say("The board of “{title}” has moved.", title=card.title),
    )


def _rows(state: Exercise, words: Words, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = [(say("Now"), text(describe_now(state)))]
    gathering = state.phase is ExercisePhase.GATHERING
    longest = LONGEST_SUBJECT // 2 if gathering else LONGEST_SUBJECT
    against = (say("Sheet"), text(shorten(state.opened.subject, longest)))
    if gathering:
        return [*rows, against, (say("Roles"), text(_describe_roles(state, names)))]
    if state.phase is ExercisePhase.OVER:
        rows.append(against)
    else:
        if state.open_proposals:
            rows.append((say("Proposal"), text(_describe_proposal(state))))
        elif (latest := _latest(state, words)) is not None:
            rows.append((say("Latest"), text(latest)))
        rows.append((say("Next"), text(describe_next(state))))
        waits = state.application is None and not state.open_proposals
        if waits and (waited := find_waited_for(state)):
            waits_for = say("waits for evidence from {roles}", roles=_name_few(state, waited))
            rows.append((say("The Assessor"), text(waits_for)))
    if state.application is not None:
        rows.append((name_question(state), text(_describe_application(state))))
    return [*rows, (say("Decided"), text(_describe_decided(state)))]


def _describe_roles(state: Exercise, names: Names) -> Message:
    """Who plays what, and how many roles are free."""
    taken = [role.id for role in state.setting.roles if state.holders.get(role.id)]
    free = len(state.setting.roles) - len(taken)
    taken = [role for role in taken if role != CHAIR]
    named, length = list[Message](), 0
    for role in taken:
        people = sum(len(names.get(member, FORMER)) for member in state.holders[role])
        length += len(short_name(state, role)) + people + len("; : ")
        if length > LONGEST_PLAYED and named:
            break
        members = holders(state, role, names)
        named.append(say("{role}: {members}", role=short_name(state, role), members=members))
    if more := len(taken) - len(named):
        named.append(count_of(more, "{n} more taken", "{n} more taken"))
    return row_of((*named, count_of(free, "{n} free", "{n} free")), ";")


def _describe_proposal(state: Exercise) -> Message:
    """The latest proposal that is open."""
    proposal = state.open_proposals[-1]
    responses = shorten(state.setting.names(proposal.responses), LONGEST_LIST)
    return say("{number}: {responses}", number=proposal.number, responses=responses)


def _describe_application(state: Exercise) -> str:
    """Whether the guarantee applies, once that is settled."""
    applies = state.application.applies if state.application else ""
    roles = state.application.roles if state.application else ()
    if applies == SPLIT:
        return _name_some(state, roles)
    return {YES: say("yes"), NO: say("no")}.get(applies, say("it stays open"))


def _name_some(state: Exercise, roles: Sequence[str]) -> str:
    """That it applies for some only, with their names or how many they are."""
    named = row_of((short_name(state, role) for role in roles), ",")
    if len(named) <= MOST_NAMED:
        return say("yes, say: {roles}", roles=named)
    parties = guarantors(state.setting, state.procedure)
    return say("yes, say {n} of {all}", n=len(roles), all=len(parties))


def _describe_decided(state: Exercise) -> str:
    """What was decided together so far."""
    if decided := state.setting.names(find_decided(state)):
        return shorten(decided, LONGEST_LIST)
    return say("nothing") if state.over else say("nothing yet")


def describe_now(state: Exercise) -> Message:
    """How far the game is."""
    hour = hours(state.minute)
    match state.phase:
        case ExercisePhase.GATHERING:
            if state.has_chair:
                return say("Take a role. The chair begins it.")
            return say("Take a role, then begin.")
        case ExercisePhase.RUNNING:
            return say("{hour} of the game", hour=hours_first(state.minute))
        case ExercisePhase.PAUSED:
            return say("Paused in {hour} of the game", hour=hour)
        case ExercisePhase.OVER:
            return say("Over after {hour} of the game", hour=hour)
        case _:
            assert_never(state.phase)


def _latest(state: Exercise, words: Words) -> Message | None:
    """The latest news that everybody has heard, in short."""
    for inject in reversed(state.injects):
        if name_audience(state, inject) == ALL:
            return fact(state.setting, inject, words, LONGEST_NEWS)
    return None


def describe_next(state: Exercise) -> Message:
    """What has to be done now, and by whom."""
    if state.phase is ExercisePhase.PAUSED:
        return say("The chair lets it go on.")
    if not state.reports:
        return say("{roles} can report the incident.", roles=_able(state, May.REPORT))
    if state.meeting_called is None:
        if state.asking:
            return count_of(
                len(state.asking),
                "{n} role has asked for the meeting. Others must ask too.",
                "{n} roles have asked for the meeting. Others must ask too.",
            )
        return say("{roles} can call the meeting.", roles=_able(state, May.CONVENE))
    waiting = state.open_proposals
    vote = _describe_vote(state, waiting[-1]) if waiting else None
    if missing := find_missing(state):
        unsaid = _describe_unsaid(state, missing)
        return row_of((unsaid, vote), "") if vote is not None else unsaid
    if vote is None and (undecided := find_undecided(state)):
        return _describe_undecided(state, undecided)
    if vote is not None:
        return vote
    return say("{roles} can propose responses.", roles=_able(state, May.PROPOSE))


def _describe_unsaid(state: Exercise, roles: Sequence[str]) -> Message:
    """Who still has to say whether it applies, or is still kept."""
    names = _name_few(state, roles)
    if state.setting.card.has_attacker:
        return say("Still to say whether it applies: {roles}.", roles=names)
    return say("Still to say whether it is kept: {roles}.", roles=names)


def _describe_undecided(state: Exercise, roles: Sequence[str]) -> Message:
    """Who can't say yet, while it stays open for that."""
    names = _name_few(state, roles)
    return say("Can’t say yet: {roles}. Everybody can still change that.", roles=names)


def _describe_vote(state: Exercise, proposal: ExerciseProposal) -> Message:
    """Whose votes are missing on a proposal."""
    if missing := find_missing_voters(state, proposal):
        return say("Still to vote: {roles}.", roles=_name_few(state, missing))
    number = proposal.number
    if state.has_chair:
        return say("All have voted on proposal {number}. The chair counts.", number=number)
    return say("All have voted on proposal {number}. Count the votes.", number=number)


def _able(state: Exercise, right: May) -> Message:
    """The roles with a right that members play, or where none of those has it, all in play; the
    Beneficiary proposes only where it has a seat."""
    roles = [
        role.id
        for role in state.setting.roles
        if role.id in state.present
        and right in role.may
        and (right is not May.PROPOSE or role.id != BENEFICIARY or state.procedure.sits)
    ]
    played = [role for role in roles if state.holders.get(role)]
    return _name_few(state, played or roles, "or")


def _name_few(state: Exercise, roles: Sequence[str], joint: str = ",") -> Message:
    """Roles by their names, as many as there is room for, and how many more there are."""
    names = [short_name(state, role) for role in roles]
    for shown in range(len(names), 0, -1):
        more = len(names) - shown
        rest = (count_of(more, "{n} more", "{n} more"),) if more else ()
        named = row_of((*names[:shown], *rest), joint)
        if len(named) <= (LONGEST_CUT if more else LONGEST_ROLES) or shown == 1:
            return named
    return count_of(0, "{n} role", "{n} roles")


def render_countdown(state: Exercise) -> tuple[Countdown, ...]:
    """The next deadline of the sheet; when the next news comes nobody is told."""
    if (ahead := next_deadline(state)) is None:
        return ()
    what, until = ahead
    labels = {MEET: say("They must meet:"), DECIDE: say("They must decide:")}
    return (Countdown(labels[what], until),)


def render_choices(
    state: Exercise, exercise: str, by: Caller | None, names: Names
) -> tuple[Choice | Buttons, ...]:
    """What a member can choose from: whether the sheet's own words are kept, votes on proposals,
    and roles."""
    judging = None if by is None else offer_judging(state, exercise, by)
    choices = (judging, votes(state, exercise, by), free_roles(state, exercise, by, names))
    return tuple(choice for choice in choices if choice is not None)
