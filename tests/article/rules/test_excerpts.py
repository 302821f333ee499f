"""What is shown of paragraphs: whole where they are short, else around what answers."""

from bot.article.rules.excerpts import (
    LEAST,
    LONGEST_SENTENCE,
    ROOM,
    WHOLE,
    CitedParagraph,
    Excerpt,
    ExcerptPiece,
    build_excerpt,
    build_excerpts,
    choose_paragraphs,
    find_answering,
)
from bot.article.rules.outcome import Contradicted, Missing, Outcome, Passage, Sentence

SHORT = "The pact binds all. It was signed in May. Nobody left it."
LONG = " ".join(f"Sentence number {n} says something about the harbour." for n in range(30))


def paragraph(words: str, number: int = 1, slug: str = "pact") -> CitedParagraph:
    return CitedParagraph(slug=slug, version=1, paragraph=number, heading="Terms", words=words)


def words_of(excerpt: Excerpt) -> str:
    return "".join(piece.words for piece in excerpt.pieces)


def at(number: int, text: str = "It.", slug: str = "pact") -> Sentence:
    return Sentence(slug, 1, number, 0, text)


def ranked(*scores: float) -> tuple[Passage, ...]:
    return tuple(Passage("pact", 1, number, score) for number, score in enumerate(scores, 1))


def test_a_short_paragraph_is_shown_whole_with_its_answering_sentence() -> None:
    excerpt = build_excerpt(paragraph(SHORT), ["It was signed in May."], WHOLE)

    assert excerpt.whole
    assert excerpt.pieces == (
        ExcerptPiece("The pact binds all. "),
        ExcerptPiece("It was signed in May.", True),
        ExcerptPiece(" Nobody left it."),
    )


def test_a_long_paragraph_is_shown_around_its_answering_sentence() -> None:
    excerpt = build_excerpt(
        paragraph(LONG), ["Sentence number 12 says something about the harbour."], 200
    )

    assert not excerpt.whole
    assert [piece.words for piece in excerpt.pieces if piece.marked] == [
        "Sentence number 12 says something about the harbour."
    ]
    assert words_of(excerpt).startswith("… Sentence number 11")
    assert words_of(excerpt).endswith(" …")
    assert len(words_of(excerpt)) <= 220


def test_sentences_far_apart_have_a_gap_between_them() -> None:
    texts = [f"Sentence number {n} says something about the harbour." for n in (20, 2)]

    excerpt = build_excerpt(paragraph(LONG), texts, 120)

    assert words_of(excerpt) == f"… {texts[1]} … {texts[0]} …"


def test_a_long_paragraph_without_an_answering_sentence_begins_at_its_beginning() -> None:
    shown = words_of(build_excerpt(paragraph(LONG), [], 200))

    assert shown.startswith("Sentence number 0 ")
    assert shown.endswith(" …")


def test_a_sentence_without_end_is_cut_visibly() -> None:
    shown = words_of(build_excerpt(paragraph("word " * 1000), [], 300))

    assert len(shown) <= LONGEST_SENTENCE + 4
    assert shown.endswith("word…")


def test_several_passages_fit_on_a_screen() -> None:
    paragraphs = [paragraph(LONG, number) for number in range(1, 6)]

    excerpts = build_excerpts(paragraphs, [at(n, LONG[:52]) for n in range(1, 6)])

    assert len(excerpts) == 5
    assert all(len(words_of(excerpt)) <= max(LEAST, 380) + 20 for excerpt in excerpts[1:])
    assert sum(len(words_of(excerpt)) for excerpt in excerpts) <= ROOM + 100


def test_what_the_article_says_is_its_best_paragraphs() -> None:
    sentences = (at(7), at(3), at(7), at(5))

    assert choose_paragraphs(Outcome.SAYS, sentences, ranked(0.9), ()) == (
        ("pact", 1, 7),
        ("pact", 1, 3),
    )


def test_closest_are_three_of_which_none_is_far_behind() -> None:
    assert choose_paragraphs(Outcome.CLOSEST, (at(2),), ranked(0.8, 0.7, 0.6, 0.5), ()) == (
        ("pact", 1, 2),
        ("pact", 1, 1),
        ("pact", 1, 3),
    )
    assert choose_paragraphs(Outcome.CLOSEST, (at(1),), ranked(0.8, 0.1), ()) == (("pact", 1, 1),)


def test_where_the_article_is_silent_one_is_related() -> None:
    assert choose_paragraphs(Outcome.SILENT, (at(4), at(2)), ranked(0.9, 0.8), ()) == (
        ("pact", 1, 4),
    )
    assert choose_paragraphs(Outcome.SILENT, (), (), ()) == ()


def test_what_corrects_the_question_is_shown_alone() -> None:
    correction = at(9, "It was signed in May.")
    notes = (Missing("June"), Contradicted(correction))

    assert choose_paragraphs(Outcome.SILENT, (at(4),), ranked(0.9), notes) == (("pact", 1, 9),)
    assert find_answering((at(4),), notes) == (correction, at(4))


def test_a_list_stands_in_the_order_of_its_articles() -> None:
    sentences = (at(7), at(3), at(1, slug="plan"), at(5))

    assert choose_paragraphs(Outcome.SAYS, sentences, (), (), widely=True) == (
        ("pact", 1, 3),
        ("pact", 1, 5),
        ("pact", 1, 7),
        ("plan", 1, 1),
    )


def test_nothing_is_related_that_has_next_to_nothing_to_do_with_the_question() -> None:
    silent = Outcome.SILENT

    assert choose_paragraphs(silent, (at(1),), ranked(0.9), (), confidence=0.12) == ()
    assert choose_paragraphs(silent, (at(1),), ranked(0.39), (), confidence=0.3) == ()
    assert choose_paragraphs(silent, (at(1),), ranked(0.9), (), confidence=0.3) == (("pact", 1, 1),)


def test_nothing_is_related_to_a_word_that_the_article_has_nothing_like() -> None:
    silent, shown = Outcome.SILENT, (("pact", 1, 1),)

    assert choose_paragraphs(silent, (at(1),), ranked(0.9), (Missing("cheese"),)) == ()
    assert choose_paragraphs(silent, (at(1),), ranked(0.9), (Missing("Turkey"),)) == shown
    assert choose_paragraphs(silent, (at(1),), ranked(0.9), (Missing("ten", "two"),)) == shown


def test_a_sentence_far_behind_the_first_shows_no_further_paragraph() -> None:
    sentences, scores = (at(1), at(2)), ranked(0.8, 0.3)

    assert choose_paragraphs(Outcome.CLOSEST, sentences, scores, ()) == (("pact", 1, 1),)
    assert len(choose_paragraphs(Outcome.CLOSEST, sentences, scores, (), widely=True)) == 2
