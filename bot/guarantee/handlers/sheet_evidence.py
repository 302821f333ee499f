"""Evidence on guarantee sheets: words of an article, and answers, attached to a clause."""

import asyncio
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.article.handlers.naming import named_article
from bot.article.refusals import ArticleRefusal
from bot.article.rows import answers
from bot.article.rules.quoting import QuotationMatch, quotations
from bot.debate.handlers import evidence
from bot.guarantee.commands.base import SheetCommand
from bot.guarantee.commands.evidence import AttachAnswer, AttachEvidence, DetachEvidence
from bot.guarantee.content import clauses
from bot.guarantee.handlers.finding import act_on_sheet, sheet_named
from bot.guarantee.journal import SHEETS
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.reading import find_clause
from bot.guarantee.rules.steps import AttachPieces
from bot.guarantee.state import Evidence
from bot.guarantee.views import evidence as evidence_views
from bot.guarantee.views import forms
from bot.guarantee.views import sheet as views
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Block, View

FEWEST_WORDS = 3


async def attach(parts: Parts, command: AttachEvidence, _: Progress) -> tuple[View, ...]:
    """Attach quoted words; how they stand to the article is checked and shown."""
    article = await named_article(parts, command.by, command.article)
    quotes = quotations(command.words) or [command.words.strip().strip('“”"')]
    if any(len(quote.split()) < FEWEST_WORDS for quote in quotes):
        raise Refused(GuaranteeRefusal.EVIDENCE_EMPTY)
    marked = await evidence.mark_quotations(article, quotes)
    pieces = [
        Evidence(
            number=0,
            clause="",
            member=command.by.member,
            words=passage.words,
            mark=passage.mark,
            at=command.at,
            slug=passage.slug,
            version=passage.version,
            paragraph=passage.paragraph,
            difference=passage.difference,
            bearing=Bearing(command.bearing),
        )
        for passage in marked
    ]
    return await _attached(parts, command, command.clause, pieces)


async def attach_answer(parts: Parts, command: AttachAnswer, _: Progress) -> tuple[View, ...]:
    """Attach an answer's sentences; without a clause, ask which."""
    answer = await answers.load(parts.db, command.by.community, command.answer)
    if answer is None:
        raise Refused(ArticleRefusal.NO_SUCH_ANSWER)
    if not answer.sentences or answer.abstained:
        raise Refused(ArticleRefusal.NOTHING_TO_QUOTE)
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if not command.clause:
        space = await asyncio.to_thread(clauses.load)
        tail = f"sheet:{sheet.number}"
        return (forms.clause_picker(space, f"/answer attach {answer.id}", tail),)
    pieces = [
        Evidence(
            number=0,
            clause="",
            member=command.by.member,
            words=sentence.text,
            mark=QuotationMatch.VERBATIM,
            at=command.at,
            slug=sentence.slug,
            version=sentence.version,
            paragraph=sentence.paragraph,
        )
        for sentence in answer.sentences
    ]
    return await _attached(parts, command, command.clause, pieces)


async def _attached(
    parts: Parts, command: SheetCommand, named: str, evidence: Sequence[Evidence]
) -> tuple[View, ...]:
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    space = await asyncio.to_thread(clauses.load)
    clause = find_clause(space, named)
    pieces = tuple(_at(piece, clause.id) for piece in evidence)
    step = AttachPieces(by=command.by, at=command.at, id=command.id, pieces=pieces)
    acted = await act_on_sheet(parts, sheet.id, step)
    await SHEETS.show_soon(parts, command.by.community, sheet.id, acted.events, acted.after.state)
    after = acted.after.state
    fresh = after.evidence[len(acted.before.state.evidence) :]
    more: list[Block] = [
        block for piece in fresh for block in evidence_views.evidence_blocks(piece)
    ]
    more.append(evidence_views.removal_buttons(after, fresh))
    said = f"Attached to {clause.name} on sheet {after.number}:"
    return (views.receipt(said, more=more),)


def _at(evidence: Evidence, clause: str) -> Evidence:
    return replace(evidence, clause=clause)


async def detach(parts: Parts, command: DetachEvidence, _: Progress) -> tuple[View, ...]:
    """Take evidence off."""
    by = command.by
    sheet = (await sheet_named(parts, by, command.sheet)).sheet
    acted = await act_on_sheet(parts, sheet.id, command)
    await SHEETS.show_soon(parts, by.community, sheet.id, acted.events, acted.after.state)
    return (views.receipt(f"Evidence {command.number} is taken off. Adopted versions keep it."),)


HANDLERS: Mapping[type, CommandHandler] = {
    AttachEvidence: attach,
    AttachAnswer: attach_answer,
    DetachEvidence: detach,
}
