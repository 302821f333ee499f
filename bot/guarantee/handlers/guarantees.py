"""The design space looked at: clauses, terms, designs, tensions, comparison."""

import asyncio
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from bot.guarantee.commands.designs import (
    CheckDesign,
    CompareDesigns,
    ListDesigns,
    ShowClauses,
    ShowConcern,
    ShowDesign,
    ShowTension,
    ShowTerms,
    TryChange,
)
from bot.guarantee.content import clauses, designs
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.handlers.finding import named
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules import comparing
from bot.guarantee.rules.design import Design, DesignSource, Subject, Term
from bot.guarantee.rules.difference import difference
from bot.guarantee.rules.profile import profile
from bot.guarantee.rules.reading import find_clause, find_design, read_options
from bot.guarantee.rules.space import Choices, Clause, ClauseKind, Space
from bot.guarantee.rules.tension_rules import Rules
from bot.guarantee.rules.tensions import TensionFinding, WaitingTension, check
from bot.guarantee.views import (
    change as change_views,
)
from bot.guarantee.views import (
    compare as compare_views,
)
from bot.guarantee.views import concerns as concern_views
from bot.guarantee.views import designs as views
from bot.guarantee.views import (
    tensions as tension_views,
)
from bot.guarantee.views.comparison_picture import comparison_png
from bot.guarantee.views.space import clause_page, clauses_list, term_page, terms_list
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.pictures import themed_picture
from bot.kernel.reader import Reader
from bot.kernel.refusal import Refused
from bot.kernel.room_reader import room_reader
from bot.kernel.view import Audience, View

CONDITIONS = frozenset({"conditions", "kyiv_conditions", "kyiv’s conditions for talks"})
"""What opens the conditions for talks where a design is asked for."""


class Shelf(Struct, frozen=True, kw_only=True):
    """All shipped content about guarantees."""

    space: Space
    rules: Rules
    designs: Mapping[str, Design]
    sources: Mapping[str, DesignSource]
    terms: Sequence[Term]


async def shelf() -> Shelf:
    """The content, parsed once, off the event loop."""
    return await asyncio.to_thread(_shelf)


def _shelf() -> Shelf:
    return Shelf(
        space=clauses.load(),
        rules=rules.load(),
        designs=designs.load(),
        sources=designs.sources(),
        terms=designs.terms(),
    )


async def show_clauses(parts: Parts, command: ShowClauses, _: Progress) -> tuple[View, ...]:
    """All clauses, or one."""
    held = await shelf()
    if not command.clause:
        return (clauses_list(held.space),)
    clause = find_clause(held.space, command.clause)
    conditions = designs.conditions() if clause.id == "settlement_link" else None
    return (clause_page(held.space, clause, held.sources, conditions),)


async def show_terms(parts: Parts, command: ShowTerms, _: Progress) -> tuple[View, ...]:
    """The glossary, or one term."""
    held = await shelf()
    if not command.term:
        return (terms_list(held.terms),)
    known = {term.term.casefold(): term for term in held.terms}
    sought = " ".join(command.term.casefold().split())
    if sought not in known:
        if guess := get_close_matches(sought, known, n=1):
            raise Refused(GuaranteeRefusal.NO_SUCH_TERM_GUESS, given=command.term, guess=guess[0])
        raise Refused(GuaranteeRefusal.NO_SUCH_TERM, given=command.term)
    return (term_page(known[sought], held.sources, held.space),)


async def list_designs(parts: Parts, command: ListDesigns, _: Progress) -> tuple[View, ...]:
    """The designs there are."""
    held = await shelf()
    return (views.designs_list(list(held.designs.values()), designs.conditions()),)


def _shown(*views: View, share: bool) -> tuple[View, ...]:
    """Views for the asker, or for everybody if they share them."""
    audience = Audience.ROOM if share else Audience.ASKER
    return tuple(replace(view, audience=audience) for view in views)


async def show_design(parts: Parts, command: ShowDesign, _: Progress) -> tuple[View, ...]:
    """One design, clause by clause."""
    held = await shelf()
    if command.design.casefold() in CONDITIONS:
        return _shown(views.conditions_page(designs.conditions()), share=command.share)
    design = find_design(held.designs, command.design)
    return _shown(views.design_page(held.space, design, held.sources), share=command.share)


async def check_design(parts: Parts, command: CheckDesign, _: Progress) -> tuple[View, ...]:
    """The tensions of a design or sheet, and how each concern stands."""
    held = await shelf()
    subject = await named(parts, command.by, command.design)
    checked = check(held.rules, subject.choices, subject.otherwise)
    return _shown(
        tension_views.checked_page(held.space, held.rules, subject, checked),
        concern_views.profile_page(subject, profile(held.rules, checked)),
        share=command.share,
    )


async def show_tension(parts: Parts, command: ShowTension, _: Progress) -> tuple[View, ...]:
    """One tension, with why it fires in a design or sheet if one is named."""
    held = await shelf()
    tension = held.rules.tension(command.tension.strip().casefold())
    if tension is None:
        raise Refused(GuaranteeRefusal.NO_SUCH_TENSION, given=command.tension)
    subject = await named(parts, command.by, command.design) if command.design else None
    finding: TensionFinding | WaitingTension | None = None
    if subject is not None:
        checked = check(held.rules, subject.choices, subject.otherwise)
        hits: list[TensionFinding | WaitingTension] = [*checked.findings, *checked.waiting]
        finding = next((hit for hit in hits if hit.tension is tension), None)
    page = tension_views.tension_page(
        held.space, held.rules, tension, subject, finding, held.sources
    )
    return (page,)


async def show_concern(parts: Parts, command: ShowConcern, _: Progress) -> tuple[View, ...]:
    """How one concern stands, with what makes it so."""
    held = await shelf()
    subject = await named(parts, command.by, command.design)
    profiles = profile(held.rules, check(held.rules, subject.choices, subject.otherwise))
    sought = command.concern.strip().casefold().replace(" ", "_")
    concern_profile = next((each for each in profiles if each.concern.id == sought), None)
    if concern_profile is None:
        known = ", ".join(each.concern.label for each in profiles)
        raise Refused(GuaranteeRefusal.NO_SUCH_CONCERN, given=command.concern, known=known)
    return (concern_views.concern_page(held.space, held.rules, subject, concern_profile),)


async def try_change(parts: Parts, command: TryChange, _: Progress) -> tuple[View, ...]:
    """What one changed clause would bring; without a choice, the options to try."""
    held = await shelf()
    subject = await named(parts, command.by, command.design)
    clause = find_clause(held.space, command.clause)
    if not command.choice:
        return (change_views.options_to_try(subject, clause),)
    chosen = changed(clause, subject.choices, command.choice)
    if chosen == subject.choices.get(clause.id):
        raise Refused(
            GuaranteeRefusal.NO_CHANGE,
            name=subject.name,
            clause=clause.name,
            choice=clause.says(chosen),
        )
    after = {**subject.choices, clause.id: chosen}
    otherwise = {c: v for c, v in subject.otherwise.items() if c != clause.id}
    seen = difference(held.rules, subject.choices, after, subject.otherwise, otherwise)
    page = change_views.what_if(held.space, subject, clause, after, seen)
    return _shown(page, share=command.share)


def changed(clause: Clause, choices: Choices, words: str) -> tuple[str, ...]:
    """What a clause would say: the options named, or one more (+) or less (-) of several."""
    sign, rest = words.strip()[:1], words.strip()[1:]
    if clause.kind is ClauseKind.ONE or sign not in ("+", "-") or not rest.strip():
        return read_options(clause, words)
    named_now = set(read_options(clause, rest))
    before = set(choices.get(clause.id, ()))
    return clause.in_order(before | named_now if sign == "+" else before - named_now)


async def compare(parts: Parts, command: CompareDesigns, _: Progress) -> tuple[View, ...]:
    """Designs or sheets side by side: how they differ, or every clause."""
    held = await shelf()
    names = comparing.read_names(command.designs)
    named_designs = [await named(parts, command.by, name) for name in names]
    subjects = list({subject.address: subject for subject in named_designs}.values())
    if len(subjects) < comparing.LEAST:
        raise Refused(GuaranteeRefusal.TOO_FEW_COMPARED)
    reader = await room_reader(parts, command.by.community)
    page = await asyncio.to_thread(_compared, held, subjects, reader, details=command.details)
    return _shown(page, share=command.share)


def _compared(held: Shelf, subjects: Sequence[Subject], reader: Reader, *, details: bool) -> View:
    """How subjects differ, with a picture of it; or every clause of them."""
    first, *others = subjects
    differences = [
        difference(held.rules, first.choices, other.choices, first.otherwise, other.otherwise)
        for other in others
    ]
    if details:
        return compare_views.comparison_details(held.space, subjects, differences)
    compared = comparing.compare_clauses(held.space, subjects)
    names = [subject.short for subject in subjects]
    picture = themed_picture(
        partial(comparison_png, names, comparing.find_main_differences(compared), reader),
        comparing.comparison_in_words(subjects, compared),
        "comparison.png",
    )
    return compare_views.comparison(compared, subjects, differences, picture)


HANDLERS: dict[type, CommandHandler] = {
    ShowClauses: show_clauses,
    ShowTerms: show_terms,
    ListDesigns: list_designs,
    ShowDesign: show_design,
    CheckDesign: check_design,
    ShowTension: show_tension,
    ShowConcern: show_concern,
    TryChange: try_change,
    CompareDesigns: compare,
}
