"""Three tiny articles on a shelf, with meanings and without."""

import pytest

from bot.article import meaning
from bot.article.rules.cleaning import read_text
from bot.article.rules.index import Embed, index_article, words_only
from bot.article.rules.reading import ArticleReading
from bot.article.rules.shelf import ArticleShelf, arrange

FERRIES = """Bring the night ferries back

The night ferry carried mail and milk to the outer islands. It was ended to save money.

Captain Ilse Maran sailed it for thirty years. She lives in Port Sorrel.

The crossing takes six hours when the sea is calm."""

BAKERS = """The price of bread

Flour has become dear because the harvest failed. Bakers bake less.

A bakers’ guild is a society that trains apprentices and sets the weight of a loaf."""

LIGHTS = """Keepers of the light

In 1931 the lighthouse burnt down. The keepers rebuilt it in stone."""


@pytest.fixture(scope="session")
def readings() -> dict[str, ArticleReading]:
    texts = {"ferries": FERRIES, "bakers": BAKERS, "lights": LIGHTS}
    return {slug: read_text(text) for slug, text in texts.items()}


@pytest.fixture(scope="session", params=["words only", "with meanings"])
def embed(request: pytest.FixtureRequest) -> Embed:
    if request.param == "words only":
        return words_only
    if not meaning.available():
        pytest.skip("the vectors are not installed on this machine")
    return meaning.load()


@pytest.fixture(scope="session")
def shelf(readings: dict[str, ArticleReading], embed: Embed) -> ArticleShelf:
    return arrange(index_article(slug, 1, reading, embed) for slug, reading in readings.items())
