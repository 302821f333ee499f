"""Erased words and names go where they stand for themselves, and longer words stay as they are."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.adapters.plain.render import rendered
from bot.debate.files.zipping import zip_files
from bot.kernel import former
from bot.kernel.ids import MemberId
from bot.kernel.redaction import (
    ERASED_WORDS,
    GAP,
    LEAST,
    ErasedWords,
    redact_view,
)
from bot.kernel.view import Attachment, Person, View, text
from bot.kernel.view_json import dump, load
from bot.kernel.whole_words import has_whole, replace_whole

FORMER = former.FORMER.template
SPACED = "abcdefghijklmnopqrstuvwxyzäöüßéèêëàâçîïôùûœæабвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
UNSPACED = "我说安娜的证据里ひらがなカタカナ안나는ไทย"
LETTERS = st.sampled_from(SPACED + SPACED.upper().replace("SS", ""))
WORDS = st.text(LETTERS, min_size=1, max_size=12)
SIGNS = st.text(st.sampled_from(" .,;:!?()«»“”„…—/"), min_size=1, max_size=3)
UNSPACED_WORDS = st.text(st.sampled_from(UNSPACED), min_size=1, max_size=6)


def redacted(words: str, *erased: str, name: str = "") -> str:
    """Words as a view shows them after erasing; as they are if nothing was found."""
    view = dump(View(blocks=(text(words),)))
    after = redact_view(view, ErasedWords.of(erased, name), "blank")
    if after is None:
        return words
    (span,) = json.loads(after)["blocks"][0]["spans"]
    shown = span["words"]
    return str(shown if isinstance(shown, str) else shown["say"])


@pytest.mark.parametrize(
    ("words", "name", "after"),
    [
        ("hello @Anna and @Ann", "Ann", f"hello @Anna and {FORMER}"),
        (
            "@Ann’s turn, @Ann-Marie, @Ann_Marie",
            "Ann",
            f"{FORMER}’s turn, @Ann-Marie, @Ann_Marie",
        ),
        ("Dear @Ann—and all", "Ann", f"Dear {FORMER}—and all"),
        ("/chair warn @Anne", "Ann", "/chair warn @Anne"),
        ("/chair warn Ann", "Ann", f"/chair warn {FORMER}"),
        ("Joann (guest) and Ann (guest)", "Ann", f"Joann (guest) and {FORMER}"),
        ("@Zoé, @Zoéline", "Zoé", f"{FORMER}, @Zoéline"),
        ("@Zoe\u0301", "Zoe", "@Zoe\u0301"),
        ("@Groß, @Große", "Groß", f"{FORMER}, @Große"),
        ("@Мар'яна і @Мар", "Мар", f"@Мар'яна і {FORMER}"),
        ("@Марʼяна", "Мар", "@Марʼяна"),
        ("@安娜说", "安娜", f"{FORMER}说"),
        ("@Annさん", "Ann", f"{FORMER}さん"),
        ("@안나는", "안나", f"{FORMER}는"),
    ],
)
def test_a_name_goes_and_longer_names_stay(words: str, name: str, after: str) -> None:
    assert redacted(words, name=name) == after


@pytest.mark.parametrize(
    ("words", "erased", "after"),
    [
        ("It says so: evidences, evidence.", "evidence", f"It says so: evidences, {GAP}."),
        ("They speak of evidences.", "evidence", "They speak of evidences."),
        ("Voilà l’évidence même", "évidence", f"Voilà l’{GAP} même"),
        (
            "Die Beweislast, der Beweislastwechsel",
            "Beweislast",
            f"Die {GAP}, der Beweislastwechsel",
        ),
        ("вона каже доказування, доказува", "доказува", f"вона каже доказування, {GAP}"),
        ("他说这是完全不可信的证据吗", "这是完全不可信的证据", f"他说{GAP}吗"),
    ],
)
def test_words_go_and_longer_words_stay(words: str, erased: str, after: str) -> None:
    assert redacted(words, erased) == after


@pytest.mark.parametrize("shown", ["They never keep th…", "“They never keep”", "never keep their"])
def test_words_go_where_they_were_cut(shown: str) -> None:
    assert redacted(shown, "They never keep their promises.") == "These words were erased."


def test_words_that_are_only_a_part_of_erased_ones_stay() -> None:
    assert redacted("keep promise", "They upkeep promises.") == "keep promise"


@given(WORDS, WORDS, SIGNS)
def test_a_name_within_a_longer_one_stays(name: str, more: str, sign: str) -> None:
    longer = f"a{sign}@{name}{more}{sign}z"
    assert redacted(longer, name=name) == longer


@given(WORDS, SIGNS, SIGNS)
def test_a_name_between_signs_goes(name: str, before: str, after: str) -> None:
    assume(f"a{before}@{name}{after}z" != f"@{name}")
    assert f"@{name}" not in redacted(f"a{before}@{name}{after}z", name=name)


@given(UNSPACED_WORDS, UNSPACED_WORDS, UNSPACED_WORDS)
def test_a_name_in_a_script_without_spaces_goes_wherever_it_stands(
    name: str, before: str, after: str
) -> None:
    assert f"@{name}" not in redacted(f"{before}@{name}{after}", name=name)


@given(st.text(WORDS.map(lambda word: word[0]), min_size=LEAST, max_size=20), WORDS, SIGNS)
def test_words_within_longer_ones_stay_and_alone_they_go(erased: str, more: str, sign: str) -> None:
    longer = f"{erased}{more}"
    assume(erased not in more)
    assert redacted(f"a{sign}{longer}{sign}z", erased) == f"a{sign}{longer}{sign}z"
    assert not has_whole(redacted(f"a{sign}{longer}{sign}{erased}{sign}z", erased), erased)


@given(st.text(max_size=40), st.text(min_size=1, max_size=6), st.booleans())
def test_nothing_is_found_twice_and_nothing_else_changes(
    words: str, piece: str, hyphens: bool
) -> None:
    after = replace_whole(words, piece, "\N{WHITE SQUARE}" * 8, hyphens_join=hyphens)
    assume("\N{WHITE SQUARE}" not in words)
    assert after.replace("\N{WHITE SQUARE}" * 8, piece) == words
    assert hyphens or not has_whole(after, piece) or "\N{WHITE SQUARE}" in piece


def test_short_words_go_where_they_stand_alone_in_what_names_their_writer() -> None:
    erased = ErasedWords.of(["No.", "yes"], "Ann", "m1")
    quoted = View(
        blocks=(
            text(Person(MemberId("m1"), "Ann")),
            text("No."),
            text("“yes”"),
            text("Ann said “No.” and left. yes, others stayed"),
        )
    )
    after = str(redact_view(dump(quoted), erased, "blank"))
    assert after.count(ERASED_WORDS.template) == 2
    assert f"said “{GAP}” and left. yes, others stayed" in after
    for other in (View(blocks=(text("No."),)), View(blocks=(text(Person(MemberId("m2"), "Bo")),))):
        assert redact_view(dump(other), erased, "blank") is None


@pytest.mark.parametrize(
    ("content", "stays"),
    [
        ("All about trees and Annalena", True),
        ("A speech by Ann.", False),
        ('{"by": "member000001"}', False),
        ("Somebody kept their own words here.", False),
        ("Somebody kept no words", True),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_names_a_member_or_holds_their_words_is_shown_no_more(
    content: str, stays: bool, packed: bool
) -> None:
    erased = ErasedWords.of(["kept their own words"], "Ann", "member000001")
    file = zip_files([("a.md", content.encode())]) if packed else content.encode()
    view = dump(View(blocks=(Attachment("a", file),)))
    assert (redact_view(view, erased, "blank") is None) == stays


def test_a_packed_file_that_is_damaged_is_shown_no_more() -> None:
    whole = zip_files([("a.md", b"Words about trees, and more of them." * 9)])
    damaged = whole[:60] + b"\x00" * 9 + whole[69:]
    view = dump(View(blocks=(Attachment("a.zip", damaged),)))
    after = redact_view(view, ErasedWords.of([], "Ann"), "blank")
    assert after is not None
    assert "content" not in after


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_file_to_be_read_stays_without_the_words_and_the_name(ending: str) -> None:
    content = "**Speech 1, Ann**\n\nTrees grow slowly here.\n\n**Speech 2, Annalena**\n\nNo.\n"
    file = Attachment(f"debate.{ending}", content.encode())
    after = redact_view(
        dump(View(blocks=(file,))), ErasedWords.of(["Trees grow slowly here."], "Ann"), "blank"
    )

    assert after is not None
    (block,) = load(after).blocks
    assert isinstance(block, Attachment)
    assert block.content.decode() == (
        f"**Speech 1, a former member**\n\n{GAP}\n\n**Speech 2, Annalena**\n\nNo.\n"
    )


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ("by member000001", False),
        ("Trees grow\n\n> slowly here, and oaks.", True),
        ("Trees **grow** slowly here, and oaks.", False),
        ("claim 1 by Ann (“Trees grow slowly…”)", False),
        ("> I agree", True),
        ("Trees are green.", True),
    ],
)
def test_a_file_in_which_something_would_be_left_goes(words: str, stays: bool) -> None:
    file = Attachment("debate.md", f"Ann.\n{words}\n".encode())
    said = ["Trees grow slowly here, and oaks.", "I agree"]
    after = redact_view(
        dump(View(blocks=(file,))), ErasedWords.of(said, "Ann", "member000001"), "blank"
    )

    assert after is not None
    (block,) = load(after).blocks
    assert isinstance(block, Attachment) is stays
    if isinstance(block, Attachment):
        left = block.content.decode()
        assert "oaks" not in left
        assert "I agree" not in left
        assert left.startswith("a former member.\n")


def test_what_stands_beside_a_file_that_goes_stays() -> None:
    file = Attachment("debate.json", b"Ann said that trees grow.")
    view = View(blocks=(text("The transcript of a debate:"), file, text("And more.")))
    after = redact_view(dump(view), ErasedWords.of([], "Ann"), "blank")

    assert after is not None
    shown = rendered(load(after), width=1000)
    assert shown.splitlines()[0] == "The transcript of a debate:"
    assert "Ask for it again to have it without them." in shown
    assert "And more." in shown
    assert "Ann" not in shown
