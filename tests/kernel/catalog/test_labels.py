"""No label of a field is cut on any face, in any language, and none is said twice."""

import pytest

from bot.assembly import CATALOG
from bot.kernel import languages
from bot.kernel.catalog.parameters import Parameter
from bot.kernel.labels import LONGEST_LABEL, split_label
from bot.kernel.message import said
from bot.kernel.reader import ENGLISH, Reader

READERS = [ENGLISH, *(languages.reader(code) for code in sorted(languages.CODES))]

LABELS = {
    f"{entry.name} {parameter.name}": parameter
    for entry in CATALOG.entries
    for parameter in entry.parameters
    if not parameter.typed_only
}


@pytest.mark.parametrize("reader", READERS, ids=["en", *sorted(languages.CODES)])
@pytest.mark.parametrize("parameter", LABELS.values(), ids=LABELS)
def test_a_label_is_whole_and_said_once(parameter: Parameter, reader: Reader) -> None:
    label, about = split_label(reader.word(said(parameter.about)))

    assert 0 < len(label) <= LONGEST_LABEL, "say it shorter, or put “; ” before what explains it"
    assert len(about) <= 100
    assert not about or label not in about


def test_what_explains_a_label_stands_beside_it() -> None:
    assert split_label("What to start from: a design, a sheet or a version") == (
        "What to start from", "A design, a sheet or a version",
    )  # fmt: skip
    assert split_label("What you think, and why (shown without your name)", "Required") == (
        "What you think, and why", "Shown without your name. Required",
    )  # fmt: skip
    assert split_label("When it starts, for example tomorrow 18:00 or in 2 hours") == (
        "When it starts", "For example tomorrow 18:00 or in 2 hours",
    )  # fmt: skip
    assert split_label("Own words; short") == ("Own words; short", "")
