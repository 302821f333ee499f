"""Short names of articles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.slug import LONGEST, slug_from, unused_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Engage more with Ukraine", "engage-more-with-ukraine"),
        ("What’s next? It's 50/50.", "whats-next-its-50-50"),
        ("Guarantees and/or alliances", "guarantees-and-or-alliances"),
        ("/home/ann/My Article.PDF", "my-article"),
        ("C:\\texts\\op-ed.md", "op-ed"),
        ("Déjà vu à Łódź", "deja-vu-a-lodz"),
        ("Гарантії безпеки", "garantii-bezpeki"),
        ("Straße", "strasse"),
        ("_my_notes_", "my_notes"),
        ("保証", "article"),
        ("", "article"),
        (".txt", "article"),
        ("2024", "2024"),
        ("All", "article-all"),
        ("w" * 80, "w" * LONGEST),
        ("many words " * 6, "many-words-many-words-many-words-many-words-many-words"),
    ],
)
def test_a_slug_is_what_members_can_type(name: str, slug: str):
    assert slug_from(name) == slug


NAMES = st.text() | st.text("ab -.'/1", max_size=60) | st.text("0123456789")


@given(NAMES)
def test_a_slug_is_short_and_plain(name: str):
    slug = slug_from(name)

    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", slug)
    assert len(slug) <= LONGEST


FULL = "w" * LONGEST
BROKEN = "w" * (LONGEST - 3) + "-wo"


@pytest.mark.parametrize(
    ("slug", "taken", "unused"),
    [
        ("op-ed", (), "op-ed"),
        ("op-ed", ("op-ed",), "op-ed-2"),
        ("op-ed", ("op-ed", "op-ed-2", "op-ed-3"), "op-ed-4"),
        (FULL, (FULL,), FULL[:-2] + "-2"),
        (BROKEN, (BROKEN,), BROKEN[:-3] + "-2"),
    ],
)
def test_a_slug_that_is_taken_gets_a_number(slug: str, taken: tuple[str, ...], unused: str):
    assert unused_slug(slug, taken) == unused
