"""Sentences that are marked: quotations and brackets stay whole."""

import pytest

from bot.article.rules.excerpts import CitedParagraph, ExcerptPiece, build_excerpt
from bot.article.rules.spoken import LONGEST, split_whole


@pytest.mark.parametrize(
    "sentences",
    [
        ("“Is it true? No,” he said.", "Then he left."),
        ("She said: “We will not sign. Not now. Never!” and went home.", "It was late."),
        ('He called it "a war. A real one" in May.', "Then it ended."),
        ("“No,” she said, “we cannot. The passes are closed.”", "Lind agreed."),
        ("The treaty (which lapsed in 1987. See above.) was old.", "It ended."),
        ("Il dit «Jamais! Non,» puis partit.", "Fin."),
        ("„Ist es wahr? Nein“, sagte er.", "Dann ging er."),
        ("He was 5'10\" tall.", "He left.", "She came."),
        ("A stray “ stands here.", "Nothing ends it."),
    ],
)
def test_what_one_quotation_holds_is_one_sentence(sentences: tuple[str, ...]) -> None:
    assert split_whole(" ".join(sentences)) == sentences


def test_a_very_long_quotation_is_marked_sentence_by_sentence() -> None:
    said = " ".join("The harbour is ours." for _ in range(LONGEST // 10))

    assert len(split_whole(f"“{said}” he said.")) > 10


def test_a_marked_sentence_is_never_cut_within_a_quotation() -> None:
    words = "Amery came. “Is it true? No,” he said. Then he left."
    cited = CitedParagraph(slug="a", version=1, paragraph=1, heading="", words=words)

    excerpt = build_excerpt(cited, ["No,” he said."], 700)

    assert excerpt.pieces == (
        ExcerptPiece("Amery came. "),
        ExcerptPiece("“Is it true? No,” he said.", marked=True),
        ExcerptPiece(" Then he left."),
    )


def test_a_long_sentence_that_answers_is_shown_whole_beside_others() -> None:
    long = f"The pact binds {'Estmere and ' * 90}Rudland."
    words = f"It was signed in May. {long} Nobody left it."
    cited = CitedParagraph(slug="a", version=1, paragraph=1, heading="", words=words)

    excerpt = build_excerpt(cited, [long], 380)

    assert ExcerptPiece(long, marked=True) in excerpt.pieces
