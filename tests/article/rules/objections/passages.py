"""A question beside a passage of a small article, for the tests of objections."""

from bot.article.rules.claims import check_claims, read_claims, read_context
from bot.article.rules.cleaning import read_text
from bot.article.rules.index import Embed, index_article, words_only
from bot.article.rules.objections import FoundPassage

HARBOUR = """A harbour in dispute

The council of Orvik approved the bridge over the Sarn by a majority of four. Parliament still has \
to approve the money. Mayor Lucia Terrant signed the contract on 3 May.

The report does not say in which year the ferries begin. The lighthouse of Orvik has burnt down \
once. The Norvex engine needs four filters.

Bea Holm asked whether the council planned to sell the harbour. The mayor said that no such plan \
existed. The ferry company has not paid the fishermen.

Terrant gave up the northern quay of Orvik in March.

The guild sold the tower of Orvik to pay its debts, and Ilse Brant bought a barge. A new roof for \
the chapel would cost 9,000 crowns. The fire destroyed the barn but spared the rest of the mill. \
A lamp was planned for the pier and has not been put up."""


def find_passage(
    question: str, paragraph: int, place: int, embed: Embed = words_only, text: str = HARBOUR
) -> FoundPassage:
    """A question with the sentence of a text that was found for it (both from 0)."""
    article = index_article("harbour", 1, read_text(text), embed)
    context = read_context(article.title, article.paragraphs(), article.above[1:])
    claims = read_claims(question, context.known)
    return FoundPassage(
        question=question,
        article=article,
        paragraph=paragraph,
        place=place,
        near=(),
        context=context,
        claims=claims,
        findings=check_claims(claims, context.paragraphs[paragraph], place, context),
    )
