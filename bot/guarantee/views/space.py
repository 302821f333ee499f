"""How the design space looks: the clauses, one clause with its options, the glossary."""

from collections.abc import Mapping, Sequence

from bot.guarantee.rules.design import Conditions, DesignSource, Term
from bot.guarantee.rules.grounds import article_mention, source_words
from bot.guarantee.rules.space import Clause, ClauseKind, Codes, Space
from bot.guarantee.views.designs import conditions_blocks
from bot.kernel.founding import brief_buttons, cite_sentences, legend
from bot.kernel.message import row_of, say
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
    "atop": say("ATOP"),
    "snyder": say("Snyder"),
    "benson": say("Benson"),
    "fearon": say("Fearon"),
    "concept": say("Concept"),
}
"""The schemes that clauses map to, as members read them."""


def clauses_list(space: Space) -> View:
    """All clauses by group, each with its question."""
    blocks: list[Block] = [
        Heading(say("The clauses of a guarantee")),
        text(say("A guarantee is a set of choices. A clause that nobody has decided is open.")),
    ]
    for group in space.groups:
        rows = tuple(
            (clause.name, text(clause.question, "" if clause.core else say(" (further)")))
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
        note(say("Start with the core clauses. Those marked “further” can stay open at first."))
    )
    return View(blocks=tuple(blocks))


def clause_page(
    space: Space, clause: Clause, sources: Mapping[str, DesignSource], conditions: Conditions | None
) -> View:
    """One clause: its options, what each means, what it maps to, and what it rests on."""
    blocks: list[Block] = [
        Heading(clause.name),
        text(_question(clause)),
        Items(
            tuple(
                text(
                    Strong(option.label),
                    ": ",
                    option.means,
                    say(
                        " ({grounds})",
                        grounds=row_of(
                            (article_mention(option.article), *_coded(option.codes)), ";"
                        ),
                    ),
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
        note(
            say("Part of: {group}. It is a core clause.", group=group)
            if clause.core
            else say("Part of: {group}. It is a further clause.", group=group)
        ),
        legend(),
        Buttons(
            (
                *brief_buttons(clause.brief),
                Button(say("All clauses"), "/guarantee clauses"),
            )
        ),
    ]
    return View(blocks=tuple(blocks))


def _question(clause: Clause) -> str:
    if clause.kind is ClauseKind.ONE:
        question = say("{question} Choose one option.", question=Strong(clause.question))
    else:
        question = say(
            "{question} Choose any number of options, or none.",
            question=Strong(clause.question),
        )
    if not clause.ordered:
        return question
    return say(
        "{question} They go from least to most: {scale}.", question=question, scale=clause.scale
    )


def _grounding(clause: Clause, sources: Mapping[str, DesignSource]) -> tuple[tuple[str, Text], ...]:
    article = (
        say("raises the question in {sentences}", sentences=cite_sentences(clause.article))
        if clause.article
        else say("does not raise this question")
    )
    maps = row_of(_coded(clause.codes), ";")
    rows = [(say("Founding article"), text(article)), (say("In research"), text(maps))]
    other_sources = row_of((source_words(sources[source]) for source in clause.sources), ";")
    return (*rows, (say("Other sources"), text(other_sources)))


def _coded(codes: Codes) -> list[str]:
    return [say("{scheme}: {code}", scheme=SCHEMES[scheme], code=code) for scheme, code in codes]


def terms_list(terms: Sequence[Term]) -> View:
    """The glossary."""
    return View(
        blocks=(
            Heading(say("Terms")),
            Fields(tuple((term.term, text(term.means)) for term in terms)),
            note(
                say(
                    "See one with its source: {command}",
                    command=Code(say("{/guarantee terms moral hazard}")),
                )
            ),
        )
    )


def term_page(term: Term, sources: Mapping[str, DesignSource], space: Space) -> View:
    """One term with its source and the clause that it belongs to."""
    source = sources.get(term.source)
    origin = (
        source_words(source)
        if source
        else say("the founding article, {sentences}", sentences=cite_sentences((term.source,)))
    )
    buttons = list(brief_buttons(term.brief))
    if term.clause:
        clause = space.clause(term.clause)
        buttons.append(
            Button(say("Clause: {name}", name=clause.name), f"/guarantee clauses {clause.id}")
        )
    buttons.append(Button(say("All terms"), "/guarantee terms"))
    return View(
        blocks=(
            Heading(term.term),
            text(term.means),
            note(say("Source: {rests}", rests=origin)),
            Buttons(tuple(buttons)),
        )
    )
