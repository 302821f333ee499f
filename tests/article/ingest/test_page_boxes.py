"""Boxes without names are known by what is in them, and the author by most of a page's marks."""

from time import process_time

from tests.article.ingest.test_reading_pages import LONG, OTHER, page

REST = "".join(f"<p>{LONG} Plan {number} has {OTHER.lower()}</p>" for number in range(6))


def test_a_box_with_a_form_between_paragraphs_goes_with_its_heading() -> None:
    box = "<div class='q7'><h3>The harbour by post</h3><p>All the news, on Fridays.</p>"
    found = page(f"<h1>The harbour</h1><div>{REST}{box}<form><input></form></div>{REST}</div>")

    assert not any("Fridays" in text for text in found.paragraphs)
    assert len(found.paragraphs) == 12


def test_cards_that_lead_elsewhere_go_and_a_list_of_offers_stays() -> None:
    card = (
        "<div class='x2'><a href='/a'>How the tram came back to Holm</a><p>It took ten years.</p>"
    )
    list_of_points = "<ul><li>Quays: 40 m each.</li><li>Sheds: two.</li></ul>"
    found = page(
        f"<h1>The harbour</h1><div>{REST}<div>{card}</div>{card}</div></div>{list_of_points}</div>"
    )

    assert not any("ten years" in text for text in found.paragraphs)
    assert "Quays: 40 m each." in found.paragraphs


def test_the_head_of_a_letter_names_its_sender_and_is_no_paragraph() -> None:
    head = "<li>From: Jon Vik &lt;jon@harbour.example&gt;</li><li>To: all</li><li>Date: 3 May</li>"
    found = page(f"<h1>The harbour</h1><ul>{head}</ul>{REST}")

    assert found.author == "Jon Vik"
    assert not any("Date:" in text for text in found.paragraphs)


def test_lines_of_a_poem_that_are_an_element_each_are_stanzas() -> None:
    lines = "<div>The lamp goes out,</div><div>a coat hangs on the rail.</div>"
    found = page(f"<h1>The harbour</h1><div class='poem'>{lines}<div><br></div>{lines}</div>")

    stanza = "The lamp goes out, / a coat hangs on the rail."
    assert found.paragraphs == (stanza, stanza)


def test_long_comments_do_not_make_the_article_the_lesser_part() -> None:
    body = f"<div class='entry paywall-container'>{REST}</div>"
    comments = "".join(f"<p>{OTHER} So says reader {number}.</p>" for number in range(40))
    found = page(f"<h1>The harbour</h1>{body}<div id='comments'>{comments}</div>")

    assert len(found.paragraphs) == 6
    assert not any("So says" in text for text in found.paragraphs)


def test_a_line_that_repeats_a_paragraph_goes_and_a_refrain_stays() -> None:
    quote = f"<div>{LONG[:60]}</div>"
    refrain = "<p>Who will pay for the quays?</p>"
    found = page(f"<h1>The harbour</h1>{REST}{quote}{refrain}{REST}{refrain}")

    assert LONG[:60] not in found.paragraphs
    assert found.paragraphs.count("Who will pay for the quays?") == 2


def test_an_author_that_most_marks_agree_on_goes_before_the_data_for_machines() -> None:
    data = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ola Stray"}}'
    head = (
        f"<title>The harbour</title><script type='application/ld+json'>{data}</script>"
        "<meta name='author' content='Ida Kell'>"
    )
    line = "<p class='byline'>By <a rel='author' href='/staff/ida'>Ida Kell</a></p>"

    assert page(f"<h1>The harbour</h1>{line}{REST}", head).author == "Ida Kell"
    assert page(f"<h1>The harbour</h1>{REST}", head.split("<meta")[0]).author == "Ola Stray"


def test_a_role_and_an_office_after_a_name_are_no_authors() -> None:
    line = "<p>By Ida Kell, Senior Staff Technologist, ACLU Speech</p>"

    assert page(f"<h1>The harbour</h1>{line}{REST}").author == "Ida Kell"


def test_a_page_that_is_mostly_blank_is_read_at_once() -> None:
    start = process_time()
    found = page(f"<h1>The harbour</h1>{' ' * 200_000}{REST}")

    assert len(found.paragraphs) == 6
    assert process_time() - start < 5
