"""The argument map as files: every word and sign is kept, and Argdown comes back as it left."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.debate.files.aif import aif
from bot.debate.files.argdown import argdown
from bot.debate.files.claim_map import ClaimMap, MappedClaim
from bot.debate.files.graphml import graphml
from bot.debate.rules.argument_map import ReadMap, order_map
from bot.debate.rules.reading_argdown import read_argdown
from bot.debate.rules.reading_kialo import is_kialo, read_kialo
from bot.kernel.ids import MemberId

AT = datetime(2026, 3, 2, 18, tzinfo=UTC)
SIGNS = st.text(
    st.one_of(
        st.sampled_from("\\@#*_[]<>{}/:.|+-=~`!\"'()1,; \n"),
        st.characters(exclude_categories=("Cc", "Cs")),
    ),
    max_size=60,
).map(lambda words: "a" + words + "z")
WORDS = st.one_of(
    SIGNS,
    SIGNS.map(lambda words: words[1:] + "z"),
    st.sampled_from(
        ["- no", "+ yes", "12. May", "(1) so", "-- x --", "=== y", "<Claim 2>", "[Motion]: z",
         "https://example.org/a_b_c", "e.g. this, U.S.A. that", "/* a */ b // c", "# d",
         "<!-- e -->"]
    ),
)  # fmt: skip


def plain(words: str) -> str:
    return " ".join(words.split())


@st.composite
def maps(draw: st.DrawFn) -> ClaimMap:
    said = draw(st.lists(WORDS, min_size=1, max_size=6))
    links = tuple(
        (claim, draw(st.integers(1, claim - 1)), draw(st.sampled_from(["support", "attack"])))
        for claim in range(2, len(said) + 1)
        if draw(st.booleans())
    )
    answering = {claim for claim, _, _ in links}
    claims = tuple(
        MappedClaim(
            number=number,
            words=words,
            member=MemberId(f"m{number % 3}"),
            author=draw(WORDS),
            side="For",
            at=AT,
            motion="" if number in answering else draw(st.sampled_from(["", "support", "attack"])),
        )
        for number, words in enumerate(said, 1)
    )
    return ClaimMap(motion=draw(WORDS), claims=claims, links=links)


def links_of(read: ReadMap) -> set[tuple[str, str, str]]:
    return {(read.words[a], read.words[b], how) for a, b, how in read.links}


@given(maps())
def test_argdown_comes_back_with_every_word_and_sign(claim_map: ClaimMap) -> None:
    read = read_argdown(argdown(claim_map))
    words = {claim.number: plain(claim.words) for claim in claim_map.claims}
    assert sorted(read.words) == sorted([plain(claim_map.motion), *words.values()])
    assert read.root is not None
    assert read.words[read.root] == plain(claim_map.motion)
    motion = plain(claim_map.motion)
    assert links_of(read) == {
        *((words[a], words[b], how) for a, b, how in claim_map.links),
        *((words[c.number], motion, c.motion) for c in claim_map.claims if c.motion),
    }


@given(maps())
def test_graphml_keeps_every_word_and_sign(claim_map: ClaimMap) -> None:
    ns = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.fromstring(graphml(claim_map).encode())  # noqa: S314  # our own
    keys = {key.get("id") for key in root.findall("g:key", ns)}
    nodes = root.findall("g:graph/g:node", ns)
    assert {data.get("key") for data in root.iter(f"{{{ns['g']}}}data")} <= keys
    said = [node.findtext("g:data[@key='words']", "", ns) for node in nodes]
    assert said == [claim_map.motion, *(claim.words for claim in claim_map.claims)]
    ids = [node.get("id") for node in nodes]
    assert len(set(ids)) == len(ids)
    edges = root.findall("g:graph/g:edge", ns)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
    assert len(edges) == len(claim_map.links) + sum(bool(c.motion) for c in claim_map.claims)


@given(maps())
def test_aif_joins_contents_only_over_relations_and_keeps_every_word(claim_map: ClaimMap) -> None:
    read = json.loads(aif(claim_map))
    kinds = {node["nodeID"]: node["type"] for node in read["nodes"]}
    said = [node["text"] for node in read["nodes"] if node["type"] == "I"]
    assert said == [claim_map.motion, *(claim.words for claim in claim_map.claims)]
    pairs = {(kinds[edge["fromID"]], kinds[edge["toID"]]) for edge in read["edges"]}
    assert pairs <= {
        ("I", "RA"), ("RA", "I"), ("I", "CA"), ("CA", "I"), ("L", "YA"), ("YA", "I"),
        ("L", "TA"), ("TA", "L"), ("TA", "YA"), ("YA", "RA"), ("YA", "CA"),
        ("I", "MA"), ("MA", "I"), ("YA", "MA"),
    }  # fmt: skip
    for node, kind in kinds.items():
        ends = [e for e in read["edges"] if node in (e["fromID"], e["toID"])]
        assert len(ends) >= 2 or kind in ("I", "L")
    people = {person["participantID"] for person in read["participants"]}
    assert {locution["personID"] for locution in read["locutions"]} == people


TOOLS_READ = r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?"


@given(maps())
def test_maps_hold_to_what_outside_readers_demand(claim_map: ClaimMap) -> None:
    """What networkx 3.6 (GraphML) and arguebuf 2.7 (AIF) ask for; both read 165 of our maps, fuzzed
    ones and those of the scenarios, on 30 November 2026 without a difference."""
    read = json.loads(aif(claim_map))
    for node in read["nodes"]:
        assert re.fullmatch(TOOLS_READ, node["timestamp"])
        assert isinstance(node["nodeID"], str)
    ids = {node["nodeID"] for node in read["nodes"]}
    assert all({edge["fromID"], edge["toID"]} <= ids for edge in read["edges"])
    relations = [node["nodeID"] for node in read["nodes"] if node["type"] in ("RA", "CA", "MA")]
    said = {node["nodeID"] for node in read["nodes"] if node["type"] == "I"}
    for relation in relations:
        froms = [e["fromID"] for e in read["edges"] if e["toID"] == relation]
        tos = [e["toID"] for e in read["edges"] if e["fromID"] == relation]
        assert len(said & {*froms}) == len(tos) == 1, "from one claim to one"

    root = ElementTree.fromstring(graphml(claim_map).encode())  # noqa: S314  # our own
    ns = {"g": "http://graphml.graphdrawing.org/xmlns"}
    types = {key.get("id"): key.get("attr.type") for key in root.findall("g:key", ns)}
    assert set(types.values()) <= {"string", "int"}
    for value in root.iter(f"{{{ns['g']}}}data"):
        assert types[value.get("key")] != "int" or int(value.text or "")


def test_a_correction_is_no_attack_in_any_file() -> None:
    one, two = (
        MappedClaim(number=n, words=words, member=MemberId("m"), author="Ann", side="For", at=AT,
                    motion="support" if n == 1 else "")
        for n, words in ((1, "It deters."), (2, "It deters for some time."))
    )  # fmt: skip
    corrected = ClaimMap(motion="Promise it", claims=(one, two), links=((2, 1, "correct"),))

    text = argdown(corrected)
    assert '<Claim 2>: It deters for some time. {by: "Ann", corrects: "Claim 1"}' in text
    assert "- <Claim" not in text
    assert links_of(read_argdown(text)) == {("It deters.", "Promise it", "support")}
    assert [n["type"] for n in json.loads(aif(corrected))["nodes"] if n["type"] == "CA"] == []
    assert '<data key="relation">correct</data>' in graphml(corrected)


ARGDOWN = """===
title: A map
===
# Heading

[Troops]: Troops **deter**. {source: "x"} // aside
  + <Cost>: An attack on them costs
    more than one on paper.
    - <Doubt>
      + It was _never_ tried; see [a page](https://example.org/x).
  - [Risk]
  _ <Lines>: Lines are thin.
  >< [Alone]: Nobody comes.

<Doubt>: Costs did not stop it in 2022.

[Risk]
  -> [Troops]
  +> <Doubt>

<Proof>

(1) A premise.
    - An attack on it
----
(2) A conclusion.

* A listed statement.
  + Its support.
"""


def test_what_argdown_says_is_read_and_what_is_left_out_is_counted() -> None:
    read = read_argdown(ARGDOWN)
    cost = "An attack on them costs more than one on paper."
    doubt = "Costs did not stop it in 2022."
    assert links_of(read) == {
        (cost, "Troops deter.", "support"),
        (doubt, cost, "attack"),
        ("It was never tried; see a page (https://example.org/x).", doubt, "support"),
        ("Risk", "Troops deter.", "attack"),
        ("Lines are thin.", "Troops deter.", "attack"),
        ("Nobody comes.", "Troops deter.", "attack"),
        ("Risk", doubt, "support"),
        ("Its support.", "A listed statement.", "support"),
    }
    assert read.changed == {"undercuts": 1, "contradictions": 1}
    assert read.left_out == {"headings": 1, "data": 1, "premises": 2, "loose": 1}


KIALO = """Discussion Title: Should help be automatic?

1. Help should be automatic.
1.1. Pro: A promise that waits
invites a test.
1.1.1. Con: Waiting also calms.
1.2. Con: It binds parliaments \\(see [this](https://example.org/x)\\).
1.2.1. Pro: -> See 1.1.1.
"""


def test_a_kialo_export_is_read() -> None:
    assert is_kialo(KIALO)
    assert not is_kialo(ARGDOWN)
    read = read_kialo(KIALO)
    binds = "It binds parliaments (see this (https://example.org/x))."
    first = "A promise that waits invites a test."
    assert links_of(read) == {
        (first, "Help should be automatic.", "support"),
        ("Waiting also calms.", first, "attack"),
        (binds, "Help should be automatic.", "attack"),
        ("Waiting also calms.", binds, "support"),
    }


PLACES = st.integers(0, 7)


@given(st.lists(st.tuples(PLACES, PLACES, st.sampled_from(["support", "attack"])), max_size=20))
def test_every_claim_comes_after_what_it_bears_on(links: list[tuple[int, int, str]]) -> None:
    read = ReadMap(words=tuple("abcdefgh"), links=tuple(links), root=3)
    ordered = order_map(read)
    assert sorted(ordered.words) == sorted(read.words)
    assert all(target < claim for claim, target, _ in ordered.links)
    assert ordered.root is not None
    assert ordered.words[ordered.root] == "d"
    pairs = {(a, b) for a, b, _ in links}
    assert len(ordered.links) + ordered.left_out.get("circles", 0) == len(pairs)


@pytest.mark.parametrize("text", ["", "===", "[", "<a", "+ b", "\\", "{", "* ", "--", "(1)", "<>:"])
def test_odd_files_are_read_without_a_mistake(text: str) -> None:
    order_map(read_argdown(text))
    order_map(read_kialo(text))
