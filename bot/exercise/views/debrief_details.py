"""A debrief with all its details: promise and act side by side, without a score."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.exercise.rules.card import ALL
from bot.exercise.rules.clock import hours
from bot.exercise.rules.debrief import Debrief, Milestone
from bot.exercise.rules.evidence import name_audience
from bot.exercise.rules.holding import DECISION, DELIVERY, FORCES, GUARANTEE
from bot.exercise.rules.naming import (
    NO_NAMES,
    Names,
    Words,
    list_roles,
    role_name,
)
from bot.exercise.rules.stands import Stand
from bot.exercise.state import Exercise
from bot.exercise.views.belief_words import list_stages
from bot.exercise.views.compared_texts import compare_texts
from bot.exercise.views.debrief_press import list_questions
from bot.exercise.views.debrief_promises import list_promises, name_inside
from bot.exercise.views.debrief_summary import summarize
from bot.exercise.views.facts import fact
from bot.exercise.views.other_texts import HEADING, list_other_texts
from bot.exercise.views.red_lines import list_red_lines
from bot.exercise.views.stakes import list_stakes
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import (
    Block,
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
WITHHELD: Mapping[str, Message] = {
    DECISION: say("did not carry out what was decided"),
    DELIVERY: say("stopped its deliveries and money"),
    FORCES: say("took its forces away"),
    GUARANTEE: say("left the guarantee"),
}
"""What a guarantor kept back."""

MOST_TENSIONS = 8


def debrief_details(
    debrief: Debrief,
    words: Words,
    wording: Words = EMPTY,
    *,
    names: Names = NO_NAMES,
    picture: Picture | None = None,
) -> View:
    """All of a debrief, for one member and for files. `wording` is the text's own, by clause,
    beside its choices."""
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
    summary = summarize(debrief, debrief.other_texts)
    blocks += [
        Fields(tuple((label, text(line)) for label, line in summary)),
        Heading(HEADING),
        *list_other_texts(state.setting.space, debrief.other_texts),
        Heading(say("What the sheet promised, and what was done")),
        *list_promises(debrief, wording),
    ]
    blocks += [Heading(say("Time")), _times(debrief.marks), *_evidence(debrief)]
    blocks += [Heading(say("Together")), *_together(debrief)]
    blocks += [*list_stages(debrief.stages, words), *list_stakes(state)]
    blocks += [*_gaps(debrief), *list_red_lines(state, words, names)]
    blocks += _opened_secrets(debrief, words)
    blocks += list_questions(state, words)
    blocks += [
        Heading(say("The same incident under other designs")),
        *compare_texts(debrief.others, has_attacker=card.has_attacker),
    ]
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
        Fields(
            (
                (say("Some read it this way"), text(card.firm)),
                (say("Others this way"), text(card.careful)),
            )
        ),
    ]
    blocks.append(note(say("Nobody is scored. {notice}", notice=state.setting.notice)))
    return View(blocks=tuple(blocks))


def _times(marks: Sequence[Milestone]) -> Table:
    rows = tuple(
        (
            mark.what,
            say("never") if mark.minute is None else hours(mark.minute),
            "" if mark.due is None else say("by {hour}", hour=hours(mark.due)),
        )
        for mark in marks
    )
    lines = tuple(
        text(Strong(what), " – ", when, *((", ", limit) if limit else ()))
        for what, when, limit in rows
    )
    return Table((say("What"), say("When"), say("Time limit")), rows, "", lines)


def _evidence(debrief: Debrief) -> list[Block]:
    state = debrief.state
    if state.procedure.silent("evidence") or not state.setting.card.has_attacker:
        return []
    if debrief.proven_at is None:
        words = say("The standard of evidence was never met.")
        return [text(words)]
    return [text(say("A vote was counted before it was met."))] if debrief.early else []


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
    if stopped := stopped_words(state):
        blocks.append(text(stopped))
    if state.scripted:
        blocks.append(
            text(
                say(
                    "Played by script in the end: {roles}.", roles=list_roles(state, state.scripted)
                )
            )
        )
    return blocks


def stopped_words(state: Exercise) -> str:
    """Who stopped a proposal; empty if nobody."""
    blocked = [
        role for count in state.counts for outcome in count.outcomes for role in outcome.blocked
    ]
    if not blocked:
        return ""
    return say("A proposal was stopped by: {roles}.", roles=list_roles(state, blocked))


def _stands(debrief: Debrief, stand: Stand) -> Message:
    names = debrief.state.setting.names
    bound = names(stand.bound) if stand.bound else say("nothing")
    parts = [say("bound to {responses}", responses=bound)]
    if stand.own:
        parts.append(say("did by itself: {responses}", responses=names(stand.own)))
    if stand.in_favour:
        parts.append(say("voted for proposal {numbers}", numbers=_numbers(stand.in_favour)))
    if stand.against:
        parts.append(say("voted against proposal {numbers}", numbers=_numbers(stand.against)))
    if stand.abstained:
        parts.append(say("abstained on proposal {numbers}", numbers=_numbers(stand.abstained)))
    if stand.missing:
        parts.append(say("did not vote on proposal {numbers}", numbers=_numbers(stand.missing)))
    if stand.aside:
        aside = _numbers(stand.aside)
        parts.append(say("stood aside from proposal {numbers}, as the sheet allows", numbers=aside))
    if stand.blocked:
        parts.append(say("stopped proposal {numbers}", numbers=_numbers(stand.blocked)))
    parts += [WITHHELD[what] for what in dict.fromkeys(stand.withheld)]
    return say("{stand}.", stand=row_of(parts, ";"))


def _numbers(numbers: tuple[int, ...]) -> Message:
    return row_of(str(number) for number in numbers)


def _gaps(debrief: Debrief) -> list[Block]:
    state = debrief.state
    gaps = [state.setting.step(gap) for gap in state.gaps]
    if not gaps:
        return [text(say("The sheet had an answer at every step that came."))]
    items = tuple(text(Strong(f"{step.ask} "), step.silent) for step in gaps)
    return [Heading(say("What the sheet says nothing about")), Items(items)]


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
        clauses = row_of(name_inside(space, clause) for clause in open_)
        undecided = say(
            "These tensions can’t be judged while these are open: {clauses}.", clauses=clauses
        )
        blocks.append(text(undecided))
    return blocks
