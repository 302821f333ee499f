"""A page as people copy it from the web, made into a Reading."""

from bot.article.rules.cleaning import fingerprint, read_text, restore
from bot.article.rules.reading import Block, Kind, Reading, Reason

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
AD = Block(Kind.REMOVED, "The sequel after the ad", Reason.PROMOTION)
READ = Reading(
    title=TITLE,
    author="Noor Valdane",
    language="en",
    source="https://example.org/ferries",
    blocks=(
        Block(Kind.REMOVED, f"Home Opinion {TITLE}", Reason.NAVIGATION),
        Block(Kind.REMOVED, "by admin", Reason.BYLINE),
        Block(
            Kind.PARAGRAPH,
            "Ten years ago a night ferry left Port Sorrel for the outer islands at eleven every "
            "evening. The service carried mail, milk and forty passengers, and it was ended to "
            "save money.",
        ),
        Block(Kind.PARAGRAPH, "The islands have paid for that saving ever since."),
        AD,
        Block(Kind.HEADING, "What the islands lost"),
        Block(
            Kind.PARAGRAPH,
            "The harbour council counted 212 missed hospital visits in a single winter. “Nobody "
            "asked us,” the ferry’s last captain, Ilse Maran, told the council.",
        ),
        Block(
            Kind.REMOVED,
            "Lighthouse keepers in revolt: Tomas Brandt and Yara Quist on the great fog scandal",
            Reason.RELATED,
        ),
        Block(
            Kind.PARAGRAPH,
            "The ferries could return at little cost. Three hulls still lie in the yard at Port "
            "Sorrel, and the council says that the crews would come back.",
        ),
        Block(Kind.REMOVED, "Advertisement", Reason.PROMOTION),
        Block(Kind.HEADING, "A service for all seasons"),
        Block(
            Kind.PARAGRAPH,
            "A night ferry must sail in winter, too. The islands need it most when the day boats "
            "stay in harbour.",
        ),
        Block(
            Kind.REMOVED,
            "Harvest prices: the seven warning signs that bakers cannot ignore",
            Reason.RELATED,
        ),
        Block(
            Kind.PARAGRAPH,
            "The council should vote for the ferries in spring, and the islands should hold it "
            "to its word.",
        ),
        Block(
            Kind.REMOVED,
            "Engineer, Noor Valdane is Director of the “Open Water” programme at the Institute "
            "for Island Transport.",
            Reason.BYLINE,
        ),
        Block(Kind.REMOVED, "You may also like", Reason.RELATED),
        Block(Kind.REMOVED, "Why the Sorrel lighthouse went dark", Reason.RELATED),
        Block(Kind.REMOVED, "Leave a Comment", Reason.COMMENTS),
    ),
)


def test_what_only_stood_around_the_article_is_left_out():
    assert read_text(COPIED, source="https://example.org/ferries") == READ


def test_a_title_that_the_page_repeats_is_left_out():
    page = "Menu\n\nOn doors\n\nby admin\n\nON  DOORS\n\nDoors open.\n\nThey close."

    assert read_text(page) == Reading(
        title="On doors",
        blocks=(
            Block(Kind.REMOVED, "Menu", Reason.NAVIGATION),
            Block(Kind.REMOVED, "by admin", Reason.BYLINE),
            Block(Kind.REMOVED, "ON DOORS", Reason.TITLE_AGAIN),
            Block(Kind.PARAGRAPH, "Doors open."),
            Block(Kind.PARAGRAPH, "They close."),
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

    assert read_text(page) == Reading(
        title="On doors",
        author="Ana Petrova",
        language="en",
        blocks=(
            Block(Kind.REMOVED, "By Ana Petrova", Reason.BYLINE),
            Block(Kind.PARAGRAPH, "Doors open, and nobody has ever been able to say why."),
            Block(Kind.REMOVED, "Share", Reason.SHARING),
            Block(Kind.REMOVED, "2 comments", Reason.COMMENTS),
            Block(Kind.REMOVED, "I can say why.", Reason.COMMENTS),
            Block(Kind.REMOVED, "So can I!", Reason.COMMENTS),
        ),
    )


def test_sections_know_the_paragraph_that_they_open():
    assert list(READ.sections()) == [("What the islands lost", 3), ("A service for all seasons", 5)]


def test_a_left_out_headline_comes_back_as_a_heading():
    position = READ.blocks.index(AD)

    assert restore(READ, position).blocks[position] == Block(Kind.HEADING, AD.text)


def test_a_left_out_sentence_comes_back_as_a_paragraph():
    back = restore(READ, len(READ.blocks) - 4)

    assert back.paragraphs == (*READ.paragraphs, READ.blocks[-4].text)
    assert back.removed == (*READ.removed[:-4], *READ.removed[-3:])


def test_what_was_left_out_does_not_change_the_fingerprint():
    bare = read_text("\n\n".join([TITLE, *(b.text for b in READ.blocks if b.reason is None)]))

    assert bare.removed == ()
    assert fingerprint(bare) == fingerprint(READ)
