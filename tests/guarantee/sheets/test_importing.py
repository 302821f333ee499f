"""Files that say they are sheets: taken whole, or refused with a reason."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.importing import LARGEST, ImportedQuotation, read_sheet
from bot.guarantee.state import Setting
from bot.kernel.refusal import RefusalCode, Refused, sentence
from tests.guarantee.designs.making import SPACE
from tests.guarantee.sheets.making import ANA

RIGHT: dict[str, Any] = {
    "format": "parley-sheet",
    "format_version": 1,
    "title": "Ours",
    "clauses": [
        {"clause": "trigger", "options": ["automatic"], "words": "At once", "reason": "Clear"},
        {"clause": "duties", "options": []},
        {"clause": "term", "options": None, "words": "For as long as it takes"},
        {"clause": "scope", "options": None},
    ],
    "evidence": [{"clause": "trigger", "words": "a promise of help", "article": "brief"}],
}


def read(**changed: object) -> Any:
    return read_sheet(json.dumps({**RIGHT, **changed}).encode(), SPACE, ANA)


def clause(**changed: object) -> dict[str, object]:
    return {"clause": "trigger", "options": ["none"], **changed}


def test_a_file_is_read_clause_by_clause_and_silence_stays_open() -> None:
    found = read()

    assert found.title == "Ours"
    assert found.settings == {
        "trigger": Setting(options=("automatic",), words="At once", reason="Clear", member=ANA),
        "duties": Setting(options=(), member=ANA),
        "term": Setting(words="For as long as it takes", member=ANA),
    }
    assert found.evidence == (
        ImportedQuotation(clause="trigger", words="a promise of help", article="brief"),
    )
    assert read(title=None).title == "Imported"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"format": "other"}, "its format"),
        ({"format_version": 2}, "another version"),
        ({"clauses": {}}, "not a list"),
        ({"clauses": [7]}, "not a list"),
        ({"clauses": [clause(), clause()]}, "twice"),
        ({"clauses": [clause()] * 99}, "more than"),
        ({"clauses": [clause(options="none")]}, "list of ids"),
        ({"clauses": [clause(options=[1])]}, "list of ids"),
        ({"clauses": [clause(words="w" * 501)]}, "more than 500"),
        ({"clauses": [clause(words=["w"])]}, "not text"),
        ({"clauses": [{"clause": "nowhere", "words": "w"}]}, "no clause “nowhere”"),
        ({"evidence": [{"clause": "nowhere", "words": "w"}]}, "no clause"),
        ({"title": "t" * 101}, "more than 100"),
        ({"evidence": [{}] * 101}, "more than 100"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(changed: dict[str, object], why: str) -> None:
    with pytest.raises(Refused) as refused:
        read(**changed)

    assert refused.value.code is GuaranteeRefusal.SHEET_FILE_WRONG
    assert why in sentence(refused.value)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["none", "automatic"], GuaranteeRefusal.ONE_CHOICE_ONLY),
        (["zzz"], GuaranteeRefusal.NO_SUCH_CHOICE),
        ([], GuaranteeRefusal.CHOICE_MISSING),
    ],
)
def test_choices_are_checked_like_those_of_a_member(options: list[str], code: RefusalCode) -> None:
    with pytest.raises(Refused) as refused:
        read(clauses=[clause(options=options)])

    assert refused.value.code is code


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[1]", b"{", b"[" * 100_000, b" " * (LARGEST + 1), b"null", b'"format"'],
)
def test_what_is_no_sheet_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_sheet(content, SPACE, ANA)

    assert refused.value.code is GuaranteeRefusal.SHEET_FILE_WRONG


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from([*RIGHT, "clause", "options"]), JSON))
def test_nothing_from_outside_does_worse_than_to_be_refused(changed: dict[str, object]) -> None:
    told = "read"
    try:
        read(**changed)
    except Refused as refused:
        told = sentence(refused)

    assert told
