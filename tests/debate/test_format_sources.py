"""Each shipped format against what its source says: order, seconds, windows, who may speak,
replies, preparation and how it is won, written here by hand from the source that is named.

A line is a segment: who acts, how long, and the window for points. `a/b` means one of them,
`a>b` that a questions b, and `a+b` that both act. A star marks what the source leaves open."""

import pytest
from msgspec import Struct

from bot.debate.content import formats
from bot.debate.rules.format import Format, Interruptions, Segment, SegmentKind

FORMS = formats.load()
JOINED = {SegmentKind.CROSS: ">", SegmentKind.DISCUSSION: "+", SegmentKind.SEALED: "+"}


class Source(Struct, frozen=True):
    """What a source says of a format."""

    name: str
    won: str
    preparation: str
    order: str


SOURCES = {
    "wsdc": Source(
        "Rules of the World Schools Debating Championships, 28 July 2005, rules 1 and 3, and"
        " worldschools.xml of debatekeeper-formats",
        "judges by each",
        "fixed 60:00",
        """
        prop1 8:00 1:00-7:00
        opp1 8:00 1:00-7:00
        prop2 8:00 1:00-7:00
        opp2 8:00 1:00-7:00
        prop3 8:00 1:00-7:00
        opp3 8:00 1:00-7:00
        opp1/opp2 reply 4:00
        prop1/prop2 reply 4:00
        """,
    ),
    "asian": Source(
        "asian.xml of debatekeeper-formats",
        "judges by each",
        "fixed 30:00",
        """
        gov1 7:00 1:00-6:00
        opp1 7:00 1:00-6:00
        gov2 7:00 1:00-6:00
        opp2 7:00 1:00-6:00
        gov3 7:00 1:00-6:00
        opp3 7:00 1:00-6:00
        opp1/opp2 reply 4:00
        gov1/gov2 reply 4:00
        """,
    ),
    "australs": Source(
        "australs.xml of debatekeeper-formats",
        "judges by each",
        "fixed 30:00",
        """
        aff1 8:00
        neg1 8:00
        aff2 8:00
        neg2 8:00
        aff3 8:00
        neg3 8:00
        neg1/neg2 reply 4:00
        aff1/aff2 reply 4:00
        """,
    ),
    "bp": Source(
        "bp.xml of debatekeeper-formats; BP preset of Tabbycat",
        "ranks by consensus",
        "fixed 15:00",
        """
        pm 7:00 1:00-6:00
        lo 7:00 1:00-6:00
        dpm 7:00 1:00-6:00
        dlo 7:00 1:00-6:00
        mg 7:00 1:00-6:00
        mo 7:00 1:00-6:00
        gw 7:00 1:00-6:00
        ow 7:00 1:00-6:00
        """,
    ),
    "apda": Source(
        "apda.xml of debatekeeper-formats",
        "judges by each *",
        "none",
        """
        pm 7:00 1:00-6:00
        lo 8:00 1:00-7:00
        mg 8:00 1:00-7:00
        mo 8:00 1:00-7:00
        lo reply 4:00
        pm reply 5:00
        """,
    ),
    "canadian": Source(
        "canadian.xml of debatekeeper-formats",
        "judges by each *",
        "none",
        """
        pm 7:00 1:00-6:00
        mo 7:00 1:00-6:00
        mc 7:00 1:00-6:00
        lo 10:00 1:00-6:00
        pm reply 3:00
        """,
    ),
    "mspdp": Source(
        "mspdp.xml of debatekeeper-formats; rules of the program: a judge decides",
        "judges by each *",
        "fixed 20:00",
        """
        prop1 5:00 1:00-4:00
        opp1 5:00 1:00-4:00
        prop2 5:00 1:00-4:00
        opp2 5:00 1:00-4:00
        opp3 reply 4:00
        prop3 reply 4:00
        """,
    ),
    "spanish-academic": Source(
        "spanish.xml of debatekeeper-formats",
        "judges by each *",
        "none",
        """
        for1 4:00
        against1 4:00
        for2 5:00 1:00-4:00
        against2 5:00 1:00-4:00
        for3 5:00 1:00-4:00
        against3 5:00 1:00-4:00
        against4 reply 3:00
        for4 reply 3:00
        """,
    ),
    "open-parliamentary": Source(
        "opd.xml of debatekeeper-formats; rules of the OPD, version 14.2, A.4.2.c; the side with"
        " more points wins: debating-mannheim.de",
        "judges by each *",
        "fixed 15:00",
        """
        gov1 7:00 1:00-6:00
        opp1 7:00 1:00-6:00
        gov2 7:00 1:00-6:00
        opp2 7:00 1:00-6:00
        free1 3:30 1:00-3:00
        opposed 1:00
        free2 3:30 1:00-3:00
        opposed 1:00
        free3 3:30 1:00-3:00
        opposed 1:00
        opp3 7:00 1:00-6:00
        gov3 7:00 1:00-6:00
        """,
    ),
    "oxford-4v4": Source(
        "polish-oxford.xml of debatekeeper-formats; ksmowcow.pl: the audience or jurors decide",
        "swing *",
        "fixed 15:00",
        """
        prop1 5:00 1:00-5:00
        opp1 5:00 1:00-5:00
        prop2 5:00 1:00-5:00
        opp2 5:00 1:00-5:00
        prop3 5:00 1:00-5:00
        opp3 5:00 1:00-5:00
        prop4 5:00 1:00-5:00
        opp4 5:00 1:00-5:00
        """,
    ),
    "jugend-debattiert": Source(
        "german-jugend-debattiert.xml of debatekeeper-formats; criteria on jugend-debattiert.de",
        "speakers by each",
        "none",
        """
        pro1 2:00
        con1 2:00
        pro2 2:00
        con2 2:00
        seated 12:00
        pro1 1:00
        con1 1:00
        pro2 1:00
        con2 1:00
        """,
    ),
    "oxford": Source(
        "Open to Debate, format; openings of seven minutes as on fora.tv",
        "swing",
        "none",
        """
        for1 7:00
        against1 7:00
        for2 7:00
        against2 7:00
        seated 20:00 *
        everybody 20:00 *
        against1 2:00 *
        for1 2:00 *
        against2 2:00 *
        for2 2:00 *
        """,
    ),
    "karl-popper": Source(
        "Karl Popper debate format on mie.ro; the schedule on scribd.com/document/387599639",
        "judges by each",
        "pool 8:00 *",
        """
        a1 6:00
        n3>a1 3:00
        n1 6:00
        a3>n1 3:00
        a2 5:00
        n1>a2 3:00
        n2 5:00
        a1>n2 3:00
        a3 5:00
        n3 5:00
        """,
    ),
    "ld": Source(
        "Lincoln-Douglas on debateclock.org and in Touro University’s pressbook",
        "judges by each",
        "pool 4:00",
        """
        aff 6:00
        neg>aff 3:00
        neg 7:00
        aff>neg 3:00
        aff 4:00
        neg 6:00
        aff 3:00
        """,
    ),
    "policy": Source(
        "Structure of policy debate: high school",
        "judges by each",
        "pool 8:00 *",
        """
        a1 8:00
        n2>a1 3:00
        n1 8:00
        a1>n1 3:00
        a2 8:00
        n1>a2 3:00
        n2 8:00
        a2>n2 3:00
        n1 reply 5:00
        a1 reply 5:00
        n2 reply 5:00
        a2 reply 5:00
        """,
    ),
    "policy-college": Source(
        "Structure of policy debate: college",
        "judges by each",
        "pool 10:00",
        """
        a1 9:00
        n2>a1 3:00
        n1 9:00
        a1>n1 3:00
        a2 9:00
        n1>a2 3:00
        n2 9:00
        a2>n2 3:00
        n1 reply 6:00
        a1 reply 6:00
        n2 reply 6:00
        a2 reply 6:00
        """,
    ),
    "pf": Source(
        "Public Forum on nfcfl.org and debateclock.org",
        "judges by each",
        "pool 3:00",
        """
        pro1 4:00
        con1 4:00
        pro1>con1 3:00
        pro2 4:00
        con2 4:00
        pro2>con2 3:00
        pro1 3:00
        con1 3:00
        pro1>con1>pro2>con2 3:00
        pro2 reply 2:00
        con2 reply 2:00
        """,
    ),
    "debating-matters": Source(
        "Debate Timing & Structure on debatingmatters.com",
        "judges by each",
        "none",
        """
        chair 5:00
        for1 3:00
        against1 3:00
        for2 3:00
        against2 3:00
        judges 15:00
        everybody 15:00
        against1 1:00 *
        for1 1:00 *
        against2 1:00 *
        for2 1:00 *
        """,
    ),
    "congress": Source(
        "Congress on wisdaa.org",
        "majority",
        "none",
        """
        sponsor 3:00
        everybody 2:00
        against 3:00
        everybody 2:00
        everybody 20:00 *
        everybody 1:00
        """,
    ),
    "braver-angels": Source(
        "Braver Angels, debates; ETSU pressbook",
        "none",
        "none",
        """
        for1 4:00
        against1 4:00
        for2 4:00
        against2 4:00
        everybody 40:00 *
        everybody 10:00 *
        """,
    ),
    "sac": Source(
        "Structured academic controversy: steps of Johnson and Johnson, as on learner.org",
        "none",
        "none",
        """
        everybody 5:00
        a1/a2 3:00
        b1/b2 2:00
        b1/b2 3:00
        a1/a2 2:00
        seated 5:00 *
        b1/b2 5:00
        a1/a2 5:00
        seated 10:00
        everybody 5:00
        """,
    ),
    "fishbowl-open": Source(
        "UNITAR, fishbowl; workshoptactics",
        "none",
        "none",
        """
        circle 45:00 *
        everybody 10:00 *
        """,
    ),
    "fishbowl-closed": Source(
        "UNITAR, fishbowl",
        "none",
        "none",
        """
        inner1+inner2+inner3+inner4 10:00 *
        outer1+outer2+outer3+outer4 10:00 *
        everybody 10:00 *
        """,
    ),
    "deliberative-poll": Source(
        "Stanford Deliberative Democracy Lab, process",
        "none",
        "none",
        """
        everybody 15:00 *
        everybody 40:00 *
        everybody 10:00 *
        everybody 30:00 *
        """,
    ),
    "habermas-caucus": Source(
        "habermas_machine, the order of its steps",
        "none",
        "none",
        """
        everybody 10:00 *
        everybody 15:00 *
        everybody 10:00 *
        everybody 10:00 *
        """,
    ),
    "text": Source(
        "julianmichael/debate, rules for text debates",
        "swing *",
        "none",
        """
        for+against 10:00 *
        for 5:00 *
        against 5:00 *
        for 5:00 *
        against 5:00 *
        against 3:00 *
        for 3:00 *
        """,
    ),
}


def clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def span(window: Interruptions) -> str:
    return f"{clock(window.opens)}-{clock(window.closes)}"


def line(segment: Segment) -> str:
    who = JOINED.get(segment.kind, "/").join(segment.actors) or str(segment.floor)
    reply = "reply" if segment.kind is SegmentKind.REPLY else ""
    windows = (span(window) for window in segment.windows)
    return " ".join(part for part in (who, reply, clock(segment.seconds), *windows) if part)


def lines(order: str) -> list[str]:
    return [row.removesuffix("*").strip() for row in order.split("\n") if row.strip()]


def won(form: Format) -> str:
    judged = str(form.winner) in {"judges", "ranks", "speakers"}
    return f"{form.winner} by {form.panel}" if judged else str(form.winner)


def preparation(form: Format) -> str:
    seconds = form.preparation_seconds
    return f"{form.preparation} {clock(seconds)}" if seconds else str(form.preparation)


def test_every_shipped_format_has_its_source_here() -> None:
    assert set(SOURCES) == set(FORMS)


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_format_is_as_its_source_has_it(name: str) -> None:
    form, source = FORMS[name], SOURCES[name]

    assert [line(segment) for segment in form.segments] == lines(source.order), source.name
    assert won(form) == source.won.removesuffix("*").strip(), source.name
    assert preparation(form) == source.preparation.removesuffix("*").strip(), source.name


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_what_a_source_leaves_open_is_named_as_ours(name: str) -> None:
    source = SOURCES[name]
    is_open = "*" in source.order + source.won + source.preparation
    assert FORMS[name].deviations or not is_open, f"{name}.toml: say in `deviations` what is ours"


def test_deviations_are_whole_sentences() -> None:
    for form in FORMS.values():
        assert all(sentence.endswith(".") for sentence in form.deviations), form.id


POINTS = {
    "asian": "69-81 by 1 more; reply 34.5-40.5",
    "australs": "70-80 by 1 more; reply 35-40",
    "bp": "50-99 by 1 more",
    "canadian": "50-100 by 1 more",
    "jugend-debattiert": "0-20 by 1 more",
    "ld": "20-30 by 0.1 fewer *",
    "pf": "20-30 by 0.5 fewer *",
    "policy": "20-30 by 0.1 fewer *",
    "policy-college": "20-30 by 0.1 fewer *",
    "wsdc": "60-80 by 0.5 more; reply 30-40",
}
"""What adjudicators give a speaker, in which steps, and with what points a side can win; a star
where the tournaments of a format differ, so that one of their scales is taken by us."""


def points(form: Format) -> str:
    scoring = form.scoring
    assert scoring is not None
    said = f"{scoring.least:g}-{scoring.most:g} by {scoring.step:g} {scoring.win_with}"
    if scoring.reply is None:
        return said
    return f"{said}; reply {scoring.reply[0]:g}-{scoring.reply[1]:g}"


def test_points_are_as_published_and_a_default_is_named_as_ours() -> None:
    scored = {name: points(form) for name, form in FORMS.items() if form.scoring is not None}

    assert scored == {name: table.removesuffix(" *") for name, table in POINTS.items()}
    for name, table in POINTS.items():
        is_default = any("a default" in sentence for sentence in FORMS[name].deviations)
        assert is_default is table.endswith("*"), name


def test_non_aligned_speakers_never_win() -> None:
    """Rules of the OPD: of the two teams the one with more points wins."""
    form = FORMS["open-parliamentary"]
    assert [side.key for side in form.contenders] == ["gov", "opp"]
    for other in FORMS.values():
        assert other is form or other.contenders == other.sides, other.id
