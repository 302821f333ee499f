"""What is shown of a paragraph: all of it if it is short, else the part around what answers."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.outcome import (
    AnswerNote,
    Contradicted,
    Missing,
    Outcome,
    Passage,
    Sentence,
)
from bot.article.rules.spoken import split_whole
from bot.kernel.pieces import shorten_at_sentence

ROOM = 1150
"""Characters of the article that an answer shows: with what is around them, a phone's screen."""

WHOLE = 700
"""Characters up to which a paragraph is shown whole, if nothing else is shown."""

NEXT, LEAST = 380, 200
"""Characters that a paragraph after the first has at most, and at least."""

LONGEST_SENTENCE = 900
"""Characters after which a sentence is cut, visibly, at a pause."""

LONGEST_MARKED = 2_500
"""The same for one that answers: nearly all stay whole."""

MOST_SHOWN = {Outcome.SAYS: 2, Outcome.CLOSEST: 3, Outcome.SILENT: 1}
"""Paragraphs that an answer shows."""

MOST_LISTED = 5
"""Paragraphs that a list shows."""

RELATED = 380
"""Characters of a passage that is only related."""

WORTH = 0.5
"""Share of the best paragraph's score from which another is shown among the closest."""

RELATED_SURE, RELATED_SCORE = 0.15, 0.4
"""Confidence, and score of the best paragraph, from which one is worth showing as related."""

SHORT = 20
"""Characters up to which a sentence may stand in another by chance."""

ParagraphPlace = tuple[str, int, int]
"""Slug, version and number of a paragraph."""


class CitedParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph of an article's version, with the heading it stands under ("" if none) and what
    is noted under it, such as its sources."""

    slug: str
    version: int
    paragraph: int
    heading: str
    words: str
    note: str = ""

    @property
    def place(self) -> ParagraphPlace:
        """Where it stands."""
        return self.slug, self.version, self.paragraph


class ExcerptPiece(Struct, frozen=True):
    """Words of a paragraph as they stand; `marked` are those that answer."""

    words: str
    marked: bool = False


class Excerpt(Struct, frozen=True, kw_only=True):
    """What is shown of a paragraph. What is left out shows as “…” in its pieces."""

    of: CitedParagraph
    pieces: tuple[ExcerptPiece, ...]
    whole: bool


def choose_paragraphs(
    outcome: Outcome,
    sentences: Sequence[Sentence],
    ranked: Sequence[Passage],
    notes: Sequence[AnswerNote],
    *,
    widely: bool = False,
    confidence: float = 1,
) -> tuple[ParagraphPlace, ...]:
    """The paragraphs that an answer shows: what corrects the question, or those of its sentences,
    best first; a list in the order of its article. Where the article is silent, none that has next
    to nothing to do with the question."""
    corrections = [each.sentence for each in notes if isinstance(each, Contradicted)]
    if corrections:
        return _find_places(corrections)[:1]
    places = _find_places(sentences)
    if outcome is Outcome.SILENT and (
        any(_is_strange(each) for each in notes) or (ranked and _is_noise(ranked[0], confidence))
    ):
        return ()
    if outcome is Outcome.CLOSEST and ranked:
        places = _keep_near(places, ranked, widely=widely)
    if widely and outcome is not Outcome.SILENT:
        listed = places[:MOST_LISTED]
        order = {slug: n for n, slug in enumerate(dict.fromkeys(slug for slug, _, _ in listed))}
        return tuple(sorted(listed, key=lambda place: (order[place[0]], place[2])))
    return places[: MOST_SHOWN[outcome]]


def _is_strange(note: AnswerNote) -> bool:
    """Is a note of a word, not a name, that the article has nothing like: *cheese*?"""
    return isinstance(note, Missing) and not note.instead and note.words.islower()


def _is_noise(best: Passage, confidence: float) -> bool:
    return confidence < RELATED_SURE or best.score < RELATED_SCORE


def _keep_near(
    places: Sequence[ParagraphPlace], ranked: Sequence[Passage], *, widely: bool
) -> tuple[ParagraphPlace, ...]:
    """The first paragraph, and those that come nearly as close; a list keeps all of its own."""
    enough = WORTH * ranked[0].score
    near = [(p.slug, p.version, p.paragraph) for p in ranked if p.score >= enough]
    own = places if widely else [place for place in places if place in near]
    return tuple(dict.fromkeys((*places[:1], *own, *near)))


def _find_places(sentences: Sequence[Sentence]) -> tuple[ParagraphPlace, ...]:
    return tuple(dict.fromkeys((s.slug, s.version, s.paragraph) for s in sentences))


def find_answering(
    sentences: Sequence[Sentence], notes: Sequence[AnswerNote]
) -> tuple[Sentence, ...]:
    """The sentences that stand out: those that correct the question, then those that answer."""
    corrections = tuple(each.sentence for each in notes if isinstance(each, Contradicted))
    return (*corrections, *sentences)


def build_excerpts(
    paragraphs: Sequence[CitedParagraph], answering: Sequence[Sentence], room: int = ROOM
) -> tuple[Excerpt, ...]:
    """Excerpts of paragraphs, which together hold about `room` characters. `answering` stand out,
    best first."""
    excerpts: list[Excerpt] = []
    left = room
    for position, cited in enumerate(paragraphs):
        texts = [s.text for s in answering if (s.slug, s.version, s.paragraph) == cited.place]
        share = left // (len(paragraphs) - position)
        most = max(LEAST, min(share, NEXT)) if position else min(WHOLE, max(share, LEAST))
        if len(paragraphs) > 1 and not position:
            most = min(WHOLE, max(LEAST, left - LEAST * (len(paragraphs) - 1)))
        excerpt = build_excerpt(cited, texts, most)
        excerpts.append(excerpt)
        left -= sum(len(piece.words) for piece in excerpt.pieces)
    return tuple(excerpts)


def build_excerpt(cited: CitedParagraph, texts: Sequence[str], room: int) -> Excerpt:
    """A paragraph whole, if it has `room` characters at most; else its sentences around those that
    answer (`texts`, best first), or its first where none does."""
    sentences = split_whole(cited.words)
    marked = {n for n, sentence in enumerate(sentences) if _is_among(sentence, texts)}
    if len(cited.words) <= room:
        return Excerpt(of=cited, pieces=_piece_whole(cited.words, sentences, marked), whole=True)
    chosen = _choose_sentences(sentences, marked, texts, room)
    return Excerpt(of=cited, pieces=_piece_chosen(sentences, marked, chosen), whole=False)


def _is_among(sentence: str, texts: Sequence[str]) -> bool:
    return any(
        words in sentence or (len(sentence) > SHORT and sentence in words) for words in texts
    )


def _choose_sentences(
    sentences: Sequence[str], marked: set[int], texts: Sequence[str], room: int
) -> set[int]:
    """The sentences that answer, as far as there is room, then those next to the best of them."""
    by_rank = sorted(marked, key=lambda n: _find_rank(sentences[n], texts))
    best = by_rank[0] if by_rank else 0
    chosen = {best}
    left = room - len(sentences[best])
    after, before = range(best + 1, len(sentences)), range(best - 1, -1, -1)
    for group in (by_rank[1:], before[:1], after, before):
        for n in group:
            if n in chosen:
                continue
            if len(sentences[n]) > left:
                break
            chosen.add(n)
            left -= len(sentences[n]) + 1
    return chosen


def _find_rank(sentence: str, texts: Sequence[str]) -> int:
    return next((n for n, words in enumerate(texts) if _is_among(sentence, (words,))), len(texts))


def _piece_whole(
    words: str, sentences: Sequence[str], marked: set[int]
) -> tuple[ExcerptPiece, ...]:
    """All of a paragraph, with what stands between its sentences."""
    pieces: list[ExcerptPiece] = []
    at = 0
    for n, sentence in enumerate(sentences):
        start = words.find(sentence, at)
        if start < 0:
            continue
        if start > at:
            pieces.append(ExcerptPiece(words[at:start]))
        pieces.append(ExcerptPiece(sentence, n in marked))
        at = start + len(sentence)
    if at < len(words):
        pieces.append(ExcerptPiece(words[at:]))
    return _join_alike(pieces)


def _piece_chosen(
    sentences: Sequence[str], marked: set[int], chosen: set[int]
) -> tuple[ExcerptPiece, ...]:
    """Some sentences in their order, with “…” for what stands between, before and after."""
    pieces: list[ExcerptPiece] = []
    previous = -1
    for n in sorted(chosen):
        if n > previous + 1:
            pieces.append(ExcerptPiece(" … " if pieces else "… "))
        elif pieces:
            pieces.append(ExcerptPiece(" "))
        pieces.append(ExcerptPiece(_shorten(sentences[n], is_marked=n in marked), n in marked))
        previous = n
    if previous < len(sentences) - 1:
        pieces.append(ExcerptPiece(" …"))
    return _join_alike(pieces)


def _shorten(sentence: str, *, is_marked: bool) -> str:
    """A sentence, or as much of it as makes sense on a screen."""
    return shorten_at_sentence(sentence, LONGEST_MARKED if is_marked else LONGEST_SENTENCE)


def _join_alike(pieces: Sequence[ExcerptPiece]) -> tuple[ExcerptPiece, ...]:
    """Pieces that follow each other and look alike, as one."""
    joined: list[ExcerptPiece] = []
    for piece in pieces:
        if joined and joined[-1].marked == piece.marked:
            joined[-1] = ExcerptPiece(joined[-1].words + piece.words, piece.marked)
        else:
            joined.append(piece)
    return tuple(joined)
