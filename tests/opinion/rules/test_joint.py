"""A group statement's rules: who counts as a minority, and what of theirs stands beside it."""

import hypothesis.strategies as st
from hypothesis import given
from msgspec.structs import replace

from bot.article.wording.shapes import Kept
from bot.kernel.ids import MemberId
from bot.opinion.rules.joint import (
    LONGEST,
    Voice,
    VoiceKind,
    drop_repeats,
    find_unheard,
    fit_for_ballot,
    fit_to_prompt,
    join_clauses,
    latest_voices,
    scope,
    shuffle_voices,
)
from bot.opinion.rules.reading_rankings import Ranking

MEMBERS = [MemberId(name) for name in "abcde"]


def voice(number: int, member: str, kind: VoiceKind = VoiceKind.OPINION) -> Voice:
    return Voice(
        number=number,
        id=f"v{number}",
        member=MemberId(member),
        kind=kind,
        round=1,
        words=f"Words {number}",
    )


voices = st.lists(st.tuples(st.sampled_from(MEMBERS), st.sampled_from(VoiceKind)), max_size=8).map(
    lambda them: tuple(voice(n, m, kind) for n, (m, kind) in enumerate(them, 1))
)
ballots = st.dictionaries(
    st.sampled_from(MEMBERS),
    st.permutations(["1", "2", "3"]).map(lambda order: tuple((one,) for one in order)),
)


def test_what_a_member_says_last_takes_the_place_of_what_they_said_before() -> None:
    critique = VoiceKind.CRITIQUE
    said = (voice(1, "a"), voice(2, "b"), voice(3, "a"), voice(4, "a", critique))

    assert [one.number for one in latest_voices(said)] == [2, 3, 4]


@given(voices, ballots, st.sets(st.sampled_from([f"v{n}" for n in range(9)])))
def test_everybody_of_the_minority_is_heard_once_in_the_statement_or_beside_it(
    said: tuple[Voice, ...], cast: dict[MemberId, Ranking], sources: set[str]
) -> None:
    beside = find_unheard("1", cast, said, sources)

    spoke = {one.member for one in latest_voices(said)}
    content = {m for m, ranking in cast.items() if ranking[0] == ("1",)}
    in_it = {one.member for one in latest_voices(said) if one.id in sources}
    critics = {one.member for one in latest_voices(said) if one.kind is VoiceKind.CRITIQUE}
    minority = {m for m in cast if m not in content} | (critics - set(cast))
    assert [one.member for one in beside] == list(dict.fromkeys(one.member for one in beside))
    assert {one.member for one in beside} == (minority & spoke) - in_it


def test_a_critique_is_heard_before_the_opinion_of_its_author() -> None:
    said = (voice(1, "a"), voice(2, "a", VoiceKind.CRITIQUE))

    assert find_unheard("1", {MemberId("a"): (("2",), ("1",))}, said, ()) == (said[1],)


def test_a_statement_ranked_alike_with_the_first_is_no_minority_s() -> None:
    assert find_unheard("1", {MemberId("a"): (("2", "1"),)}, (voice(1, "a"),), ()) == ()


@given(voices, st.text(max_size=5))
def test_an_order_without_meaning_loses_nobody(said: tuple[Voice, ...], seed: str) -> None:
    assert sorted(shuffle_voices(said, seed), key=lambda one: one.number) == list(said)
    assert shuffle_voices(said, seed) == shuffle_voices(said, seed)


def test_candidates_see_the_opinions_in_different_orders() -> None:
    said = tuple(voice(number, "a") for number in range(1, 7))

    assert len({shuffle_voices(said, f"x:{place}") for place in range(4)}) > 1


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80), max_size=6))
def test_every_opinion_has_the_same_room(words: list[str]) -> None:
    said = [replace(voice(n, "a"), words=one) for n, one in enumerate(words, 1)]
    found = fit_to_prompt(said, 120)

    assert all(one.words.startswith(found[one.number]) for one in said)
    assert all(len(one) <= 120 // len(said) for one in found.values())


@given(st.lists(st.text("abc. ", min_size=1, max_size=400), max_size=12))
def test_a_candidate_fits_the_ballot(words: list[str]) -> None:
    assert len(join_clauses(fit_for_ballot([Kept(one, ()) for one in words]))) <= LONGEST


def test_a_candidate_is_on_the_ballot_once() -> None:
    one, other = (Kept("One.", ()),), (Kept("other.", ()),)

    assert drop_repeats([one, other, one, ()], ["Other."]) == (one,)


def test_each_round_has_a_ballot_of_its_own() -> None:
    assert (scope("d", 1), scope("d", 2)) == ("consensus:d", "consensus:d:2")
