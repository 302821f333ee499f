"""Help, and the form that asks for what a command needs."""

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import CATALOG
from bot.kernel import languages
from bot.kernel.catalog.forms import YES_NO, form_for
from bot.kernel.catalog.help import about_group, overview, usage, welcome
from bot.kernel.catalog.parameters import Catalog, Entry
from bot.kernel.permission import Role
from bot.kernel.reader import ENGLISH, put_into_words
from bot.kernel.view import (
    Button,
    Buttons,
    Choice,
    ChoiceInput,
    Code,
    Fields,
    FileInput,
    Form,
    Heading,
    Items,
    LineInput,
    NumberInput,
    Option,
    ParagraphInput,
    Tone,
    View,
    note,
    text,
)


def found(name: str, catalog: Catalog) -> Entry:
    return catalog.by_path[tuple(name.split())]


def test_the_overview_says_what_to_begin_with_and_leads_to_each_subject(small: Catalog):
    assert put_into_words(overview(small, Role.MEMBER), ENGLISH) == View(
        blocks=(
            Heading("What Parley can do"),
            Items((text("Ask about an article: every answer shows the paragraph it comes from."),)),
            Buttons((Button("Ask a question", "/ask", Tone.PRIMARY),)),
            Choice(
                "All commands, by subject",
                (
                    Option("/ask", "/help ask", "About ask"),
                    Option("/debate", "/help debate", "About debate list"),
                    Option("/article", "/help article", "About article add"),
                    Option("/help", "/help help", "About help"),
                ),
            ),
            note("Or say what you want to do: ", Code("/help how do I vote")),
        )
    )


def test_the_overview_is_short_and_offers_nothing_that_is_not_set_up():
    shown = overview(CATALOG, Role.MEMBER, opens=False, model=False)

    (subjects,) = [block for block in shown.blocks if isinstance(block, Choice)]
    assert not {"/help practice", "/help coach"} & {option.value for option in subjects.options}
    assert len(subjects.options) <= 25  # one menu on Discord
    assert len(rendered(shown).splitlines()) <= 12
    (buttons,) = [block for block in shown.blocks if isinstance(block, Buttons)]
    assert "/debate open" not in [button.action for button in buttons.buttons]


def test_every_command_of_a_subject_can_be_used_or_read_about_from_help():
    for word in CATALOG.first_words:
        shown = about_group(CATALOG.group(word), Role.ADMIN)
        for block in shown.blocks:
            if isinstance(block, Choice):
                assert len(block.options) == len(CATALOG.group(word))


def test_help_lists_a_large_group_and_tells_of_one_command_at_length(small: Catalog):
    many = tuple(
        replace(found("debate list", small), path=("debate", word)) for word in ("a", "b", "c", "d")
    )
    shown = about_group(many, Role.MEMBER)
    assert shown.blocks[:2] == (
        Heading("/debate"),
        Fields(tuple((f"/debate {word}", text("About debate list")) for word in "abcd")),
    )
    assert about_group(many[:1], Role.MEMBER).blocks[0] == Heading("/debate a: About debate list")


def test_help_on_a_group_shows_each_command_with_its_parameters(small: Catalog):
    assert about_group(small.group("debate"), Role.CHAIR) == View(
        blocks=(
            Heading("/debate open: About debate open"),
            Fields(
                (
                    ("Type", text(Code("/debate open motion:… [side:…] [minutes:…]"))),
                    ("motion", text("The motion")),
                    ("side", text("Your side (for, against)")),
                    ("minutes", text("How long (1 to 60)")),
                    ("For", text("chairs")),
                )
            ),
            Heading("/debate list: About debate list"),
            Fields((("Type", text(Code("/debate list"))),)),
            Buttons((Button("About debate open", "/debate open"),)),
        )
    )


def test_help_leaves_out_what_a_member_cannot_use(small: Catalog):
    assert about_group(small.group("debate"), Role.MEMBER) == about_group(
        (found("debate list", small),), Role.MEMBER
    )


def test_help_on_one_command_ends_with_its_examples(small: Catalog):
    assert about_group((found("ask", small),), Role.MEMBER) == View(
        blocks=(
            Heading("/ask: About ask"),
            Fields(
                (
                    ("Type", text(Code("/ask question [share:…] [article:…]"))),
                    ("question", text("What to ask")),
                    ("share", text("For all (yes or no)")),
                    ("article", text("Which")),
                )
            ),
            Items((text(Code("/ask Why?")),)),
            Buttons((Button("About ask", "/ask"),)),
        )
    )


def test_usage_puts_what_is_optional_in_brackets(small: Catalog):
    assert usage(found("article add", small)) == "/article add [text] [slug:…] [part:…] [file:…]"


def test_a_form_asks_for_every_parameter_with_what_was_given_filled_in(small: Catalog):
    entry = found("debate open", small)

    assert form_for(entry, {"motion": "THW", "minutes": 7}) == View(
        blocks=(
            Form(
                title="About debate open",
                action="/debate open",
                inputs=(
                    LineInput(name="motion", label="The motion", value="THW", longest=20),
                    ChoiceInput(
                        name="side",
                        label="Your side",
                        options=entry.parameters[1].options,
                        required=False,
                    ),
                    NumberInput(
                        name="minutes",
                        label="How long",
                        value="7",
                        required=False,
                        least=1,
                        most=60,
                    ),
                ),
            ),
        )
    )


def test_a_form_has_an_input_for_each_kind(small: Catalog):
    (form,) = form_for(found("article add", small), {"file": "x"}).blocks

    assert isinstance(form, Form)
    assert form.inputs == (
        ParagraphInput(name="text", label="Its words", required=False, longest=20_000),
        LineInput(name="slug", label="Its name", required=False),
        NumberInput(name="part", label="A number", required=False, least=1),
        FileInput(name="file", label="A file", required=False),
    )


def test_a_flag_is_asked_as_yes_or_no(small: Catalog):
    (given,) = form_for(found("ask", small), {"share": True}).blocks
    (empty,) = form_for(found("ask", small), {}).blocks

    assert isinstance(given, Form)
    assert isinstance(empty, Form)
    assert [form.inputs[1] for form in (given, empty)] == [
        ChoiceInput(name="share", label="For all", options=YES_NO, value=shown, required=False)
        for shown in ("yes", "no")
    ]


def test_a_form_opens_for_what_is_missing(small: Catalog):
    ask, opening = found("ask", small), found("debate open", small)

    assert ask.missing({"share": True}) == ask.parameters[:1]
    assert ask.missing({"question": "why"}) == ()
    assert opening.missing({}) == opening.parameters
    assert opening.missing({"motion": "x"}) == ()


def test_a_number_without_an_upper_bound_shows_no_range(small: Catalog):
    fields = about_group((found("article add", small),), Role.MEMBER).blocks[1]

    assert isinstance(fields, Fields)
    assert fields.rows[3] == ("part", text("A number"))


def test_help_is_in_the_reader_s_language():
    french = languages.reader("fr")

    head, _, buttons, subjects, _ = put_into_words(overview(CATALOG, Role.MEMBER), french).blocks

    assert head == Heading("Ce que Parley sait faire")
    assert [button.label for button in buttons.buttons][:2] == [
        "Poser une question",
        "Voir les articles",
    ]
    assert subjects.options[0].hint == "Poser une question à l’article"
    assert put_into_words(welcome(), french).blocks[0] == Heading("Bienvenue")


def test_the_options_of_a_form_are_in_the_reader_s_language():
    (form,) = put_into_words(
        form_for(found("debate vote", CATALOG), {}), languages.reader("fr")
    ).blocks

    labels = [
        option.label for field in form.inputs if field.name == "stance" for option in field.options
    ]

    assert labels[:2] == ["Tout à fait pour", "Pour"]
