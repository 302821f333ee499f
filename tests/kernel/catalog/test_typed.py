"""Typed lines read as commands with values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assembly import CATALOG
from bot.kernel.catalog.matching import list_names
from bot.kernel.catalog.parameters import Catalog, Value
from bot.kernel.catalog.parsing import cut_line, find_listed, names_a_command, parse_line
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused, SeveralRefused
from bot.kernel.view import Option

ARTICLE = {"label": "Which"}
FILE = {"label": "A file"}


def values(line: str, catalog: Catalog) -> tuple[str, dict[str, Value]]:
    typed = parse_line(line, catalog)
    return typed.entry.name, dict(typed.values)


def refusal(line: str, catalog: Catalog) -> tuple[RefusalCode, dict[str, object]]:
    with pytest.raises(Refused) as refused:
        parse_line(line, catalog)
    return refused.value.code, refused.value.fields


# --- which command ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["debate list", "/debate list", " /debate list ", "DEBATE List", "debate\n list"]
)
def test_a_command_is_found_by_its_words(line: str, small: Catalog):
    assert values(line, small) == ("debate list", {})


@pytest.mark.parametrize("line", ["", "/", "  "])
def test_an_empty_line_asks_for_help(line: str, small: Catalog):
    assert values(line, small) == ("help", {})


@pytest.mark.parametrize(
    ("line", "code", "fields"),
    [
        ("frobnicate it", KernelRefusal.UNKNOWN_COMMAND, {"word": "frobnicate"}),
        ("akk why", KernelRefusal.UNKNOWN_COMMAND_GUESS, {"word": "akk", "guess": "/ask"}),
        ("debate", KernelRefusal.COMMAND_UNFINISHED, {"group": "/debate", "known": "open, list"}),
        (
            "debate zzz",
            KernelRefusal.COMMAND_UNFINISHED,
            {"group": "/debate", "known": "open, list"},
        ),
        (
            "debate opne",
            KernelRefusal.UNKNOWN_COMMAND_GUESS,
            {"word": "debate opne", "guess": "/debate open"},
        ),
    ],
)
def test_an_unknown_command_is_refused_with_a_way_on(
    line: str, code: RefusalCode, fields: dict[str, object], small: Catalog
):
    assert refusal(line, small) == (code, fields)


def test_a_quiet_command_is_never_guessed(small: Catalog):
    assert refusal("quiett", small) == (KernelRefusal.UNKNOWN_COMMAND, {"word": "quiett"})


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("/ask why", True),
        ("Help", True),
        ("debate", True),
        ("debate list", True),
        ("debate lst", True),
        ("debate is what we do", False),
        ("article 5 says what?", False),
        ("quiet more x", False),
        ("why?", False),
        ("", False),
    ],
)
def test_words_addressed_to_parley_are_a_command_or_a_question(
    line: str, names: bool, small: Catalog
):
    assert names_a_command(line, small) == names


# --- values by place --------------------------------------------------------------------------


def test_values_go_to_parameters_in_their_order(small: Catalog):
    assert values('debate open "THW ban it" for 7', small) == (
        "debate open",
        {"motion": "THW ban it", "side": "for", "minutes": 7},
    )


def test_the_rest_keeps_its_spacing_and_quotation_marks(small: Catalog):
    assert values('ask what  is "an  ally" ?', small)[1] == {"question": 'what  is "an  ally" ?'}


def test_a_rest_that_is_quoted_as_a_whole_loses_its_marks(small: Catalog):
    assert values("ask “what is it?”", small)[1] == {"question": "what is it?"}


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("ask question:“does “never” work?” share:yes", "does “never” work?"),
        ("ask “say “no”, then «yes»” share:yes", "say “no”, then «yes»"),
        ("ask «what is «this»?» --share", "what is «this»?"),
    ],
)
def test_quotation_marks_hold_others_of_their_kind(line: str, question: str, small: Catalog):
    assert values(line, small)[1]["question"] == question


@pytest.mark.parametrize("dash", ["--", "—", "–"])
def test_a_dash_that_a_phone_made_of_two_names_an_option(dash: str, small: Catalog):
    assert values(f"ask {dash}share what is it?", small)[1] == {
        "share": True,
        "question": "what is it?",
    }


def test_a_dash_in_a_sentence_is_no_option(small: Catalog):
    line = "ask what is this —really?"

    assert values(line, small)[1] == {"question": "what is this —really?"}


def test_words_beyond_the_last_parameter_are_refused(small: Catalog):
    assert refusal("debate open a for 7 more", small) == (
        KernelRefusal.TOO_MANY_WORDS,
        {"command": "/debate open", "extra": "more"},
    )


# --- values by name ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given_as",
    ["minutes:7", "minutes=7", "--minutes 7", "--minutes=7", "--minutes:7", 'minutes:"7"'],
)
def test_an_option_is_named_in_any_of_these_ways(given_as: str, small: Catalog):
    expected = {"motion": "x", "minutes": 7}

    assert values(f"debate open x {given_as}", small)[1] == expected
    assert values(f"debate open {given_as} x", small)[1] == expected


@pytest.mark.parametrize(
    ("flag", "value"), [("--share", True), ("--share=no", False), ("share:oui", True)]
)
def test_a_flag_needs_no_value(flag: str, value: bool, small: Catalog):
    assert values(f"ask {flag} why me?", small)[1] == {"share": value, "question": "why me?"}


@pytest.mark.parametrize(
    ("line", "share", "question"),
    [
        ("ask --share yes why me?", True, "why me?"),
        ("ask —share yes This house judges well.", True, "This house judges well."),
        ("ask --share no This house judges well.", False, "This house judges well."),
        ("ask --share No This house judges well.", False, "This house judges well."),
        ("ask why me? --share no", False, "why me?"),
        ("ask --share oui why me?", True, "why me?"),
        ("ask --share No state should wait.", True, "No state should wait."),
        ("ask --share on what grounds?", True, "on what grounds?"),
        ("ask --share “no” is an answer", True, "“no” is an answer"),
        ("ask --share why no?", True, "why no?"),
        ("ask --share", True, None),
        ("ask --share no", False, None),
    ],
)
def test_a_flag_takes_the_yes_or_no_that_follows_it(
    line: str, share: bool, question: str | None, small: Catalog
):
    expected = {"share": share} | ({"question": question} if question else {})

    assert values(line, small)[1] == expected


@pytest.mark.parametrize(
    ("line", "article", "question"),
    [
        ("ask --article ld This house waits", "ld", "This house waits"),
        ("ask --share yes --article ld This house waits", "ld", "This house waits"),
        ("ask This house --article ld waits", "ld", "This house waits"),
        ("ask --article World Schools This house waits", "World Schools", "This house waits"),
        ("ask article:world schools style why?", "world schools style", "why?"),
        ("ask why? --article World Schools", "World Schools", "why?"),
        ("ask --article Oxford blues sing", "Oxford", "blues sing"),
        ('ask --article "Oxford" blues sing', "Oxford", "blues sing"),
        ("ask --article World --share no peace", "World", "peace"),
    ],
)
def test_a_known_thing_takes_the_longest_of_its_names(
    line: str, article: str, question: str, small: Catalog
):
    known = list_names(
        Option(title, key)
        for title, key in (
            ("Lincoln-Douglas", "ld"),
            ("World Schools", "wsdc"),
            ("World Schools style", "wss"),
        )
    )

    typed = parse_line(line, small, {"article": known})

    assert (typed.values["article"], typed.values["question"]) == (article, question)


def test_a_name_is_only_looked_up_where_words_follow_it(small: Catalog):
    for line in ("ask why --article ld", 'ask --article "ld" why', "ask article:ld share:no"):
        assert find_listed(cut_line(line, small)) == ()
    with pytest.raises(Refused):
        cut_line("?", small)


def test_options_may_stand_inside_a_short_rest(small: Catalog):
    assert values("ask why share:yes not", small)[1] == {"question": "why not", "share": True}


def test_a_quoted_word_is_never_an_option(small: Catalog):
    assert values('ask what is "share:yes" to me', small)[1] == {
        "question": 'what is "share:yes" to me'
    }


def test_a_name_without_a_value_is_an_ordinary_word(small: Catalog):
    assert values("ask share: yes", small)[1] == {"question": "share: yes"}


def test_an_address_is_no_option(small: Catalog):
    assert values("ask https://example.org/?a=b", small)[1] == {
        "question": "https://example.org/?a=b"
    }


@pytest.mark.parametrize(
    ("line", "code", "fields"),
    [
        (
            "ask --zzz it",
            KernelRefusal.UNKNOWN_OPTION,
            {"option": "zzz", "command": "/ask", "help": "/help ask"},
        ),
        (
            "ask --shore it",
            KernelRefusal.UNKNOWN_OPTION_GUESS,
            {"option": "shore", "guess": "share"},
        ),
        ("ask why --article", KernelRefusal.VALUE_EMPTY, ARTICLE),
        ("ask --article= why", KernelRefusal.VALUE_EMPTY, ARTICLE),
        ("article add file:x.pdf", KernelRefusal.NEEDS_A_FILE, FILE),
    ],
)
def test_an_option_that_cannot_be_used_is_refused(
    line: str, code: RefusalCode, fields: dict[str, object], small: Catalog
):
    assert refusal(line, small) == (code, fields)


@pytest.mark.parametrize(
    ("line", "code", "option"),
    [
        ("guarantee new Ours from:minsk", KernelRefusal.UNKNOWN_OPTION_IN_WORDS, "from"),
        ("guarantee new of:them Ours", KernelRefusal.UNKNOWN_OPTION_IN_WORDS, "of"),
        ("guarantee new Ours quorm:3", KernelRefusal.UNKNOWN_OPTION_GUESS, "quorm"),
        ("exercise inject Fire boddy:yes", KernelRefusal.UNKNOWN_OPTION_GUESS, "boddy"),
    ],
)
def test_a_field_that_there_is_not_is_no_part_of_a_name(line: str, code: RefusalCode, option: str):
    found, fields = refusal(line, CATALOG)

    assert (found, fields["option"]) == (code, option)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('"Ours from:minsk"', "Ours from:minsk"),
        ("Ours from: Minsk", "Ours from: Minsk"),
        ("Ours, see https://example.org", "Ours, see https://example.org"),
        ("Round 3: 18:30", "Round 3: 18:30"),
    ],
)
def test_a_title_with_a_colon_stays_a_title(title: str, read: str):
    assert values(f"guarantee new {title}", CATALOG)[1]["title"] == read


def test_a_number_and_a_choice_may_be_several_words(small: Catalog):
    line = 'debate open side:for the motion minutes:thirty five "It is so"'

    assert values(line, small)[1] == {"side": "for", "minutes": 35, "motion": "It is so"}


def test_words_that_only_look_as_if_they_belonged_to_a_number_are_left(small: Catalog):
    assert values("article add part:5 % of all", small)[1] == {"part": 5, "text": "of all"}
    assert values("article add part:5 10 of all", small)[1] == {"part": 5, "text": "10 of all"}


def test_all_values_of_a_line_that_cannot_be_are_told_at_once(small: Catalog):
    with pytest.raises(SeveralRefused) as refused:
        parse_line("debate open side:both minutes:99 It is so", small)

    assert [each.about for each in refused.value.refusals] == ["side", "minutes"]


@pytest.mark.parametrize(
    "line",
    [
        "exercise inject how:claimed for:frontline The bridge is gone.",
        "exercise report about:conduct",
        "evening start writing:yes This house waits.",
    ],
)
def test_a_field_that_there_is_not_is_no_beginning_of_words(line: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_line(line, CATALOG)

    assert refused.value.code is KernelRefusal.UNKNOWN_OPTION_IN_WORDS


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("exercise find possible about:conduct", {"word": "possible", "about": "conduct"}),
        ("exercise find possible about: conduct", {"word": "possible", "about": "conduct"}),
        (
            "exercise find possible It was them about: conduct",
            {"word": "possible", "about": "conduct", "words": "It was them"},
        ),
        (
            "exercise find possible He spoke about: conduct and more",
            {"word": "possible", "words": "He spoke about: conduct and more"},
        ),
        (
            "exercise find possible About: what we know",
            {"word": "possible", "words": "About: what we know"},
        ),
        (
            "exercise find not known The tracks say so about:conduct",
            {"word": "not known", "words": "The tracks say so", "about": "conduct"},
        ),
        (
            'exercise find possible "about:conduct"',
            {"word": "possible", "words": "about:conduct"},
        ),
        (
            "exercise find about:conduct words:The tracks say so word:possible",
            {"word": "possible", "words": "The tracks say so", "about": "conduct"},
        ),
        (
            "exercise propose sanctions and help with air defence They need it",
            {"responses": "sanctions, air_defence", "words": "They need it"},
        ),
        (
            "exercise propose sanctions and we cannot wait",
            {"responses": "sanctions", "words": "and we cannot wait"},
        ),
        (
            "exercise propose money, help with air defence They need it",
            {"responses": "money, air_defence", "words": "They need it"},
        ),
        (
            "debate vote 2 75 An opponent cannot plan it",
            {"stance": "2", "confidence": 75, "reason": "An opponent cannot plan it"},
        ),
        (
            "debate vote 2 reason:An opponent cannot plan it confidence:75 per cent",
            {"stance": "2", "confidence": 75, "reason": "An opponent cannot plan it"},
        ),
        (
            "debate open This house would wait info:It is about time format:public forum",
            {
                "motion": "This house would wait",
                "info": "It is about time",
                "format": "public forum",
            },
        ),
    ],
)
def test_words_of_ones_own_and_options_stand_on_one_line(line: str, expected: dict[str, Value]):
    assert values(line, CATALOG)[1] == expected


def test_a_named_value_ends_with_its_line_or_its_quotation(small: Catalog):
    assert values("article add Its title slug:my own\nAnd its text", small)[1] == {
        "slug": "my own",
        "text": "Its title\nAnd its text",
    }
    assert values("ask question:“why me” share:yes", small)[1] == {
        "question": "why me",
        "share": True,
    }


# --- long matter ------------------------------------------------------------------------------


def test_options_come_with_the_first_line_of_long_matter_and_are_words_in_the_others(
    small: Catalog,
):
    pasted = "Its title\n\nslug:other --part 2 “open"

    assert values(f"article add slug:mine part:3 {pasted}", small)[1] == {
        "slug": "mine",
        "part": 3,
        "text": pasted,
    }


def test_long_matter_may_begin_with_dashes(small: Catalog):
    assert values("article add --- front matter", small)[1] == {"text": "--- front matter"}
    assert values("article add --title of it", small)[1] == {"text": "--title of it"}


# --- any text ---------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        ["ask", "/article", "add", "show", "help", "--", "--slug", "share:", "version="]
    )
    | st.sampled_from(['"', "“", "”", "'", "yes", "3", "9" * 5000, "file:x", "-", "\n"])
    | st.text(max_size=8),
    max_size=8,
).map(" ".join)


@given(LINES | st.text())
def test_any_text_is_read_or_refused(line: str):
    try:
        typed = parse_line(line, CATALOG)
    except Refused:
        return

    assert set(typed.values) <= {parameter.name for parameter in typed.entry.parameters}


WORDS = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="\"'“”„«»‘’"))
PHRASES = st.lists(WORDS.filter(bool), min_size=1, max_size=5).map(" ".join)
OPEN = st.fixed_dictionaries(
    {},
    optional={
        "motion": PHRASES.filter(lambda words: len(words) <= 20),
        "side": st.sampled_from(["for", "against"]),
        "minutes": st.integers(1, 60),
    },
)


@given(given=OPEN, naming=st.sampled_from(["{}:“{}”", '{}="{}"', '--{} "{}"', "--{}:«{}»"]))
def test_a_line_built_from_values_gives_the_same_values(
    given: dict[str, Value], naming: str, small: Catalog
):
    line = " ".join(["/debate open", *(naming.format(*item) for item in given.items())])

    assert values(line, small) == ("debate open", given)


@given(PHRASES)
def test_a_question_comes_back_as_it_was_typed(question: str):
    line = f"/ask question:“{question}”"

    assert values(line, CATALOG) == ("ask", {"question": question})
