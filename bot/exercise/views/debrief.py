"""How a debrief looks: promise and act side by side, without a score."""

from collections.abc import Sequence
from types import MappingProxyType

from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief, Milestone
from bot.exercise.rules.naming import Words, list_roles, role_name
from bot.exercise.rules.promise import Fulfilment, PromisedClause
from bot.exercise.rules.stands import Stand
from bot.exercise.views.board import fact, name_audience
from bot.exercise.views.compared_texts import compare_texts
from bot.guarantee.rules.space import Space
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import (
    Block,
    Emphasis,
    Fields,
    Heading,
    Items,
    Picture,
    Strong,
    Table,
    View,
    note,
    text,
)

EMPTY: Words = MappingProxyType({})
KEPT = {
    Fulfilment.MET: say("met"),
    Fulfilment.EXCEEDED: say("exceeded"),
    Fulfilment.FELL_SHORT: say("fell short"),
    Fulfilment.OPEN: say("left open"),
    Fulfilment.SILENT: say("the text is silent"),
}
MOST_TENSIONS = 8


def debrief_view(
    debrief: Debrief,
    words: Words,
    wording: Words = EMPTY,
    *,
    picture: Picture | None = None,
    asks: Sequence[Block] = (),
) -> View:
    """The debrief. `wording` is the text's own, by clause, beside its choices; `asks` go on from
    it, such as to one's position on the motion."""
    state = debrief.state
    card = state.setting.card
    blocks: list[Block] = [
        Heading(say("Debrief: {title}", title=card.title)),
        text(
            say(
                "Played against “{subject}”, to {hour} of the game.",
                subject=state.opened.subject,
                hour=hours(state.minute),
            )
        ),
    ]
    if picture is not None:
        blocks.append(picture)
    blocks += [
        Heading(say("What the text promised, and what was done")),
        _promises(debrief, wording),
    ]
    blocks += [Heading(say("Time")), _times(debrief.marks), *_evidence(debrief)]
    blocks += [Heading(say("Together")), *_together(debrief)]
    blocks += [*_gaps(debrief), *_red_lines(debrief, words), *_opened_secrets(debrief, words)]
    blocks += [Heading(say("The same incident under other texts")), *compare_texts(debrief.others)]
    blocks += _tensions(debrief)
    blocks += [
        Heading(say("To talk about")),
        Items(
            tuple(
                text(question)
                for question in (
                    *card.decide,
                    card.probe,
                    say("Which clause would you change now?"),
                    say("What was too simple about this exercise?"),
                )
            )
        ),
        Fields(((say("Some read it so"), text(card.firm)), (say("Others so"), text(card.careful)))),
    ]
    blocks += asks
    blocks.append(note(say("Nobody is scored. {notice}", notice=state.setting.notice)))
    return View(blocks=tuple(blocks))


def _promises(debrief: Debrief, wording: Words) -> Fields:
    space = debrief.state.setting.space
    return Fields(
        tuple(
            (
                say(
                    "{clause}, {kept}",
                    clause=_clause(space, promise.clause),
                    kept=KEPT[promise.kept],
                ),
                text(_promise(promise, wording.get(promise.clause, ""))),
            )
            for promise in debrief.lines
        )
    )


def _promise(promise: PromisedClause, own: str) -> Message:
    """What a clause promises, in the text's own words where it has them, and what was done."""
    quoted = say("In its own words: “{words}”", words=own)
    promised = row_of((promise.promised, quoted), "") if own else promise.promised
    return say(
        "{promised} {heading}{done}",
        promised=promised,
        heading=Emphasis(say("Done: ")),
        done=promise.done,
    )


def _clause(space: Space, clause: str) -> str:
    return space.clause(clause).name


def _times(marks: Sequence[Milestone]) -> Table:
    rows = tuple(
        (
            mark.what,
            say("never") if mark.minute is None else hours(mark.minute),
            "" if mark.due is None else say("by {hour}", hour=hours(mark.due)),
        )
        for mark in marks
    )
    return Table((say("What"), say("When"), say("The text asked for it")), rows)


def _evidence(debrief: Debrief) -> list[Block]:
    if debrief.state.procedure.silent("evidence"):
        return []
    if debrief.proven_at is None:
        words = say("The standard of evidence was never met.")
    else:
        words = say("The standard of evidence was met at stage {stage}.", stage=debrief.proven_at)
    if debrief.early:
        words = row_of((words, say("A vote was counted before it was met.")), "")
    return [text(words)]


def _together(debrief: Debrief) -> list[Block]:
    state = debrief.state
    decided = state.setting.names(debrief.decided) or say("nothing")
    rows = tuple(
        (role_name(state, stand.role), text(_stands(debrief, stand))) for stand in debrief.stands
    )
    blocks: list[Block] = [
        text(say("Decided in the common name: {decided}.", decided=Strong(decided))),
        Fields(rows),
    ]
    blocked = [
        role for count in state.counts for outcome in count.outcomes for role in outcome.blocked
    ]
    if blocked:
        blocks.append(
            text(say("A proposal was stopped by: {roles}.", roles=list_roles(state, blocked)))
        )
    if state.scripted:
        blocks.append(
            text(
                say(
                    "Played by script in the end: {roles}.", roles=list_roles(state, state.scripted)
                )
            )
        )
    return blocks


def _stands(debrief: Debrief, stand: Stand) -> Message:
    names = debrief.state.setting.names
    bound = names(stand.bound) if stand.bound else say("nothing")
    parts = [say("bound to {responses}", responses=bound)]
    if stand.own:
        parts.append(say("did by itself: {responses}", responses=names(stand.own)))
    if stand.aside:
        parts.append(say("stood aside from proposal {numbers}", numbers=_numbers(stand.aside)))
    if stand.blocked:
        parts.append(say("stopped proposal {numbers}", numbers=_numbers(stand.blocked)))
    return say("{stand}.", stand=row_of(parts, ";"))


def _numbers(numbers: tuple[int, ...]) -> Message:
    return row_of(str(number) for number in numbers)


def _gaps(debrief: Debrief) -> list[Block]:
    state = debrief.state
    gaps = [state.setting.step(gap) for gap in state.gaps]
    if not gaps:
        return [text(say("The text was silent at no step that came."))]
    items = tuple(text(Strong(f"{step.ask} "), step.silent) for step in gaps)
    return [Heading(say("Where the text was silent")), Items(items)]


def _red_lines(debrief: Debrief, words: Words) -> list[Block]:
    state = debrief.state
    rows = [
        (role_name(state, role), text(words[move]))
        for role, move in state.red_lines.items()
        if words.get(move)
    ]
    if not rows:
        return []
    return [Heading(say("Red lines, opened")), Fields(tuple(rows)), text(say("Who kept theirs?"))]


def _opened_secrets(debrief: Debrief, words: Words) -> list[Block]:
    """What one role alone was told, for everybody now."""
    state = debrief.state
    items = tuple(
        text(
            say(
                "{news} ({role})",
                news=fact(state.setting, inject, words),
                role=role_name(state, to),
            )
        )
        for inject in state.injects
        if (to := name_audience(state, inject)) != ALL
    )
    if not items:
        return []
    question = text(say("Who shared it, and would it have changed the decision?"))
    return [Heading(say("What one role alone was told")), Items(items), question]


def _tensions(debrief: Debrief) -> list[Block]:
    if not debrief.tensions and not debrief.waiting:
        return []
    items = tuple(
        text(
            say(
                "{finding}{worry} Against that: {answer}",
                finding=Strong(f"{tension.tension.finding} "),
                worry=tension.tension.worry,
                answer=tension.tension.answer,
            ),
        )
        for tension in debrief.tensions[:MOST_TENSIONS]
    )
    blocks: list[Block] = [Heading(say("Tensions that this incident touched"))]
    if items:
        blocks += [text(say("Which of these showed, and which did not?")), Items(items)]
    if debrief.waiting:
        space = debrief.state.setting.space
        open_ = dict.fromkeys(
            clause for waiting_tension in debrief.waiting for clause in waiting_tension.open
        )
        clauses = row_of(_clause(space, clause).lower() for clause in open_)
        undecided = say("Not to be decided while these are open: {clauses}.", clauses=clauses)
        blocks.append(text(undecided))
    return blocks
