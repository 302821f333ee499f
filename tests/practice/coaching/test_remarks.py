"""The bank of remarks, and which of them are made on a speech."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules.choice import NumberedSentence
from bot.practice.content.remarks import REMARKS
from bot.practice.rules.rubric import (
    HEADS,
    MOST_NEXT,
    MOST_REMARKS,
    NEXT,
    Fits,
    PlacedRemark,
    find_remarks,
)
from bot.practice.rules.shapes import RemarkChoice

PLAIN, QUOTING, ASKING = 101, 102, 103
SENTENCES = (
    NumberedSentence(PLAIN, 1, "Delay costs lives."),
    NumberedSentence(QUOTING, 1, "The brief says “a promise of help” [1]."),
    NumberedSentence(ASKING, 1, "Who would wait?"),
)
VERDICT = re.compile(
    r"\b(?:score|grade|marks?|points? for|out of ten|right|wrong with you|correct|false|true|lie"
    r"|win(?:s|ning)?|los(?:es|ing)|best|worst|excellent|brilliant|bad|poor|weak)\b",
    re.IGNORECASE,
)


def numbers_of(fits: Fits, *, following: bool = False) -> list[int]:
    return [
        number
        for number, remark in enumerate(REMARKS, 1)
        if remark.fits is fits and (remark.head == NEXT) is following
    ]


def test_there_are_some_sixty_remarks_under_every_head() -> None:
    heads = Counter(remark.head for remark in REMARKS)

    assert 55 <= len(REMARKS) <= 70
    assert len({remark.words for remark in REMARKS}) == len(REMARKS)
    assert list(heads) == [*HEADS, NEXT]
    assert min(heads.values()) >= 8


@pytest.mark.parametrize("words", [remark.words for remark in REMARKS if remark.head != NEXT])
def test_a_remark_gives_no_score_and_no_verdict(words: str) -> None:
    assert not VERDICT.search(words)


@pytest.mark.parametrize("words", [remark.words for remark in REMARKS])
def test_a_remark_is_short_and_plain(words: str) -> None:
    assert len(words) <= 110
    assert words.count(".") + words.count("?") <= 3
    assert words.endswith(".")
    assert not re.search(r"['\"\d]|\bI\b", words)


def choices(*pairs: tuple[int, int]) -> list[RemarkChoice]:
    return [RemarkChoice(*pair) for pair in pairs]


def made(*pairs: tuple[int, int], answering: bool = True) -> tuple[PlacedRemark, ...]:
    return find_remarks(choices(*pairs), REMARKS, SENTENCES, answering=answering)


def test_remarks_come_by_head_then_as_in_the_speech_and_each_once() -> None:
    first, second, *_ = numbers_of(Fits.ANY)
    following = numbers_of(Fits.ANY, following=True)[0]

    remarks = made((following, PLAIN), (second, ASKING), (first, PLAIN), (second, PLAIN))

    assert [remark.quotation for remark in remarks] == [
        "Delay costs lives.",
        "Who would wait?",
        "Delay costs lives.",
    ]
    assert [remark.head for remark in remarks][-1] == NEXT


def test_a_remark_on_a_quotation_or_a_question_needs_one() -> None:
    on_quotation, on_question = numbers_of(Fits.QUOTING)[0], numbers_of(Fits.ASKING)[0]

    assert made((on_quotation, PLAIN), (on_question, QUOTING)) == ()
    assert len(made((on_quotation, QUOTING), (on_question, ASKING))) == 2


def test_nobody_is_said_to_answer_a_side_that_has_not_spoken() -> None:
    pair = numbers_of(Fits.ANSWERING)[0], PLAIN

    assert made(pair, answering=False) == ()
    assert len(made(pair)) == 1


NUMBERS = st.one_of(st.integers(), st.integers(-2, len(REMARKS) + 2), st.integers(99, 105))


@given(st.lists(st.builds(RemarkChoice, NUMBERS, NUMBERS), max_size=40), st.booleans())
def test_whatever_is_chosen_remarks_are_ours_and_quotations_the_speaker_s(
    chosen: list[RemarkChoice], answering: bool
) -> None:
    remarks = find_remarks(chosen, REMARKS, SENTENCES, answering=answering)

    ours = {remark.words: remark for remark in REMARKS}
    order = (*HEADS, NEXT)
    places = [order.index(remark.head) for remark in remarks]
    following = sum(remark.head == NEXT for remark in remarks)
    assert all(ours[remark.words].head == remark.head for remark in remarks)
    assert {remark.quotation for remark in remarks} <= {each.words for each in SENTENCES}
    assert len({remark.words for remark in remarks}) == len(remarks)
    assert places == sorted(places)
    assert following <= MOST_NEXT
    assert len(remarks) - following <= MOST_REMARKS
