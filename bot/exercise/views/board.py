"""How an exercise looks: its board, with the buttons for the usual moves."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.exercise import events as e
from bot.exercise.rules.card import ALL, Card, Doubt
from bot.exercise.rules.clock import DECIDE, MEET, due_minutes, hours, hours_first, instant_of
from bot.exercise.rules.naming import Names, Words, holders, role_name
from bot.exercise.rules.setting import ExerciseSetting
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_voters
from bot.exercise.state import Exercise, ExercisePhase, ExerciseProposal
from bot.exercise.views.steps import free_roles, steps, votes
from bot.kernel.command import Caller
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Buttons,
    Countdown,
    Fields,
    Heading,
    Items,
    Strong,
    Text,
    View,
    note,
    text,
)

VOTES = {FOR: say("for"), AGAINST: say("against"), ASIDE: say("stands aside")}
"""How a role voted, after its name."""

DOUBTS: Mapping[str, str] = {
    Doubt.CONFIRMED: say("confirmed"),
    Doubt.PROBABLE: say("probable"),
    Doubt.CLAIMED: say("claimed"),
    Doubt.DISPUTED: say("disputed"),
}
ROOM_FOR_FACTS, ROOM_FOR_PROPOSALS = 8, 4
"""On the board; older ones stand above in the room."""


LONGEST_FACT = 200
"""Characters of news on the board; all of it stands above in the room."""


def key_of(exercise: str) -> str:
    """What an exercise's board goes by."""
    return f"exercise:{exercise}"


def board(
    exercise: str, state: Exercise, names: Names, words: Words, by: Caller | None = None
) -> View:
    """All that the room needs to see of an exercise, edited in place; shown to one member alone it
    has only the buttons that they may press."""
    blocks: list[Block] = [Heading(state.setting.card.title)]
    if state.phase is ExercisePhase.GATHERING:
        blocks += announce_card(state.setting.card)
    blocks.append(Fields(tuple(_facts(state, names))))
    if state.injects:
        blocks.append(Items(known_facts(state, words)[-ROOM_FOR_FACTS:]))
    if state.proposals:
        blocks.append(_proposals(state))
    if (counted := _countdown(state)) is not None:
        blocks.append(counted)
    # Buttons name their exercise, so that one pressed years later never acts on another.
    if buttons := steps(state, exercise, by):
        blocks.append(Buttons(buttons))
    blocks += filter(None, (votes(state, exercise, by), free_roles(state, exercise, by)))
    blocks.append(note(state.setting.notice))
    over = state.phase is ExercisePhase.OVER
    return View(
        blocks=tuple(blocks),
        audience=Audience.ASKER if state.opened.alone else Audience.ROOM,
        key=key_of(exercise),
        ends=over,
        called=say("Over: {title}", title=state.setting.card.title) if over else "",
    )


def announce_card(card: Card) -> list[Block]:
    """What is known of a card before it starts: what it is about, and what is in it."""
    return [
        text(card.gist),
        text(Strong(say("Topics: ")), f"{', '.join(card.topics)}. {card.notice}"),
    ]


def _facts(state: Exercise, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = [
        (say("Now"), text(_now(state))),
        (say("Played against"), text(state.opened.subject)),
    ]
    if state.phase is not ExercisePhase.GATHERING:
        rows.append((say("Procedure"), text(_procedure(state))))
        rows.append((say("Who did it"), text(state.last("author") or say("nothing found yet"))))
        rows.append((say("Responses"), text(_menu(state))))
    rows += [
        (role.label, text(holders(state, role.id, names)))
        for role in state.setting.roles
        if state.holders.get(role.id)
    ]
    if state.scripted:
        rows.append((say("By script"), text(_labels(state, state.scripted))))
    free = [role.id for role in state.setting.roles if role.id not in state.present]
    if free and not state.opened.alone:
        rows.append((say("Free"), text(_labels(state, free))))
    return rows


def _now(state: Exercise) -> Message:
    hour = hours(state.minute)
    match state.phase:
        case ExercisePhase.GATHERING:
            return say("Roles are taken. The chair begins.")
        case ExercisePhase.RUNNING:
            return say("It is {hour} of the game.", hour=hour)
        case ExercisePhase.PAUSED:
            return say("Paused in {hour} of the game.", hour=hour)
        case ExercisePhase.OVER:
            return say("Over after {hour} of the game.", hour=hour)
        case _:
            assert_never(state.phase)


def _labels(state: Exercise, roles: Sequence[str]) -> Message:
    return row_of(state.setting.role(role).label for role in roles)


def _menu(state: Exercise) -> str:
    """What can be proposed under the text."""
    menu = state.procedure.choices.get("response_menu")
    if menu is None:
        return say("The text names none, so all are open.")
    named = state.setting.names(tuple(menu)) or say("none")
    if state.procedure.free:
        return say("The text names {responses}, and excludes none.", responses=named)
    return say(
        "The text names {responses}; and what no text names, such as to consult.", responses=named
    )


def _procedure(state: Exercise) -> str:
    """Where the exercise stands in the text's procedure."""
    if not state.reports:
        return say("Nobody has reported the incident yet.")
    if state.meeting_called is None:
        reported = say("Reported. Nobody has called the meeting yet.")
        if not state.asking:
            return reported
        return row_of((reported, say("Asked for by: {roles}.", roles=len(state.asking))), "")
    if state.procedure.silent("evidence"):
        proof = say("No standard of evidence is laid down.")
    elif state.proven:
        proof = say("The evidence standard is met.")
    else:
        proof = say("The evidence standard is not met.")
    return row_of((say("The meeting is called."), proof), "")


def known_facts(state: Exercise, words: Words) -> tuple[Text, ...]:
    """What everybody was told, in order, each with how well it is known."""
    return tuple(
        text(fact(state.setting, inject, words, LONGEST_FACT))
        for inject in state.injects
        if _to(state.setting, inject) == ALL
    )


def fact(
    setting: ExerciseSetting, inject: e.InjectGiven | e.InjectAdded, words: Words, most: int = 0
) -> Message:
    """An inject as its readers see it; with `most`, no more characters of it than that."""
    if isinstance(inject, e.InjectGiven):
        on_card = setting.card.injects[inject.inject]
        doubt, news = on_card.how.value, on_card.text
    else:
        doubt = inject.how
        news = words.get(inject.move) or say("What stood here was erased.")
    if most and len(news) > most:
        news = f"{news[: most - 1].rstrip()}…"
    return say(
        "{hour}, {doubt}: {news}",
        hour=hours_first(inject.minute),
        doubt=Strong(DOUBTS.get(doubt, doubt)),
        news=news,
    )


def _to(setting: ExerciseSetting, inject: e.InjectGiven | e.InjectAdded) -> str:
    if isinstance(inject, e.InjectGiven):
        return setting.card.injects[inject.inject].to
    return inject.to


def name_audience(state: Exercise, inject: e.InjectGiven | e.InjectAdded) -> str:
    """The role that an inject is for, or all."""
    return _to(state.setting, inject)


def _proposals(state: Exercise) -> Items:
    return Items(
        tuple(
            text(
                say(
                    "{proposal}, by {role}: {responses}. {votes}",
                    proposal=Strong(say("Proposal {number}", number=proposal.number)),
                    role=_short(state, proposal.role),
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
        vote: row_of(_short(state, role) for role, cast in proposal.votes.items() if cast == vote)
        for vote in (FOR, AGAINST, ASIDE)
    }
    sums = [
        say("For: {roles}.", roles=roles[FOR]),
        say("Against: {roles}.", roles=roles[AGAINST]),
        say("Aside: {roles}.", roles=roles[ASIDE]),
    ]
    cast = [words for words, who in zip(sums, roles.values(), strict=True) if who]
    return row_of(cast, "") if cast else say("No votes yet.")


def _short(state: Exercise, role: str) -> str:
    return role_name(state, role).removeprefix("The ")


def _countdown(state: Exercise) -> Countdown | None:
    """The next deadline of the text; when the next news comes nobody is told."""
    labels = {MEET: say("They must meet within"), DECIDE: say("They must decide within")}
    ahead = [(minute, what) for what, minute in due_minutes(state).items() if what in labels]
    if state.phase is not ExercisePhase.RUNNING or not ahead:
        return None
    minute, what = min(ahead)
    until = instant_of(state, minute)
    return Countdown(labels[what], until) if until is not None else None
