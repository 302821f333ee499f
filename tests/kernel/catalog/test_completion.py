"""How a line being typed could go on."""

from hypothesis import given
from hypothesis import strategies as st

from bot.assembly import CATALOG
from bot.kernel import languages
from bot.kernel.catalog.completion import Completion, CompletionOption, complete_line, offer_values
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.message import say
from bot.kernel.permission import Role
from bot.kernel.suggesting import find_suggestions, suggest_several
from bot.kernel.view import Option


def for_chair(line: str, catalog: Catalog) -> Completion:
    return complete_line(line, catalog, Role.CHAIR)


def labels(line: str, catalog: Catalog, role: Role = Role.CHAIR) -> list[str]:
    return [suggestion.label for suggestion in complete_line(line, catalog, role).suggestions]


OPEN = CompletionOption("/debate open ", "/debate open", "About debate open")
LIST = CompletionOption("/debate list", "/debate list", "About debate list")
MOTION = CompletionOption("motion:", "motion:", "The motion")
SIDE = CompletionOption("side:", "side:", "Your side")
MINUTES = CompletionOption("minutes:", "minutes:", "How long")
FOR = CompletionOption("for ", "For the motion")
AGAINST = CompletionOption("against ", "Against the motion")


# --- commands ---------------------------------------------------------------------------------


def test_ordinary_talk_is_left_alone(small: Catalog):
    assert for_chair("debate", small) == Completion(start=6)


def test_a_slash_offers_every_loud_command(small: Catalog):
    assert labels("/", small) == ["/ask", "/debate open", "/debate list", "/article add", "/help"]


def test_a_member_is_not_offered_what_is_for_chairs(small: Catalog):
    assert labels("/debate ", small, Role.MEMBER) == ["/debate list"]


def test_a_command_is_offered_by_its_beginning(small: Catalog):
    assert for_chair("/DEB", small) == Completion(start=0, suggestions=(OPEN, LIST))
    assert labels("/debate  o", small) == ["/debate open"]


def test_a_command_is_offered_by_its_second_word(small: Catalog):
    assert labels("/list", small) == ["/debate list"]


def test_a_misspelt_command_is_offered_all_the_same(small: Catalog):
    assert labels("/debtae list", small) == ["/debate list"]


def test_a_quiet_command_is_never_offered(small: Catalog):
    assert labels("/quiet", small) == []
    assert labels("/quiet more ", small) == []


# --- parameters -------------------------------------------------------------------------------


def test_after_a_command_its_parameters_are_offered(small: Catalog):
    assert for_chair("/debate open ", small) == Completion(
        start=13, suggestions=(MOTION, SIDE, MINUTES), about="motion: The motion"
    )


def test_a_parameter_is_offered_by_its_beginning(small: Catalog):
    assert for_chair("/debate open x mi", small) == Completion(
        start=15, suggestions=(MINUTES,), about="side: Your side (optional)", prefix="mi"
    )


def test_what_was_given_is_not_offered_again(small: Catalog):
    line = "/debate open minutes:7 x "

    assert for_chair(line, small) == Completion(
        start=len(line),
        suggestions=(FOR, AGAINST, SIDE),
        about="side: Your side (optional)",
    )


def test_a_value_that_was_named_by_dashes_is_no_further_word(small: Catalog):
    assert for_chair("/debate open --side for x ", small).suggestions == (MINUTES,)


def test_a_rest_that_has_begun_offers_only_its_help(small: Catalog):
    assert for_chair("/ask why me ", small) == Completion(start=12, about="question: What to ask")


def test_after_the_last_parameter_nothing_is_offered(small: Catalog):
    assert for_chair("/debate open x for 7 ", small) == Completion(start=21)
    assert for_chair("/debate open x for 7 more ", small) == Completion(start=26)


def test_a_file_cannot_be_typed_and_is_not_offered(small: Catalog):
    assert labels("/article add slug:a part:1 ", small) == []


# --- values -----------------------------------------------------------------------------------


def test_a_named_parameter_offers_its_options(small: Catalog):
    assert for_chair("/debate open side:ag", small) == Completion(
        start=18, suggestions=(AGAINST,), about="side: Your side (optional)", prefix="ag"
    )
    assert for_chair("/debate open --side ag", small) == Completion(
        start=20, suggestions=(AGAINST,), about="side: Your side (optional)", prefix="ag"
    )


def test_a_flag_offers_yes_and_no(small: Catalog):
    assert labels("/ask share:", small) == ["Yes", "No"]


def test_a_list_that_only_the_app_knows_is_asked_for(small: Catalog):
    wanted = for_chair('/ask article:"op', small)

    assert wanted == Completion(
        start=13, about="article: Which (optional)", wanted="articles", prefix="op"
    )
    assert offer_values(
        wanted, [Option("An op-ed", "x7"), Option("The brief", "brief")]
    ) == Completion(
        start=13,
        suggestions=(CompletionOption('"An op-ed" ', "An op-ed"),),
        about="article: Which (optional)",
        prefix="op",
    )


def test_what_is_known_is_typed_by_its_title():
    offered = offer_values(Completion(start=3), [Option("The hall", "x7", "a place")])

    assert offered.suggestions == (CompletionOption('"The hall" ', "The hall", "a place"),)


def test_two_of_one_title_are_typed_by_their_keys():
    two = [Option("The hall", "x7", "1 May"), Option("The hall", "x8", "2 May")]

    offered = offer_values(Completion(start=3), two)

    assert offered.suggestions == (
        CompletionOption("x7 ", "The hall", "1 May"),
        CompletionOption("x8 ", "The hall", "2 May"),
    )


def test_a_number_is_typed_as_a_number_and_shown_by_its_title(small: Catalog):
    offered = offer_values(Completion(start=3, by_key=True), [Option("The first claim", "1")])

    assert offered.suggestions == (CompletionOption("1 ", "The first claim"),)


def test_the_values_before_are_known_to_the_list(small: Catalog):
    completion = for_chair('/ask share:yes article:"', small)

    assert (completion.wanted, completion.given) == ("articles", {"share": "yes"})


# --- any text ---------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(["ask", "article", "show", "share:", "--version", "articles:b", '"', "a b"])
    | st.text(max_size=5),
    max_size=6,
).map(lambda words: "/" + " ".join(words))


@given(LINES, st.sampled_from(Role))
def test_any_line_can_be_completed_in_place(line: str, role: Role):
    assert 0 <= complete_line(line, CATALOG, role).start <= len(line)


# --- in other languages -----------------------------------------------------------------------

FRENCH = languages.reader("fr")


def test_values_are_offered_in_the_reader_s_language() -> None:
    (stance, *_) = CATALOG.by_path["debate", "vote"].parameters

    shown = find_suggestions(stance.options, "", 2, FRENCH)

    assert [(option.label, option.value) for option in shown] == [
        ("Tout à fait pour", "3"),
        ("Pour", "2"),
    ]


def test_a_value_is_found_by_its_label_in_the_reader_s_language_and_in_english() -> None:
    def values(line: str) -> list[str]:
        offered = complete_line(line, CATALOG, Role.MEMBER, FRENCH).suggestions
        return [one.words.strip() for one in offered]

    assert values("/debate vote stance:plutôt") == ["1", "-1"]
    assert values("/debate vote stance:slightly") == ["1", "-1"]


def test_what_the_app_offers_is_in_the_reader_s_language() -> None:
    found = [Option(say("Exercise: {title}", title="Bug"), "x1")]

    def shown(language: str) -> list[str]:
        offered = find_suggestions(found, "", 5, languages.reader(language))
        return [option.label for option in offered]

    assert shown("fr") == ["Exercice : Bug"]
    assert shown("en") == ["Exercise: Bug"]


def test_a_long_label_is_cut_in_the_reader_s_language() -> None:
    found = [Option(say("Claim: {words}", words="A" * 200), "1")]

    (option,) = find_suggestions(found, "", 5, FRENCH)

    assert option.label.startswith("Affirmation : AAA")
    assert len(option.label) == 100


def test_of_a_short_hint_nothing_is_cut_for_it_tells_two_apart() -> None:
    found = [Option("A" * 200, "1", "2 May")]

    (option,) = find_suggestions(found, "", 5, FRENCH)

    assert option.label.endswith("A… – 2 May")
    assert len(option.label) == 100


def test_of_several_the_last_is_completed_and_the_others_stay() -> None:
    known = [Option("Trigger", "t"), Option("Term, in years", "y"), Option("Scope", "s")]

    offered = suggest_several(known, "s, t", 5, FRENCH)

    assert [(option.label, option.value) for option in offered] == [
        ("Scope, Trigger", "s, t"),
        ("Scope, Term, in years", "s, y"),
    ]
