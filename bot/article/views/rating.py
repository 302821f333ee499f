"""What is said to those who tell whether an answer helped."""

from collections.abc import Mapping, Sequence

from bot.article.rules.excerpts import CitedParagraph
from bot.article.views.excerpts import name_place
from bot.kernel.message import count_of, say
from bot.kernel.pieces import shorten
from bot.kernel.view import Attachment, Block, Button, Buttons, Plain, Quotation, Strong, View, text

GLIMPSE = 110
"""Characters of a passage that one may choose."""


def thank() -> View:
    """Thanks for a word on an answer."""
    return View(blocks=(text(say("Thank you, noted.")),))


def ask_for_passage(
    answer: str, passages: Sequence[tuple[int, CitedParagraph]], *, titles: Mapping[str, str]
) -> View:
    """Asks which passage would have been right; each comes with its number among those kept with
    the answer."""
    if not passages:
        return View(
            blocks=(
                text(
                    say(
                        "Thank you, noted. Other words may find more: try those the article"
                        " would use."
                    )
                ),
            )
        )
    blocks: list[Block] = [text(say("Thank you, noted. Which passage would have been right?"))]
    buttons: list[Button] = []
    for number, cited in passages:
        label = name_place(cited.slug, cited.paragraph, titles=titles)
        blocks.append(Quotation((Strong(label), Plain(f" {shorten(cited.words, GLIMPSE)}"))))
        buttons.append(Button(label, f"/answer right {answer} passage:{number}"))
    buttons.append(Button(say("None of these"), f"/answer right {answer} passage:0"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def thank_for_passage() -> View:
    """Said to those who told which passage would have been right."""
    return View(blocks=(text(say("Thank you. The admins can check my answers with it.")),))


def hand_out_tests(lines: bytes, questions: int) -> View:
    """The questions whose answers did not help, as a file."""
    if not questions:
        return View(blocks=(text(say("Nobody has said yet which passage would have been right.")),))
    told = count_of(questions, "{n} question from members.", "{n} questions from members.")
    return View(blocks=(text(told), Attachment("answer-tests.jsonl", lines)))
