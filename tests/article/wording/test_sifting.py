from bot.article.wording.shapes import Cited, Draft, Drafted, Kept, Source
from bot.article.wording.sifting import sift

GROUND = {1: "Three ships sailed in 1904.", 2: "The harbour was closed by ice."}


def drafted(text: str, number: int = 1, quotation: str = "Three ships sailed") -> Drafted:
    return Drafted(text, [Cited(number, quotation)])


def test_a_sentence_keeps_its_quotation_as_it_stands_in_the_text() -> None:
    sifted = sift(Draft([drafted("Three ships left.", 1, "three SHIPS sailed")]), GROUND)
    assert sifted.kept == (Kept("Three ships left.", (Source(1, "Three ships sailed"),)),)


def test_what_has_a_fault_is_left_out_with_the_reason() -> None:
    draft = Draft(
        [
            drafted("Four ships left."),
            drafted("Three ships left.", 7),
            drafted("Three ships left.", 1, "Three ships sank"),
            Drafted("Three ships left.", []),
        ]
    )
    sifted = sift(draft, GROUND)
    assert sifted.kept == ()
    assert [dropped.why for dropped in sifted.dropped] == [
        "“Four” is not in the source",
        "the quotation does not stand in text 7 letter by letter",
        "the quotation does not stand in text 1 letter by letter",
        "it names no source",
    ]


def test_what_is_said_twice_is_kept_once() -> None:
    sifted = sift(Draft([drafted("Three ships left."), drafted("three ships left")]), GROUND)
    assert len(sifted.kept) == 1
