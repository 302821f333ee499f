"""Articles indexed, shelved and searched: the first look finds the right paragraph."""

from itertools import pairwise

import pytest

from bot.article.rules.index import Embed, index_article, words_only
from bot.article.rules.marks import Wants
from bot.article.rules.query import NOWHERE, prepare
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.article.rules.search import CANDIDATES, first_look
from bot.article.rules.shelf import ArticleShelf, arrange
from bot.kernel.terms import stems

QUESTIONS = [
    ("What did the night ferry carry?", "ferries", 1),
    ("Why was the night ferry ended?", "ferries", 1),
    ("Who sailed it for thirty years?", "ferries", 2),
    ("How long does the crossing take?", "ferries", 3),
    ("Why is flour dear?", "bakers", 1),
    ("What is a guild?", "bakers", 2),
    ("When did the lighthouse burn down?", "lights", 1),
]


def found(question: str, shelf: ArticleShelf, embed: Embed, *slugs: str) -> list[tuple[str, int]]:
    rows, _ = first_look(prepare(question, shelf, embed), shelf, shelf.rows_of(slugs))
    return [place(shelf, int(row)) for row in rows]


def place(shelf: ArticleShelf, row: int) -> tuple[str, int]:
    article = int(shelf.article_of[row])
    return shelf.articles[article].slug, row - int(shelf.first_row[article]) + 1


# --- search -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "slug", "paragraph"), QUESTIONS)
def test_the_first_look_finds_the_paragraph_that_answers(
    question: str, slug: str, paragraph: int, shelf: ArticleShelf, embed: Embed
):
    assert found(question, shelf, embed)[0] == (slug, paragraph)


def test_a_search_stays_within_the_articles_it_was_put_to(shelf: ArticleShelf, embed: Embed):
    assert sorted(found("Why was the night ferry ended?", shelf, embed, "bakers", "lights")) == [
        ("bakers", 1),
        ("bakers", 2),
        ("lights", 1),
    ]


def test_meanings_find_what_words_alone_do_not(shelf: ArticleShelf, embed: Embed):
    best = found("Which building was destroyed by fire?", shelf, embed)[0]

    assert (best == ("lights", 1)) == (embed is not words_only)


def test_scores_fall_and_candidates_are_few(shelf: ArticleShelf, embed: Embed):
    many = arrange(shelf.articles * 3)
    rows, scores = first_look(prepare("Who sailed the ferry?", many, embed), many)

    assert (len(rows), len(set(rows.tolist()))) == (CANDIDATES, CANDIDATES)
    assert all(a >= b for a, b in pairwise(scores))


def test_an_empty_shelf_has_nothing_to_find(embed: Embed):
    empty = arrange([])
    rows, scores = first_look(prepare("Why?", empty, embed), empty)

    assert (rows.tolist(), scores.tolist()) == ([], [])


# --- the question -----------------------------------------------------------------------------


def test_a_question_is_its_matter_with_the_rarity_of_each_word(shelf: ArticleShelf, embed: Embed):
    query = prepare("Where does the zeppelin ferry sail, ferry?", shelf, embed)

    assert query.terms == tuple(stems("zeppelin ferry sail"))
    assert query.wants is Wants.PLACE
    assert query.ids[0] == NOWHERE
    assert query.rarity[0] == 1
    assert 0 < query.rarity[1] < query.rarity[2] < 1


def test_a_question_without_matter_keeps_all_its_words(shelf: ArticleShelf, embed: Embed):
    assert prepare("Who are they?", shelf, embed).terms == tuple(stems("who are they"))


def test_a_question_without_words_finds_nothing_in_particular(shelf: ArticleShelf, embed: Embed):
    query = prepare("?!", shelf, embed)

    assert (query.terms, query.weight, len(found("?!", shelf, embed))) == ((), 0, 6)


# --- index and shelf --------------------------------------------------------------------------


def test_an_index_holds_each_sentence_with_its_paragraph_and_terms(
    readings: dict[str, ArticleReading], embed: Embed
):
    index = index_article("ferries", 3, readings["ferries"], embed)

    assert (index.slug, index.version, index.title) == (
        "ferries",
        3,
        "Bring the night ferries back",
    )
    assert index.paragraph.tolist() == [0, 0, 1, 1, 2]
    assert index.sentences[1:3] == (
        "It was ended to save money.",
        "Captain Ilse Maran sailed it for thirty years.",
    )
    assert index.terms == tuple(tuple(stems(sentence)) for sentence in index.sentences)
    assert len(index.marks) == len(index.vectors) == 5
    assert (index.above, index.under.tolist()) == ((index.title,), [0, 0, 0])


def test_a_heading_stands_over_the_paragraphs_up_to_the_next(embed: Embed):
    words = (
        "Opening",
        "First.",
        "When does it sail?",
        "At noon.",
        "Daily.",
        "Fares",
        "Six pounds.",
    )
    kinds = [BlockKind.HEADING if w[-1] != "." else BlockKind.PARAGRAPH for w in words]
    blocks = tuple(map(ArticleBlock, kinds, words))
    index = index_article("ferry", 1, ArticleReading(title="The ferry", blocks=blocks), embed)
    shelf = arrange([index])

    assert index.above == ("The ferry", "Opening", "When does it sail?", "Fares")
    assert index.under.tolist() == [1, 2, 2, 3]
    assert found("When does it sail?", shelf, embed)[0] in {("ferry", 2), ("ferry", 3)}


def test_a_shelf_knows_where_each_line_stands(shelf: ArticleShelf):
    lines = [sentence for article in shelf.articles for sentence in article.sentences]
    rows = enumerate(pairwise(shelf.first_line.tolist()))

    assert [shelf.line_text(row, i) for row, (a, b) in rows for i in range(b - a)] == lines
    assert shelf.first_line.tolist() == [0, 2, 4, 5, 7, 8, 10]
    assert [place(shelf, row) for row in range(6)] == [
        ("ferries", 1),
        ("ferries", 2),
        ("ferries", 3),
        ("bakers", 1),
        ("bakers", 2),
        ("lights", 1),
    ]


def test_the_rows_of_some_articles_are_those_of_their_paragraphs(shelf: ArticleShelf):
    assert shelf.rows_of(()) is None
    assert rows_of(shelf, "lights", "ferries") == [0, 1, 2, 5]
    assert rows_of(shelf, "nothing") == []


def rows_of(shelf: ArticleShelf, *slugs: str) -> list[int]:
    rows = shelf.rows_of(slugs)
    assert rows is not None
    return [int(row) for row in rows]


def test_an_article_without_paragraphs_takes_no_rows(shelf: ArticleShelf, embed: Embed):
    bare = index_article("bare", 1, ArticleReading(title="Bare", blocks=()), embed)
    both = arrange([bare, *shelf.articles])

    assert (rows_of(both, "bare"), rows_of(both, "lights")) == ([], [5])
    assert found("When did the lighthouse burn down?", both, embed)[0] == ("lights", 1)
