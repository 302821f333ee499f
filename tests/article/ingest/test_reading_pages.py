"""What a page sets in a form of its own is read so: rows, verse, questions, captions, notes."""

from bot.article.ingest.pages.reading import read_page
from bot.article.rules.reading import CAPTION, ArticleReading, BlockKind, RemovalReason

LONG = (
    "The council wants to close the old harbour in March 2027, and it has asked three firms for"
    " plans of what could stand there instead of the quays and the sheds."
)
OTHER = (
    "The fishers of the town object, because they have no other place on this coast where they"
    " could land their catch in bad weather, as they said in a letter to the mayor."
)


def page(body: str, head: str = "<title>The harbour</title>") -> ArticleReading:
    content = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_page(content.encode(), charset=None, name="", source="")


def headings(reading: ArticleReading) -> list[str]:
    return [heading for heading, _ in reading.sections()]


def test_an_info_box_is_read_row_by_row() -> None:
    box = "<tr><th>Capital</th><td>Holm</td></tr><tr><th>Languages</th><td><ul><li>Skerrian</li>"
    found = page(
        f"<h1>The harbour</h1><table class='infobox'>{box}<li>English</li></ul></td></tr></table>"
        f"<p>{LONG}</p>"
    )

    assert found.paragraphs == ("Capital: Holm", "Languages: Skerrian, English", LONG)


def test_a_row_of_a_table_says_what_its_columns_are() -> None:
    table = "<tr><th>Item</th><th>Plan</th><th>Actual</th></tr><tr><td>Roads</td><td>4.1</td>"
    found = page(
        f"<h1>The harbour</h1><p>{LONG}</p><table>{table}<td>4.4</td></tr><tr><td>Schools</td>"
        "<td>12</td><td></td></tr></table>"
    )

    assert found.paragraphs[1:] == (
        "Item: Roads; Plan: 4.1; Actual: 4.4",
        "Item: Schools; Plan: 12",
    )


def test_a_table_that_lays_out_a_page_is_no_row() -> None:
    found = page(
        f"<table><tr><td><a href='/'>Home</a></td></tr><tr><td><h1>The harbour</h1><p>{LONG}</p>"
        f"<p>{OTHER}</p></td></tr></table>"
    )

    assert found.paragraphs[-2:] == (LONG, OTHER)


def test_the_lines_of_a_poem_are_kept_apart() -> None:
    found = page(
        f"<h1>The harbour</h1><p>{LONG}</p><p>The lamp goes out across the bay<br>a coat hangs"
        " on the rail<br>I fold a paper sail</p>"
    )

    assert found.paragraphs[1] == (
        "The lamp goes out across the bay / a coat hangs on the rail / I fold a paper sail"
    )


def test_lines_that_only_fill_the_page_are_joined() -> None:
    found = page(
        "<h1>The harbour</h1><p>The council wants to close the old harbour<br>in March 2027, and it"
        " has asked three firms<br>for plans of what could stand in its place.</p>"
    )

    assert " / " not in found.paragraphs[0]


def test_questions_of_an_interview_are_headings() -> None:
    found = page(
        f"<h1>The harbour</h1><p><b>Mayor, why do you want it?</b><br>{LONG}</p>"
        f"<p><strong>And the fishers?</strong></p><p>{OTHER}</p>"
    )

    assert headings(found) == ["Mayor, why do you want it?", "And the fishers?"]
    assert found.paragraphs == (LONG, OTHER)


def test_questions_that_say_so_are_headings_in_plain_text_too() -> None:
    found = page(
        f"<h1>The harbour</h1><p>Q: Who wants it?</p><p>A: {LONG}</p><p>Q: Who not?</p>"
        f"<p>A: {OTHER}</p>"
    )

    assert headings(found) == ["Q: Who wants it?", "Q: Who not?"]


def test_what_a_reader_opens_with_a_click_is_read() -> None:
    found = page(
        f"<h1>The harbour</h1><p>{LONG}</p><details><summary>Who objects?</summary><p>{OTHER}</p>"
        "</details><h3><button>And who pays?</button></h3><div class='accordion-body collapse'"
        " style='display:none'><p>The state pays half of it, the town the rest.</p></div>"
    )

    assert headings(found) == ["Who objects?", "And who pays?"]
    assert found.paragraphs[-1] == "The state pays half of it, the town the rest."


def test_a_caption_stands_apart_and_says_that_it_is_one() -> None:
    found = page(
        f"<nav>Home</nav><h1>The harbour</h1><p>{LONG}</p><figure><img><figcaption>The quay in 1902"
        f"</figcaption></figure><p>{OTHER}</p>"
    )

    assert [(b.text, b.note) for b in found.blocks if b.kind is BlockKind.PARAGRAPH] == [
        (LONG, ""),
        ("The quay in 1902", CAPTION),
        (OTHER, ""),
    ]


def test_footnotes_and_sources_are_no_paragraphs_and_can_be_put_back() -> None:
    found = page(
        f"<h1>The harbour</h1><p>{LONG}<sup><a href='#n1'>1</a></sup></p><p>{OTHER}</p>"
        "<h2>References</h2><ol><li id='n1'>Hale, Joan (1987). Ditches, p. 44.</li></ol>"
    )

    assert found.paragraphs == (LONG, OTHER)
    assert {block.reason for block in found.removed} == {RemovalReason.REFERENCES}
    assert any("Hale, Joan" in block.text for block in found.removed)


def test_an_article_in_an_aside_is_read() -> None:
    found = page(f"<aside><h1>The harbour</h1><p>{LONG}</p><p>{OTHER}</p></aside><nav>Home</nav>")

    assert found.paragraphs == (LONG, OTHER)


def test_text_that_shows_itself_only_with_scripts_is_read() -> None:
    found = page(
        f"<div id='app'></div><noscript><h1>The harbour</h1><p>{LONG}</p><p>{OTHER}</p>"
        f"<p>{LONG}</p></noscript>"
    )

    assert found.paragraphs == (LONG, OTHER, LONG)


def test_a_class_that_marks_most_of_the_text_does_not_take_it_out() -> None:
    body = "".join(f"<p class='paywall'>{text}</p>" for text in (LONG, OTHER, LONG, OTHER))
    found = page(f"<nav>Home</nav><article><h1>The harbour</h1><p>{LONG}</p>{body}</article>")

    assert len(found.paragraphs) == 5


def test_an_account_is_no_author_and_a_line_under_the_title_names_one() -> None:
    head = "<title>The harbour</title><meta name='author' content='user_4711'>"
    found = page(
        f"<h1>The harbour</h1><p class='byline'>By Ines Duarte, Editor</p><p>{LONG}</p>", head
    )

    assert found.author == "Ines Duarte"
