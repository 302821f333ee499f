"""How an exercise looks: its board, with the buttons for the usual moves."""

from collections.abc import Sequence

from bot.exercise import events as e
from bot.exercise.rules.card import ALL, Card
from bot.exercise.rules.clock import DECIDE, MEET, due_minutes, hours, instant_of
from bot.exercise.rules.naming import Names, Words, holders, role_name
from bot.exercise.rules.setting import Setting
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, may_vote
from bot.exercise.state import Exercise, Phase, Proposal
from bot.exercise.views.steps import free_roles, steps, votes
from bot.kernel.command import Caller
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
    line,
    note,
    text,
)

VOTES = {FOR: "for", AGAINST: "against", ASIDE: "stands aside"}
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
    if state.phase is Phase.GATHERING:
        blocks += announced(state.setting.card)
    blocks.append(Fields(tuple(_facts(state, names))))
    if state.injects:
        blocks.append(Items(known(state, words)[-ROOM_FOR_FACTS:]))
    if state.proposals:
        blocks.append(_proposals(state))
    if (counted := _countdown(state)) is not None:
        blocks.append(counted)
    # Buttons name their exercise, so that one pressed years later never acts on another.
    here = f" exercise:{exercise}"
    if buttons := steps(state, here, by):
        blocks.append(Buttons(buttons))
    blocks += filter(None, (votes(state, here, by), free_roles(state, here, by)))
    blocks.append(note(state.setting.notice))
    over = state.phase is Phase.OVER
    return View(
        blocks=tuple(blocks),
        audience=Audience.ASKER if state.opened.alone else Audience.ROOM,
        key=key_of(exercise),
        ends=over,
        called=f"Over: {state.setting.card.title}" if over else "",
    )


def announced(card: Card) -> list[Block]:
    """What is known of a card before it starts: what it is about, and what is in it."""
    return [
        text(card.gist),
        text(Strong("Topics: "), f"{', '.join(card.topics)}. {card.notice}"),
    ]


def _facts(state: Exercise, names: Names) -> list[tuple[str, Text]]:
    now = {
        Phase.GATHERING: "Roles are taken. The chair begins.",
        Phase.RUNNING: f"It is {hours(state.minute)} of the game.",
        Phase.PAUSED: f"Paused in {hours(state.minute)} of the game.",
        Phase.OVER: f"Over after {hours(state.minute)} of the game.",
    }[state.phase]
    rows = [("Now", text(now)), ("Played against", text(state.opened.subject))]
    if state.phase is not Phase.GATHERING:
        rows.append(("Procedure", text(_procedure(state))))
        rows.append(("Known of the author", text(state.last("author") or "nothing found yet")))
        rows.append(("Responses", text(_menu(state))))
    rows += [
        (role.label, Text(line(*holders(state, role.id, names))))
        for role in state.setting.roles
        if state.holders.get(role.id)
    ]
    if state.scripted:
        rows.append(("By script", text(_labels(state, state.scripted))))
    free = [role.id for role in state.setting.roles if role.id not in state.present]
    if free and not state.opened.alone:
        rows.append(("Free", text(_labels(state, free))))
    return rows


def _labels(state: Exercise, roles: Sequence[str]) -> str:
    return ", ".join(state.setting.role(role).label for role in roles)


def _menu(state: Exercise) -> str:
    """What can be proposed under the text."""
    menu = state.procedure.choices.get("response_menu")
    if menu is None:
        return "The text names none, so all are open."
    named = state.setting.names(tuple(menu)) or "none"
    if state.procedure.free:
        return f"The text names {named}, and excludes none."
    return f"The text names {named}; and what no text names, such as to consult."


def _procedure(state: Exercise) -> str:
    """Where the exercise stands in the text's procedure."""
    if not state.reports:
        return "Nobody has reported the incident yet."
    if state.called is None:
        asking = f" Asked for by: {len(state.asking)}." if state.asking else ""
        return f"Reported. Nobody has called the meeting yet.{asking}"
    proof = "The evidence standard is met." if state.proven else "The evidence standard is not met."
    if state.procedure.silent("evidence"):
        proof = "No standard of evidence is laid down."
    return f"The meeting is called. {proof}"


def known(state: Exercise, words: Words) -> tuple[Text, ...]:
    """What everybody was told, in order, each with how well it is known."""
    return tuple(
        fact(state.setting, inject, words, LONGEST_FACT)
        for inject in state.injects
        if _to(state.setting, inject) == ALL
    )


def fact(
    setting: Setting, inject: e.InjectGiven | e.InjectAdded, words: Words, most: int = 0
) -> Text:
    """An inject as its readers see it; with `most`, no more characters of it than that."""
    if isinstance(inject, e.InjectGiven):
        given = setting.card.injects[inject.inject]
        how, said = given.how.value, given.text
    else:
        how, said = inject.how, words.get(inject.move) or "What stood here was erased."
    if most and len(said) > most:
        said = f"{said[: most - 1].rstrip()}…"
    return text(f"{hours(inject.minute).capitalize()}, ", Strong(how), f": {said}")


def _to(setting: Setting, inject: e.InjectGiven | e.InjectAdded) -> str:
    if isinstance(inject, e.InjectGiven):
        return setting.card.injects[inject.inject].to
    return inject.to


def told_to(state: Exercise, inject: e.InjectGiven | e.InjectAdded) -> str:
    """The role that an inject is for, or all."""
    return _to(state.setting, inject)


def _proposals(state: Exercise) -> Items:
    return Items(
        tuple(
            text(
                Strong(f"Proposal {one.number}"),
                f", by {_short(state, one.role)}:"
                f" {state.setting.names(one.responses)}. {votes_on(state, one)}",
            )
            for one in state.proposals[-ROOM_FOR_PROPOSALS:]
        )
    )


def votes_on(state: Exercise, proposal: Proposal) -> str:
    """The votes on a proposal; under a seal only how many there are, until they are counted."""
    if proposal.outcome is not None:
        return "It is carried." if proposal.outcome.carried else "It is not carried."
    if state.opened.sealed and not state.opened.alone:
        return f"Votes, sealed: {len(proposal.votes)} of {len(may_vote(state, proposal))}."
    heads = {FOR: "For", AGAINST: "Against", ASIDE: "Aside"}
    told = [
        f"{heads[vote]}: {', '.join(who)}."
        for vote in heads
        if (who := [_short(state, role) for role, cast in proposal.votes.items() if cast == vote])
    ]
    return " ".join(told) or "No votes yet."


def _short(state: Exercise, role: str) -> str:
    return role_name(state, role).removeprefix("The ")


def _countdown(state: Exercise) -> Countdown | None:
    """The next deadline of the text; when the next news comes nobody is told."""
    labels = {MEET: "They must meet within", DECIDE: "They must decide within"}
    ahead = [(minute, what) for what, minute in due_minutes(state).items() if what in labels]
    if state.phase is not Phase.RUNNING or not ahead:
        return None
    minute, what = min(ahead)
    until = instant_of(state, minute)
    return Countdown(labels[what], until) if until is not None else None
