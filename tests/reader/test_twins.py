"""Twins of a question that its paragraph does not answer."""

import random

from bench.reader.pairs import Pair, form_of, weights_within_forms
from bench.reader.twins import crop, denied, reasoned, swapped, thinned, without, wrapped

SENTENCES = (
    "The bridge at Orlen was opened in 1931.",
    "Marta Kehl drew it after she had seen the one at Vesk.",
    "It is 412 metres long.",
    "Lorries may not use it.",
)


def pair(question: str, number: int, answer: str) -> Pair:
    at = SENTENCES[number].index(answer)
    return Pair(
        id="1",
        question=question,
        title="Orlen",
        sentences=SENTENCES,
        says=True,
        evidence=frozenset({number}),
        span=(number, at, at + len(answer)),
        spanned=True,
        form=form_of(question),
    )


def answer_of(shown: Pair) -> str | None:
    return shown.span and shown.sentences[shown.span[0]][shown.span[1] : shown.span[2]]


def test_a_twin_without_its_sentence_keeps_the_rest_and_says_no() -> None:
    twin = without(pair("Who drew the bridge?", 1, "Marta Kehl"), random.Random(1))
    assert twin
    assert SENTENCES[1] not in twin.sentences
    assert (twin.says, twin.evidence, twin.span) == (False, frozenset(), None)


def test_no_twin_where_another_sentence_holds_the_answer_too() -> None:
    full = pair("Where is the bridge?", 0, "Orlen")
    told_twice = Pair(
        id="1",
        question=full.question,
        title="Orlen",
        sentences=(*SENTENCES, "Orlen has no other."),
        says=True,
        evidence=full.evidence,
        span=full.span,
    )
    assert without(told_twice, random.Random(1)) is None


def test_cropping_and_thinning_keep_the_answer_marked() -> None:
    for seed in range(20):
        chance = random.Random(seed)
        shown = crop(thinned(pair("How long is it?", 2, "412 metres"), chance), 1, chance)
        if shown.span:
            assert answer_of(shown) == "412 metres"
            assert shown.span[0] in shown.evidence


def test_a_name_or_number_is_exchanged_for_another_of_the_paragraph() -> None:
    other = swapped("What did Marta Kehl draw?", SENTENCES, random.Random(2))
    assert other in {"What did Orlen draw?", "What did Vesk draw?"}
    assert swapped("what is it for?", SENTENCES, random.Random(2)) is None


def test_when_becomes_why_only_where_no_reason_is_given() -> None:
    twin = reasoned(pair("When was the bridge opened?", 0, "1931"))
    assert twin
    assert (twin.question, twin.form, twin.says) == ("Why was the bridge opened?", "why", False)
    assert reasoned(pair("Who drew it?", 1, "Marta Kehl")) is None


def test_who_is_asked_as_yes_or_no_and_what_did_is_left() -> None:
    asked = wrapped("Who drew the bridge?", random.Random(3))
    assert asked
    assert "who drew the bridge?" in asked
    assert form_of(asked) in {"yes_no", "who"}
    assert wrapped("What did she draw?", random.Random(3)) is None


def test_yes_and_no_weigh_the_same_within_a_form() -> None:
    yes = pair("When was it opened?", 0, "1931")
    pairs = [yes, denied(yes), denied(yes), denied(yes)]
    weights = weights_within_forms(pairs)
    assert weights["when", True] == 3 * weights["when", False]


def test_forms_are_told_by_the_first_asking_word() -> None:
    asked = {
        "Did he go?": "yes_no",
        "In what year did he go?": "when",
        "how much is it": "how_many",
        "How long did it last?": "how_long",
        "By whom was it built?": "who",
        "Name the river.": "other",
    }
    assert {question: form_of(question) for question in asked} == asked
