"""A page as people copy it from the web, made into a Reading."""

from bot.article.rules.cleaning import fingerprint, read_text, restore
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind, RemovalReason

COPIED = """Home Opinion Bring the night ferries back to the islands

Bring the night ferries back to the islands

by admin

Ten years ago a night ferry left Port Sorrel for the outer islands at eleven every evening. The
service carried mail, milk and forty passengers, and it was ended to save money.

The islands have paid for that saving ever since.

The sequel after the ad

What the islands lost

The harbour council counted 212 missed hospital visits in a single winter. \
“Nobody asked us,” the ferry’s last captain, Ilse Maran, told the council.

Lighthouse keepers in revolt: Tomas Brandt and Yara Quist on the great fog scandal

The ferries could return at little cost. Three hulls still lie in the yard at Port Sorrel, \
and the council says that the crews would come back.

Advertisement

A service for all seasons

A night ferry must sail in winter, too. The islands need it most when the day boats stay in harbour.

Harvest prices: the seven warning signs that bakers cannot ignore

The council should vote for the ferries in spring, and the islands should hold it to its word.


Engineer, Noor Valdane is Director of the “Open Water” programme at the Institute for Island \
Transport.

You may also like

Why the Sorrel lighthouse went dark

Leave a Comment"""

TITLE = "Bring the night ferries back to the islands"
AD = ArticleBlock(BlockKind.REMOVED, "The sequel after the ad", RemovalReason.PROMOTION)
READ = ArticleReading(
    title=TITLE,
    author="Noor Valdane",
    language="en",
    source="https://example.org/ferries",
    blocks=(
        ArticleBlock(BlockKind.REMOVED, f"Home Opinion {TITLE}", RemovalReason.NAVIGATION),
        ArticleBlock(BlockKind.REMOVED, "by admin", RemovalReason.BYLINE),
        ArticleBlock(
            BlockKind.PARAGRAPH,
            "Ten years ago a night ferry left Port Sorrel for the outer islands at eleven every "
            "evening. The service carried mail, milk and forty passengers, and it was ended to "
            "save money.",
        ),
        ArticleBlock(BlockKind.PARAGRAPH, "The islands have paid for that saving ever since."),
        AD,
        ArticleBlock(BlockKind.HEADING, "What the islands lost"),
        ArticleBlock(
            BlockKind.PARAGRAPH,
            "The harbour council counted 212 missed hospital visits in a single winter. “Nobody "
            "asked us,” the ferry’s last captain, Ilse Maran, told the council.",
        ),
        ArticleBlock(
            BlockKind.REMOVED,
            "Lighthouse keepers in revolt: Tomas Brandt and Yara Quist on the great fog scandal",
            RemovalReason.RELATED,
        ),
        ArticleBlock(
            BlockKind.PARAGRAPH,
            "The ferries could return at little cost. Three hulls still lie in the yard at Port "
            "Sorrel, and the council says that the crews would come back.",
        ),
        ArticleBlock(BlockKind.REMOVED, "Advertisement", RemovalReason.PROMOTION),
        ArticleBlock(BlockKind.HEADING, "A service for all seasons"),
        ArticleBlock(
            BlockKind.PARAGRAPH,
            "A night ferry must sail in winter, too. The islands need it most when the day boats "
            "stay in harbour.",
        ),
        ArticleBlock(
            BlockKind.REMOVED,
            "Harvest prices: the seven warning signs that bakers cannot ignore",
            RemovalReason.RELATED,
        ),
        ArticleBlock(
            BlockKind.PARAGRAPH,
            "The council should vote for the ferries in spring, and the islands should hold it "
            "to its word.",
        ),
        ArticleBlock(
            BlockKind.REMOVED,
            "Engineer, Noor Valdane is Director of the “Open Water” programme at the Institute "
            "for Island Transport.",
            RemovalReason.BYLINE,
        ),
        ArticleBlock(BlockKind.REMOVED, "You may also like", RemovalReason.RELATED),
        ArticleBlock(
            BlockKind.REMOVED, "Why the Sorrel lighthouse went dark", RemovalReason.RELATED
        ),
        ArticleBlock(BlockKind.REMOVED, "Leave a Comment", RemovalReason.COMMENTS),
    ),
)


def test_what_only_stood_around_the_article_is_left_out():
    assert read_text(COPIED, source="https://example.org/ferries") == READ


def test_a_title_that_the_page_repeats_is_left_out():
    page = "Menu\n\nOn doors\n\nby admin\n\nON  DOORS\n\nDoors open.\n\nThey close."

    assert read_text(page) == ArticleReading(
        title="On doors",
        blocks=(
            ArticleBlock(BlockKind.REMOVED, "Menu", RemovalReason.NAVIGATION),
            ArticleBlock(BlockKind.REMOVED, "by admin", RemovalReason.BYLINE),
            ArticleBlock(BlockKind.REMOVED, "ON DOORS", RemovalReason.TITLE_AGAIN),
            ArticleBlock(BlockKind.PARAGRAPH, "Doors open."),
            ArticleBlock(BlockKind.PARAGRAPH, "They close."),
        ),
    )


def test_a_person_whom_the_article_speaks_of_is_not_taken_for_its_author():
    last = "Ilse Maran is a journalist now."
    page = f"Menu\n\nOn doors\n\nShare\n\nIlse Maran opens doors.\n\nShe did.\n\n{last}"

    assert (read_text(page).author, read_text(page).paragraphs[-1]) == (None, last)


def test_comments_run_to_the_end_and_the_signed_byline_names_the_author():
    page = (
        "On doors\n\nBy Ana Petrova\n\nDoors open, and nobody has ever been able to say why."
        "\n\nShare\n\n2 comments\n\nI can say why.\n\nSo can I!"
    )

    assert read_text(page) == ArticleReading(
        title="On doors",
        author="Ana Petrova",
        language="en",
        blocks=(
            ArticleBlock(BlockKind.REMOVED, "By Ana Petrova", RemovalReason.BYLINE),
            ArticleBlock(
                BlockKind.PARAGRAPH, "Doors open, and nobody has ever been able to say why."
            ),
            ArticleBlock(BlockKind.REMOVED, "Share", RemovalReason.SHARING),
            ArticleBlock(BlockKind.REMOVED, "2 comments", RemovalReason.COMMENTS),
            ArticleBlock(BlockKind.REMOVED, "I can say why.", RemovalReason.COMMENTS),
            ArticleBlock(BlockKind.REMOVED, "So can I!", RemovalReason.COMMENTS),
        ),
    )


def test_sections_know_the_paragraph_that_they_open():
    assert list(READ.sections()) == [("What the islands lost", 3), ("A service for all seasons", 5)]


def test_a_left_out_headline_comes_back_as_a_heading():
    position = READ.blocks.index(AD)

    assert restore(READ, position).blocks[position] == ArticleBlock(BlockKind.HEADING, AD.text)


def test_a_left_out_sentence_comes_back_as_a_paragraph():
    back = restore(READ, len(READ.blocks) - 4)

    assert back.paragraphs == (*READ.paragraphs, READ.blocks[-4].text)
    assert back.removed == (*READ.removed[:-4], *READ.removed[-3:])


def test_what_was_left_out_does_not_change_the_fingerprint():
    bare = read_text("\n\n".join([TITLE, *(b.text for b in READ.blocks if b.reason is None)]))

    assert bare.removed == ()
    assert fingerprint(bare) == fingerprint(READ)
