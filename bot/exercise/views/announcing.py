"""What the room hears of what happens in an exercise."""

from typing import assert_never

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import DECIDE, MEET, hours
from bot.exercise.rules.naming import Names, Words, listed, person, role_name
from bot.exercise.rules.voting import FOR, common
from bot.exercise.state import AUTHOR, Exercise, Proposal
from bot.exercise.views.board import VOTES, fact, told_to
from bot.guarantee.rules.terms import Voting
from bot.kernel.view import Block, Emphasis, Quotation, Span, Strong, Text, line, text

_WHY = {
    "own": "it is its own proposal",
    "evidence": "the finding is too weak for it so far",
    "interest": "",
    "risk": "it will not go so far as to send forces",
    "author": "it is named as the author",
}

_COVERED = {
    "yes": "The text covers such an event.",
    "no": "The text does not cover such an event.",
    "open": "The text leaves open whether it covers such an event.",
}
_REACHES = {
    "yes": "It reaches to where it happened.",
    "no": "It does not reach to where it happened.",
    "open": "It leaves open whether it reaches to where it happened.",
}


def telling(event: ExerciseEvent, state: Exercise, names: Names, words: Words) -> list[Block]:  # noqa: C901
    """What the room hears of an event, told in the state after it; nothing of what is private."""
    match event:  # one case an event
        case e.RoleTaken(role=role, member=member):
            return [text(person(member, names), f" plays {_as(state, role)}.")]
        case e.RoleLeft(role=role, member=member):
            goes_on = " A script goes on." if role in state.scripted else ""
            return [text(person(member, names), f" steps out of {_as(state, role)}.{goes_on}")]
        case e.Begun():
            return _begun(state)
        case e.InjectGiven() | e.InjectAdded():
            return [_news(event, state, words)]
        case e.GapMet(step=step):
            who = "The Chair: " if state.chaired else "For the record: "
            return [text(Strong(who), Emphasis(state.setting.step(step).silent))]
        case e.Reported():
            return _reported(event, state, words)
        case e.MeetingAsked(role=role):
            return [text(f"{role_name(state, role)} asks for the meeting.")]
        case e.MeetingCalled(role=role, minute=minute):
            return [
                text(
                    Strong(f"{role_name(state, role)} calls the meeting"), f", in {hours(minute)}."
                )
            ]
        case e.Found():
            return _found(event, state, words)
        case e.Proposed():
            return _proposed(event, state, words)
        case e.Voted():
            return _voted(event, state)
        case e.Counted():
            return _counted(event, state)
        case e.Responded(role=role, responses=responses, move=move):
            said = f"{role_name(state, role)} does by itself: {state.setting.names(responses)}."
            return [text(said), *quoted(words.get(move, ""))]
        case e.Asked(role=role, move=move):
            said = words.get(move, "") if move else state.setting.card.press
            return [text(f"{role_name(state, role)} asks{_scripted(event)}:"), *quoted(said)]
        case e.Stated(role=role, move=move):
            said = words.get(move, "") if move else state.setting.card.statement
            return [text(f"{role_name(state, role)} states{_scripted(event)}:"), *quoted(said)]
        case e.Marked(what=what, minute=minute):
            return [text(_mark(what, minute))]
        case e.Paused():
            return [text("The exercise is paused.")]
        case e.Resumed():
            return [text("The exercise goes on; no time was lost.")]
        case e.Ended(minute=minute):
            return [text(Strong("The exercise is over"), f", after {hours(minute)} of the game.")]
        case e.Opened() | e.RedLineKept():
            return []
        case _:
            assert_never(event)


def quoted(words: str) -> list[Block]:
    """What somebody said, if it is still there."""
    return [Quotation(line(words))] if words else []


def _as(state: Exercise, role: str) -> str:
    named = role_name(state, role)
    return named[0].lower() + named[1:]


def _scripted(event: e.Asked | e.Stated) -> str:
    return "" if event.move else " (by script)"


def _begun(state: Exercise) -> list[Block]:
    scripts, card = state.setting.script_of, state.setting.card
    told: list[Block] = [
        text(Strong(f"The exercise “{card.title}” begins. "), card.gist),
        text(card.notice),
    ]
    if state.scripted:
        spans: list[str | Span] = ["By script: "]
        for role in state.scripted:
            interest = scripts[role].interest
            spans += [
                Strong(role_name(state, role).removeprefix("The ")),
                f" ({interest.rstrip('.')}); ",
            ]
        spans[-1] = str(spans[-1]).rstrip("; ") + "."
        told.append(text(*spans))
    return told


def _news(event: e.InjectGiven | e.InjectAdded, state: Exercise, words: Words) -> Text:
    to = told_to(state, event)
    if to == ALL:
        return fact(state.setting, event, words)
    reached = role_name(state, to)
    return text(f"{hours(event.minute).capitalize()}: {reached} receives news of its own.")


def _reported(event: e.Reported, state: Exercise, words: Words) -> list[Block]:
    told = [
        text(
            Strong(f"{role_name(state, event.role)} reports the incident"),
            f", in {hours(event.minute)}. {_COVERED[event.covered]} {_REACHES[event.reaches]}",
        )
    ]
    if len(state.reports) == 1 and state.procedure.meet_hours is not None:
        start = event.minute
        by = f"They must meet by {hours(start + state.procedure.meet_hours * 60)}"
        if state.procedure.decide_hours is not None:
            by += f" and decide by {hours(start + state.procedure.decide_hours * 60)}"
        told.append(text(f"The text’s clock runs. {by}."))
    return [*told, *quoted(words.get(event.move, ""))]


def _found(event: e.Found, state: Exercise, words: Words) -> list[Block]:
    what = "who did it" if event.about == AUTHOR else "the Beneficiary’s own part"
    met = (
        ""
        if event.about != AUTHOR or state.procedure.silent("evidence")
        else (" The text’s standard is met." if event.met else " The text’s standard is not met.")
    )
    who = role_name(state, event.role)
    told = text(f"{who} finds on {what}: ", Strong(event.word), f".{met}")
    return [told, *quoted(words.get(event.move, ""))]


def _proposed(event: e.Proposed, state: Exercise, words: Words) -> list[Block]:
    number = next(
        (one.number for one in state.proposals if event.move and one.move == event.move),
        len(state.proposals),
    )
    clause = state.setting.space.by_id.get(event.clause)
    rests = f" It rests on the clause “{clause.name}”." if clause is not None else ""
    told = text(
        Strong(f"Proposal {number}"),
        f", by {_as(state, event.role)}: {state.setting.names(event.responses)}.{rests}",
    )
    return [told, *quoted(words.get(event.move, ""))]


def _voted(event: e.Voted, state: Exercise) -> list[Block]:
    if event.why == "own":
        return []
    who = role_name(state, event.role)
    if state.opened.sealed and not state.opened.alone:
        return [text(f"{who} has voted on proposal {event.proposal}; it is sealed.")]
    says = {"for": "votes for", "against": "votes against", "aside": "stands aside from"}[
        event.vote
    ]
    why = _WHY.get(event.why, "")
    if event.why == "interest":
        script = state.setting.script_of.get(event.role)
        why = "it is what it wants" if event.vote == FOR else "it wants other things"
        why = why if script else ""
    reason = f" (by script: {why})" if why else ""
    return [text(f"{who} {says} proposal {event.proposal}{reason}.")]


def _counted(event: e.Counted, state: Exercise) -> list[Block]:
    told: list[Block] = [text(Strong("The votes are counted"), f", in {hours(event.minute)}.")]
    for outcome in event.outcomes:
        proposal = state.proposals[outcome.proposal - 1]
        told.append(text(*_outcome(outcome, proposal, state)))
    if state.procedure.voting is Voting.ALONE and any(one.carried for one in event.outcomes):
        shared = state.setting.names(common(state, event)) or "nothing"
        told.append(text(f"What all share who do anything: {shared}."))
    if not event.proven and any(one.carried for one in event.outcomes):
        told.append(text("The text’s standard of evidence was not met when this was decided."))
    return told


def _outcome(outcome: e.Outcome, proposal: Proposal, state: Exercise) -> list[str | Span]:
    what = f"Proposal {outcome.proposal} ({state.setting.names(proposal.responses)}) "
    votes = "; ".join(
        f"{role_name(state, role)} {VOTES[vote]}" for role, vote in proposal.votes.items()
    )
    cast = f" Votes: {votes}." if votes and state.opened.sealed else ""
    if not outcome.carried:
        by = f" Stopped by: {listed(state, outcome.blocked)}." if outcome.blocked else ""
        return [what, Strong("is not carried."), f"{by}{cast}"]
    aside = f" Stands aside: {listed(state, outcome.aside)}." if outcome.aside else ""
    return [
        what,
        Strong("is carried."),
        f" It binds: {listed(state, outcome.bound)}.{aside}{cast}",
    ]


def _mark(what: str, minute: int) -> str:
    if what == MEET:
        return f"{hours(minute).capitalize()}: the text’s time to meet is over, without a meeting."
    if what == DECIDE:
        return (
            f"{hours(minute).capitalize()}: the text’s time to decide is over. Nothing is decided."
        )
    return "Nothing more comes from the card. The chair can add an inject, or end."
