"""An answer, with all that its view shows."""

from msgspec import Struct

from bot.article.rules.excerpts import CitedParagraph
from bot.article.rules.kinds.kind import OpinionSort
from bot.article.rules.library_passage import AnsweringPassage, LibraryPassage
from bot.article.rules.outcome import AnswerNote, Outcome, Passage, Sentence
from bot.article.rules.question_language import ForeignQuestion


class AnswerPart(Struct, frozen=True, kw_only=True):
    """Sentences that answer one thing asked, best first; `of` names the thing in a comparison.

    When nothing answers, the sentences are the nearest there are. `ranked` are paragraphs that
    could answer as well; `paragraphs` are those shown; `notes` say what was found about the claims
    of the question.
    """

    sentences: tuple[Sentence, ...]
    confidence: float
    outcome: Outcome
    of: str = ""
    ranked: tuple[Passage, ...] = ()
    notes: tuple[AnswerNote, ...] = ()
    paragraphs: tuple[CitedParagraph, ...] = ()

    @property
    def abstained(self) -> bool:
        """Is the article silent on this?"""
        return self.outcome is Outcome.SILENT


class ArticleSource(Struct, frozen=True):
    """Whose words a passage is: the article's author, and what is noted under the passage."""

    author: str
    note: str


class ShownAnswer(Struct, frozen=True, kw_only=True):
    """An answer as it is shown. `titles` names the articles it cites by slug; `asked` counts those
    the question was put to; `foreign` is set when question and articles differ in language,
    `sort` when it asks for an opinion, and `may_debate` when this reader may open a debate on it.
    `has_debate` and `has_sheet` say whether it can be quoted in a debate here, attached to a sheet.
    `chosen_by` names the model that chose its sentences ("" for none), `unread` says why none did
    though one is used; `before` is the question that this one goes on from. `designs` come from the
    library of designs and from no article. `source` is told where somebody asks who says so.
    One that `is_seen` by all already, or that nobody else could see, is not offered to be shared.
    """

    id: str
    question: str
    asker: str
    parts: tuple[AnswerPart, ...]
    titles: dict[str, str]
    asked: int
    shared: bool
    is_seen: bool = False
    foreign: ForeignQuestion | None = None
    sort: OpinionSort | None = None
    may_debate: bool = False
    has_debate: bool = False
    has_sheet: bool = False
    chosen_by: str = ""
    unread: str = ""
    before: str = ""
    source: ArticleSource | None = None
    designs: tuple[LibraryPassage | AnsweringPassage, ...] = ()
