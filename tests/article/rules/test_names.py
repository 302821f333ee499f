"""Authors: names stay, roles, accounts, sites and organisations beside a person go."""

import pytest

from bot.article.rules.cleaning.names import clean_author


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("By Mike Cason | mcason@coast.example", "Mike Cason"),
        ("Par Cécile Roux (Bruxelles, bureau européen)", "Cécile Roux"),
        (
            "Written by Michael Larsen in Science on 1 June 2019 at 08:34. 51 Comments",
            "Michael Larsen",
        ),
        ("Sam Stone Senior Politics Editor, The Coast Post", "Sam Stone"),
        ("Joe Davis, The Coast Post", "Joe Davis"),
        ("The Coast Press", "The Coast Press"),
        ("Kevin McCarthy and Mary-Ann Li, Staff Writers", "Kevin McCarthy, Mary-Ann Li"),
        ("Dr. Jane Good, PhD", "Dr. Jane Good"),
        ("JEAN-PIERRE O'NEIL", "Jean-Pierre O'Neil"),
        ("Anna-Lena von der Heide", "Anna-Lena von der Heide"),
        ("Автор: Оксана Мельник", "Оксана Мельник"),
        ("松村太郎", "松村太郎"),
        ("June Carver", "June Carver"),
        ("Username", None),
        ("Authority control", None),
        ("Contributors to Wikimedia projects", None),
        ("admin", None),
        ("mlind", None),
        ("user_48213", None),
        ("Editorial Board", None),
        ("https://coast.example/authors/1", None),
        ("", None),
    ],
)
def test_only_names_are_left(stated: str, author: str | None) -> None:
    assert clean_author(stated) == author


def test_the_name_of_the_site_is_no_author() -> None:
    assert clean_author("Kreisblatt, Brennick, Germany", ["Kreisblatt"]) is None
