"""How the design space looks: the clauses, one clause with its options, the glossary."""

from collections.abc import Mapping, Sequence

from bot.guarantee.rules.design import Conditions, Source, Term
from bot.guarantee.rules.grounds import named_in, source_words
from bot.guarantee.rules.space import Clause, Codes, Kind, Space
from bot.guarantee.views.designs import conditions_blocks
from bot.kernel.founding import brief_buttons, legend, sentences
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Code,
    Divider,
    Fields,
    Heading,
    Items,
    Option,
    Strong,
    Text,
    View,
    note,
    text,
)

SCHEMES = {
    "atop": "ATOP",
    "snyder": "Snyder",
    "benson": "Benson",
    "fearon": "Fearon",
    "concept": "Concept",
}
"""The schemes that clauses map to, as members read them."""


def clauses_list(space: Space) -> View:
    """All clauses by group, each with its question."""
    blocks: list[Block] = [
        Heading("The clauses of a guarantee"),
        text(
            "A guarantee is a set of choices. A clause that nobody has decided is open, not none."
        ),
    ]
    for group in space.groups:
        rows = tuple(
            (clause.name, text(clause.question, "" if clause.core else " (further)"))
            for clause in space.within(group.id)
        )
        blocks += [Heading(group.label), Fields(rows)]
    blocks += [
        Choice(
            group.label,
            tuple(Option(c.name, f"/guarantee clauses {c.id}") for c in space.within(group.id)),
        )
        for group in space.groups
    ]
    blocks.append(
        note("A short sheet has the core clauses; those marked further can stay open at first.")
    )
    return View(blocks=tuple(blocks))


def clause_page(
    space: Space, clause: Clause, sources: Mapping[str, Source], conditions: Conditions | None
) -> View:
    """One clause: its options, what each means, what it maps to, and what it rests on."""
    takes = "one option" if clause.kind is Kind.ONE else "any number of options, or none of them"
    order = f" They go from least to most: {clause.scale}." if clause.ordered else ""
    blocks: list[Block] = [
        Heading(clause.name),
        text(Strong(clause.question), f" It takes {takes}.{order}"),
        Items(
            tuple(
                text(
                    Strong(option.label),
                    ": ",
                    option.means,
                    f" ({'; '.join((named_in(option.article), *_coded(option.codes)))}) ",
                    Code(option.id),
                )
                for option in clause.options
            )
        ),
        Fields(_grounding(clause, sources)),
    ]
    if conditions is not None:
        blocks += [Divider(), *conditions_blocks(conditions)]
    group = next(group.label for group in space.groups if group.id == clause.group)
    blocks += [
        note(f"Part of: {group}. It is {'a core' if clause.core else 'a further'} clause."),
        legend(),
        Buttons(
            (
                *brief_buttons(clause.brief),
                Button("All clauses", "/guarantee clauses"),
            )
        ),
    ]
    return View(blocks=tuple(blocks))


def _grounding(clause: Clause, sources: Mapping[str, Source]) -> tuple[tuple[str, Text], ...]:
    article = (
        f"raises the question in {sentences(clause.article)}"
        if clause.article
        else "does not raise this question"
    )
    maps = "; ".join(_coded(clause.codes))
    rows = [("Founding article", text(article)), ("In research", text(maps))]
    told = "; ".join(source_words(sources[one]) for one in clause.sources)
    return (*rows, ("Other sources", text(told)))


def _coded(codes: Codes) -> list[str]:
    return [f"{SCHEMES[scheme]}: {said}" for scheme, said in codes]


def terms_list(terms: Sequence[Term]) -> View:
    """The glossary."""
    return View(
        blocks=(
            Heading("Terms"),
            Fields(tuple((one.term, text(one.means)) for one in terms)),
            note("See one with its source: ", Code("/guarantee terms moral hazard")),
        )
    )


def term_page(term: Term, sources: Mapping[str, Source], space: Space) -> View:
    """One term with its source and the clause that it belongs to."""
    known = sources.get(term.source)
    rests = source_words(known) if known else f"the founding article, {sentences((term.source,))}"
    buttons = list(brief_buttons(term.brief))
    if term.clause:
        clause = space.clause(term.clause)
        buttons.append(Button(f"Clause: {clause.name}", f"/guarantee clauses {clause.id}"))
    buttons.append(Button("All terms", "/guarantee terms"))
    return View(
        blocks=(
            Heading(term.term),
            text(term.means),
            note(f"Source: {rests}"),
            Buttons(tuple(buttons)),
        )
    )
