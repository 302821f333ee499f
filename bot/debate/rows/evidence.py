"""Quotations of speeches, with what the check against the article said of each."""

from collections.abc import Iterable, Sequence

from bot.article.rules.quoting import QuotationMatch
from bot.debate.rules.evidence import CheckedQuotation
from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.reading import read_by_ids
from bot.store.statement import Row, Statement


def insert_quotations(
    community: CommunityId, speech: str, quotations: Sequence[CheckedQuotation]
) -> Statement:
    """Statement that keeps the quotations of a speech, in order."""
    return Statement(
        "INSERT INTO quotations"
        " (community, speech, number, words, mark, slug, version, paragraph, difference)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tuple(
            (
                community,
                speech,
                number,
                quotation.words,
                quotation.mark.value,
                quotation.slug or None,
                quotation.version or None,
                quotation.paragraph,
                quotation.difference,
            )
            for number, quotation in enumerate(quotations, 1)
        ),
    )


async def load_quotations(
    db: Database, community: CommunityId, debate: str
) -> dict[str, tuple[CheckedQuotation, ...]]:
    """The quotations of a debate's speeches, by the ids of those."""
    rows = await db.read(
        "SELECT q.speech, q.words, q.mark, q.slug, q.version, q.paragraph, q.difference"
        " FROM quotations q JOIN speeches s ON s.community = q.community AND s.id = q.speech"
        " WHERE q.community = ? AND s.debate = ? ORDER BY q.speech, q.number",
        community,
        debate,
    )
    return _by_speech(rows)


async def load_quotations_of(
    db: Database, community: CommunityId, speeches: Iterable[str]
) -> dict[str, tuple[CheckedQuotation, ...]]:
    """The quotations of some speeches, by the ids of those."""
    rows = await read_by_ids(
        db,
        "SELECT speech, words, mark, slug, version, paragraph, difference FROM quotations"
        " WHERE community = ? AND speech IN ",
        community,
        speeches,
        " ORDER BY speech, number",
    )
    return _by_speech(rows)


def _by_speech(rows: Iterable[Row]) -> dict[str, tuple[CheckedQuotation, ...]]:
    by_speech: dict[str, tuple[CheckedQuotation, ...]] = {}
    for speech, words, mark, slug, version, paragraph, difference in rows:
        quotation = CheckedQuotation(
            words=str(words),
            mark=QuotationMatch(str(mark)),
            slug=str(slug or ""),
            version=int(version or 0),
            paragraph=None if paragraph is None else int(paragraph),
            difference=str(difference),
        )
        by_speech[str(speech)] = (*by_speech.get(str(speech), ()), quotation)
    return by_speech
