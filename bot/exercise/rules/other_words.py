"""What would have followed from another text, in words: only what differs from what happened."""

from collections.abc import Mapping

from bot.exercise.rules.application import CANNOT_SAY, NEVER, NO, YES, find_counted
from bot.exercise.rules.breach_words import describe_breach
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.clock import hours
from bot.exercise.rules.naming import list_roles, role_name
from bot.exercise.rules.results import ExerciseResult
from bot.exercise.rules.voting import FOR
from bot.exercise.state import Exercise
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.terms import Convening, Voting
from bot.kernel.message import Message, row_of, say

UNKNOWABLE = frozenset({"beneficiary_seat"})
"""Clauses of which nobody can say how they would have fared: what a seat allows was not tried."""

MOST_CLAUSES = 2
"""Clauses that are named as broken, or as no longer broken, beside the one that is changed."""


def describe_other(clause: str, happened: ExerciseResult, other: ExerciseResult) -> Message:
    """What would have been different, in sentences, the gravest first; none where nothing is."""
    if other.is_short_of_meeting(happened):
        return _describe_no_meeting(other.state)
    return row_of(
        (
            *_describe_unasked(happened, other),
            *_describe_meeting(happened, other),
            *_describe_decision(happened, other),
            *_describe_application(happened, other),
            *_describe_clause(clause, happened, other),
            *_describe_clauses(clause, happened, other),
        ),
        "",
    )


def _describe_no_meeting(state: Exercise) -> Message:
    """Who asked for a meeting would not have been enough. That others might have asked, too, had
    they had to, leaves open what would have followed."""
    match state.procedure.convening:
        case Convening.CHAIR:
            return say("The chair would have had to call the meeting.")
        case Convening.BENEFICIARY:
            return say("The Beneficiary would have had to ask for the meeting.")
        case _:
            return say("More guarantors would have had to ask for the meeting.")


def _describe_meeting(happened: ExerciseResult, other: ExerciseResult) -> list[Message]:
    if happened.met is None and other.met is not None:
        meeting = other.state.meeting_called
        caller = role_name(other.state, meeting.role) if meeting else ""
        return [
            say("{role} could have called the meeting in {hour}.", role=caller,
                hour=hours(other.met))
        ]  # fmt: skip
    return []


def _describe_application(happened: ExerciseResult, other: ExerciseResult) -> list[Message]:
    if happened.is_settled_like(other):
        return []
    settled = other.state.application
    if settled is None and other.applies != CANNOT_SAY:
        return [say("You would have had to vote on whether it applies.")]
    if settled is None or settled.applies == CANNOT_SAY:
        return [say("It would have stayed open whether it applies.")]
    if settled.applies == YES:
        return [say("It would have applied, from {hour}.", hour=hours(settled.minute))]
    if settled.applies == NO:
        return [describe_not_applying(other.state)]
    roles = list_roles(other.state, settled.roles)
    return [say("It would have applied for {roles} only.", roles=roles)]


def describe_not_applying(state: Exercise) -> Message:
    """That it would not have applied, and why: what the text says of it, or who said no."""
    settled = state.application
    if settled is not None and settled.itself:
        if state.procedure.chosen("trigger") == NEVER:
            return say("It would not have applied: nothing would set it off.")
        return say("It would not have applied: the sheet would not cover what happened.")
    if noes := [role for role in find_counted(state) if state.verdicts.get(role) == NO]:
        roles = list_roles(state, noes)
        return say("It would not have applied, as these said no: {roles}.", roles=roles)
    return say("It would not have applied: nobody who counts said yes.")


def _describe_decision(happened: ExerciseResult, other: ExerciseResult) -> list[Message]:
    barred = sorted(set(other.barred) - set(happened.barred))
    numbers = row_of((str(number) for number in barred), "and")
    unable = [say("Number {numbers} could not have been proposed.", numbers=numbers)]
    if (happened.decided, happened.bound) == (other.decided, other.bound):
        return unable if barred else []
    if not other.doers:
        return [_describe_nothing(other)]
    decided = _describe_decided(happened, other)
    return [
        *([decided] if decided else []),
        *(unable if barred else []),
        *_describe_bound(happened, other),
    ]


def _describe_nothing(other: ExerciseResult) -> Message:
    """Why nothing would have been decided."""
    if other.blockers:
        roles = list_roles(other.state, other.blockers)
        return say("It would have been stopped by {roles}.", roles=roles)
    counted = {one.proposal for count in other.state.counts for one in count.outcomes}
    if counted <= set(other.barred):
        return say(
            "Nothing would have been decided: what was proposed would have been out of order."
        )
    if barred := sorted(counted & set(other.barred)):
        numbers = row_of((str(number) for number in barred), "and")
        return say(
            "Nothing would have been decided: number {numbers} could not have been proposed, and"
            " the rest had too few votes.",
            numbers=numbers,
        )
    return say("Nothing would have been decided: too few voted for it.")


def _describe_decided(happened: ExerciseResult, other: ExerciseResult) -> Message | None:
    """What would have been decided; None where it is the same."""
    names = other.state.setting.names(other.decided)
    if other.state.procedure.voting is Voting.ALONE:
        if not names:
            return say("Those who act would have shared nothing.")
        return say("All who act would have shared: {shared}.", shared=names)
    if happened.decided == other.decided:
        return None
    names_of = other.state.setting.names
    more, less = other.decided - happened.decided, happened.decided - other.decided
    if not more:
        return say("You would not have decided together: {names}.", names=names_of(less))
    if not happened.decided:
        return say("You would have decided together: {names}.", names=names_of(more))
    if not less:
        return say("You would also have decided together: {names}.", names=names_of(more))
    return say(
        "You would have decided together: {names}; and not: {others}.",
        names=names_of(more),
        others=names_of(less),
    )


def _describe_bound(happened: ExerciseResult, other: ExerciseResult) -> list[Message]:
    """Whom it would have bound who was free, and the other way round."""
    state, sentences = other.state, list[Message]()
    bound = other.doers - happened.doers
    unwilling = {role for role in bound if not _has_agreed(state, role)}
    if unwilling:
        roles = list_roles(state, unwilling)
        if state.procedure.voting is Voting.CONSENSUS:
            sentences.append(say("It would have bound {roles} by their silence.", roles=roles))
        else:
            sentences.append(
                say("It would have bound {roles}, without a vote for it.", roles=roles)
            )
    if willing := bound - unwilling:
        sentences.append(
            say("It would have bound {roles} as well.", roles=list_roles(state, willing))
        )
    if freed := happened.doers - other.doers:
        sentences.append(say("It would not have bound {roles}.", roles=list_roles(state, freed)))
    if happened.doers == other.doers and happened.decided == other.decided:
        sentences.append(
            say("All would have decided the same, but not all would have been bound to it.")
        )
    return sentences


def _describe_unasked(happened: ExerciseResult, other: ExerciseResult) -> list[Message]:
    """Who would have had a vote, and had none to give: how it would have gone nobody knows."""
    unasked = other.unasked - happened.unasked
    if not unasked:
        return []
    roles = list_roles(other.state, unasked)
    return [say("It could have been stopped by {roles}, whom nobody asked.", roles=roles)]


def _has_agreed(state: Exercise, role: str) -> bool:
    """Did a role vote for something that was carried?"""
    carried = [one.proposal for count in state.counts for one in count.outcomes if one.carried]
    return any(state.proposals[number - 1].votes.get(role) == FOR for number in carried)


def _describe_clause(clause: str, happened: ExerciseResult, other: ExerciseResult) -> list[Message]:
    """Whether the changed clause itself would have held."""
    was, now = (result.judgments[clause].standing for result in (happened, other))
    if (was is Standing.BROKEN) is (now is Standing.BROKEN) or clause in UNKNOWABLE:
        return []
    if now is Standing.BROKEN:
        breach = describe_breach(other.state, clause)
        if breach is None:
            return [say("That clause would not have been kept.")]
        return [say("It would not have been kept. {breach}", breach=breach)]
    if now is Standing.KEPT:
        return [_HELD.get(clause, say("That clause would have been kept."))]
    if happened.doers and not other.doers:
        return []
    return [_FREE.get(clause, say("Nobody would have broken it."))]


def _describe_clauses(
    clause: str, happened: ExerciseResult, other: ExerciseResult
) -> list[Message]:
    """Which other clauses would have been broken, or no longer."""
    space = other.state.setting.space
    broken, mended = list[str](), list[str]()
    for one, judgment in other.judgments.items():
        was = happened.judgments[one].standing is Standing.BROKEN
        now = judgment.standing is Standing.BROKEN
        if one != clause and was is not now:
            (broken if now else mended).append(one)
    sentences = []
    if broken:
        sentences.append(
            say("You would also have broken: {clauses}.", clauses=_name_some(space, broken))
        )
    if mended:
        sentences.append(
            say("You would not have broken: {clauses}.", clauses=_name_some(space, mended))
        )
    return sentences


def _name_some(space: Space, clauses: list[str]) -> Message:
    names = [space.clause(clause).name for clause in clauses[:MOST_CLAUSES]]
    more = len(clauses) - MOST_CLAUSES
    lowered = row_of(f"{name[:1].lower()}{name[1:]}" for name in names)
    return say("{clauses} and {n} more", clauses=lowered, n=more) if more > 0 else lowered


_HELD: Mapping[str, Message] = {
    "deadline": say("You would have been in time."),
    "evidence": say("You would have had the proof that it asks for."),
    "scope": say("What was done would have been enough."),
    "obligation": say("What was done would have been enough."),
    "conduct_condition": say("The Beneficiary’s own part would not have stood in the way."),
}
_FREE: Mapping[str, Message] = {
    "deadline": say("Nobody would have been late."),
    "evidence": say("No proof would have been asked for."),
    "obligation": say("Nothing more would have been owed."),
    "scope": say("Nothing would have been short of it or beyond it."),
}
