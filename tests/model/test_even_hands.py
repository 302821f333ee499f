"""The same request from both sides is put in the same words, and held to the same rules."""

import re
from collections.abc import Mapping
from functools import partial

import pytest

from bench.balance_pairs import Pair, pairs
from bot.core.coaching import questioning, rubric
from bot.core.coaching.shapes import Questioned, Remark, Remarks
from bot.core.grounding.shapes import Cited, Draft, Drafted
from bot.core.grounding.sifting import sift
from bot.prompts import load

EVERY = list(pairs())
SHARE = 0.1
"""How far the two requests may differ in length."""


@pytest.mark.parametrize("pair", EVERY, ids=lambda pair: f"{pair.task} {pair.motion[17:40]}")
def test_both_sides_are_put_in_the_same_words_at_the_same_length(pair: Pair) -> None:
    prompt = load()[pair.task]
    one, other = prompt.render(pair.one), prompt.render(pair.other)

    assert _without_key(one.instructions) == _without_key(other.instructions)
    assert (one.temperature, one.most_tokens) == (other.temperature, other.most_tokens)
    assert _ours(one.request) == _ours(other.request)
    longer, shorter = sorted((len(one.request), len(other.request)), reverse=True)
    assert longer - shorter <= SHARE * shorter


def _without_key(words: str) -> str:
    return re.sub(r"\b[0-9a-f]{10}\b", "KEY", words)


def _ours(request: str) -> list[str]:
    """The lines that are Parley's own: fences and what stands between the data."""
    kept = re.sub(r"(<<data \w+ [^>]*>>\n).*?(\n<<end)", r"\1\2", request, flags=re.DOTALL)
    return _without_key(kept).splitlines()


def _speeches(inputs: Mapping[str, object]) -> list[tuple[int, str]]:
    rows = inputs["speeches"]
    assert isinstance(rows, list)
    return [(row["number"], row["words"]) for row in rows]


@pytest.mark.parametrize("pair", [one for one in EVERY if one.task == "steelman"])
def test_the_same_case_holds_as_well_for_either_side(pair: Pair) -> None:
    """Each side's own sentences, said of it, are kept: as many, as long, with as many citations."""
    lengths = []
    for inputs in (pair.one, pair.other):
        side = str(inputs["side"])
        ground = dict(_speeches(inputs))
        found = [
            Drafted(f"The side {side} says: {sentence}.", [Cited(number, sentence)])
            for number, words in ground.items()
            for sentence in words.rstrip(".").split(". ")
        ]
        kept = sift(Draft(found), ground, dict.fromkeys(ground, side)).kept
        lengths.append((len(kept), sum(len(one.sources) for one in kept)))

    assert lengths[0] == lengths[1]
    assert lengths[0][0] >= 4


REMARKS = ("Say why this follows.", "This is clear and short.", "You win with 9/10 here.")


@pytest.mark.parametrize("pair", [one for one in EVERY if one.task == "feedback"])
def test_the_same_remarks_hold_for_either_side(pair: Pair) -> None:
    def kept(inputs: Mapping[str, object]) -> list[str]:
        speech = str(inputs["speech"])
        quoted = speech.split(". ")[1]
        said = Remarks([Remark("content", quoted, words) for words in REMARKS], [])
        return [one.words for one in rubric.sift(said, speech)[0]]

    assert kept(pair.one) == kept(pair.other) == list(REMARKS[:2])


QUESTIONS = ("What do you mean by that?", "Surely that is naive?", "Why did Budapest fail?")


@pytest.mark.parametrize("pair", [one for one in EVERY if one.task == "question"])
def test_the_same_questions_may_be_put_to_either_side(pair: Pair) -> None:
    def put(inputs: Mapping[str, object]) -> list[str]:
        words = str(inputs["words"])
        check = partial(questioning.sift, words=words, article=(), before=())
        every = [check(Questioned(question, words.rstrip("."))) for question in QUESTIONS]
        return [one.words for kept, _ in every for one in kept]

    assert put(pair.one) == put(pair.other) == [QUESTIONS[0]]
