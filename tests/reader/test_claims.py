"""Statements that become questions, and what is then known of them."""

import json
import random
from dataclasses import replace
from pathlib import Path

from bench.reader.claims import asked, inverted
from bench.reader.gathered import load_gathered
from bench.reader.pairs import Bears, Pair

CLAIM = Pair(
    id="1",
    question="The bridge was opened in 1931.",
    title="",
    sentences=("The bridge at Orlen was opened in 1932.",),
    says=True,
    form="statement",
    bears=Bears.AGAINST,
)


def drawn(claim: Pair) -> list[Pair]:
    return [asked(claim, random.Random(seed)) for seed in range(80)]


def test_a_verb_comes_first_and_names_keep_their_capital() -> None:
    assert inverted("The bridge was opened in 1931.") == "was the bridge opened in 1931"
    assert inverted("Marta Kehl has drawn it.") == "has Marta Kehl drawn it"
    assert inverted("It rains.") is None


def test_what_speaks_against_a_claim_answers_yes_or_no_and_never_why() -> None:
    by_form = {pair.form: pair for pair in drawn(CLAIM)}
    assert set(by_form) >= {"yes_no", "statement", "why"}
    assert by_form["yes_no"].says
    assert (by_form["why"].says, by_form["why"].known) == (False, True)
    assert all(pair.bears is Bears.AGAINST for pair in by_form.values())


def test_why_a_true_claim_is_so_is_left_open() -> None:
    whys = [pair for pair in drawn(replace(CLAIM, bears=Bears.OUT)) if pair.form == "why"]
    assert whys
    assert not any(pair.known for pair in whys)


def test_sets_of_lines_become_pairs_with_twins(tmp_path: Path) -> None:
    text = "The bridge at Orlen was opened in 1931. Marta Kehl drew it. It is 412 metres long."
    lines: dict[str, dict[str, object]] = {
        "squad1-dev": {"question": "Who drew the bridge?", "says": True, "answer": "Marta Kehl",
                       "start": text.index("Marta")},
        "boolq": {"question": "is the bridge long", "says": True, "answer": "yes"},
        "vitaminc": {"hypothesis": "Lorries use the bridge.", "label": "neutral"},
    }  # fmt: skip
    for name, line in lines.items():
        whole = {"source": name, "group": "g", "title": "Orlen", "text": text, **line}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(whole) + "\n", "utf-8")
    found = {pair.id: pair for seed in range(9) for pair in load_gathered(tmp_path, seed)}
    twins = [
        pair
        for seed in range(9)
        for pair in load_gathered(tmp_path, seed)
        if pair.id == "squad1-dev" and not pair.says
    ]
    assert found["boolq"].bears is Bears.OUT
    assert not found["vitaminc"].says
    assert twins
    same = [" ".join(twin.sentences) for twin in twins if twin.question == "Who drew the bridge?"]
    assert not any("Marta Kehl" in words for words in same)
