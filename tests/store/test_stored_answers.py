"""Answers on record, and how members found them."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.article.rows import answers
from bot.article.rows.answers import AnswerRecord, CitedSentence, KeptPassage
from bot.article.rows.corrections import (
    PassageCorrection,
    keep_correction,
    load_corrections,
)
from bot.article.rules.outcome import (
    Contradicted,
    Missing,
    Outcome,
    Respelled,
    Sentence,
    Unsaid,
    ValueKind,
)
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Conflict, make_statement

OPINIONS = "SELECT community, member, helpful FROM answer_opinions ORDER BY community, member"


@pytest.fixture
def given(ann: Caller) -> AnswerRecord:
    return AnswerRecord(
        id="a1",
        member=ann.member,
        place=ann.place,
        question="Who fears “entrapment”?",
        scope=("brief", "op-ed"),
        outcome=Outcome.CLOSEST,
        confidence=0.75,
        sentences=(
            CitedSentence("op-ed", 2, 7, "Guarantors do."),
            CitedSentence("brief", 1, 3, "So do some of their voters."),
        ),
        notes=(
            Missing("Narnia", "Ukraine"),
            Contradicted(Sentence("brief", 1, 3, 2, "They do not.")),
            Respelled("ukriane", "Ukraine"),
            Unsaid(ValueKind.DATE),
        ),
        passages=(
            KeptPassage("op-ed", 2, 7, True),
            KeptPassage("brief", 1, 3, True),
            KeptPassage("brief", 1, 9, False),
        ),
        follows="a0",
    )


async def test_an_answer_comes_back_as_it_was_given(
    db: Database, ann: Caller, given: AnswerRecord, noon: datetime
):
    await db.write(*answers.keep(ann.community, given, noon))

    assert await answers.load(db, ann.community, "a1") == given


async def test_an_answer_that_found_nothing_is_on_record_too(
    db: Database, ann: Caller, given: AnswerRecord, noon: datetime
):
    nothing = replace(given, scope=(), outcome=Outcome.SILENT, confidence=0.0, sentences=())
    await db.write(*answers.keep(ann.community, nothing, noon))

    assert await answers.load(db, ann.community, "a1") == nothing


async def test_an_answer_from_before_there_were_outcomes_is_read(
    db: Database, ann: Caller, given: AnswerRecord, noon: datetime
):
    await db.write(*answers.keep(ann.community, replace(given, outcome=Outcome.SAYS), noon))
    await db.write(
        make_statement(
            "INSERT INTO answers (community, id, place, member, question, scope, abstained, "
            "confidence, asked_at) SELECT community, 'a0', place, member, question, scope, "
            "abstained, confidence, asked_at FROM answers"
        )
    )

    before = await answers.load(db, ann.community, "a0")

    assert before is not None
    assert (before.outcome, before.notes) == (Outcome.SAYS, ())


async def test_an_answer_is_given_once(
    db: Database, ann: Caller, given: AnswerRecord, noon: datetime
):
    await db.write(*answers.keep(ann.community, given, noon))

    with pytest.raises(Conflict):
        await db.write(*answers.keep(ann.community, replace(given, sentences=()), noon))

    assert await answers.load(db, ann.community, "a1") == given


async def test_another_community_sees_nothing_and_cannot_judge(
    db: Database, ann: Caller, bob: Caller, given: AnswerRecord, noon: datetime
):
    await db.write(*answers.keep(ann.community, given, noon))

    assert await answers.load(db, bob.community, "a1") is None
    with pytest.raises(Conflict):
        await db.write(answers.rate_answer(bob.community, "a1", bob.member, True, noon))
    assert await db.read(OPINIONS) == []


async def test_answers_of_the_same_id_keep_apart(
    db: Database, ann: Caller, bob: Caller, given: AnswerRecord, noon: datetime
):
    theirs = replace(given, question="And theirs?", sentences=given.sentences[:1])
    await db.write(*answers.keep(ann.community, given, noon))
    await db.write(*answers.keep(bob.community, theirs, noon))

    assert await answers.load(db, ann.community, "a1") == given
    assert await answers.load(db, bob.community, "a1") == theirs


async def test_a_member_s_last_opinion_counts(
    db: Database, ann: Caller, given: AnswerRecord, noon: datetime
):
    await db.write(*answers.keep(ann.community, given, noon))
    later = noon + timedelta(minutes=1)
    await db.write(
        answers.rate_answer(ann.community, "a1", MemberId("m1"), True, noon),
        answers.rate_answer(ann.community, "a1", MemberId("m2"), True, noon),
        answers.rate_answer(ann.community, "a1", MemberId("m1"), False, later),
    )

    assert await db.read(OPINIONS) == [("ours", "m1", 0), ("ours", "m2", 1)]


async def test_the_last_answer_of_a_member_in_a_place_is_found(
    db: Database, ann: Caller, bob: Caller, given: AnswerRecord, noon: datetime
):
    later = noon + timedelta(minutes=5)
    await db.write(*answers.keep(ann.community, given, noon))
    await db.write(*answers.keep(ann.community, replace(given, id="a2"), later))
    await db.write(*answers.keep(bob.community, replace(given, id="a3"), later))

    last = await answers.find_recent(db, ann.community, ann.place, ann.member, noon)
    gone = await answers.find_recent(
        db, ann.community, ann.place, ann.member, later + timedelta(seconds=1)
    )
    elsewhere = await answers.find_recent(db, ann.community, PlaceId("cellar"), ann.member, noon)

    assert (last.id if last else None, gone, elsewhere) == ("a2", None, None)


async def test_the_passage_that_a_member_names_last_is_right(
    db: Database, ann: Caller, bob: Caller, given: AnswerRecord, noon: datetime
):
    await db.write(*answers.keep(ann.community, given, noon))
    await db.write(keep_correction(ann.community, "a1", MemberId("m1"), None, noon))
    await db.write(keep_correction(ann.community, "a1", MemberId("m1"), ("brief", 1, 9), noon))

    ours = await load_corrections(db, ann.community)

    assert ours == [PassageCorrection("a1", ("brief", 1, 9))]
    assert await load_corrections(db, bob.community) == []
    with pytest.raises(Conflict):
        await db.write(keep_correction(bob.community, "a1", bob.member, None, noon))
