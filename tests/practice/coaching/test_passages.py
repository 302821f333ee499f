"""What is chosen of texts is quoted as it stands there."""

from hypothesis import given
from hypothesis import strategies as st

from bot.practice.rules.banks import FIRST_SENTENCE, number_words, split_lines, write_bank
from bot.practice.rules.passages import Passage, quote_passages

TEXTS = {
    1: "Delay costs lives. It costs trust, too.\nAn attacker counts on it.",
    4: "It costs trust, too. A vote takes a day.  Nobody waits.",
}
SENTENCES = number_words(TEXTS)


def quoted(*numbers: int) -> list[Passage]:
    by_number = {each.number: each for each in SENTENCES}
    return list(quote_passages([by_number[number] for number in numbers], SENTENCES, TEXTS))


def test_neighbours_are_one_passage_in_the_order_of_the_choice() -> None:
    assert quoted(6, 2, 1, 5) == [
        Passage(4, "A vote takes a day.  Nobody waits."),
        Passage(1, "Delay costs lives. It costs trust, too."),
    ]


def test_texts_are_kept_apart() -> None:
    assert quoted(3, 4) == [
        Passage(1, "An attacker counts on it."),
        Passage(4, "It costs trust, too."),
    ]


@given(st.lists(st.integers(1, len(SENTENCES)), unique=True))
def test_every_chosen_sentence_stands_in_a_passage_and_every_passage_in_its_text(
    numbers: list[int],
) -> None:
    passages = quoted(*numbers)

    assert all(passage.words in TEXTS[passage.source] for passage in passages)
    assert sum(len(split_lines(passage.words)) for passage in passages) == len(numbers)


@given(st.dictionaries(st.integers(), st.text(), max_size=4))
def test_sentences_of_any_text_stand_in_it_and_can_be_quoted(texts: dict[int, str]) -> None:
    sentences = number_words(texts, FIRST_SENTENCE)

    assert all(each.words in texts[each.source] for each in sentences)
    assert [each.number for each in sentences] == list(range(101, 101 + len(sentences)))
    for each in sentences:
        assert quote_passages([each], sentences, texts) == (Passage(each.source, each.words),)


def test_a_bank_is_written_with_numbers_and_kinds() -> None:
    assert write_bank([("meaning", "What?"), ("limit", "When?")]) == (
        "1 (meaning): What?\n2 (limit): When?"
    )
