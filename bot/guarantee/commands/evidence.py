"""What may be asked of evidence on a sheet: words of an article, attached to a clause."""

from typing import Annotated

from bot.article.commands import AnswerId, ArticleName
from bot.guarantee.commands.base import SheetClause, SheetCommand
from bot.kernel.catalog import takes

EvidenceBearing = Annotated[
    str,
    takes.choice(
        "What it does for the clause",
        {"supports": "Supports it", "about": "Is about it", "quoted": "Only quoted"},
    ),
]


class AttachEvidence(SheetCommand, path="guarantee evidence", title="Attach evidence"):
    """Attach words of the article to a clause."""

    clause: SheetClause
    words: Annotated[str, takes.words("The article’s own words", longest=1000)]
    article: ArticleName = ""
    bearing: EvidenceBearing = "quoted"


class DetachEvidence(SheetCommand, path="guarantee detach", quiet=True):
    """Take evidence off."""

    number: Annotated[int, takes.number("The evidence", completion="evidence")]


class AttachAnswer(SheetCommand, path="answer attach", quiet=True):
    """Attach an answer to a clause.

    Without a clause, one is asked for.
    """

    answer: AnswerId
    clause: SheetClause = ""
