"""Pages and PDFs of many shapes: what an article has is kept, what stands around it is not."""

import pytest

from bench.ingest.report import read_all, summarise

MADE = read_all()


def test_nearly_every_paragraph_is_kept_and_hardly_a_foreign_one() -> None:
    figures = summarise(MADE)

    assert (figures["kept"] >= 99, figures["foreign"] <= 2) == (True, True), figures


def test_an_author_is_named_right_or_not_at_all() -> None:
    wrong = [made.name for made in MADE if made.author == "wrong"]
    missing = [made.name for made in MADE if made.author == "missing"]

    assert (wrong, missing) == ([], [])


def test_titles_are_right() -> None:
    assert [made.name for made in MADE if not made.title] == []


@pytest.mark.parametrize("what", ["unheaded", "uncaptioned", "unrowed"])
def test_headings_captions_and_rows_are_read_as_what_they_are(what: str) -> None:
    assert {made.name: getattr(made, what) for made in MADE if getattr(made, what)} == {}
