"""How reference designs look: the list, and one of them clause by clause."""

from collections.abc import Mapping, Sequence

from bot.guarantee.rules.design import Conditions, Design, DesignSource
from bot.guarantee.rules.grounds import (
    article_mention,
    certainty_note,
    outside_sources,
    source_items,
    value_words,
    views_fields,
)
from bot.guarantee.rules.space import Space
from bot.kernel.founding import brief_buttons, legend
from bot.kernel.message import row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Heading,
    Items,
    Option,
    Strong,
    Tone,
    View,
    note,
    text,
)


def designs_list(designs: Sequence[Design], conditions: Conditions) -> View:
    """The designs there are, the founding article's own apart from the others."""
    own = [design for design in designs if design.article]
    other_designs = [design for design in designs if not design.article]
    options = tuple(Option(d.name, f"/guarantee design {d.id}", d.status) for d in designs)
    return View(
        blocks=(
            Heading(say("Reference designs")),
            text(Strong(say("Named in the founding article"))),
            Fields(
                (
                    *((d.name, text(d.gist)) for d in own),
                    (conditions.name, text(say("No guarantee: {gist}", gist=conditions.gist))),
                )
            ),
            text(Strong(say("Not in the founding article, for comparison"))),
            Fields(tuple((d.name, text(d.gist)) for d in other_designs)),
            Choice(say("See a design"), options),
            Buttons((Button(conditions.name, "/guarantee design conditions"),)),
            note(
                say(
                    "Compare designs side by side: {command}",
                    command=say("{/guarantee compare}"),
                )
            ),
        )
    )


def design_page(space: Space, design: Design, sources: Mapping[str, DesignSource]) -> View:
    """A design with every value, its source and how sure it is."""
    ids = outside_sources(design.values.values())
    numbers = {source: number for number, source in enumerate(ids, 1)}
    blocks: list[Block] = [
        Heading(design.name),
        text(design.gist),
        Fields(
            (
                (say("Status"), text(design.status)),
                (say("Founding article"), text(article_mention(design.article))),
            )
        ),
    ]
    for group in space.groups:
        rows = []
        for clause in space.within(group.id):
            value = design.values.get(clause.id)
            if value is not None:
                otherwise = clause.says(value.otherwise) if value.otherwise is not None else ""
                value_line = value_words(value, clause.says(value.chosen), otherwise, numbers)
                rows.append((clause.name, value_line))
        if rows:
            blocks += [Heading(group.label), Fields(tuple(rows))]
    open_names = [clause.name for clause in space.clauses if clause.id not in design.values]
    if open_names:
        blocks.append(text(Strong(say("Open: ")), row_of(open_names)))
    blocks += [Heading(say("Who holds what")), views_fields(design.views)]
    blocks.append(note(say("Short summaries by Parley, not quotations.")))
    if ids:
        blocks += [Heading(say("Sources")), source_items(sources, ids)]
    buttons = (
        Button(say("See the tensions"), f"/guarantee check {design.id}", Tone.PRIMARY),
        Button(say("Start a sheet from it"), f"/guarantee new basis:{design.id} {design.short}"),
        *brief_buttons(design.brief),
        Button(say("All designs"), "/guarantee designs"),
    )
    blocks += [certainty_note(), legend(), Buttons(buttons)]
    return View(blocks=tuple(blocks))


def conditions_blocks(conditions: Conditions) -> tuple[Block, ...]:
    """What a party names as conditions for talks, as the founding article reports it."""
    return (
        Heading(conditions.name),
        text(
            say(
                "{gist} ({article})",
                gist=conditions.gist,
                article=article_mention(conditions.article),
            )
        ),
        Items(tuple(text(item) for item in conditions.items)),
        text(conditions.comment),
        views_fields(conditions.views),
    )


def conditions_page(conditions: Conditions) -> View:
    """The conditions by themselves: no guarantee, so nothing to check or compare."""
    buttons = (
        *brief_buttons(conditions.brief),
        Button(say("Link to a settlement"), "/guarantee clauses settlement_link"),
        Button(say("All designs"), "/guarantee designs"),
    )
    return View(blocks=(*conditions_blocks(conditions), legend(), Buttons(buttons)))
