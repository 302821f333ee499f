"""The sentence model: which file it is, what its vectors are like, and that they are kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.article import meaning
from bot.article.content import brief
from bot.article.library import Library
from bot.article.meaning import FINGERPRINT, WIDTH, RememberedMeaning
from bot.article.rows import vectors
from bot.article.rules.index import Embed, Matrix, ReadText, index_article, words_only
from bot.assembly import open_parley
from bot.cli.session import caller

pytestmark = pytest.mark.skipif(not meaning.available(), reason="the model cannot be run here")


@pytest.fixture(scope="module")
def embed() -> Embed:
    return meaning.load()


class CountingMeaning:
    """Gives each text a vector of its own, and counts how often it was asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, texts: object, /) -> Matrix:
        self.calls += 1
        return np.eye(len(list(texts)), WIDTH, dtype=np.float32)  # type: ignore[call-overload]

    def words(self, words: object, /) -> tuple[Matrix, Matrix]:
        raise NotImplementedError


def test_another_model_file_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "model.onnx"
    other.write_bytes(b"another")
    monkeypatch.setattr(meaning, "_model_path", lambda: other)
    with pytest.raises(ValueError, match="not the one that was checked"):
        meaning.load()


def test_without_the_model_there_are_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_model_path", lambda: None)
    assert meaning.load() is words_only


def test_texts_of_one_meaning_are_near_whatever_stands_beside_them(embed: Embed) -> None:
    texts = ["The ship left at noon.", "The vessel departed at midday.", "Bread is dear.", ""]
    found = embed(texts)
    assert found.shape == (4, WIDTH)
    assert np.allclose((found**2).sum(axis=1), 1, atol=1e-4)
    assert found[0] @ found[1] > 0.7 > 0.3 > found[0] @ found[2]
    assert np.allclose(embed(texts[:1])[0], found[0], atol=0.05)


def test_words_that_mean_the_same_are_nearer_than_others_and_rare_ones_weigh_more(
    embed: Embed,
) -> None:
    found, rarity = embed.words(["begin", "start", "river", "the", "kharkiv", ""])
    assert found[0] @ found[1] > 0.4 > found[0] @ found[2]
    assert rarity[3] < rarity[0] < rarity[4] == 1
    assert not found[5].any()


def test_kept_vectors_are_taken_only_for_the_same_texts() -> None:
    model = CountingMeaning()
    first = RememberedMeaning(model, None)
    made = first(["one", "two"])
    assert first.new is not None
    again = RememberedMeaning(model, first.new)
    assert np.array_equal(again(["one", "two"]), made)
    assert (model.calls, again.new) == (1, None)
    changed = RememberedMeaning(model, first.new)
    changed(["one", "three"])
    assert (model.calls, changed.new is None) == (2, False)
    assert len(FINGERPRINT) == 64


async def test_a_start_does_not_read_the_articles_meanings_again(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await parley.app.meet(caller())
        (article, *_) = (await parley.library.shelf(caller().community)).articles
        wanted = [(article.slug, article.version)]
        (kept,) = await vectors.load(parley.db, caller().community, wanted)
        assert kept is not None
        assert len(kept.content) == 2 * WIDTH * (len(article.above) + len(article.sentences))

        model = CountingMeaning()
        library = Library(parley.db)
        library._embed = model  # noqa: SLF001
        shelf = await library.shelf(caller().community)
        assert model.calls == 0
        assert np.array_equal(shelf.articles[0].vectors, article.vectors)


async def test_switched_off_there_are_words_alone(tmp_path: Path) -> None:
    async with open_parley(tmp_path, by_meaning=False) as parley:
        await parley.app.meet(caller())
        shelf = await parley.library.shelf(caller().community)
        assert await parley.library.embed() is words_only
        assert shelf.vectors.shape[1] == 0


def test_the_vectors_that_come_along_are_those_of_the_brief_as_it_stands() -> None:
    slug, reading = brief.load()
    remembered = meaning.RememberedMeaning(_NeverAsked(), None)

    index_article(slug, 1, reading, remembered)


class _NeverAsked:
    """Stands for the model where nothing may be left for it to read."""

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        raise AssertionError(
            "brief.vectors is of another edition: run python3 dev.py bench vectors"
        )

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        raise AssertionError("no words are read for an index")

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        raise AssertionError("nothing is read closely for an index")
