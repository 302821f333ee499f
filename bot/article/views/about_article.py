"""Answers about an article itself: what is on record of it, and its most central sentences."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from msgspec import Struct

from bot.article.rules.kinds.kind import RecordField
from bot.article.rules.outcome import Sentence
from bot.article.rules.reading import BRIEF_AUTHOR, ArticleReading
from bot.article.views.dates import say_day
from bot.article.views.excerpts import name_place
from bot.article.views.language_names import LANGUAGES
from bot.article.views.library import paragraph_action
from bot.kernel.message import Message, Number, count_of, say
from bot.kernel.terms import words
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Citation,
    Code,
    Emphasis,
    Heading,
    Items,
    Link,
    Plain,
    Quotation,
    Strong,
    Text,
    View,
    line,
    note,
    text,
)

WORDS_A_MINUTE = 230
"""How fast people read."""

MOST_SECTIONS = 25
"""Headings that are listed of one article."""


class NamedReading(Struct, frozen=True, kw_only=True):
    """An article with the short name it goes by in the library."""

    slug: str
    version: int
    reading: ArticleReading


def show_record(
    question: str, field: RecordField, readings: Sequence[NamedReading], *, shared: bool
) -> View:
    """What is on record of one article, or of each of several."""
    blocks: list[Block] = [text(Strong(question))]
    for named in readings:
        if len(readings) > 1:
            blocks.append(Heading(named.reading.title))
        blocks += _record_blocks(field, named.reading)
    if len(readings) == 1:
        read = Button(say("Read the article"), f"/article show {readings[0].slug}")
        blocks.append(Buttons((read,)))
    return View(blocks=tuple(blocks), audience=Audience.ROOM if shared else Audience.ASKER)


def _record_blocks(field: RecordField, reading: ArticleReading) -> list[Block]:
    match field:
        case RecordField.AUTHOR:
            return [text(_say_author(reading))]
        case RecordField.PUBLISHED:
            return [text(_say_published(reading))]
        case RecordField.SOURCE:
            return [_say_source(reading)]
        case RecordField.TITLE:
            title = Strong(reading.title)
            return [text(say("The article is called {title}.", title=title))]
        case RecordField.LENGTH:
            return [text(_say_length(reading))]
        case RecordField.PARAGRAPHS:
            return [text(_say_paragraphs(reading))]
        case RecordField.LANGUAGE:
            return [text(_say_language(reading))]
        case RecordField.SECTIONS:
            return _section_blocks(reading)
        case _:
            assert_never(field)


def _say_author(reading: ArticleReading) -> Message:
    if reading.author is None:
        return say("The article doesn’t name an author.")
    if reading.author == BRIEF_AUTHOR:
        return say("Parley’s own brief, put together from the sources named under each paragraph.")
    return say("The article is by {author}.", author=Strong(reading.author))


def _say_published(reading: ArticleReading) -> Message:
    if reading.published is None:
        return say("The article doesn’t give a date.")
    return say("The article is dated {day}.", day=say_day(reading.published))


def _say_source(reading: ArticleReading) -> Text:
    if reading.source.startswith(("http://", "https://")):
        return text(
            say("The article comes from {link}.", link=Link(reading.source, reading.source))
        )
    if reading.source:
        return text(say("The article comes from the file {file}.", file=Code(reading.source)))
    return text(say("The article was added without a link."))


def _say_length(reading: ArticleReading) -> Message:
    size = sum(len(words(paragraph)) for paragraph in reading.paragraphs)
    minutes = max(1, round(size / WORDS_A_MINUTE))
    return say(
        "The article has {words} in {paragraphs}: {minutes} to read.",
        words=count_of(size, "{n} word", "{n} words", n=Number(size)),
        paragraphs=count_of(len(reading.paragraphs), "{n} paragraph", "{n} paragraphs"),
        minutes=count_of(minutes, "about {n} minute", "about {n} minutes"),
    )


def _say_paragraphs(reading: ArticleReading) -> Message:
    return count_of(
        len(reading.paragraphs),
        "The article has {n} paragraph.",
        "The article has {n} paragraphs.",
    )


def _say_language(reading: ArticleReading) -> Message:
    language = LANGUAGES.get(reading.language)
    if language is None:
        return say("I can’t tell which language the article is in.")
    return say("The article is in {language}.", language=language)


def _section_blocks(reading: ArticleReading) -> list[Block]:
    sections = tuple(reading.sections())
    if not sections:
        return [text(say("The article has no headings."))]
    items = tuple(
        Text(line(heading, Plain(f" [{number}]"))) for heading, number in sections[:MOST_SECTIONS]
    )
    blocks: list[Block] = [
        text(say("The article’s headings, each with its first paragraph:")),
        Items(items),
    ]
    if more := len(sections) - len(items):
        blocks.append(note(count_of(more, "{n} more heading.", "{n} more headings.")))
    return blocks


def show_summary(
    question: str,
    summaries: Sequence[tuple[NamedReading, Sequence[Sentence]]],
    *,
    several: bool,
    shared: bool,
) -> View:
    """The most central sentences of an article, or of each of several, as they stand; `several`
    names the article in each citation."""
    blocks: list[Block] = [text(Strong(question)), text(say("The most central sentences:"))]
    titles = {named.slug: named.reading.title for named, _ in summaries} if several else {}
    for named, sentences in summaries:
        if len(summaries) > 1:
            blocks.append(Heading(named.reading.title))
        blocks += [
            Quotation((Plain(sentence.text),), _citation(sentence, titles))
            for sentence in sentences
        ]
    if len(summaries) == 1:
        title = Emphasis(summaries[0][0].reading.title)
        blocks.append(note(say("From {articles}.", articles=title)))
        read = Button(say("Read the article"), f"/article show {summaries[0][0].slug}")
        blocks.append(Buttons((read,)))
    return View(blocks=tuple(blocks), audience=Audience.ROOM if shared else Audience.ASKER)


def _citation(sentence: Sentence, titles: Mapping[str, str]) -> Citation:
    label = name_place(sentence.slug, sentence.paragraph, titles=titles)
    return Citation(label, paragraph_action(sentence.slug, sentence.paragraph, sentence.version))
