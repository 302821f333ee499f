"""Sentences as data: what they say in English and in another language, and that they are kept."""

from datetime import UTC, datetime

import pytest

from bot.kernel import languages, view_json
from bot.kernel.ids import MemberId
from bot.kernel.languages.cldr import CldrReader
from bot.kernel.message import (
    Listed,
    Message,
    Number,
    count_of,
    fill_template,
    row_of,
    say,
    sentence_of,
)
from bot.kernel.reader import ENGLISH, Reader, put_into_words
from bot.kernel.view import (
    Button,
    Buttons,
    Code,
    Fields,
    Heading,
    Moment,
    Person,
    Plain,
    Strong,
    Table,
    Text,
    View,
    text,
)

ANN, BO = Person(MemberId("a"), "Ann"), Person(MemberId("b"), "Bo")
UNTIL = Moment(datetime(2026, 3, 2, 18, 7, tzinfo=UTC))
OPENS = say("{speaker} opens {side}, until {until}.", speaker=ANN, side=Strong("For"), until=UNTIL)

FRENCH = CldrReader(catalog=languages.catalog("fr"), locale="fr")


def test_a_message_is_its_english_sentence() -> None:
    assert OPENS == "Ann opens For, until 02 March 2026, 18:07 UTC."
    assert isinstance(OPENS, str)


def test_braces_in_what_somebody_said_stay_as_they_are() -> None:
    assert say("They said {words}.", words="{speaker}") == "They said {speaker}."
    assert ENGLISH.word(say("They said {words}.", words="{0}")) == "They said {0}."


def test_a_name_without_a_field_is_a_fault() -> None:
    with pytest.raises(KeyError):
        say("{speaker} opens.")


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 speeches"), (1, "1 speech"), (1200, "1200 speeches")]
)
def test_a_number_decides_the_form(number: int, words: str) -> None:
    message = count_of(number, "{n} speech", "{n} speeches")

    assert message == words
    assert ENGLISH.word(message) == words


def test_a_sentence_becomes_words_and_spans() -> None:
    view = View(blocks=(text(OPENS, " Listen."),))

    sentence = (ANN, Plain(" opens "), Strong("For"), Plain(", until "), UNTIL, Plain("."))
    assert put_into_words(view, ENGLISH).blocks == (Text((*sentence, Plain(" Listen."))),)


def test_what_stands_out_keeps_standing_out_around_a_person() -> None:
    strong = Text((Strong(say("Next: {who}!", who=ANN)),))

    assert put_into_words(strong, ENGLISH) == Text((Strong("Next: "), ANN, Strong("!")))


def test_labels_rows_and_cells_become_bare_words() -> None:
    row = (say("Now"), text("x"))
    blocks = (
        Heading(say("Debate of {who}", who=ANN)),
        Fields((row,)),
        Table((say("Side"),), ((say("For"),),), say("Votes")),
        Buttons((Button(say("Vote"), "/vote"),)),
    )

    words = put_into_words(View(blocks=blocks), ENGLISH).blocks

    assert words == blocks
    assert "Message(" not in repr(words)


def test_a_view_without_messages_comes_back_as_it_is() -> None:
    view = View(blocks=(Heading("Motion"), text("words")))

    assert put_into_words(view, ENGLISH) is view


def test_commands_are_spelled_as_the_reader_types_them() -> None:
    shouting = Reader(spell=str.upper)
    message = say("Type {command}, or {/help}.", command=Code(say("{/debate join}")))

    assert message == "Type /debate join, or /help."
    assert put_into_words(text(message), shouting) == Text(
        (Plain("Type "), Code("/DEBATE JOIN"), Plain(", or /HELP."))
    )


@pytest.mark.parametrize(
    ("joint", "words"), [(",", "Ann, Bo, x"), (";", "Ann; Bo; x"), ("and", "Ann, Bo and x")]
)
def test_things_in_a_row_are_joined(joint: str, words: str) -> None:
    message = say("{people}", people=Listed((ANN, BO, "x"), joint))

    assert message == words
    assert put_into_words(text(message), ENGLISH).spans[:3:2] == (ANN, BO)
    assert say("{people}", people=Listed(())) == ""


def test_english_needs_no_library_to_write_what_the_library_writes() -> None:
    british = CldrReader(locale="en_GB")
    for number in (Number(1234.5, 2), Number(-3, signed=True), Number(0.25, 1), Number(7)):
        assert british.number(number) == str(number)
    for joint in (",", "and", "or"):
        for words in (["a"], ["a", "b"], ["a", "b", "c"]):
            assert british.joined(words, joint) == ENGLISH.joined(words, joint)
    assert british.instant(UNTIL) == "2 March 2026, 18:07 UTC"


def test_french_has_its_own_words_numbers_lists_and_dates() -> None:
    assert FRENCH.word(say("Vote")) == "Voter"
    assert FRENCH.word(say("{n}", n=Number(1234.5, 1))) == "1\u202f234,5"
    assert FRENCH.word(say("{people}", people=Listed((ANN, BO), "and"))) == "Ann et Bo"
    assert FRENCH.word(say("{until}", until=UNTIL)) == "2 mars 2026, 18:07 UTC"


def test_what_is_not_translated_stays_english() -> None:
    assert FRENCH.word(OPENS) == "Ann opens For, until 2 mars 2026, 18:07 UTC."
    assert FRENCH.word(count_of(2, "{n} oddity", "{n} oddities")) == "2 oddities"


@pytest.mark.parametrize(("language", "says"), [("fr-CA", "Voter"), ("de", "Vote"), ("", "Vote")])
def test_a_reader_is_known_by_the_code_of_a_language(language: str, says: str) -> None:
    assert languages.reader(language).word(say("Vote")) == says


def test_a_refusal_s_fields_are_parts_of_its_sentence() -> None:
    message = sentence_of("{given} of {most}, {sure}", {"given": "x", "most": 3, "sure": True})

    assert message == "x of 3, True"


def test_a_kept_view_keeps_its_messages() -> None:
    nested = say("{what}: {list}", what=OPENS, list=Listed((ANN, say("nobody"), Number(3))))
    view = View(blocks=(Heading(say("Vote")), text(nested, count_of(2, "{n} a", "{n} b"))))

    read = view_json.load(view_json.dump(view))

    assert read == view
    assert put_into_words(read, FRENCH).blocks[0] == Heading("Voter")


def test_messages_are_the_same_when_all_of_them_is() -> None:
    assert say("{a}", a="x") != say("{a}", a=Plain("x"))
    assert say("{a}", a="x") == "x"
    assert hash(say("x")) == hash("x")


@pytest.mark.parametrize(
    "words", ['{"say":"{a}"}', '{"say":1}', "3", '{"say":"{a}","fields":{"a":[]}}']
)
def test_words_that_cannot_be_read_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a view"):
        view_json.load(f'{{"blocks":[{{"is":"Heading","words":{words}}}]}}')


def test_a_message_says_what_it_is_where_it_is_printed() -> None:
    assert repr(Message("x", {})) == "Message('x')"


FILLED = say("Paragraphs {start} to {end} of {title}.", start=1, end=4, title="{start} and <b>")


@pytest.mark.parametrize(
    "message",
    [FILLED, count_of(1, "{n} vote of {who}", "{n} votes of {who}", who="Bo"), say("{x}", x="")],
)
def test_bare_words_and_numbers_are_filled_in_as_spans_are(message: Message) -> None:
    marked = Reader(spell=str.upper)
    as_span = Message(
        message.template,
        {name: Plain(f"{part}") for name, part in message.fields.items()},
        message.plural,
        message.amount,
    )

    assert marked.whole(message) == message
    assert marked.whole(as_span) is None
    assert marked.word(message) == marked.word(as_span)


def test_bare_words_are_filled_into_the_sentence_of_the_language() -> None:
    message = say("Claim: {words}", words="{x} & 3")

    assert FRENCH.whole(message) == FRENCH.word(message) == "Affirmation : {x} & 3"


def test_a_grouped_number_is_written_by_the_language() -> None:
    message = say("{n} words", n=Number(1200))

    assert FRENCH.whole(message) is None


def test_a_line_that_says_nothing_leaves_no_span() -> None:
    line = Text((Plain(say("")), Strong("x")))

    assert put_into_words(line, ENGLISH) == Text((Strong("x"),))
    assert put_into_words(View(blocks=(line,)), ENGLISH).blocks == (Text((Strong("x"),)),)


@pytest.mark.parametrize(
    "template",
    ["{a}, {b}.", "{a}{a}", "{{a}}", "{a", "a}", "{}", "{a} {0}", "{a.real} {b!r}", "{a:>5}", "a"],
)
def test_only_names_of_fields_are_filled_in_and_nothing_is_done_to_them(template: str) -> None:
    fields = {"a": Number(1234), "b": say("so {c}", c="{a}"), "0": "zero", "a.real": "real",
              "b!r": "raw", "a:>5": "wide"}  # fmt: skip
    filled = template
    for name in fields:
        filled = filled.replace(f"{{{name}}}", f"<{name}>")
    for name, value in fields.items():
        filled = filled.replace(f"<{name}>", f"{value}")

    assert fill_template(template, fields) == filled


def test_a_sentence_about_nobody_leaves_an_empty_line() -> None:
    assert put_into_words(View(blocks=(text(row_of(())),)), ENGLISH).blocks == (Text(()),)
