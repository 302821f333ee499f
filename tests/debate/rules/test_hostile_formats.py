"""Formats from files that were made to do harm: refused in a sentence, or read without it."""

import pytest

from bot.debate.content import formats
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.debatekeeper.reading import import_debatekeeper
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.writing_formats import write_format
from bot.kernel.refusal import Refused
from tests.debate.rules.test_debatekeeper import SCHOOL

OXFORD = write_format(formats.load()["oxford"])
SCORED = """[scoring]
least = {least}
most = {most}
step = {step}

[[sides]]"""


def scored(least: str, most: str, step: str) -> str:
    return OXFORD.replace("[[sides]]", SCORED.format(least=least, most=most, step=step), 1)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 90_000,
        "a = " + "{a=" * 20_000,
        "a = " + "9" * 5_000,
        OXFORD.replace("characters = 5500", "characters = 99999999999999999999", 1),
        OXFORD.replace("turn = 120", "turn = 99999999999999999999", 1),
        OXFORD.replace('name = "Oxford"', f'name = "{"x" * 90_000}"', 1),
        OXFORD.replace("warnings = [60]", f"warnings = [{'60,' * 5_000}]", 1),
        scored("nan", "100", "1"),
        scored("0", "inf", "1"),
        scored("100", "0", "1"),
        scored("0", "100", "0"),
    ],
)
def test_a_format_without_measure_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_format(text, "x.toml")
    assert caught.value.code is DebateRefusal.FORMAT_WRONG


def test_what_cannot_be_seen_is_left_out_of_a_format() -> None:
    form = read_format(OXFORD.replace('"Oxford"', '"Ox\u202eford\u200b"', 1), "x.toml")
    assert form.name == "Oxford"


@pytest.mark.parametrize("encoding", ["utf-16", "shift_jis", "zlib", "rot13", "nope", "idna"])
def test_an_encoding_that_a_text_declares_changes_nothing(encoding: str) -> None:
    declared = SCHOOL.replace("UTF-8", encoding, 1)
    assert import_debatekeeper(declared, "x.xml") == import_debatekeeper(SCHOOL, "x.xml")


def test_half_a_character_in_a_debatekeeper_file_does_no_harm() -> None:
    found = import_debatekeeper(SCHOOL.replace("Two against", "Two \ud800 against"), "x.xml")
    assert found.form is not None
    assert "\ufffd" in found.form.about
