import pytest

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.debatekeeper.reading import import_debatekeeper
from bot.debate.rules.format import Format, Preparation, SegmentKind
from bot.kernel.refusal import Refused

SCHOOL = """<?xml version='1.0' encoding='UTF-8'?>
<debate-format schema-version="2.2">
  <name xml:lang="de">Schuldebatte</name>
  <name xml:lang="en">Harbour School</name>
  <version>1</version>
  <info xml:lang="en"><description>Two against two.</description></info>
  <period-types><period-type ref="questions" pois-allowed="true"/></period-types>
  <prep-time length="20:00"/>
  <speech-types>
    <speech-type ref="long" length="5:00" first-period="normal">
      <bell time="1:00" number="1" next-period="pois-allowed"/>
      <bell time="4:00" number="1" next-period="warning"/>
      <bell time="finish" number="2" next-period="overtime"/>
    </speech-type>
    <speech-type ref="short" length="90" first-period="questions"/>
  </speech-types>
  <speeches>
    <speech type="long"><name>1st Affirmative</name></speech>
    <speech type="long"><name>1st Negative</name></speech>
    <speech type="short"><name>Free debate</name></speech>
    <speech type="short"><name>Negative Reply</name></speech>
    <speech type="short"><name>Affirmative Reply</name></speech>
  </speeches>
</debate-format>
"""


def made(xml: str, *, language: str = "", answers: str = "") -> Format:
    """The format of a file about which nothing is left to ask."""
    found = import_debatekeeper(xml, "school.xml", language=language, answers=answers)
    assert found.unplaced == ()
    assert found.form is not None
    return found.form


def refusal(xml: str, language: str = "") -> Refused:
    with pytest.raises(Refused) as caught:
        import_debatekeeper(xml, "school.xml", language=language)
    assert caught.value.code is DebateRefusal.FORMAT_WRONG
    assert caught.value.fields["file"] == "school.xml"
    return caught.value


def test_a_file_becomes_sides_seats_and_segments() -> None:
    form = made(SCHOOL)
    assert (form.id, form.name, form.about) == (
        "harbour-school", "Harbour School", "Two against two.",
    )  # fmt: skip
    assert [side.name for side in form.sides] == ["Affirmative", "Negative"]
    assert [seat.key for seat in form.seats] == ["aff1", "neg1"]
    assert (form.preparation, form.preparation_seconds) == (Preparation.FIXED, 1200)
    first, _, free, reply, _ = form.segments
    assert (first.seconds, first.actors, first.warnings) == (300, ("aff1",), (60,))
    assert first.interruptions is not None
    assert (first.interruptions.opens, first.interruptions.closes) == (60, 240)
    assert (free.kind, free.actors, free.seconds) == (SegmentKind.DISCUSSION, (), 90)
    assert free.interruptions is not None
    assert (free.interruptions.opens, free.interruptions.closes) == (0, 90)
    assert (reply.kind, reply.actors) == (SegmentKind.REPLY, ("neg1",))


def test_constructive_and_rebuttal_of_one_role_are_one_seat() -> None:
    roles = SCHOOL.replace("1st Affirmative", "Prime Minister's Constructive")
    roles = roles.replace("1st Negative", "Leader of the Opposition")
    roles = roles.replace("Negative Reply", "Opposition Reply")
    roles = roles.replace("Affirmative Reply", "Prime Minister's Rebuttal")
    form = made(roles)
    assert [seat.name for seat in form.seats] == ["Prime Minister", "Leader of the Opposition"]
    assert form.segments[-1].actors == ("gov1",)


@pytest.mark.parametrize(
    ("wrong", "line", "why"),
    [
        (SCHOOL.replace('length="5:00"', 'length="five"'), 10, "no time"),
        (SCHOOL.replace('type="short"', 'type="medium"', 1), 20, "medium"),
        (SCHOOL.replace("debate-format", "format"), 2, "debate-format"),
        (SCHOOL.replace("</speeches>", ""), 24, "well-formed"),
        (SCHOOL.replace("<name>1st Negative</name>", ""), 19, "name is missing"),
        (SCHOOL.replace('time="1:00"', 'time="-1:00"'), 11, "no time"),
        (SCHOOL.replace('length="5:00"', 'length="0"'), 1, "least one second"),
        ("x" * 200_001, 1, "too long"),
        ("<a>" * 20 + "</a>" * 20, 1, "deep"),
        ("", 1, "well-formed"),
    ],
)
def test_an_error_names_its_line(wrong: str, line: int, why: str) -> None:
    found = refusal(wrong)
    assert why in str(found.fields["why"])
    if "least one second" not in why:
        assert found.fields["line"] == line


LAUGHS = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;&b;">]>
<debate-format><name>&c;</name></debate-format>"""
OUTSIDE = """<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><debate-format/>"""
LOCAL = """<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>
<debate-format><name>&b;</name></debate-format>"""


@pytest.mark.parametrize("hostile", [LAUGHS, OUTSIDE, LOCAL])
def test_no_entity_is_ever_looked_at(hostile: str) -> None:
    assert "document type" in str(refusal(hostile).fields["why"])
