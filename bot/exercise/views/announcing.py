"""What the room hears of what happens in an exercise."""

from typing import assert_never

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import DECIDE, MEET, hours, hours_first
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.naming import Names, Words, name_inside, person, role_name, short_name
from bot.exercise.rules.wording import wording_key
from bot.exercise.state import AUTHOR, Exercise
from bot.exercise.views.announcing_changes import announce_change, announce_role
from bot.exercise.views.announcing_promises import (
    announce_application,
    announce_evidence,
    announce_judgement,
    announce_verdict,
    announce_withholding,
    announce_wording,
)
from bot.exercise.views.announcing_stage import announce_stage_end
from bot.exercise.views.announcing_votes import announce_count, announce_vote
from bot.exercise.views.facts import fact
from bot.exercise.views.findings import describe_author, describe_certainty
from bot.exercise.views.stakes import announce_consent
from bot.kernel.message import row_of, say
from bot.kernel.view import Block, Emphasis, Quotation, Strong, Text, line, text

_COVERED = {
    "yes": say("The sheet covers such an event."),
    "no": say("The sheet doesn’t cover such an event."),
    "open": say("The sheet leaves open whether it covers such an event."),
}
_REACHES = {
    "yes": say("It covers the place where it happened."),
    "no": say("It doesn’t cover the place where it happened."),
    "open": say("It leaves open whether it covers the place where it happened."),
}


def announce_event(
    event: ExerciseEvent,
    state: Exercise,
    names: Names,
    words: Words,
    before: Exercise | None = None,
) -> list[Block]:
    """What the room hears of an event, told in the state after it; nothing of what is private. From
    the state before it is seen whose word of a role was changed."""
    change = announce_change(event, before, names) if before is not None else []
    return [*_announce(event, state, names, words), *change]


def _announce(  # noqa: C901  # one case an event
    event: ExerciseEvent, state: Exercise, names: Names, words: Words
) -> list[Block]:
    match event:
        case e.RoleTaken(role=role, member=member):
            return [text(announce_role(role, member, state, names))]
        case e.RoleLeft(role=role, member=member):
            who, part = person(member, names), name_inside(state, role)
            if role in state.scripted:
                sentence = say(
                    "{member} leaves {role}. A script takes over.", member=who, role=part
                )
            elif state.holders.get(role):
                sentence = say("{member} leaves {role}.", member=who, role=part)
            else:
                sentence = say(
                    "{member} leaves {role}, which is free again.", member=who, role=part
                )
            return [text(sentence)]
        case e.ExerciseBegun():
            return _announce_beginning(state)
        case e.InjectGiven() | e.InjectAdded():
            return [_announce_news(event, state, words)]
        case e.GapMet(step=step):
            return [text(Emphasis(state.setting.step(step).silent))]
        case e.Reported():
            return _announce_report(event, state, words)
        case e.MeetingAsked(role=role):
            return [text(say("{role} asks for the meeting.", role=role_name(state, role)))]
        case e.MeetingCalled(role=role, minute=minute):
            called = say(
                "{news}, in {hour}.",
                news=Strong(say("{role} calls the meeting", role=role_name(state, role))),
                hour=hours(minute),
            )
            if state.setting.card.has_attacker:
                return [text(called)]
            question = say("The meeting asks: is the promise still kept, and who fills the gap?")
            return [text(row_of((called, question), ""))]
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
                "{role} acts alone: {responses}.",
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
        case e.ApplicationVoted():
            return announce_verdict(event, state)
        case e.ApplicationSettled():
            return announce_application(event, state)
        case e.EvidenceHandedIn(move=move):
            return [announce_evidence(event, state), *quote(words.get(move, ""))]
        case e.WordingRaised(clause=clause):
            return [announce_wording(clause, state), *quote(words.get(wording_key(clause), ""))]
        case e.WordingJudged(move=move):
            return [announce_judgement(event, state), *quote(words.get(move, ""))]
        case e.Withheld(move=move):
            return [announce_withholding(event, state), *quote(words.get(move, ""))]
        case e.Answered(role=role, move=move):
            return _announce_answer(role, move, state, words)
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
        case e.ConsentGiven(move=move):
            return [announce_consent(event, state), *quote(words.get(move, ""))]
        case e.RungChosen():
            return announce_stage_end(event, state)
        case (
            e.ExerciseOpened() | e.RedLineKept() | e.LifeChosen() | e.RungWished() | e.StakesDealt()
        ):
            return []
        case _:
            assert_never(event)


def quote(words: str) -> list[Block]:
    """What somebody said, if it is still there."""
    return [Quotation(line(words))] if words else []


def _announce_answer(role: str, move: str, state: Exercise, words: Words) -> list[Block]:
    named = role_name(state, role)
    if move:
        return [text(say("{role} answers:", role=named)), *quote(words.get(move, ""))]
    answer = state.setting.script_of[role].answer
    return [text(say("{role} answers (by script): “{words}”", role=named, words=answer))]


def _announce_beginning(state: Exercise) -> list[Block]:
    card = state.setting.card
    blocks: list[Block] = [
        text(Strong(say("The exercise “{title}” begins. ", title=card.title)), card.gist),
        text(card.notice),
    ]
    if state.scripted:
        roles = row_of(short_name(state, role) for role in state.scripted)
        blocks.append(text(say("Played by script: {roles}.", roles=roles)))
    return blocks


def _announce_news(event: e.InjectGiven | e.InjectAdded, state: Exercise, words: Words) -> Text:
    to = name_audience(state, event)
    if to == ALL:
        return text(fact(state.setting, event, words))
    reached = role_name(state, to)
    return text(
        say(
            "{hour}: {role} gets news that only it sees.",
            hour=hours_first(event.minute),
            role=reached,
        )
    )


def _announce_report(event: e.Reported, state: Exercise, words: Words) -> list[Block]:
    if len(state.reports) > 1:
        too = say("{role} reports it too.", role=role_name(state, event.role))
        return [text(too), *quote(words.get(event.move, ""))]
    news = Strong(say("{role} reports the incident", role=role_name(state, event.role)))
    if event.covered and event.reaches:
        reported = say(
            "{news}, in {hour}. {covered} {reaches}",
            news=news,
            hour=hours(event.minute),
            covered=_COVERED[event.covered],
            reaches=_REACHES[event.reaches],
        )
    else:
        reported = say("{news}, in {hour}.", news=news, hour=hours(event.minute))
    sentences = [text(reported)]
    if state.procedure.meet_hours is not None:
        meet = hours(event.minute + state.procedure.meet_hours * 60)
        if state.procedure.decide_hours is not None:
            deadlines = say(
                "The clock is running. Guarantors must meet by {meet} and decide by {decide}.",
                meet=meet,
                decide=hours(event.minute + state.procedure.decide_hours * 60),
            )
        else:
            deadlines = say("The clock is running. Guarantors must meet by {meet}.", meet=meet)
        sentences.append(text(deadlines))
    return [*sentences, *quote(words.get(event.move, ""))]


def _announce_finding(event: e.Found, state: Exercise, words: Words) -> list[Block]:
    who = role_name(state, event.role)
    if event.about != AUTHOR:
        word = Strong(describe_certainty(event.word))
        finding = say("{role} on the Beneficiary’s own part in it: {word}.", role=who, word=word)
    elif not state.setting.card.has_attacker:
        word = Strong(describe_certainty(event.word))
        finding = say("{role} on what is reported: {word}.", role=who, word=word)
    else:
        word = Strong(describe_author(event.word))
        finding = say("{role} on who did it: {word}.", role=who, word=word)
        if not state.procedure.silent("evidence"):
            met = (
                say("The standard of evidence is met.")
                if event.met
                else say("The standard of evidence is not met yet.")
            )
            finding = row_of((finding, met), "")
    if event.beyond:
        finding = row_of((finding, say("The evidence so far shows less than that.")), "")
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
        role=name_inside(state, event.role),
        responses=state.setting.names(event.responses),
    )
    if clause is not None:
        rests = say("It is based on the clause “{clause}”.", clause=clause.name)
        proposed = row_of((proposed, rests), "")
    return [text(proposed), *quote(words.get(event.move, ""))]


def _announce_mark(what: str, minute: int) -> str:
    if what == MEET:
        return say(
            "{hour}: the time to meet is over, and there was no meeting.",
            hour=hours_first(minute),
        )
    if what == DECIDE:
        return say(
            "{hour}: the time to decide is over. Nothing is decided.",
            hour=hours_first(minute),
        )
    return say(
        "That was the last development of the card. The chair can add one, or end the exercise."
    )
