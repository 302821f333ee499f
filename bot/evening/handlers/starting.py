"""Starting an evening: its plan, and the debate in which all positions are taken."""

import asyncio
from collections.abc import Collection

from msgspec.structs import replace

from bot.article.handlers.naming import named_article
from bot.debate.commands.debating import OpenDebate
from bot.debate.handlers import formats
from bot.debate.handlers.opening import open_debate
from bot.debate.journal import DEBATES
from bot.debate.rules.format import Format, Winner
from bot.evening.commands.evenings import StartEvening
from bot.evening.events import EveningStarted, Step
from bot.evening.evolve import begun
from bot.evening.handlers.finding import find_evening
from bot.evening.handlers.stepping import open_lacking
from bot.evening.handlers.turning_votes import turn_vote
from bot.evening.journal import EVENINGS
from bot.evening.refusals import EveningRefusal
from bot.evening.rows import evenings
from bot.evening.rules import planning
from bot.evening.rules.decide import OPENING
from bot.evening.rules.planning import DAY, CardSize, FormatSize
from bot.evening.views.board import render_started
from bot.evening.views.plan_fit import count_minutes, warn_of_fit
from bot.evening.views.words import NAMES
from bot.exercise.content import exercises as content
from bot.exercise.refusals import ExerciseRefusal
from bot.guarantee.handlers.finding import named
from bot.guarantee.handlers.sheet_steps import known_space
from bot.kernel.elsewhere import find_elsewhere
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.message import row_of
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused, build_role_refusal
from bot.kernel.view import View

WITHOUT_SEATS = "deliberative-poll"
"""The format in which positions are taken where nobody debates."""

TOLD_BY_VOTES = (Winner.SWING, Winner.SPEAKERS)
"""Formats whose result shows how the group moved; a jury may rank speakers beside that."""


async def start_evening(
    parts: Parts, command: StartEvening, progress: Progress
) -> tuple[View, ...]:
    """Start an evening here: open its debate, and keep its plan with it."""
    community = command.by.community
    settings = await parts.communities.settings(community)
    if not settings.may_open(command.by.role):
        raise build_role_refusal("evening start", Role.CHAIR)
    started, form = await _plan(parts, command)
    debate_minutes = next((s.minutes for s in started.steps if s.step is Step.DEBATE), DAY)
    opening = OpenDebate(
        by=command.by,
        at=command.at,
        id=started.debate,
        motion=command.question,
        format=form.id,
        article=command.article,
        tempo="writing" if command.days else "live",
        hours=max(1, debate_minutes // 60 // max(1, len(form.segments))),
        ballot="secret",
    )
    beside = [
        evenings.insert_evening(
            community, command.id, started.debate, command.by.member, command.at
        ),
        *EVENINGS.opening(community, command.id, [started], begun(started)),
    ]
    (opened,) = await open_debate(parts, opening, progress, beside, led=True)
    await DEBATES.show_board_now(parts, community, started.debate)  # it begins the room
    await EVENINGS.show(parts, community, command.id)
    evening = await find_evening(parts, command.by, command.id)
    await open_lacking(parts, command, evening, progress)
    if not evening.state.has(Step.DEBATE):
        await turn_vote(parts, command, evening)
    where = find_elsewhere(parts, command.by, evening.row.place, command.question)
    fit = warn_of_fit(started, form)
    said = render_started(where, seats=evening.state.has(Step.DEBATE))
    return (replace(opened, blocks=(said, *fit, *opened.blocks[1:])),)


async def _plan(parts: Parts, command: StartEvening) -> tuple[EveningStarted, Format]:
    """The plan by people and minutes, and the format of the debate. Raises Refused."""
    without = read_steps(command.leave_out)
    minutes = command.days * DAY or command.minutes
    steps = planning.share_minutes(minutes, without)
    if not steps:
        raise Refused(EveningRefusal.NO_STEPS)
    by_step = {planned.step: planned.minutes for planned in steps}
    form = await _choose_format(
        parts, command.by.community, by_step.get(Step.DEBATE), command.people, command.days
    )
    design = (await named(parts, command.by, command.design)).address
    article = await _find_article(parts, command)
    known = {clause.id for clause in (await known_space()).clauses}
    clauses = planning.choose_clauses(by_step.get(Step.SHEET, 0), known)
    sizes = await asyncio.to_thread(_card_sizes)
    card = command.card or planning.choose_card(tuple(sizes.values()), clauses)
    if card not in sizes:
        raise Refused(ExerciseRefusal.NO_SUCH_CARD, card=card)
    started = EveningStarted(
        at=command.at,
        by=command.by.member,
        debate=fresh_id(),
        steps=steps,
        clauses=clauses,
        design=design,
        card=card,
        day_minutes=planning.day_minutes(by_step.get(Step.EXERCISE, 0), sizes[card].hours),
        writing=bool(command.days),
        opens=fresh_id() if steps[0].step in OPENING else "",
        article=article,
    )
    return started, form


async def _find_article(parts: Parts, command: StartEvening) -> str:
    """What is read: the article that was named, or that of the place; "" where that leaves several.
    Raises Refused for a name that is not known."""
    try:
        return (await named_article(parts, command.by, command.article)).slug
    except Refused:
        if command.article:
            raise
        return ""


async def _choose_format(
    parts: Parts, community: CommunityId, minutes: int | None, people: int, days: int
) -> Format:
    """The format of the debate: over days the one that is written, else the one that fits. Where
    the debate is left out (no `minutes`), one without seats: it is for the positions alone."""
    known = {form.id: form for form in await formats.load_all(parts, community)}
    if minutes is None:
        return known[WITHOUT_SEATS]
    if days and "text" in known:
        return known["text"]
    sizes = [
        FormatSize(form.id, count_minutes(form), len(form.seats))
        for form in known.values()
        if form.votes and form.winner in TOLD_BY_VOTES
    ]
    return known[planning.choose_format(sizes, minutes, people)]


def _card_sizes() -> dict[str, CardSize]:
    return {
        card.id: CardSize(card.id, max(inject.hour for inject in card.injects), card.tests)
        for card in content.load_cards().values()
    }


def read_steps(words: str) -> Collection[Step]:
    """Steps as they were chosen, by their keys or names. Raises Refused (NO_SUCH_STEP)."""
    by_name = {str(name).casefold(): step for step, name in NAMES.items()}
    by_name |= {step.value: step for step in Step}
    steps: list[Step] = []
    for word in words.replace(";", ",").split(","):
        if not (sought := " ".join(word.casefold().split())):
            continue
        if sought not in by_name:
            names = row_of(NAMES.values())
            raise Refused(EveningRefusal.NO_SUCH_STEP, given=word.strip(), steps=names)
        steps.append(by_name[sought])
    return frozenset(steps)


HANDLERS: dict[type, CommandHandler] = {StartEvening: start_evening}
