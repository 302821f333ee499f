"""Files of every kind become readings: encodings, text, Markdown, HTML, PDF."""

import io
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bot.article import ingest
from bot.article.ingest.packing import packed, unpacked
from bot.article.ingest.parsing import parse
from bot.article.refusals import ArticleRefusal
from bot.article.rules.reading import RemovalReason
from bot.kernel.refusal import RefusalCode, Refused
from bot.kernel.terms import words
from tests.examples import examples

HARBOUR = (
    "The harbour\n\nThe council’s plan – “bold”, it says – costs €4 million.\n\nFishers object."
)
UKRAINIAN = (
    "Гарантії безпеки\n\nУкраїна хоче гарантій, перш ніж почати переговори про мир із Росією."
    "\n\nПартнери країни мають вирішити, що саме вони готові обіцяти своїм громадянам."
)


async def refusal(content: bytes, name: str, media_type: str | None = None) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        await ingest.read_bytes(content, name=name, media_type=media_type)
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
async def test_every_usual_encoding_reads_the_same(encoding: str) -> None:
    declared = f"text/plain; charset={encoding}"
    found = await ingest.read_bytes(HARBOUR.encode(encoding), name="a.txt", media_type=declared)
    assert found.title == "The harbour"
    assert found.paragraphs[0] == "The council’s plan – “bold”, it says – costs €4 million."


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u"])
async def test_cyrillic_is_recognised_without_a_declaration(encoding: str) -> None:
    found = await ingest.read_bytes(UKRAINIAN.encode(encoding), name="a.txt")
    assert found.title == "Гарантії безпеки"
    assert found.language == "uk"


async def test_what_typesetting_leaves_is_put_right() -> None:
    text = (
        "Title\n\nThe \ufb01rst e\ufb00ort was a co\u00adoperation of trans-"
        "\nparent part\u00adners.\n\nEnd."
    )
    found = await ingest.read_paste(text)
    assert found.paragraphs[0] == "The first effort was a cooperation of transparent partners."


async def test_right_to_left_text_keeps_its_order() -> None:
    found = await ingest.read_paste("כותרת\n\nהמועצה רוצה לסגור את הנמל הישן.\n\nהדייגים מתנגדים.")
    assert found.paragraphs == ("המועצה רוצה לסגור את הנמל הישן.", "הדייגים מתנגדים.")
    assert found.language == "he"


plain_words = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12)
sentences = st.lists(plain_words, min_size=3, max_size=12).map(lambda found: " ".join(found) + ".")
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(paragraphs, min_size=2, max_size=6))
async def test_clean_text_loses_no_word_and_gains_none(found: list[str]) -> None:
    reading = await ingest.read_paste("\n\n".join(found))
    blocks = [block.text for block in reading.blocks]
    titled = len(blocks) < len(found)  # the first paragraph was taken for the title
    kept = words(" ".join([reading.title, *blocks] if titled else blocks))
    folded = [normalize("NFKC", word) for word in words(" ".join(found))]
    assert [normalize("NFKC", word) for word in kept] == folded
    assert not reading.removed


async def test_markdown_keeps_headings_and_words() -> None:
    text = """---
title: The harbour
author: Ines Duarte
date: 2026-03-01
---
# The harbour

The *council* wants to [close](https://example.org) the **old** harbour.

## The fishers

- They object.
- They have no other place.

| Item | Cost |
| --- | --- |
| Works | 4 million |
"""
    found = await ingest.read_bytes(text.encode(), name="a.md")
    assert (found.title, found.author, found.published) == (
        "The harbour",
        "Ines Duarte",
        date(2026, 3, 1),
    )
    assert [heading for heading, _ in found.sections()] == ["The fishers"]
    assert found.paragraphs[0] == "The council wants to close the old harbour."
    everything = " ".join(found.paragraphs)
    assert all(part in everything for part in ("They object.", "no other place", "4 million"))
    assert found.paragraphs[-1] == "Item: Works; Cost: 4 million"


async def test_a_table_whose_columns_have_no_names_keeps_its_rows() -> None:
    text = "| | 2020 |\n| --- | --- |\n| Wall | 7 |\n\nThe wall cost seven million euros in 2020.\n"

    found = await ingest.read_bytes(text.encode(), name="a.md")

    assert "Wall | 7" in found.paragraphs


async def test_pasted_markdown_is_read_as_markdown() -> None:
    found = await ingest.read_paste("# The harbour\n\nThe council **wants** to close it soon.\n")

    assert (found.title, found.paragraphs) == (
        "The harbour",
        ("The council wants to close it soon.",),
    )


CLEAN = """<!doctype html><html><head><title>The harbour</title></head><body>
<h1>The harbour</h1><p>The council wants to close the old harbour &amp; build flats.</p>
<h2>The fishers</h2><p>They object, because they have <em>no other</em> place.</p></body></html>"""
MESSY = """<!doctype html><html><head><title>The harbour - Coast News</title>
<meta name="author" content="Ines Duarte"><meta property="og:title" content="The harbour">
<meta property="article:published_time" content="2026-03-01T08:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<div class="cookie-banner">We use cookies to make this site better.</div>
<main><article><h1>The harbour</h1><p class="byline">By Ines Duarte</p>
<p>The council wants to close the old harbour in March 2027, and it has asked three firms for
plans of what could stand there instead of the quays and the sheds.</p>
<div class="share">Share on Facebook</div>
<h2>The fishers</h2>
<p>The fishers of the town object, because they have no other place on this coast where they could
land their catch in bad weather, and they have said so in a letter to the mayor.</p>
<p style="display:none">hidden words</p><script>var secret = 1;</script>
<aside class="related"><h3>Related articles</h3><a href="/x">Ferry tickets get dearer</a></aside>
<p>The mayor answered that the works would cost four million euros and that nothing is decided yet,
so that everybody can still speak at the meeting of the council in May.</p></article></main>
<section id="comments"><h3>Comments</h3><p>I hate this plan!</p></section>
<footer>© 2026 Coast News. All rights reserved.</footer></body></html>"""


async def test_a_clean_page_loses_nothing() -> None:
    found = await ingest.read_bytes(CLEAN.encode(), name="a.html")
    assert found.title == "The harbour"
    assert found.paragraphs == (
        "The council wants to close the old harbour & build flats.",
        "They object, because they have no other place.",
    )
    assert [heading for heading, _ in found.sections()] == ["The fishers"]
    assert not found.removed


async def test_of_a_messy_page_the_article_is_kept() -> None:
    found = await ingest.read_bytes(MESSY.encode(), name="page", media_type="text/html")
    assert found.title == "The harbour"
    assert found.author == "Ines Duarte"
    assert found.published == date(2026, 3, 1)
    assert [p.split()[1] for p in found.paragraphs] == ["council", "fishers", "mayor"]
    assert [heading for heading, _ in found.sections()] == ["The fishers"]
    gone = " ".join(block.text for block in found.removed)
    assert all(part in gone for part in ("Home", "cookies", "Ferry tickets", "I hate this plan"))
    assert "secret" not in gone + " ".join(found.paragraphs)


def pdf(*, locked: str = "", drawn: bool = True) -> bytes:
    """Three pages with a running head, page numbers, and paragraphs broken into lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=locked or None)
    subjects = ("council", "mayor", "parliament")
    for page in range(1, 4):
        if drawn:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(72, 800, "Coast Quarterly")
            canvas.drawString(300, 30, str(page))
            canvas.setFont("Helvetica", 11)
            who = subjects[page - 1]
            text = f"""In month {page} the {who} wants to close the old
harbour, and in week {page} the {who} has asked {page + 2}
firms for plans of what could stand there instead."""
            for line, part in enumerate(text.splitlines()):
                canvas.drawString(72, 740 - 14 * line, part)
            canvas.drawString(72, 640, f"Before the {who} fishers plan a co-")
            canvas.drawString(72, 626, f"operative protest at the {who}.")
        else:
            canvas.rect(100, 100, 200, 200)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


async def test_a_pdf_loses_its_furniture_and_its_line_breaks() -> None:
    found = await ingest.read_bytes(pdf(), name="paper.pdf")
    everything = " ".join(found.paragraphs)
    assert "the mayor has asked 4 firms for plans of what could stand there instead." in everything
    assert "Before the mayor fishers plan a cooperative protest at the mayor." in everything
    assert {block.reason for block in found.removed} == {RemovalReason.PAGE_FURNITURE}
    assert "Coast Quarterly" not in everything


async def test_pdfs_that_cannot_be_read_say_why() -> None:
    assert await refusal(pdf(locked="secret"), "a.pdf") is ArticleRefusal.PDF_LOCKED
    assert await refusal(pdf(drawn=False), "a.pdf") is ArticleRefusal.PDF_NO_TEXT
    assert await refusal(b"%PDF-1.7\nnonsense", "a.pdf") is ArticleRefusal.SOURCE_UNREADABLE


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.txt", ArticleRefusal.SOURCE_EMPTY),
        (b" \n\t ", "a.txt", ArticleRefusal.SOURCE_EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.txt", ArticleRefusal.SOURCE_UNREADABLE),
        (b"PK\x03\x04" + b"\x00" * 50, "a.docx", ArticleRefusal.SOURCE_UNREADABLE),
        (b"\x00\x01\x02" * 100, "a.bin", ArticleRefusal.SOURCE_UNREADABLE),
        (b"<html><body></body></html>", "a.html", ArticleRefusal.SOURCE_EMPTY),
        (b"a" * (5 * 1024 * 1024 + 1), "a.txt", ArticleRefusal.SOURCE_TOO_LARGE),
        (b"word " * 100_000, "a.txt", ArticleRefusal.TEXT_TOO_LONG),
    ],
)
async def test_what_is_no_article_is_refused(content: bytes, name: str, code: RefusalCode) -> None:
    assert await refusal(content, name) is code


async def test_reading_that_runs_away_is_stopped() -> None:
    with pytest.raises(Refused) as refused:
        await parse(CLEAN.encode(), name="a.html", media_type=None, source="", seconds=0.01)
    assert refused.value.code is ArticleRefusal.READING_TOO_SLOW


async def test_a_page_of_a_million_nested_elements_answers() -> None:
    content = b"<html><body>" + b"<div>" * 900_000 + b"words" + b"</body></html>"
    with pytest.raises(Refused):
        await ingest.read_bytes(content, name="deep.html")


async def test_a_reading_survives_the_way_between_processes() -> None:
    found = await ingest.read_bytes(MESSY.encode(), name="page", media_type="text/html")
    assert unpacked(packed(found)) == found
