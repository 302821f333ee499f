"""What the room hears of what happens in an exercise."""

from typing import assert_never

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import DECIDE, MEET, hours, hours_first
from bot.exercise.rules.naming import Names, Words, person, role_name
from bot.exercise.state import AUTHOR, Exercise
from bot.exercise.views.announcing_votes import announce_count, announce_vote
from bot.exercise.views.board import fact, name_audience
from bot.kernel.message import Listed, row_of, say
from bot.kernel.view import Block, Emphasis, Quotation, Strong, Text, line, text

_COVERED = {
    "yes": say("The text covers such an event."),
    "no": say("The text does not cover such an event."),
    "open": say("The text leaves open whether it covers such an event."),
}
_REACHES = {
    "yes": say("It reaches to where it happened."),
    "no": say("It does not reach to where it happened."),
    "open": say("It leaves open whether it reaches to where it happened."),
}


def announce_event(  # noqa: C901  # one case an event
    event: ExerciseEvent, state: Exercise, names: Names, words: Words
) -> list[Block]:
    """What the room hears of an event, told in the state after it; nothing of what is private."""
    match event:
        case e.RoleTaken(role=role, member=member):
            return [
                text(
                    say(
                        "{member} plays {role}.",
                        member=person(member, names),
                        role=_role_inside_sentence(state, role),
                    )
                )
            ]
        case e.RoleLeft(role=role, member=member):
            who, part = person(member, names), _role_inside_sentence(state, role)
            if role in state.scripted:
                sentence = say(
                    "{member} steps out of {role}. A script goes on.", member=who, role=part
                )
            else:
                sentence = say("{member} steps out of {role}.", member=who, role=part)
            return [text(sentence)]
        case e.ExerciseBegun():
            return _announce_beginning(state)
        case e.InjectGiven() | e.InjectAdded():
            return [_announce_news(event, state, words)]
        case e.GapMet(step=step):
            speaker = say("The Chair: ") if state.has_chair else say("For the record: ")
            return [text(Strong(speaker), Emphasis(state.setting.step(step).silent))]
        case e.Reported():
            return _announce_report(event, state, words)
        case e.MeetingAsked(role=role):
            return [text(say("{role} asks for the meeting.", role=role_name(state, role)))]
        case e.MeetingCalled(role=role, minute=minute):
            return [
                text(
                    say(
                        "{news}, in {hour}.",
                        news=Strong(say("{role} calls the meeting", role=role_name(state, role))),
                        hour=hours(minute),
                    )
                )
            ]
        case e.Found():
            return _announce_finding(event, state, words)
        case e.Proposed():
            return _announce_proposal(event, state, words)
        case e.Voted():
            return announce_vote(event, state)
        case e.Counted():
            return announce_count(event, state)
        case e.Responded(role=role, responses=responses, move=move):
            acts = say(
                "{role} does by itself: {responses}.",
                role=role_name(state, role),
                responses=state.setting.names(responses),
            )
            return [text(acts), *quote(words.get(move, ""))]
        case e.Asked(role=role, move=move):
            quotation = words.get(move, "") if move else state.setting.card.press
            named = role_name(state, role)
            if move:
                head = say("{role} asks:", role=named)
            else:
                head = say("{role} asks (by script):", role=named)
            return [text(head), *quote(quotation)]
        case e.Stated(role=role, move=move):
            quotation = words.get(move, "") if move else state.setting.card.statement
            named = role_name(state, role)
            if move:
                head = say("{role} states:", role=named)
            else:
                head = say("{role} states (by script):", role=named)
            return [text(head), *quote(quotation)]
        case e.Marked(what=what, minute=minute):
            return [text(_announce_mark(what, minute))]
        case e.ExercisePaused():
            return [text(say("The exercise is paused."))]
        case e.ExerciseResumed():
            return [text(say("The exercise goes on; no time was lost."))]
        case e.ExerciseEnded(minute=minute):
            return [
                text(
                    say(
                        "{news}, after {hour} of the game.",
                        news=Strong(say("The exercise is over")),
                        hour=hours(minute),
                    )
                )
            ]
        case e.ExerciseOpened() | e.RedLineKept():
            return []
        case _:
            assert_never(event)


def quote(words: str) -> list[Block]:
    """What somebody said, if it is still there."""
    return [Quotation(line(words))] if words else []


def _role_inside_sentence(state: Exercise, role: str) -> str:
    named = role_name(state, role)
    return named[0].lower() + named[1:]


def _announce_beginning(state: Exercise) -> list[Block]:
    scripts, card = state.setting.script_of, state.setting.card
    blocks: list[Block] = [
        text(Strong(say("The exercise “{title}” begins. ", title=card.title)), card.gist),
        text(card.notice),
    ]
    if state.scripted:
        roles = tuple(
            say(
                "{role} ({interest})",
                role=Strong(role_name(state, role).removeprefix("The ")),
                interest=scripts[role].interest.rstrip("."),
            )
            for role in state.scripted
        )
        blocks.append(text(say("By script: {roles}.", roles=Listed(roles, ";"))))
    return blocks


def _announce_news(event: e.InjectGiven | e.InjectAdded, state: Exercise, words: Words) -> Text:
    to = name_audience(state, event)
    if to == ALL:
        return text(fact(state.setting, event, words))
    reached = role_name(state, to)
    return text(
        say(
            "{hour}: {role} receives news of its own.",
            hour=hours_first(event.minute),
            role=reached,
        )
    )


def _announce_report(event: e.Reported, state: Exercise, words: Words) -> list[Block]:
    sentences = [
        text(
            say(
                "{news}, in {hour}. {covered} {reaches}",
                news=Strong(say("{role} reports the incident", role=role_name(state, event.role))),
                hour=hours(event.minute),
                covered=_COVERED[event.covered],
                reaches=_REACHES[event.reaches],
            ),
        )
    ]
    if len(state.reports) == 1 and state.procedure.meet_hours is not None:
        meet = hours(event.minute + state.procedure.meet_hours * 60)
        if state.procedure.decide_hours is not None:
            deadlines = say(
                "The text’s clock runs. They must meet by {meet} and decide by {decide}.",
                meet=meet,
                decide=hours(event.minute + state.procedure.decide_hours * 60),
            )
        else:
            deadlines = say("The text’s clock runs. They must meet by {meet}.", meet=meet)
        sentences.append(text(deadlines))
    return [*sentences, *quote(words.get(event.move, ""))]


def _announce_finding(event: e.Found, state: Exercise, words: Words) -> list[Block]:
    who, word = role_name(state, event.role), Strong(event.word)
    if event.about != AUTHOR:
        finding = say("{role} finds on the Beneficiary’s own part: {word}.", role=who, word=word)
    else:
        finding = say("{role} finds on who did it: {word}.", role=who, word=word)
        if not state.procedure.silent("evidence"):
            met = (
                say("The text’s standard is met.")
                if event.met
                else say("The text’s standard is not met.")
            )
            finding = row_of((finding, met), "")
    return [text(finding), *quote(words.get(event.move, ""))]


def _announce_proposal(event: e.Proposed, state: Exercise, words: Words) -> list[Block]:
    number = next(
        (
            proposal.number
            for proposal in state.proposals
            if event.move and proposal.move == event.move
        ),
        len(state.proposals),
    )
    clause = state.setting.space.by_id.get(event.clause)
    proposed = say(
        "{proposal}, by {role}: {responses}.",
        proposal=Strong(say("Proposal {number}", number=number)),
        role=_role_inside_sentence(state, event.role),
        responses=state.setting.names(event.responses),
    )
    if clause is not None:
        rests = say("It rests on the clause “{clause}”.", clause=clause.name)
        proposed = row_of((proposed, rests), "")
    return [text(proposed), *quote(words.get(event.move, ""))]


def _announce_mark(what: str, minute: int) -> str:
    if what == MEET:
        return say(
            "{hour}: the text’s time to meet is over, without a meeting.",
            hour=hours_first(minute),
        )
    if what == DECIDE:
        return say(
            "{hour}: the text’s time to decide is over. Nothing is decided.",
            hour=hours_first(minute),
        )
    return say("Nothing more comes from the card. The chair can add an inject, or end.")
