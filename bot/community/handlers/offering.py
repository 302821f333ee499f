"""Values that only a community's own rows can offer, for a line that is being typed."""

import asyncio
import re

from bot.article.handlers.naming import named_article
from bot.article.rows import articles
from bot.debate.handlers import formats
from bot.debate.handlers.finding import find_debate
from bot.debate.rows import debates
from bot.exercise.content import exercises
from bot.guarantee.content import clauses, designs
from bot.guarantee.rows import sheets
from bot.kernel.catalog.completion import Completion
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.message import Message, say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import Option
from bot.opinion.content import motions

MOST_SHEETS = 12
"""Sheets that are offered."""

BEGINNING = 80
"""Characters of a paragraph that tell which one it is."""

_UNFINISHED = re.compile(r"\S*[:=]$|--\S*\s*$")


async def options_for(
    parts: Parts, by: Caller, line: str, completion: Completion
) -> tuple[Option, ...]:
    """The list that a completion wants (Parameter.completion), as it stands in the store."""
    match completion.wanted:
        case "articles":
            return await _articles(parts, by)
        case "paragraphs":
            named = _article_named(line[: completion.start], parts)
            return await _paragraphs(parts, by, named)
        case "formats":
            return await _formats(parts, by)
        case "clauses" | "choices" | "terms":
            return await _guarantees(completion.wanted, line)
        case "designs":
            return await _sheets(parts, by) + await _guarantees(completion.wanted, line)
        case "sheets":
            return await _sheets(parts, by)
        case "motions" | "cards" | "roles":
            return await asyncio.to_thread(_shipped, completion.wanted)
        case "members":
            return await _members(parts, by)
        case "seats" | "credits":
            return await _of_the_debate(parts, by, completion.wanted)
        case _:
            return ()


async def _guarantees(wanted: str, line: str) -> tuple[Option, ...]:
    """Clauses, the options of the clause that the line names, designs, or terms."""
    if wanted == "designs":
        references = await asyncio.to_thread(designs.load)
        return tuple(Option(option.name, option.id, option.gist) for option in references.values())
    if wanted == "terms":
        return tuple(
            Option(option.term, option.term) for option in await asyncio.to_thread(designs.terms)
        )
    space = await asyncio.to_thread(clauses.load)
    if wanted == "clauses":
        return tuple(Option(option.name, option.id, option.question) for option in space.clauses)
    words = re.split(r"[\s:=]+", line.casefold())
    clause = next((space.by_id[word] for word in words if word in space.by_id), None)
    if clause is None:
        return ()
    return tuple(Option(option.label, option.id, option.means) for option in clause.options)


async def _sheets(parts: Parts, by: Caller) -> tuple[Option, ...]:
    """The sheets, newest first, each with the version that was adopted last."""
    options: list[Option] = []
    for row in await sheets.listed(parts.db, by.community, MOST_SHEETS):
        title = row.title or say("Untitled")
        options.append(Option(title, str(row.number), say("{title}, as it stands", title=title)))
        if row.versions:
            address = f"{row.number}v{row.versions}"
            options.append(
                Option(
                    title,
                    address,
                    say("{title}, version {versions}", title=title, versions=row.versions),
                )
            )
    return tuple(options)


def _shipped(wanted: str) -> tuple[Option, ...]:
    """The motions, the incident cards, or the roles of an exercise."""
    if wanted == "motions":
        return tuple(Option(motion.words, motion.words) for motion in motions.load())
    if wanted == "roles":
        return tuple(Option(label, role) for role, label in exercises.load_role_labels().items())
    return tuple(Option(c.title, c.id, c.gist) for c in exercises.load_cards().values())


async def _formats(parts: Parts, by: Caller) -> tuple[Option, ...]:
    all_formats = await formats.load_all(parts, by.community)
    return tuple(Option(form.name, form.id, form.about) for form in all_formats)


async def _members(parts: Parts, by: Caller) -> tuple[Option, ...]:
    names = await debates.load_names(parts.db, by.community)
    known_names = sorted(name for member, name in names.items() if name and ":" not in member)
    return tuple(Option(name, name) for name in known_names)


async def _of_the_debate(parts: Parts, by: Caller, wanted: str) -> tuple[Option, ...]:
    """The seats of the place's debate that are free, or the speeches that can be credited."""
    try:
        state = (await find_debate(parts, by, "")).state
    except Refused:
        return ()
    if wanted == "seats":
        free = (seat for seat in state.format.seats if seat.key not in state.seats)
        return tuple(Option(seat.name, seat.key) for seat in free)
    names = await debates.load_names(parts.db, by.community)
    speeches = [(str(n), s.member) for n, s in enumerate(state.speeches, 1)]
    claims = [(f"c{n}", claim.member) for n, claim in enumerate(state.claims, 1)]
    exercises = tuple(
        Option(say("Exercise {n}, {title}", n=n, title=exercise.title), f"x{n}")
        for n, exercise in enumerate(state.exercises, 1)
    )
    return exercises + tuple(
        Option(_label_with_author(number, names.get(member) or say("a former member")), number)
        for number, member in [*speeches, *claims]
        if member != by.member
    )


def _label_with_author(number: str, name: str) -> Message:
    """A claim (c1) or a speech (1), and who made it."""
    if number.startswith("c"):
        return say("Claim {n}, {name}", n=number.removeprefix("c"), name=name)
    return say("Speech {n}, {name}", n=number, name=name)


async def _articles(parts: Parts, by: Caller) -> tuple[Option, ...]:
    rows = await articles.list_articles(parts.db, by.community)
    return tuple(Option(row.title, row.slug) for row in rows)


async def _paragraphs(parts: Parts, by: Caller, slug: str) -> tuple[Option, ...]:
    """The paragraphs of an article, or of the one that the place reads."""
    try:
        stored = await named_article(parts, by, slug)
    except Refused:
        return ()
    return tuple(
        Option(str(number), str(number), _beginning(words))
        for number, words in enumerate(stored.reading.paragraphs, 1)
    )


def _article_named(before: str, parts: Parts) -> str:
    """The article that a line names before the value being typed, if it does."""
    try:
        typed = parse_line(_UNFINISHED.sub("", before), parts.catalog)
    except Refused:
        return ""
    return str(typed.values.get("article", ""))


def _beginning(words: str) -> str:
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rstrip()} …"
