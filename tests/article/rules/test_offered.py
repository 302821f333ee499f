"""A model reads what was found with what stands around it, under its headings, as far as there is
room."""

import pytest

from bot.article.handlers.choosing import build_inputs
from bot.article.rules.index import Embed, index_article
from bot.article.rules.offered import OfferedParagraph, choose_offered, find_sentences
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.article.rules.shelf import ArticleShelf, arrange

PARAGRAPHS = 12
WORDS = "It is the {nth} paragraph. It has two sentences."
LENGTH = len(WORDS.format(nth=10)) - 1
"""Characters of the sentences of a paragraph."""


@pytest.fixture
def harbour(embed: Embed) -> ArticleShelf:
    blocks: list[ArticleBlock] = []
    for number in range(1, PARAGRAPHS + 1):
        if number % 4 == 1:
            blocks.append(ArticleBlock(BlockKind.HEADING, f"Part {number // 4 + 1}"))
        blocks.append(ArticleBlock(BlockKind.PARAGRAPH, WORDS.format(nth=number)))
    reading = ArticleReading(title="The harbour", blocks=tuple(blocks))
    return arrange([index_article("harbour", 1, reading, embed)])


def numbers_of(offered: tuple[OfferedParagraph, ...]) -> list[int]:
    return [paragraph.place[2] for paragraph in offered]


def test_without_anything_found_the_articles_are_read_from_the_beginning(
    harbour: ArticleShelf,
) -> None:
    assert numbers_of(choose_offered(harbour, [], [])) == list(range(1, PARAGRAPHS + 1))
    assert numbers_of(choose_offered(harbour, [], [], room=2 * LENGTH)) == [1, 2]


def test_what_was_found_comes_with_its_neighbours_before_all_else(harbour: ArticleShelf) -> None:
    found = [("harbour", 1, 7)]

    assert numbers_of(choose_offered(harbour, [], found, room=LENGTH)) == [7]
    assert numbers_of(choose_offered(harbour, [], found, room=3 * LENGTH)) == [6, 7, 8]
    assert numbers_of(choose_offered(harbour, [], found, room=4 * LENGTH)) == [1, 6, 7, 8]


def test_sentences_are_numbered_through_under_title_and_heading(harbour: ArticleShelf) -> None:
    offered = choose_offered(harbour, [], [("harbour", 1, 5)], room=3 * LENGTH)
    rows = build_inputs("Why?", offered)["paragraphs"]

    assert rows == [
        {
            "number": 1,
            "words": "# The harbour – Part 1\n1: It is the 4 paragraph.\n2: It has two sentences.",
        },
        {
            "number": 2,
            "words": "# The harbour – Part 2\n3: It is the 5 paragraph.\n4: It has two sentences.",
        },
        {"number": 3, "words": "5: It is the 6 paragraph.\n6: It has two sentences."},
    ]


def test_a_number_leads_back_to_the_sentence_as_it_is_stored(harbour: ArticleShelf) -> None:
    offered = choose_offered(harbour, [], [("harbour", 1, 5)], room=3 * LENGTH)
    numbered = [each for paragraph in offered for each in paragraph.sentences]
    (sentence,) = find_sentences(offered, numbered[3:4])

    assert (sentence.slug, sentence.version, sentence.paragraph) == ("harbour", 1, 5)
    assert sentence.text == "It has two sentences."
