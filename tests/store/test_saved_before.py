"""What was saved before values became Structs is read as it was written.

`golden/saved` holds what the program before them wrote: a view with every kind of block, two events
of each kind (with all fields, and with those that it must have), a debate and an exercise.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from bot.debate.events import EVENTS as OF_DEBATES
from bot.debate.files import bundle
from bot.exercise import files as exercises
from bot.exercise.events import EVENTS as OF_EXERCISES
from bot.kernel import view_json
from bot.kernel.event_json import by_kind, event_of, record_of
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.journal_rows import Record
from bot.kernel.view import (
    Attachment,
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    ChoiceInput,
    Citation,
    Code,
    Countdown,
    Divider,
    Emphasis,
    Fields,
    FileInput,
    Form,
    Heading,
    Input,
    Items,
    LineInput,
    Link,
    Meter,
    Moment,
    Note,
    NumberInput,
    Option,
    ParagraphInput,
    Person,
    Pick,
    PickInput,
    Picture,
    Place,
    Plain,
    Quotation,
    SeveralInput,
    Span,
    Strong,
    Table,
    Text,
    Tone,
    View,
)  # fmt: skip

SAVED = Path(__file__).parents[1] / "golden" / "saved"
KINDS = {"debate": by_kind(OF_DEBATES), "exercise": by_kind(OF_EXERCISES)}
LINES = [json.loads(line) for line in (SAVED / "events.jsonl").read_text("utf-8").splitlines()]
VIEW = (SAVED / "view.json").read_text("utf-8")
AT = datetime(2026, 3, 1, 18, 0, 1, 500000, tzinfo=UTC)


def every_block():
    """A view with every kind of block, span and input."""
    spans = (
        Plain("a “b”"), Strong("s"), Emphasis("e"), Code("c"), Link("l", "https://example.org"),
        Person(MemberId("u1"), "Ann"), Place(PlaceId("c1"), "hall"), Moment(AT),
    )  # fmt: skip
    options = (Option("One", "1"), Option("Two", "2", "hint"))
    inputs = (
        LineInput(name="a", label="A", offers="motions"),
        ParagraphInput(name="b", label="B", value="v"),
        ChoiceInput(name="c", label="C", options=options),
        SeveralInput(name="d", label="D", options=options, values=("1",)),
        NumberInput(name="e", label="E", least=0),
        FileInput(name="f", label="F", required=False),
        PickInput(name="g", label="G", of=Pick.GROUP),
    )
    blocks = (
        Heading("H"), Text(spans), Quotation(spans[:1], Citation("¶ 3", "/context 3")),
        Quotation(spans[:1]), Fields((("Name", Text(spans[1:2])),)),
        Items((Text(spans[:1]),), ordered=True, first=3), Table(("a", "b"), (("1", "2"),), "t"),
        Meter("m", 2, 5, "fair"), Countdown("ends", AT), Picture(b"\x89PNG\x00\xff", "alt"),
        Attachment("a.md", b"# A\n", "File"), Divider(), Note(spans[:1]),
        Buttons((Button("Go", "/go", Tone.DANGER),)), Choice("pick", options),
        Form(title="T", action="/t", inputs=inputs, placed=True),
    )  # fmt: skip
    return View(blocks=blocks, audience=Audience.ROOM, key="k", pings=(MemberId("u1"),), page=2)


def test_a_view_with_every_kind_of_block_is_read_as_it_was_written() -> None:
    tags = {json.dumps(kind.__name__) for union in (Block, Input, Span) for kind in get_args(union)}

    assert view_json.load(VIEW) == every_block()
    assert all(f'"is": {tag}' in VIEW for tag in tags)


def test_a_view_is_read_as_it_is_written_now() -> None:
    assert view_json.load(view_json.dump(every_block())) == every_block()


def test_fields_of_a_view_that_are_not_known_are_passed_over() -> None:
    later = VIEW.replace('"is": "Heading"', '"is": "Heading", "colour": "red"')

    assert view_json.load(later) == every_block()


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{", "{}", '{"blocks": [{"is": "Nothing"}]}',
        '{"blocks": [{"words": ""}]}',
        '{"blocks": [{"is": "Heading"}]}', '{"blocks": [{"is": "Heading", "words": 3}]}',
        VIEW.replace("iVBORwD/", "!"), VIEW.replace("2026-03-01", "2026-03-41"), "[" * 100_000,
    ],
)  # fmt: skip
def test_a_text_that_is_no_view_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a view"):
        view_json.load(text)


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['feature']} {line['kind']}")
def test_an_event_is_read_as_it_was_written(line: dict[str, str]) -> None:
    record = Record(line["kind"], line["data"], datetime.fromisoformat(line["at"]))
    event = event_of(record, KINDS[line["feature"]])
    again = record_of(event)

    assert (type(event).__name__, again.kind, again.at) == (record.kind, record.kind, record.at)
    assert json.loads(again.data.replace('000Z"', '000+00:00"')) == json.loads(record.data)
    assert event_of(again, KINDS[line["feature"]]) == event


def test_every_kind_of_event_was_saved() -> None:
    saved = {(line["feature"], line["kind"]) for line in LINES}

    assert saved == {(feature, kind) for feature, kinds in KINDS.items() for kind in kinds}


@pytest.mark.parametrize("data", ["{}", "[]", "null", "3", '{"by": 3}', '{"motion": 1}', "{"])
def test_fields_that_do_not_fit_an_event_are_refused(data: str) -> None:
    with pytest.raises(ValueError, match="not the fields"):
        event_of(Record("Opened", data, AT), KINDS["debate"])


def test_a_debate_that_was_taken_along_is_read_again() -> None:
    content = (SAVED / "debate.json").read_bytes()
    found = bundle.read(content)
    again = bundle.read(bundle.write(found))

    assert found.result().motion in content.decode()
    assert again == found
    assert (len(found.speeches), len(found.positions), len(found.events)) == (10, 13, 66)


def test_an_exercise_that_was_taken_along_is_read_again() -> None:
    archive, events = exercises.read((SAVED / "exercise.json").read_bytes())

    assert "We cannot wait" in str(exercises.told(archive, events))
    assert exercises.read(exercises.write(archive, events)) == (archive, events)
