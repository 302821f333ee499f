"""An exercise in detail, for one member: its roles, its procedure, its news and its proposals."""

from collections.abc import Sequence

from bot.exercise.rules.clauses.trigger import describe_application
from bot.exercise.rules.naming import Names, Words, holders, short_name
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_voters
from bot.exercise.state import AUTHOR, Exercise, ExercisePhase, ExerciseProposal
from bot.exercise.views.board import describe_now, render_choices, render_countdown
from bot.exercise.views.facts import announce_card, known_facts
from bot.exercise.views.findings import describe_author
from bot.exercise.views.steps import steps
from bot.kernel.command import Caller
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import (
    Block,
    Buttons,
    Fields,
    Heading,
    Items,
    Strong,
    Text,
    View,
    note,
    text,
)

ROOM_FOR_FACTS, ROOM_FOR_PROPOSALS = 8, 4
"""How many of the last are listed; older ones stand above in the room."""


def render_details(exercise: str, state: Exercise, names: Names, words: Words, by: Caller) -> View:
    """All that there is to see of an exercise, with the buttons that a member may press."""
    card = state.setting.card
    blocks: list[Block] = [Heading(card.title)]
    if state.phase is ExercisePhase.GATHERING:
        blocks += announce_card(card)
    blocks.append(Fields(tuple(_facts(state, names))))
    if state.injects:
        blocks.append(Items(known_facts(state, words)[-ROOM_FOR_FACTS:]))
    if state.proposals:
        blocks.append(_proposals(state))
    blocks += [*render_countdown(state), *render_choices(state, exercise, by, names)]
    if buttons := steps(state, exercise, by, detailed=True):
        blocks.append(Buttons(buttons))
    blocks.append(note(state.setting.notice))
    return View(blocks=tuple(blocks))


def _facts(state: Exercise, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = [
        (say("Now"), text(describe_now(state))),
        (say("Played against"), text(state.opened.subject)),
    ]
    if state.phase is not ExercisePhase.GATHERING:
        rows.append((say("Procedure"), text(_procedure(state))))
        if state.setting.card.has_attacker:
            rows.append((say("Who did it"), text(describe_author(state.last(AUTHOR)))))
        rows.append((say("Responses"), text(_menu(state))))
    rows += [
        (role.label, text(holders(state, role.id, names)))
        for role in state.setting.roles
        if state.holders.get(role.id)
    ]
    if state.scripted:
        rows.append((say("By script"), text(_labels(state, state.scripted))))
        rows += _red_lines(state)
    rows += [
        (
            say("Acted alone"),
            text(
                say(
                    "{role}: {responses}",
                    role=short_name(state, act.role),
                    responses=state.setting.names(act.responses),
                )
            ),
        )
        for act in state.responses
    ]
    free = [role.id for role in state.setting.roles if role.id not in state.present]
    if free and not state.opened.alone:
        rows.append((say("Free"), text(_labels(state, free))))
    return rows


def _red_lines(state: Exercise) -> list[tuple[str, Text]]:
    """The red lines of scripts, which are public."""
    lines = [
        say(
            "{role}: {line}",
            role=short_name(state, role),
            line=state.setting.script_of[role].red_line,
        )
        for role in state.scripted
        if state.setting.script_of[role].red_line
    ]
    return (
        [(say("Their red lines"), text(say("{lines}.", lines=row_of(lines, ";"))))] if lines else []
    )


def _labels(state: Exercise, roles: Sequence[str]) -> Message:
    return row_of(state.setting.role(role).label for role in roles)


def _menu(state: Exercise) -> str:
    """What can be proposed under the text."""
    menu = state.procedure.choices.get("response_menu")
    if menu is None:
        return say("The sheet names none, so all are allowed.")
    named = state.setting.names(tuple(menu)) or say("none")
    if state.procedure.free:
        return say("The sheet names {responses}, and rules out nothing else.", responses=named)
    return say(
        "The sheet allows {responses}. What every sheet allows, such as consulting, is "
        "possible too.",
        responses=named,
    )


def _procedure(state: Exercise) -> str:
    """Where the exercise stands in the text's procedure."""
    if not state.reports:
        return say("Nobody has reported the incident yet.")
    if state.meeting_called is None:
        reported = say("Reported. Nobody has called the meeting yet.")
        if not state.asking:
            return reported
        asking = count_of(
            len(state.asking), "{n} role has asked for it.", "{n} roles have asked for it."
        )
        return row_of((reported, asking), "")
    if not state.setting.card.has_attacker:
        return say("The meeting is called.")
    if state.procedure.silent("evidence"):
        proof = say("The sheet sets no standard of evidence.")
    elif state.proven:
        proof = say("The standard of evidence is met.")
    else:
        proof = say("The standard of evidence is not met yet.")
    return row_of((say("The meeting is called."), describe_application(state), proof), "")


def _proposals(state: Exercise) -> Items:
    return Items(
        tuple(
            text(
                say(
                    "{proposal}, by {role}: {responses}. {votes}",
                    proposal=Strong(say("Proposal {number}", number=proposal.number)),
                    role=short_name(state, proposal.role),
                    responses=state.setting.names(proposal.responses),
                    votes=votes_on(state, proposal),
                ),
            )
            for proposal in state.proposals[-ROOM_FOR_PROPOSALS:]
        )
    )


def votes_on(state: Exercise, proposal: ExerciseProposal) -> str:
    """The votes on a proposal; under a seal only how many there are, until they are counted."""
    if proposal.outcome is not None:
        return say("It is carried.") if proposal.outcome.carried else say("It is not carried.")
    if state.opened.sealed and not state.opened.alone:
        return say(
            "Votes, sealed: {votes} of {voters}.",
            votes=len(proposal.votes),
            voters=len(find_voters(state, proposal)),
        )
    roles = {
        vote: row_of(
            short_name(state, role) for role, cast in proposal.votes.items() if cast == vote
        )
        for vote in (FOR, AGAINST, ASIDE)
    }
    sums = [
        say("For: {roles}.", roles=roles[FOR]),
        say("Against: {roles}.", roles=roles[AGAINST]),
        say("Abstained: {roles}.", roles=roles[ASIDE]),
    ]
    cast = [words for words, who in zip(sums, roles.values(), strict=True) if who]
    return row_of(cast, "") if cast else say("No votes yet.")
