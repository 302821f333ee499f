"""Clean text: nothing is left out, and every word keeps its place."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.cleaning import fingerprint, read_pieces, read_text, restore
from bot.article.rules.cleaning.characters import tidy
from bot.article.rules.cleaning.pieces import TextPiece
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind, RemovalReason

WORDS = st.text("abcdefghijklmnoprstuéßжї", min_size=1, max_size=9)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(lambda w: " ".join(w).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
TITLES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(title=TITLES, paragraphs=st.lists(PARAGRAPHS, min_size=1, max_size=6))
def test_clean_text_is_kept_word_for_word(title: str, paragraphs: list[str]):
    reading = read_text("\n\n".join([title, *paragraphs]))

    assert (reading.title, reading.author, reading.removed) == (title, None, ())
    assert reading.paragraphs == tuple(paragraphs)


def test_one_line_that_looks_like_furniture_is_no_evidence():
    text = "On doors\n\nDoors open.\n\nAdvertisement\n\nDoors also close."

    assert read_text(text).blocks == (
        ArticleBlock(BlockKind.PARAGRAPH, "Doors open."),
        ArticleBlock(BlockKind.HEADING, "Advertisement"),
        ArticleBlock(BlockKind.PARAGRAPH, "Doors also close."),
    )


def test_an_article_about_advertising_may_speak_of_it():
    text = "On ads\n\nSubscribe now, they say. And people do.\n\nLeave a comment, they say."

    assert read_text(text).removed == ()


ODD = st.sampled_from(["\n", "\n\n", " ", "- ", "by admin", "Menu", "ﬁ", "\u00ad", "a-\nb", "Ã©"])


@given(st.lists(ODD | st.characters(), max_size=40).map("".join))
def test_of_any_text_nothing_is_lost_but_white_space_and_hyphens(text: str):
    reading = read_text(text)
    kept = "".join(block.text for block in reading.blocks)

    assert drawn(tidy(text)) in (drawn(kept), drawn(kept + reading.title))


def drawn(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s\u2010-]", "", text))


# --- pieces, titles, bylines ------------------------------------------------------------------


def test_a_byline_under_the_title_names_the_author():
    reading = read_text("On doors\n\nBy Ana Petrova and Jo de Vries\n\nDoors open.")

    assert reading.author == "Ana Petrova and Jo de Vries"
    assert reading.blocks == (
        ArticleBlock(BlockKind.REMOVED, "By Ana Petrova and Jo de Vries", RemovalReason.BYLINE),
        ArticleBlock(BlockKind.PARAGRAPH, "Doors open."),
    )


def test_wrapped_lines_are_joined_and_points_of_a_list_stay_apart():
    text = "On doors\n\nDoors open\nand close.\n\n- one\n  point\n- another\n\nThat is all."

    assert read_text(text).paragraphs == (
        "Doors open and close.",
        "- one point",
        "- another",
        "That is all.",
    )


def test_a_text_without_blank_lines_has_a_paragraph_a_line():
    assert read_text("On doors\nDoors open.\nDoors close.").paragraphs == (
        "Doors open.",
        "Doors close.",
    )


def test_a_hard_wrapped_text_without_blank_lines_is_put_together():
    text = """On doors
Doors open whenever somebody pushes them, and they
close whenever somebody pulls them or when the wind
blows.
Windows are not doors, though children who have lost
their keys will say that the difference is not great
at all."""

    assert read_text(text) == ArticleReading(
        title="On doors",
        language="en",
        blocks=(
            ArticleBlock(
                BlockKind.PARAGRAPH,
                "Doors open whenever somebody pushes them, and they close whenever somebody pulls "
                "them or when the wind blows.",
            ),
            ArticleBlock(
                BlockKind.PARAGRAPH,
                "Windows are not doors, though children who have lost their keys will say that "
                "the difference is not great at all.",
            ),
        ),
    )


@pytest.mark.parametrize("indent", ["  ", "\t", "\u3000"])
def test_an_indented_line_begins_a_paragraph(indent: str):
    text = """On doors
  Doors open whenever somebody pushes them, and they
close whenever somebody pulls them or the wind does
  Windows are not doors, though children without their
keys will say that the difference is not very great"""

    assert read_text(text.replace("  ", indent)).paragraphs == (
        "Doors open whenever somebody pushes them, and they close whenever somebody pulls them or "
        "the wind does",
        "Windows are not doors, though children without their keys will say that the difference "
        "is not very great",
    )


def test_lines_that_are_all_indented_begin_nothing():
    text = "  On doors and the people\n  who open and close them\n  whenever the wind blows"

    assert read_text(text).paragraphs == (
        "On doors and the people who open and close them whenever the wind blows",
    )


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Just one paragraph.", "doors", "doors"),
        ("Just one paragraph.", "", "Just one paragraph."),
        ("word " * 30, "", "word " * 15 + "word …"),
        ("A long first paragraph. " * 9 + "\n\nA second.", "doors", "doors"),
        ("", "", ""),
    ],
)
def test_without_a_title_line_the_name_serves_or_the_first_words(text: str, name: str, title: str):
    assert read_text(text, name=name).title == title


def test_what_the_source_says_of_itself_is_believed():
    told = (
        TextPiece("On doors", heading=True),
        TextPiece("Doors open", heading=False),
        TextPiece("Why doors", heading=True),
        TextPiece("They keep the wind out."),
        TextPiece("A box of links", outside=True),
    )

    assert read_pieces(
        told,
        title="On doors",
        author="Ana Petrova",
        published=date(2024, 2, 29),
        source="doors.html",
    ) == ArticleReading(
        title="On doors",
        author="Ana Petrova",
        published=date(2024, 2, 29),
        source="doors.html",
        language="en",
        blocks=(
            ArticleBlock(BlockKind.PARAGRAPH, "Doors open"),
            ArticleBlock(BlockKind.HEADING, "Why doors"),
            ArticleBlock(BlockKind.PARAGRAPH, "They keep the wind out."),
            ArticleBlock(BlockKind.REMOVED, "A box of links", RemovalReason.NAVIGATION),
        ),
    )


def test_running_heads_of_printed_pages_are_left_out_and_are_no_sign_of_scraping():
    printed = (
        TextPiece("On doors", heading=True),
        TextPiece("Doors open."),
        TextPiece("17", outside=True, reason=RemovalReason.PAGE_FURNITURE),
        TextPiece("Share this article"),
        TextPiece("They close."),
    )

    assert read_pieces(printed).blocks == (
        ArticleBlock(BlockKind.PARAGRAPH, "Doors open."),
        ArticleBlock(BlockKind.REMOVED, "17", RemovalReason.PAGE_FURNITURE),
        ArticleBlock(BlockKind.HEADING, "Share this article"),
        ArticleBlock(BlockKind.PARAGRAPH, "They close."),
    )


def test_a_box_of_links_ends_where_the_source_says_that_the_body_goes_on():
    marked = (
        TextPiece("On doors", heading=True, outside=False),
        TextPiece("Doors open.", outside=False),
        TextPiece("Related articles", outside=True),
        TextPiece("On windows", outside=True),
        TextPiece("How doors close", heading=True, outside=False),
        TextPiece("Slowly.", outside=False),
    )

    assert read_pieces(marked).blocks == (
        ArticleBlock(BlockKind.PARAGRAPH, "Doors open."),
        ArticleBlock(BlockKind.REMOVED, "Related articles", RemovalReason.RELATED),
        ArticleBlock(BlockKind.REMOVED, "On windows", RemovalReason.RELATED),
        ArticleBlock(BlockKind.HEADING, "How doors close"),
        ArticleBlock(BlockKind.PARAGRAPH, "Slowly."),
    )


# --- the same text again ----------------------------------------------------------------------

PLAIN = read_text("On doors\n\nDoors open.\n\nDoors close.")


@pytest.mark.parametrize(
    "again",
    [
        "On doors\n\nDoors open.\n\nDoors close.",
        "ON DOORS\n\ndoors   open!\n\n“Doors” close",
        "Another title\n\nDoors open.\n\nDoors\nclose.",
    ],
)
def test_the_same_words_have_the_same_fingerprint(again: str):
    assert fingerprint(read_text(again)) == fingerprint(PLAIN)


@pytest.mark.parametrize(
    "other", ["On doors\n\nDoors close.\n\nDoors open.", "On doors\n\nDoors open."]
)
def test_other_words_have_another_fingerprint(other: str):
    assert fingerprint(read_text(other)) != fingerprint(PLAIN)


def test_only_what_was_left_out_can_be_restored():
    with pytest.raises(ValueError, match="not left out"):
        restore(PLAIN, 0)
    with pytest.raises(IndexError):
        restore(PLAIN, 2)
