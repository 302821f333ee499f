"""How each outcome looks."""

import pytest

from bot.adapters.plain.render import rendered
from bot.article.rules.excerpts import CitedParagraph
from bot.article.rules.outcome import (
    AnswerNote,
    Contradicted,
    Missing,
    Outcome,
    Respelled,
    Sentence,
    Unsaid,
    ValueKind,
)
from bot.article.rules.question_language import ForeignQuestion
from bot.article.views.answers import show_answer
from bot.article.views.shown_answer import AnswerPart, ShownAnswer
from bot.kernel.view import Buttons, Heading, Quotation, Strong, View

SIGNED = "It was signed in May."
WORDS = f"The pact binds all. {SIGNED} Nobody left it."


def show(
    outcome: Outcome,
    *notes: AnswerNote,
    words: str = WORDS,
    asked: int = 1,
    numbers: int = 1,
    has_debate: bool = False,
    has_sheet: bool = False,
    is_seen: bool = False,
    foreign: ForeignQuestion | None = None,
) -> View:
    paragraphs = tuple(
        CitedParagraph(slug="pact", version=2, paragraph=n, heading="Terms", words=words)
        for n in range(1, numbers + 1)
    )
    part = AnswerPart(
        sentences=(Sentence("pact", 2, 1, 1, SIGNED),),
        confidence=0.6,
        outcome=outcome,
        notes=notes,
        paragraphs=paragraphs,
    )
    return show_answer(
        ShownAnswer(
            id="a1",
            question="When was it signed?",
            asker="Ann",
            parts=(part,),
            titles={"pact": "The pact"},
            asked=asked,
            shared=False,
            has_debate=has_debate,
            has_sheet=has_sheet,
            is_seen=is_seen,
            foreign=foreign,
        )
    )


def lines(view: View) -> list[str]:
    return [line for line in rendered(view, width=10_000).splitlines() if line]


def labels(view: View) -> list[str]:
    return [
        str(button.label)
        for block in view.blocks
        if isinstance(block, Buttons)
        for button in block.buttons
    ]


def test_what_the_article_says_is_the_passage_and_nothing_more() -> None:
    view = show(Outcome.SAYS)

    assert lines(view) == [
        "When was it signed?",
        "Terms",
        f"  │ [1] “{WORDS}”",
        "From The pact.",
    ]
    (quoted,) = [block for block in view.blocks if isinstance(block, Quotation)]
    assert [span.words for span in quoted.spans if isinstance(span, Strong)] == [SIGNED]


def test_closest_passages_claim_nothing() -> None:
    assert lines(show(Outcome.CLOSEST))[1] == "Closest passage:"
    assert lines(show(Outcome.CLOSEST, numbers=2))[1] == "Closest passages:"


def test_silence_has_one_related_passage() -> None:
    assert lines(show(Outcome.SILENT))[1:4] == [
        "The article doesn’t say.",
        "A related passage:",
        "Terms",
    ]
    assert lines(show(Outcome.SILENT, asked=3, numbers=0))[1:] == ["None of the articles says."]
    assert lines(show(Outcome.SILENT, asked=0, numbers=0))[1:] == [
        "There is no article to ask yet."
    ]


def test_a_false_premise_is_named_with_the_sentence_that_corrects_it() -> None:
    view = show(Outcome.SILENT, Contradicted(Sentence("pact", 2, 1, 2, "Nobody left it.")))

    assert lines(view)[1] == "The article says otherwise:"
    (quoted,) = [block for block in view.blocks if isinstance(block, Quotation)]
    assert "Nobody left it." in [s.words for s in quoted.spans if isinstance(s, Strong)][-1]


def test_what_is_missing_and_what_was_respelled_is_said() -> None:
    view = show(Outcome.SILENT, Missing("Narnia"), Missing("June", "May"), Respelled("mai", "May"))

    assert lines(view)[1:3] == [
        "Showing results for May.",
        "The article doesn’t say. It doesn’t mention Narnia. It speaks of May, not of June.",
    ]


def test_among_several_articles_what_is_missing_is_missing_from_the_nearest() -> None:
    view = show(Outcome.SILENT, Missing("Narnia"), Missing("June", "May"), asked=3)

    assert lines(view)[1] == (
        "None of the articles says. The pact doesn’t mention Narnia. "
        "The pact speaks of May, not of June."
    )


def test_a_passage_in_part_can_be_read_whole() -> None:
    long = " ".join([WORDS] * 20)

    assert labels(show(Outcome.SAYS))[0] == "More context"
    assert labels(show(Outcome.SAYS, words=long))[0] == "Read it whole"
    assert "…" in rendered(show(Outcome.SAYS, words=long))


def test_silence_is_no_evidence() -> None:
    uses = {"Quote as evidence", "Attach to a clause"}

    assert uses <= set(labels(show(Outcome.CLOSEST, has_debate=True, has_sheet=True)))
    assert not uses & set(labels(show(Outcome.SILENT, has_debate=True, has_sheet=True)))


def test_an_answer_offers_what_can_be_done_with_it_here() -> None:
    rated = ["Helpful", "Not helpful"]
    read = ["More context", "Ask a follow-up", "Share"]

    assert labels(show(Outcome.SAYS)) == [*read, *rated]
    assert labels(show(Outcome.SAYS, has_debate=True)) == [*read, "Quote as evidence", *rated]
    assert labels(show(Outcome.SAYS, has_sheet=True)) == [*read, "Attach to a clause", *rated]
    assert labels(show(Outcome.SAYS, is_seen=True)) == [*read[:2], *rated]


def test_an_empty_library_asks_for_an_article() -> None:
    assert labels(show(Outcome.SILENT, asked=0, numbers=0)) == ["Add an article"]


def compare(one: int, other: int, *, also: int = 3) -> View:
    """A comparison of two things, each answered by a paragraph and by one that both have."""
    first, second = (
        AnswerPart(
            sentences=(Sentence("pact", 2, best, 1, SIGNED),),
            confidence=0.6,
            outcome=Outcome.SAYS,
            of=of,
            paragraphs=tuple(
                CitedParagraph(slug="pact", version=2, paragraph=n, heading="", words=WORDS)
                for n in (best, also)
            ),
        )
        for best, of in ((one, "the pact"), (other, "a plan"))
    )
    return show_answer(
        ShownAnswer(
            id="a1",
            question="Compare the pact and a plan",
            asker="Ann",
            parts=(first, second),
            titles={"pact": "The pact"},
            asked=1,
            shared=False,
        )
    )


def cited(view: View) -> list[str]:
    quoted = (block.citation for block in view.blocks if isinstance(block, Quotation))
    return [str(citation.label) for citation in quoted if citation is not None]


def headings(view: View) -> list[str]:
    return [str(block.words) for block in view.blocks if isinstance(block, Heading)]


def test_things_compared_stand_under_their_names() -> None:
    view = compare(1, 2)

    assert headings(view) == ["Pact", "Plan"]
    assert cited(view) == ["[1]", "[3]", "[2]", "[3]"]


def test_a_paragraph_that_leads_one_part_of_a_comparison_stands_in_no_other() -> None:
    assert cited(compare(1, 3)) == ["[1]", "[3]"]


def test_a_comparison_that_one_paragraph_answers_shows_it_once() -> None:
    view = compare(2, 2, also=1)

    assert headings(view) == []
    assert cited(view) == ["[2]", "[1]"]


def test_what_was_found_in_another_language_is_called_no_answer() -> None:
    foreign = ForeignQuestion("de", "en")

    told = lines(show(Outcome.CLOSEST, foreign=foreign))
    assert told[1:3] == [
        "Der Artikel ist auf Englisch; frag auf Englisch, dann finde ich mehr.",
        "Closest passage:",
    ]
    assert lines(show(Outcome.SILENT, numbers=0, foreign=foreign))[2:] == []


def test_an_article_in_another_language_than_english_is_named() -> None:
    told = lines(show(Outcome.CLOSEST, foreign=ForeignQuestion("en", "fr")))

    assert told[1] == "The article is in French. Ask in French and I’ll find more."


def test_what_comes_closest_may_lack_something() -> None:
    assert lines(show(Outcome.CLOSEST, Missing("Narnia"), Missing("June", "May")))[1:4] == [
        "Closest passage:",
        "The article doesn’t mention Narnia.",
        "The article speaks of May, not of June.",
    ]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (ValueKind.NUMBER, "It gives no such number."),
        (ValueKind.SUM, "It names no such sum of money."),
        (ValueKind.FIGURE, "It gives no such figure."),
        (ValueKind.DATE, "It gives no such date."),
        (ValueKind.STATES, "It names no such states."),
    ],
)
def test_the_kind_of_value_that_an_article_does_not_give_is_named(
    kind: ValueKind, told: str
) -> None:
    assert lines(show(Outcome.SILENT, Unsaid(kind)))[1] == f"The article doesn’t say. {told}"
    assert told not in rendered(show(Outcome.CLOSEST, Unsaid(kind)))
