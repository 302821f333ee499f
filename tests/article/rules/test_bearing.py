"""How far sentences bear out the words of a question, with a model of one number a word."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.article.rules.bearing import (
    BEARING_COLUMNS,
    SENTENCE_COLUMNS,
    Bearing,
    measure_passage,
    measure_sentences,
)
from bot.article.rules.index import Matrix, ReadText
from bot.kernel.terms import WORD


class LiteralMeaning:
    """Reads each word as itself: a piece is near another if it is the same word."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        raise NotImplementedError

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        raise NotImplementedError

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        self.texts += texts
        return tuple(self._read(text) for text in texts)

    def _read(self, text: str) -> ReadText:
        matches = list(WORD.finditer(text))
        pieces = np.zeros((len(matches), 64), np.float32)
        for row, match in enumerate(matches):
            number = self._numbers.setdefault(match.group().lower(), len(self._numbers))
            pieces[row, number] = 1
        places = np.array([match.span() for match in matches], np.int32).reshape(-1, 2)
        return ReadText(pieces, places)


QUESTION = "Who painted the harbour green?"
PASSAGE = ("The harbour is old.", "Ann painted the harbour.", "It rained.")


def test_each_word_of_matter_is_sought_in_each_sentence() -> None:
    whole, words = Bearing(QUESTION, LiteralMeaning()).measure(PASSAGE)
    assert words.T.tolist() == [[0, 1, 0], [1, 1, 0], [0, 0, 0]]  # painted, harbour, green
    assert whole == pytest.approx([2 / 5, 3 / 5, 0])


def test_a_sentence_is_read_once() -> None:
    model = LiteralMeaning()
    bearing = Bearing(QUESTION, model)
    bearing.measure(PASSAGE[:2])
    bearing.measure(PASSAGE)
    assert model.texts == [QUESTION, *PASSAGE]


def test_a_sentence_that_bears_out_more_is_ahead() -> None:
    bearing = Bearing(QUESTION, LiteralMeaning())
    columns = measure_sentences(bearing, PASSAGE, np.array([0, 0, 1]))
    ahead = dict(zip(SENTENCE_COLUMNS, columns[1].tolist(), strict=True))
    assert ahead["words"] == pytest.approx(2 / 3)
    assert ahead["words_behind"] == ahead["all_behind"] == ahead["word_least"] == 0
    assert columns[2, SENTENCE_COLUMNS.index("passage_behind")] < 0


def test_the_word_that_nothing_bears_out_shows_in_passage_and_sentence() -> None:
    values = measure_passage(Bearing(QUESTION, LiteralMeaning()), PASSAGE, 0)
    found = dict(zip(BEARING_COLUMNS, values.tolist(), strict=True))
    assert found["bears_mean"] == pytest.approx(1 / 3)
    assert found["passage_mean"] == pytest.approx(2 / 3)
    assert found["passage_least"] == 0
    assert found["passage_ahead"] == pytest.approx(1 / 5)


@pytest.mark.parametrize("question", ["", "?", "who is it", "日本"])
def test_a_question_without_matter_breaks_nothing(question: str) -> None:
    values = measure_passage(Bearing(question, LiteralMeaning()), PASSAGE, 1)
    assert np.isfinite(values).all()


def test_without_the_model_nothing_is_borne_out() -> None:
    assert not measure_passage(None, PASSAGE, 0).any()
