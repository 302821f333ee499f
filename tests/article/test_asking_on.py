"""Follow-ups keep the thread; what did not help is kept with the passage that is right."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.article.content import brief
from bot.assembly import Parley, open_parley
from bot.kernel.ids import PlaceId
from bot.kernel.view import Attachment, Button, Form, Quotation, View
from tests.test_scenarios import buttons, said_by

ANN, BEN, ADA = said_by("Ann", None), said_by("Ben", None), said_by("Ada", "admin")


@pytest.fixture
async def parley(tmp_path: Path) -> AsyncIterator[Parley]:
    async with open_parley(tmp_path) as opened:
        yield opened


def press(views: tuple[View, ...], label: str) -> str:
    found = [button.action for button in buttons(views) if button.label == label]
    assert found, label
    return found[0]


def plain(views: tuple[View, ...]) -> str:
    return "\n".join(rendered(view, width=10_000) for view in views)


async def test_the_form_of_a_follow_up_asks_for_the_question_alone(parley: Parley) -> None:
    asked = await parley.app.hear(ANN, "/ask What is a tripwire?")

    (view,) = await parley.app.hear(ANN, press(asked, "Ask a follow-up"))

    (form,) = [block for block in view.blocks if isinstance(block, Form)]
    assert [field.name for field in form.inputs] == ["question"]
    answered = await parley.app.hear(ANN, form.action, {"question": "Who says that?"})
    assert "Follow-up to: What is a tripwire?" in plain(answered)


async def test_a_plain_question_goes_on_where_the_same_member_asked_here(parley: Parley) -> None:
    await parley.app.hear(ANN, "/ask What is a security guarantee?")

    mine = await parley.app.hear(ANN, "/ask and what about a security assurance?")
    theirs = await parley.app.hear(BEN, "/ask and what about a security assurance?")
    elsewhere = await parley.app.hear(
        replace(ANN, place=PlaceId("q")), "/ask and what about a security assurance?"
    )

    assert "Follow-up to: What is a security guarantee?" in plain(mine)
    assert "[1] “" in plain(mine)
    assert "Going on from" not in plain(theirs)
    assert "Going on from" not in plain(elsewhere)


async def test_a_thread_goes_on_over_several_questions(parley: Parley) -> None:
    first = await parley.app.hear(ANN, "/ask Who proposed the emergency mechanism?")
    second = await parley.app.hear(ANN, f"{press(first, 'Ask a follow-up')} and why?")
    await parley.app.hear(ANN, f"{press(second, 'Ask a follow-up')} when?")

    rows = await parley.db.read("SELECT id, question, follows FROM answers ORDER BY asked_at, id")

    assert [(question, bool(follows)) for _, question, follows in rows] == [
        ("Who proposed the emergency mechanism?", False),
        ("and why?", True),
        ("when?", True),
    ]


async def test_what_did_not_help_is_taken_along_by_admins(parley: Parley) -> None:
    asked = await parley.app.hear(ANN, "/ask What is a security guarantee?")
    offered = await parley.app.hear(ANN, press(asked, "Not helpful"))
    chosen: list[Button] = [b for b in buttons(offered) if str(b.label).startswith("[")]
    assert len(chosen) > 1
    await parley.app.hear(ANN, press(offered, "None of these"))
    await parley.app.hear(ANN, chosen[0].action)
    await parley.app.hear(BEN, press(offered, "None of these"))

    (view,) = await parley.app.hear(ADA, "/article tests")

    (file,) = [block for block in view.blocks if isinstance(block, Attachment)]
    first, second = (json.loads(line) for line in file.content.decode().splitlines())
    number = int(str(chosen[0].label).strip("[]"))
    assert (first["question"], first["kind"], first["slug"]) == (
        "What is a security guarantee?",
        "answerable",
        "brief",
    )
    assert first["support"][0] == [number, 0]
    assert (second["kind"], second["support"]) == ("unclear", [])


async def test_what_is_erased_is_in_no_thread_and_no_test(parley: Parley) -> None:
    asked = await parley.app.hear(ANN, "/ask What is a security guarantee?")
    follow = press(asked, "Ask a follow-up")
    theirs = await parley.app.hear(BEN, f"{follow} and why?")
    offered = await parley.app.hear(ANN, press(asked, "Not helpful"))
    await parley.app.hear(BEN, press(offered, "None of these"))
    await parley.app.hear(ANN, press(offered, "None of these"))
    assert "Going on from" not in plain(theirs), "it is somebody else's question"

    await parley.app.hear(ANN, "/privacy erase yes")

    (view,) = await parley.app.hear(ADA, "/article tests")
    assert "Nobody has said yet" in plain((view,))
    kept = await parley.db.read("SELECT question, notes FROM answers WHERE member = 'ann'")
    assert set(kept) == {("", "")}
    passages = await parley.db.read(
        "SELECT answer FROM answer_passages p JOIN answers a"
        " ON a.id = p.answer WHERE a.member = 'ann'"
    )
    assert passages == []


async def test_more_context_shows_the_paragraphs_around(parley: Parley) -> None:
    asked = await parley.app.hear(ANN, "/ask What is snapback?")

    around = plain(await parley.app.hear(ANN, press(asked, "More context")))

    assert all(f"[{number}] “" in around for number in (11, 12, 13))


async def test_help_can_be_asked_on_as_well(parley: Parley) -> None:
    await parley.app.hear(ANN, "/ask How do I open a debate?")

    on_slack = plain(await parley.app.hear(ANN, "/ask and in Slack?"))

    assert "How do I open a debate in Slack?" in on_slack
    assert "Open a debate" in on_slack


async def test_thanks_are_no_follow_up(parley: Parley) -> None:
    asked = await parley.app.hear(ANN, "/ask What is a tripwire?")

    thanked = plain(await parley.app.hear(ANN, f"{press(asked, 'Ask a follow-up')} thank you!"))

    assert "Going on from" not in thanked
    assert "[23]" not in thanked


async def test_who_says_so_is_answered_with_the_source(parley: Parley) -> None:
    await parley.app.hear(ANN, "/ask What is a tripwire?")

    told = plain(await parley.app.hear(ANN, "/ask Who says that?"))

    assert "A tripwire is a force too weak" in told
    assert "From The design of security guarantees, by Parley." in told
    assert "Sources: " in told


async def test_more_shows_what_stands_around_the_last_answer_here(parley: Parley) -> None:
    await parley.app.hear(ANN, "/ask What is a tripwire?")

    mine = await parley.app.hear(ANN, "/ask tell me more")
    theirs = await parley.app.hear(BEN, "/ask tell me more")

    assert "Around the answer to: What is a tripwire?" in plain(mine)
    assert press(mine, "Ask a follow-up")
    assert "What stands around" not in plain(theirs)


async def test_a_shared_answer_names_an_article_that_was_removed_meanwhile(parley: Parley) -> None:
    asked = await parley.app.hear(ANN, "/ask What is a tripwire?")
    await parley.app.hear(ADA, "/article remove brief")

    shared = await parley.app.hear(ANN, press(asked, "Share"))

    assert "From The design of security guarantees." in plain(shared)


@pytest.mark.parametrize("question", ["and who says that?", "and what about a tripwire force?"])
async def test_a_shared_follow_up_tells_what_the_private_one_told(
    parley: Parley, question: str
) -> None:
    first = await parley.app.hear(ANN, "/ask What is a security guarantee?")
    private = await parley.app.hear(ANN, f"{press(first, 'Ask a follow-up')} {question}")
    shared = plain(await parley.app.hear(ANN, press(private, "Share")))

    told = [line for line in plain(private).splitlines() if not line.startswith("[")]
    notes = [line for line in told if line.startswith(("Follow-up to", "From ", "Sources: "))]
    assert len(notes) >= 2
    for line in notes:
        assert line in shared


async def test_evidence_is_offered_in_a_channel_to_those_who_debate_in_its_thread(
    parley: Parley,
) -> None:
    chair = said_by("Cem", "chair")
    thread = replace(chair, place=PlaceId("thread"), within=chair.place)
    await parley.app.hear(thread, "/debate open format:text This house trusts promises.")
    await parley.app.hear(replace(BEN, place=thread.place, within=BEN.place), "/debate join for")

    offered = {
        by.name: [
            str(b.label) for b in buttons(await parley.app.hear(by, "/ask What is a tripwire?"))
        ]
        for by in (ANN, BEN, chair)
    }

    assert "Quote as evidence" not in offered["Ann"]
    assert "Quote as evidence" in offered["Ben"]
    assert "Quote as evidence" in offered["Cem"]


async def test_evidence_and_clauses_are_offered_where_they_can_be_used(parley: Parley) -> None:
    chair = said_by("Cem", "chair")
    await parley.app.hear(chair, "/debate open This house trusts promises.")
    await parley.app.hear(chair, "/guarantee new A pact")

    asked = await parley.app.hear(ANN, "/ask What is a security guarantee?")
    elsewhere = await parley.app.hear(
        replace(ANN, place=PlaceId("q")), "/ask What is a security guarantee?"
    )

    offered = [str(button.label) for button in buttons(asked)]
    assert offered == [
        "More context", "Ask a follow-up", "Share", "Quote as evidence", "Attach to a clause",
        "Helpful", "Not helpful",
    ]  # fmt: skip
    assert not {"Quote as evidence", "Attach to a clause"} & {
        str(button.label) for button in buttons(elsewhere)
    }


async def test_no_passage_that_was_shown_is_offered_and_none_twice(parley: Parley) -> None:
    twin = brief.load()[1].paragraphs
    text = "\n\n".join(("The twin of the brief", *twin[:14]))
    await parley.app.hear(ADA, "/article add", {"source": text, "slug": "twin"})

    for question in ("What is a security guarantee?", "What is a moon base for?", "Who pays?"):
        asked = await parley.app.hear(ANN, f"/ask {question}")
        offered = await parley.app.hear(ANN, press(asked, "Not helpful"))

        shown = quotations(asked)
        glimpses = [words.split("] ", 1)[1].rstrip("…") for words in quotations(offered)]
        assert len(set(glimpses)) == len(glimpses) > 0
        assert not [glimpse for glimpse in glimpses if any(glimpse in words for words in shown)]


def quotations(views: tuple[View, ...]) -> list[str]:
    """The words of each quotation."""
    blocks = [block for view in views for block in view.blocks if isinstance(block, Quotation)]
    return ["".join(getattr(span, "words", "") for span in block.spans) for block in blocks]
