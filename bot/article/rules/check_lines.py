"""What members said of answers, as lines that answers can be checked with."""

import json
from collections.abc import Iterable, Mapping

from msgspec import Struct

from bot.article.rules.excerpts import ParagraphPlace
from bot.article.rules.sentences import split_sentences


class AnswerCorrection(Struct, frozen=True, kw_only=True):
    """A question, and the paragraph that answers it, with its words; None where a member says that
    no passage offered does. `scope` names the articles asked, none meaning the library."""

    answer: str
    question: str
    scope: tuple[str, ...]
    place: ParagraphPlace | None
    words: str


def write_check_lines(corrections: Iterable[AnswerCorrection]) -> bytes:
    """JSON objects, one a line: the question with the `slug` of its article, and as its `support`
    each sentence of the right paragraph, by the number of the paragraph (from 1) and its place
    there (from 0). One without support is `unclear`: nobody says that the article is silent."""
    lines = (json.dumps(_write_line(each), ensure_ascii=False) for each in corrections)
    return "".join(f"{line}\n" for line in lines).encode()


def _write_line(correction: AnswerCorrection) -> Mapping[str, object]:
    about = {"id": correction.answer, "question": correction.question}
    if correction.place is None:
        slug = correction.scope[0] if len(correction.scope) == 1 else ""
        return {**about, "kind": "unclear", "slug": slug, "support": []}
    slug, _, paragraph = correction.place
    places = range(len(split_sentences(correction.words))) if correction.words else ()
    support = [[paragraph, place] for place in places]
    return {**about, "kind": "answerable", "slug": slug, "support": support}
