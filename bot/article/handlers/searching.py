"""The answer to a question, in the parts that are shown."""

import asyncio
from collections.abc import Sequence

from msgspec.structs import replace

from bot.article.content import answering
from bot.article.library import Library
from bot.article.rows.passages import load_paragraphs
from bot.article.rules.answer import Answer, answer
from bot.article.rules.asking import find_compared, wants_a_list
from bot.article.rules.excerpts import ParagraphPlace, choose_paragraphs
from bot.article.rules.index import Embed, words_only
from bot.article.rules.nearby import find_rows_near
from bot.article.rules.outcome import Outcome
from bot.article.rules.shelf import ArticleShelf
from bot.article.views.shown_answer import AnswerPart
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def search(
    parts: Parts,
    community: CommunityId,
    question: str,
    slugs: Sequence[str],
    near: Sequence[ParagraphPlace] = (),
) -> tuple[AnswerPart, ...]:
    """The parts of an answer: one, or one for each thing compared. `near` are paragraphs to be
    looked at first. What is misspelled is searched for as the library spells it."""
    library = parts.of(Library)
    shelf, embed = await library.shelf(community), await library.embed()
    respelling = await library.respell(community, question)
    first, *others = await asyncio.to_thread(
        find_parts, respelling.question, shelf, embed, slugs, near
    )
    found = (replace(first, notes=(*first.notes, *respelling.respelled)), *others)
    widely = wants_a_list(question)
    return tuple([await _with_paragraphs(parts, community, part, widely) for part in found])


async def _with_paragraphs(
    parts: Parts, community: CommunityId, part: AnswerPart, widely: bool
) -> AnswerPart:
    places = choose_paragraphs(part.outcome, part.sentences, part.ranked, part.notes, widely=widely)
    return replace(part, paragraphs=await load_paragraphs(parts.db, community, places))


def find_parts(
    question: str,
    shelf: ArticleShelf,
    embed: Embed,
    slugs: Sequence[str],
    near: Sequence[ParagraphPlace] = (),
) -> tuple[AnswerPart, ...]:
    """The parts of an answer, without their paragraphs. Takes some milliseconds: not for the event
    loop."""
    knowledge = answering.load(meanings=embed is not words_only)
    things = find_compared(question)
    if things is not None:
        compared_answers = [
            answer(f"What is {it}?", shelf, embed, knowledge, slugs) for it in things
        ]
        if not any(compared_answer.abstained for compared_answer in compared_answers):
            return tuple(
                _build_part(compared_answer, it)
                for compared_answer, it in zip(compared_answers, things, strict=True)
            )
    widely = wants_a_list(question)
    rows = find_rows_near(shelf, near)
    if len(rows):
        here = answer(question, shelf, embed, knowledge, slugs, widely=widely, within=rows)
        if here.outcome is Outcome.SAYS:
            return (_build_part(here),)
    return (_build_part(answer(question, shelf, embed, knowledge, slugs, widely=widely)),)


def _build_part(found_answer: Answer, of: str = "") -> AnswerPart:
    return AnswerPart(
        sentences=found_answer.sentences,
        confidence=found_answer.confidence,
        outcome=found_answer.outcome,
        of=of,
        ranked=found_answer.ranked,
        notes=found_answer.notes,
    )
